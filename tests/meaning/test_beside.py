"""What another translation has in the place of a word."""

from __future__ import annotations

import pytest

from mtcheck.meaning.beside import words_beside

TEXT = "The old minister resigned in the evening."


@pytest.mark.parametrize(
    ("other", "word", "found"),
    [
        ("The old president resigned in the evening.", "minister", ("president",)),
        ("The young president resigned in the evening.", "minister", ("president",)),
        ("The old prime minister resigned in the evening.", "minister", ()),
        ("The old head of state resigned in the evening.", "minister", ("head", "of", "state")),
        ("The old resigned in the evening.", "minister", ()),
        ("", "minister", ()),
    ],
)
def test_the_words_between_the_same_neighbours(other: str, word: str, found: tuple[str, ...]) -> None:
    assert words_beside(TEXT, other, TEXT.index(word)) == found


def test_a_place_within_a_word_has_none() -> None:
    assert words_beside(TEXT, "The old president resigned in the evening.", TEXT.index("inister")) == ()


def test_very_long_texts_are_not_compared() -> None:
    assert words_beside("war " * 500 + "peace", "war " * 500 + "truce", 2000) == ()
