"""Headlines and standfirsts that were rewritten on purpose, and those that were not."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.model import Decision, Report, Rewritten

SOURCE = (
    "Otvorena nova biblioteka u Nišu",
    "Gradonačelnik Niša otvorio je juče novu biblioteku u centru grada.",
    "Zgrada ima tri sprata i čitaonicu za dvesta posetilaca. Građena je četiri godine.",
    "Biblioteka će raditi svakog dana osim nedelje.",
)
TRANSLATION = (
    "New library opened in Niš",
    "The mayor of Niš opened a new library in the centre of the city yesterday.",
    "The building has three floors and a reading room for two hundred visitors. It took four years to build.",
    "The library will be open every day except Sunday.",
)
REWRITTEN = "Books, students and a long queue"


def audit(source: tuple[str, ...], translation: tuple[str, ...]) -> Report:
    return mtcheck.audit("\n\n".join(translation), source="\n\n".join(source), source_lang="sr", glossary=None)


def rewritten(report: Report) -> list[tuple[Rewritten, str]]:
    return [
        (segment.rewritten, segment.translation or segment.source or "")
        for segment in report.article.segments
        if segment.rewritten
    ]


def test_a_rewritten_headline_is_shown_and_no_issue() -> None:
    report = audit(SOURCE, (REWRITTEN, *TRANSLATION[1:]))

    assert rewritten(report) == [(Rewritten.HEADLINE, REWRITTEN), (Rewritten.HEADLINE, SOURCE[0])]
    assert report.issues == ()
    assert [segment.index for segment in report.article.segments] == list(range(len(report.article.segments)))


@pytest.mark.parametrize(
    ("source", "translation"), [(SOURCE[1:], TRANSLATION), (SOURCE, TRANSLATION[1:])], ids=["added", "left out"]
)
def test_a_headline_on_one_side_only_is_no_issue(source: tuple[str, ...], translation: tuple[str, ...]) -> None:
    assert audit(source, translation).verdict.decision is Decision.PUBLISH


def test_a_headline_that_corresponds_is_audited() -> None:
    report = audit(("Uhapšeno 12 ljudi u Nišu", *SOURCE[1:]), ("17 people arrested in Niš", *TRANSLATION[1:]))

    assert rewritten(report) == []
    assert [(issue.check, issue.text) for issue in report.issues] == [("number-value", "17")]


def test_a_lead_that_is_missing_or_added_is_an_issue() -> None:
    missing = audit(SOURCE, (TRANSLATION[0], *TRANSLATION[2:]))
    added = audit((SOURCE[0], *SOURCE[2:]), TRANSLATION)

    assert [(issue.check, issue.text) for issue in missing.issues] == [("omission", SOURCE[1])]
    assert [(issue.check, issue.text) for issue in added.issues] == [("addition", TRANSLATION[1])]
