"""What a check cannot read of the source's language it does not judge, and its run says so."""

from __future__ import annotations

import mtcheck
from mtcheck.report.markdown import render as markdown


def test_number_words_of_a_language_that_only_cldr_knows_are_not_judged() -> None:
    report = mtcheck.audit("Twenty-one people died.", source="ოცდაერთი ადამიანი დაიღუპა.", source_lang="ka")

    run = next(run for run in report.checks if run.name == "number-value")
    assert run.ran
    assert run.reason == "in part: no Georgian number words"
    assert not [issue for issue in report.issues if issue.check.startswith("number")]


def test_digits_of_such_a_language_are_judged() -> None:
    report = mtcheck.audit("The dam holds 4,500 tonnes.", source="A tároló 5400 tonnás.", source_lang="hu")

    assert [issue.text for issue in report.issues if issue.check == "number-value"] == ["4,500"]


def test_a_language_with_tables_of_its_own_is_read_in_full() -> None:
    report = mtcheck.audit("Five people died.", source="Poginulo je pet ljudi.", source_lang="sr")

    assert not [run for run in report.checks if run.ran and run.reason]


def test_the_page_says_what_was_not_seen() -> None:
    report = mtcheck.audit("Two people died.", source="ორი ადამიანი დაიღუპა.", source_lang="ka")

    assert "in part: no Georgian number words" in markdown(report)
