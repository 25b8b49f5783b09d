"""What a check can read of the source's language it judges in full."""

from __future__ import annotations

import mtcheck


def test_digits_are_judged() -> None:
    report = mtcheck.audit("The dam holds 4,500 tonnes.", source="A tároló 5400 tonnás.", source_lang="hu")

    assert [issue.text for issue in report.issues if issue.check == "number-value"] == ["4,500"]


def test_a_language_with_tables_of_its_own_is_read_in_full() -> None:
    report = mtcheck.audit("Five people died.", source="Poginulo je pet ljudi.", source_lang="sr")

    assert not [run for run in report.checks if run.ran and run.reason]
