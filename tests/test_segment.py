"""Sentences and their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Boilerplate, Side
from mtcheck.segment import keep_segments, segment

PIECES = [*"aB čŠжЉ.!?…„“”\"'()\n\t -–09,", "min.", "18. ", "Dr. ", "U.S. ", "Љубљана. ", "x" * 130]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def sentences(text: str, lang: str) -> list[str]:
    return [sentence.text for sentence in segment(text, lang).sentences]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("sr", ["Blinken je razgovarao s min. Kulebom 18. januara 2022. godine.", "SAD su poslale 100.000 vojnika."]),
        ("cnr", ["„Nećemo stati“, rekao je.", "Igrao je na 12. Kongresu."]),
        ("sr", ["Блинкен је разговарао с мин. Кулебом 18. јануара 2022. године.", "САД су послале војнике."]),
        ("hr", ["Živi u Ul. sv. Petra br. 115.", "To je kraj."]),
        ("hr", ["Parlament (velš. Senedd Cymru) jutros je glasao.", "Ime (engl. The Name) ostaje."]),
        ("bs", ["Da li?", "Ne!", "Dž. R. Bajden je došao."]),
        ("en", ["He met Mr. Smith in the U.S. Senate.", '"It is over," she said.']),
        ("en", ["It cost $5.50.", "Why?", "Because J. K. Rowling said so."]),
        ("sl", ["Srečala sta se 18. januarja 2022.", "Pogovor je bil kratek."]),
        ("ru", ["Встреча прошла в Киеве.", "Она была короткой."]),
    ],
)
def test_sentences(lang: str, expected: list[str]) -> None:
    assert sentences(" ".join(expected), lang) == expected


def test_a_line_is_a_paragraph() -> None:
    found = segment("Blinken in Kyiv\nHe arrived on Tuesday. He left.\n\nThe end came.", "en").sentences

    assert [sentence.paragraph for sentence in found] == [0, 1, 1, 2]
    assert [sentence.heading for sentence in found] == [True, False, False, False]


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    text = (
        "US Secretary of State Antony Blinken will visit Ukraine tomorrow,\n"
        "the State Department has announced, amid rising tensions between\n"
        "Washington and Moscow over a possible Russian invasion of its\n"
        "neighbour.\n\nThe end came."
    )

    assert len(segment(text, "en").sentences) == 2


def test_boilerplate_is_left_out() -> None:
    text = "Blinken in Kyiv\n3742 views\nHe arrived on Tuesday."
    counter = Boilerplate(Side.TRANSLATION, 16, 26, "3742 views", "view counter")

    found = segment(text, "en", boilerplate=[counter]).sentences

    assert [sentence.text for sentence in found] == ["Blinken in Kyiv", "He arrived on Tuesday."]


@given(TEXTS, st.sampled_from(["en", "sr", "mk", "uk"]))
def test_offsets_are_exact_and_nothing_is_lost(text: str, lang: str) -> None:
    """There is nothing to read between the sentences of a text."""
    segmented = segment(text, lang)
    at = 0
    for sentence in segmented.sentences:
        assert sentence.text == text[sentence.start : sentence.end]
        assert sentence.text == sentence.text.strip() != ""
        assert not any(char.isalnum() for char in text[at : sentence.start])
        at = sentence.end
    assert not any(char.isalnum() for char in text[at:])


@given(st.lists(st.text(max_size=20), max_size=8))
def test_given_segments_are_kept(parts: list[str]) -> None:
    segmented = keep_segments(parts)

    assert [sentence.text for sentence in segmented.sentences] == [
        part for part in parts if any(char.isalnum() for char in part)
    ]
    assert all(segmented.text[item.start : item.end] == item.text for item in segmented.sentences)


@pytest.mark.parametrize("lang", ["en", "sr"])
@pytest.mark.parametrize("piece", ["a.", "a. ", "((", "( ", '" ', "1.2,3", "(a "])
def test_hostile_text_is_read_in_linear_time(lang: str, piece: str) -> None:
    """Would take hours if it were not."""
    text = piece * 8_000

    assert segment(text, lang).text == text
