"""Too long a sentence is translated in clauses that hold everything, in order."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.translate.clauses import in_parts, split_to_fit, windows
from mtcheck.translate.contract import Found


def test_cut_at_clauses_before_words() -> None:
    sentence = "Prvo je došao ministar; zatim su, nakon razgovora, otišli svi gosti."

    assert split_to_fit(sentence, lambda text: len(text) <= 45) == [
        "Prvo je došao ministar;",
        "zatim su, nakon razgovora, otišli svi gosti.",
    ]
    assert split_to_fit(sentence, lambda text: len(text) <= 30) == [
        "Prvo je došao ministar;",
        "zatim su, nakon razgovora,",
        "otišli svi gosti.",
    ]


@given(st.text(), st.integers(1, 40))
def test_nothing_is_lost_and_all_fits(text: str, longest: int) -> None:
    parts = split_to_fit(text, lambda part: len(part) <= longest)

    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(part) <= longest for part in parts)


def test_parts_are_joined_and_noted(caplog: pytest.LogCaptureFixture) -> None:
    handed: dict[int, str] = {}

    def translate(texts: list[str], found: Found[str]) -> list[str]:
        for number in reversed(range(len(texts))):
            found(number, texts[number].upper())
            assert (0 in handed) == (number == 0)  # a sentence is handed over with its last part alone
        return [text.upper() for text in texts]

    with caplog.at_level(logging.WARNING):
        made = in_parts(["a b c d", "e", "", "…"], lambda text: len(text) <= 3, translate, handed.__setitem__)

    assert made == ["A B C D", "E", "", "…"]
    assert handed == {0: "A B C D", 1: "E"}
    assert [record.getMessage() for record in caplog.records] == [
        "1 source sentence was too long for the model and translated in parts"
    ]


SAID = {"rat": "war", "traje": "lasts goes on", "dve": "two", "godine": "years", "mir": "peace", "nije": "not"}


def meant(part: str) -> str:
    return " ".join(SAID.get(word.strip(",.").lower(), "") for word in part.split())


def keys(text: str) -> list[str]:
    return [word.strip(",.").lower() for word in text.split()]


@pytest.mark.parametrize(
    "text",
    [
        "The war has now been going on for two long years, |peace is far off.",
        "War has lasted two years: |what is not here yet, alas, is peace.",
    ],
)
def test_a_window_ends_where_the_words_of_its_part_end(text: str) -> None:
    """Not at its share of the text: either side may say the same in more words."""
    first, second = text.split("|")
    found = windows(first + second, ["Rat traje dve godine.", "Mir nije tu."], lambda _: True, keys, meant)

    assert found == [(0, len(first), 0), (len(first), len(first + second), 1)]


def test_without_known_words_a_window_ends_at_a_clause() -> None:
    text = "It rained a great deal, the streets were wet."
    parts = ["Padala je jaka kiša,", "ulice su bile mokre."]
    assert [text[start:end] for start, end, _ in windows(text, parts, lambda _: True)] == [
        "It rained a great deal, ",
        "the streets were wet.",
    ]


@given(st.text(), st.lists(st.text(), min_size=1, max_size=5), st.integers(1, 30))
def test_windows_cover_the_text_once(text: str, parts: list[str], longest: int) -> None:
    found = windows(text, parts, lambda part: len(part) <= longest, str.split, str)

    assert "".join(text[start:end] for start, end, _ in found) == text
    assert [part for *_, part in found] == sorted(part for *_, part in found)


def test_an_ordinal_does_not_end_a_clause() -> None:
    assert split_to_fit("Došao je 5. maja u grad. Otišao je 6. juna.", lambda part: len(part) <= 26) == [
        "Došao je 5. maja u grad.",
        "Otišao je 6. juna.",
    ]
