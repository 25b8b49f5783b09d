"""What a check cannot read of the source's language it does not judge, and its run says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import mtcheck
from mtcheck.report.markdown import render as markdown

FILES = {
    "language.toml": 'name = "Xx"\nscripts = "Latin"\n',
    "numbers.toml": 'one_form = true\nminus = "minos"\n',
    "cldr.toml": '[cardinals]\n1 = "ano"\n2 = "bino"\n20 = "bidek"\n\n[scales]\n1000 = "milo"\n',
}
"""A language with the single forms of CLDR alone."""


def test_number_words_that_only_cldr_knows_are_not_judged(planted: Callable[[Mapping[str, str]], None]) -> None:
    planted(FILES)
    report = mtcheck.audit("Thirty people died.", source="Bidek guron muro.", source_lang="xx")

    run = next(run for run in report.checks if run.name == "number-value")
    assert run.ran
    assert run.reason == "in part: no Xx number words"
    assert not [issue for issue in report.issues if issue.check.startswith("number")]
    assert "in part: no Xx number words" in markdown(report)


def test_digits_of_such_a_language_are_judged(planted: Callable[[Mapping[str, str]], None]) -> None:
    planted(FILES)
    report = mtcheck.audit("The dam holds 4,500 tonnes.", source="Damo haveno 5400 tonos.", source_lang="xx")

    assert [issue.text for issue in report.issues if issue.check == "number-value"] == ["4,500"]
