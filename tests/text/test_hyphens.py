"""Words that a line end parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck
from mtcheck.languages.english import is_word
from mtcheck.text.hyphens import rejoin
from mtcheck.text.normal import normalise


def read(text: str) -> str:
    return rejoin(normalise(text), is_word).text


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("He said that Ukra-\nine would win.", "He said that\nUkraine would win."),
        ("He said that Ukra-\r\nine would win.", "He said that\nUkraine would win."),
        ("Rekao je da će Ukra-\n  jina pobediti.", "Rekao je da će\nUkrajina pobediti."),
        ("Він сказав, що Укра-\nїна переможе.", "Він сказав, що\nУкраїна переможе."),
        ("The president of Bosnia-\nHerzegovina came.", "The president of\nBosnia-Herzegovina came."),
        ("It is a well-\nknown fact.", "It is a\nwell-known fact."),
        ("A state-of-the-\nart plant.", "A\nstate-of-the-art plant."),
        ("Der srpsko-hrvatski dijalog, srpsko-\nhrvatski.", "Der srpsko-hrvatski dijalog, srpsko-hrvatski."),
        ("The UKRA-\nINE war.", "The\nUKRAINE war."),
    ],
)
def test_words_are_rejoined(given_text: str, expected: str) -> None:
    assert read(given_text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Der Ein-\nund Ausgang",
        "- one\n- two",
        "from 2014-\n2016",
        "He said -\nand left",
        "He paused—\nthen left.",
        "a-\nb",
    ],
)
def test_other_line_ends_stay(text: str) -> None:
    assert read(text) == text


def test_wrapped_lines_become_one() -> None:
    text = (
        "Blinken said on Tuesday that Ukra-\nine would receive new aid from its\npartners before the end of the\n"
        "year, as was agreed in Brus-\nsels by all the ministers of the\nalliance.\n\nThe end."
    )

    assert read(text) == (
        "Blinken said on Tuesday that Ukraine would receive new aid from its partners before the end of the "
        "year, as was agreed in Brussels by all the ministers of the alliance.\n\nThe end."
    )


@given(st.text("aBž-\n\r .\u00ad1", max_size=60))
def test_spans_lead_to_the_text_as_given(text: str) -> None:
    found = rejoin(normalise(text), is_word)

    for place, char in enumerate(found.text):
        start, end = found.span(place, place + 1)
        assert 0 <= start < end <= len(text)
        assert char in text[start:end] or (char in " \n" and text[start:end].isspace())


def test_an_issue_points_into_the_text_as_given() -> None:
    translation = "The minister said on Monday that Ukra-\nine had lost 28 tanks."
    source = "Ministar je u ponedeljak rekao da je Ukrajina izgubila 30 tenkova."

    report = mtcheck.audit(translation, source=source, source_lang="sr", glossary=None)

    assert [(issue.text, issue.check) for issue in report.issues] == [("28", "number-value")]
    segment = report.article.segments[0]
    issue = report.issues[0]
    assert segment.translation[issue.span.start : issue.span.end] == "28"
    assert report.article.translation == translation
