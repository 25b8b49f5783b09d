"""Whatever the texts are, the number and date checks raise nothing and point at what is there."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import (
    currency_mismatch,
    date_format,
    date_value,
    number_added,
    number_format,
    number_missing,
    number_scale,
    number_value,
    unit_mismatch,
    weekday_mismatch,
)
from mtcheck.checks.base import Check
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Segment, Side

CHECKS = [
    module.CHECK
    for module in (
        currency_mismatch,
        date_format,
        date_value,
        number_added,
        number_format,
        number_missing,
        number_scale,
        number_value,
        unit_mismatch,
        weekday_mismatch,
    )
]
GLOSSARY = Glossary()

ENGLISH = st.sampled_from(
    [
        "1.200",
        "1,200",
        "100.000",
        "12,5",
        "3.5",
        "million",
        "billion",
        "thousands",
        "of",
        "a",
        "dozen",
        "five",
        "twenty-eight",
        "9:30",
        "am",
        "pm",
        "14:00",
        "May",
        "January",
        "18",
        "2022",
        "18.01.2022.",
        "Monday",
        "tomorrow",
        "$",
        "€",
        "km",
        "miles",
        "20",
        "%",
        "1980s",
        "3rd",
        "12th",
        "F-16",
        "half",
        "past",
        "eight",
    ]
)
SERBIAN = st.sampled_from(
    [
        "1.200",
        "1,200",
        "100.000",
        "12,5",
        "miliona",
        "milijarde",
        "hiljade",
        "pet",
        "dvadesetosmogodišnji",
        "9:30",
        "14",
        "h",
        "maja",
        "januara",
        "18.",
        "2022.",
        "18.01.2022.",
        "ponedjeljak",
        "sjutra",
        "evra",
        "dolara",
        "km",
        "milja",
        "20",
        "posto",
        "1980-ih",
        "osamdesetih",
        "treći",
        "F-16",
        "pola",
        "devet",
        "XX",
        "vijeka",
    ]
)


def article(translation: str, source: str, reference: str, language: str) -> Article:
    segment = Segment(0, translation, 0, len(translation), source=source, references=(reference,))
    return Article(
        "x", None, "sr", language, translation, source, (reference,), (segment,), published=date(2022, 1, 18)
    )


def text(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.lists(words, max_size=12).map(" ".join), st.text(max_size=40))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
@given(text(ENGLISH), text(SERBIAN), text(ENGLISH), st.sampled_from(["en", "en", "de", "fi"]))
def test_issues_point_at_what_is_there(
    check: Check, translation: str, source: str, reference: str, language: str
) -> None:
    """Spans lie in their side's text; a suggestion differs from what it replaces."""
    given_article = article(translation, source, reference, language)
    for issue in check.find(given_article, GLOSSARY):
        side = translation if issue.span.side is Side.TRANSLATION else source

        assert 0 <= issue.span.start < issue.span.end <= len(side)
        assert side[issue.span.start : issue.span.end] == issue.text
        assert issue.text not in issue.suggestions
        assert all(issue.suggestions)
