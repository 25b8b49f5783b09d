"""The checks of structure in a whole audit."""

from __future__ import annotations

import mtcheck
from mtcheck.model import Decision, Severity, Side
from tests.align.test_align import SOURCE, TRANSLATION


def checks(report: mtcheck.Report) -> list[str]:
    return [issue.check for issue in report.issues]


def test_an_article_that_was_not_translated_is_one_issue() -> None:
    """Not a thousand, whatever else is wrong with it."""
    source = [f"{sentence} {number}" for number in range(20) for sentence in SOURCE]

    report = mtcheck.audit(source, source=source, source_lang="sr")

    assert checks(report) == ["untranslated-text"]
    assert report.issues[0].severity is Severity.CRITICAL
    assert report.verdict.decision is Decision.REJECT


def test_half_an_article_that_was_not_translated_is_told_by_segment() -> None:
    report = mtcheck.audit([*TRANSLATION[:3], SOURCE[3]], source=SOURCE, source_lang="sr", glossary=None)

    found = [issue for issue in report.issues if issue.check == "untranslated-text"]
    assert [(issue.segment, issue.severity) for issue in found] == [(3, Severity.MAJOR)]


def test_a_missing_end_is_one_issue_on_the_source() -> None:
    report = mtcheck.audit(TRANSLATION[:2], source=SOURCE, source_lang="sr", glossary=None)

    found = [issue for issue in report.issues if issue.check in {"truncated-article", "omission"}]
    assert [issue.check for issue in found] == ["truncated-article"]
    assert found[0].span.side is Side.SOURCE
    assert found[0].text == SOURCE[2]


def test_the_demo_has_no_issue_of_structure(demo: object) -> None:
    report = mtcheck.audit(demo)  # type: ignore[arg-type]

    structure = {
        "untranslated-text", "omission", "addition", "duplicated-segment", "truncated-article", "order-changed",
        "repeated-text",
    }  # fmt: skip
    assert not structure & set(checks(report))
