"""Cuts a text where spans begin and end, so that overlapping spans can be marked up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Piece", "pieces"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the spans that cover it; with an empty ``text``, a place that spans point to.

    ``covered`` are the numbers of those spans, ``ending`` those that end with this piece.
    """

    text: str
    covered: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()


def pieces(text: str, spans: Iterable[tuple[int, int, int]]) -> list[Piece]:
    """Cut ``text`` at every ``(start, end, number)``; the pieces' texts add up to the text.

    A span is clipped to the text; an empty one gives an empty piece at its place.
    """
    starting: defaultdict[int, list[int]] = defaultdict(list)
    ending: defaultdict[int, list[int]] = defaultdict(list)
    empty: defaultdict[int, list[int]] = defaultdict(list)
    for start, end, number in spans:
        first, last = max(0, min(start, len(text))), max(0, min(end, len(text)))
        if first >= last:
            empty[first].append(number)
        else:
            starting[first].append(number)
            ending[last].append(number)
    made: list[Piece] = []
    active: dict[int, None] = {}
    position = 0
    for cut in sorted({0, len(text), *starting, *ending, *empty}):
        if cut > position:
            made.append(Piece(text[position:cut], tuple(active), tuple(ending[cut])))
        for number in ending[cut]:
            active.pop(number, None)
        if empty[cut]:
            made.append(Piece("", tuple(empty[cut]), tuple(empty[cut])))
        for number in starting[cut]:
            active[number] = None
        position = cut
    return made
