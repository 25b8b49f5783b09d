"""Blocks of sentences that a text repeats."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.align.copies import repeated_blocks
from mtcheck.align.words import words_of

A = "The minister arrived in Kyiv on Monday with a delegation."
B = "Tomorrow he will talk with the president about aid."
C = "Parliament adopted the budget after a long debate."
SHORT = "It is hard."


def blocks(*sentences: str) -> dict[int, int]:
    return repeated_blocks([words_of(sentence, "en") for sentence in sentences])


def test_blocks_are_found_at_any_distance() -> None:
    assert blocks(A, B, A, B) == {2: 0, 3: 1}
    assert blocks(A, B, C, A, B, C) == {3: 0, 4: 1, 5: 2}
    assert blocks(A, B, C, SHORT, A, B) == {4: 0, 5: 1}
    assert blocks(A, B, A, B, A, B) == {2: 0, 3: 1, 4: 2, 5: 3}


def test_a_block_may_have_changed_words_and_short_sentences() -> None:
    assert blocks(SHORT, A, B, C, SHORT, A.replace("Monday", "Tuesday"), B) == {4: 0, 5: 1, 6: 2}


def test_single_copies_and_short_sentences_are_no_blocks() -> None:
    assert blocks(A, B, C, A) == {}
    assert blocks(A, A, B) == {}
    assert blocks(SHORT, "Yes.", C, SHORT, "Yes.") == {}


@given(st.lists(st.sampled_from([A, B, C, SHORT, ""]), max_size=12))
def test_a_copy_follows_what_it_repeats(sentences: list[str]) -> None:
    assert all(0 <= origin < number for number, origin in blocks(*sentences).items())


@pytest.mark.slow
def test_many_copies_take_linear_time() -> None:
    assert len(blocks(*[A, B] * 5_000)) == 9_998
