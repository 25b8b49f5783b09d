"""Too long a sentence is translated in clauses that hold everything, in order."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.translate.clauses import in_parts, split_to_fit
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
