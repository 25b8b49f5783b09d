"""The checks of structure in a whole audit."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("empty", [".", "", "…", " . "])
def test_a_place_without_a_word_is_critical(empty: str) -> None:
    """A service that fails on a sentence gives nothing back for it, or its full stop; German has no lexicon here."""
    source = ["Der Rat hat gestern getagt.", "Er hat nichts beschlossen.", "Die Sitzung dauerte lange."]
    translation = ["The council met yesterday.", empty, "The session took a long time."]

    report = mtcheck.audit(translation, source=source, source_lang="de", glossary=None)

    found = [issue for issue in report.issues if issue.check in {"truncated-article", "omission"}]
    assert [(issue.check, issue.severity, issue.text) for issue in found] == [
        ("omission", Severity.CRITICAL, source[1])
    ]
    assert report.verdict.decision is Decision.FIX


@pytest.mark.parametrize("between", ["\n\n", "\n", " "])
def test_a_full_stop_alone_is_found_in_running_text(between: str) -> None:
    translation = between.join([TRANSLATION[0], ".", *TRANSLATION[2:]])

    report = mtcheck.audit(translation, source=between.join(SOURCE), source_lang="sr", glossary=None)

    found = [issue for issue in report.issues if issue.check == "omission"]
    assert [(issue.severity, issue.text) for issue in found] == [(Severity.CRITICAL, SOURCE[1])]


@pytest.mark.parametrize(("source", "lang"), [(["去年他们搬到了北京。"], "zh"), (["Ja."], "de"), (SOURCE, "sr")])
@pytest.mark.parametrize("translation", [["."], [""], ["...", ""]])
def test_a_translation_without_a_word_is_one_critical_issue(
    source: list[str], lang: str, translation: list[str]
) -> None:
    report = mtcheck.audit(translation, source=source, source_lang=lang, glossary=None)

    assert [(issue.check, issue.severity, issue.text) for issue in report.issues] == [
        ("omission", Severity.CRITICAL, source[0])
    ]
    assert report.verdict.decision is Decision.REJECT


def test_a_full_stop_set_apart_is_no_gap() -> None:
    """French and tokenised text put a space before marks."""
    translation = [sentence.removesuffix(".") + " ." for sentence in TRANSLATION]

    report = mtcheck.audit(" ".join(translation), source=" ".join(SOURCE), source_lang="sr", glossary=None)

    assert "omission" not in checks(report)
