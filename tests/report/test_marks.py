"""Cutting a text at overlapping spans."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.report.marks import Piece, pieces

SPANS = st.lists(st.tuples(st.integers(-3, 25), st.integers(-3, 25)), max_size=8)


def test_overlapping_spans_share_a_piece() -> None:
    assert pieces("abcdef", [(0, 4, 1), (2, 6, 2)]) == [
        Piece("ab", (1,), ()),
        Piece("cd", (1, 2), (1,)),
        Piece("ef", (2,), (2,)),
    ]


def test_an_empty_span_is_a_place() -> None:
    assert pieces("ab", [(1, 1, 7)]) == [Piece("a"), Piece("", (7,), (7,)), Piece("b")]


@given(st.text(max_size=20), SPANS)
@settings(deadline=None)
def test_nothing_is_lost_and_every_span_is_covered_once(text: str, spans: list[tuple[int, int]]) -> None:
    numbered = [(start, end, number) for number, (start, end) in enumerate(spans)]

    made = pieces(text, numbered)

    assert "".join(piece.text for piece in made) == text
    for start, end, number in numbered:
        first, last = max(0, min(start, len(text))), max(0, min(end, len(text)))
        covered = "".join(piece.text for piece in made if number in piece.covered)
        assert covered == (text[first:last] if first < last else "")
        assert sum(number in piece.ending for piece in made) == 1
