"""The best monotone path through two sequences of sentences, by dynamic programming in a band.

First with single sentences only, in a band around anchors; then with groups, close to the first path (so Moore 2002
and Hunalign, Varga et al. 2005). Time is linear in the length of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["Bead", "best_path", "increasing"]

_ADDED: Final = (0, 1)
_OMITTED: Final = (1, 0)
_PAIR: Final = ((1, 1),)
_GROUPS: Final = (*_PAIR, (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
_STEPS: Final = (_ADDED, _OMITTED, *_GROUPS)
_NUMBERS: Final = {step: number for number, step in enumerate(_STEPS)}
_MOST_SOURCES: Final = max(sources for sources, _ in _GROUPS)
_MOST_POINTS_UNBANDED: Final = 1_000
"""Lattice points up to which no band is needed."""

_BAND_WIDTH: Final = 8
_MOST_BAND_GROWTH: Final = 30
"""The most that a band grows between anchors at unequal distances on the two sides."""

_SENTENCES_AROUND_DOUBT: Final = 3
"""Sentences on each side of a doubtful bead within which groups are tried."""

_LEAST_CERTAIN_SCORE: Final = 4.0
"""The least score of a pair of sentences that is kept."""

Band = list[tuple[int, int]]


class Bead(NamedTuple):
    """``sources`` sentences from number ``source`` on, beside ``targets`` sentences from ``target`` on."""

    source: int
    sources: int
    target: int
    targets: int


def best_path(
    sources: int, targets: int, score: Callable[[Bead], float], anchors: Iterable[tuple[int, int]] = ()
) -> list[Bead]:
    """The beads of the path with the highest sum of ``score``, in order; they cover both sequences.

    The score of a bead of one sentence beside none must depend only on that sentence.

    ``anchors`` are pairs that probably translate each other and show where to look. After the last one, the sentences
    are taken to run in step: missing ones are then missing at the end.
    """
    omitted = [score(Bead(source, 1, 0, 0)) for source in range(sources)]
    added = [score(Bead(0, 0, target, 1)) for target in range(targets)]

    first = _viterbi(_wide_band(sources, targets, anchors), _PAIR, score, omitted, added)
    return _viterbi(_narrow_band(sources, targets, first, score), _GROUPS, score, omitted, added)


def increasing(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """A longest chain of pairs that rises on both sides."""
    tails: list[int] = []
    chain: list[tuple[int, int]] = []
    before: list[int] = []
    ends: list[int] = []
    for pair in sorted(pairs, key=lambda item: (item[0], -item[1])):
        place = bisect_left(tails, pair[1])
        before.append(ends[place - 1] if place else -1)
        chain.append(pair)
        tails[place : place + 1] = [pair[1]]
        ends[place : place + 1] = [len(chain) - 1]
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(chain[at])
        at = before[at]
    return found[::-1]


def _wide_band(sources: int, targets: int, anchors: Iterable[tuple[int, int]]) -> Band:
    if (sources + 1) * (targets + 1) <= _MOST_POINTS_UNBANDED:
        return [(0, targets)] * (sources + 1)
    posts = [(0, 0), *increasing(anchors)]
    rest = min(sources - posts[-1][0], targets - posts[-1][1])
    posts += [(posts[-1][0] + rest, posts[-1][1] + rest), (sources, targets)]
    band: Band = []
    for (i, j), (next_i, next_j) in pairwise(posts):
        gap = next_i - i
        width = _BAND_WIDTH + min(abs(gap - (next_j - j)), _MOST_BAND_GROWTH)
        for step in range(len(band) - i, gap + (next_i == sources)):
            centre = j + (next_j - j) * step // max(gap, 1)
            band.append((max(centre - width, 0), min(centre + width, targets)))
    return _widen_to_connect(band, targets)


def _narrow_band(sources: int, targets: int, path: Sequence[Bead], score: Callable[[Bead], float]) -> Band:
    """The path itself where it is certain; room for groups around each uncertain bead and its neighbours."""
    doubtful = [bead.sources != bead.targets or score(bead) < _LEAST_CERTAIN_SCORE for bead in path]
    low, high = [targets] * (sources + 1), [0] * (sources + 1)
    for number, bead in enumerate((*path, Bead(sources, 0, targets, 0))):
        margin = _SENTENCES_AROUND_DOUBT if any(doubtful[max(number - 2, 0) : number + 2]) else 0
        low[bead.source] = min(low[bead.source], bead.target - margin)
        high[bead.source] = max(high[bead.source], bead.target + margin)
    return _widen_to_connect([(max(a, 0), min(b, targets)) for a, b in zip(low, high, strict=True)], targets)


def _widen_to_connect(band: Band, targets: int) -> Band:
    """The band from corner to corner, each row within one step of the next."""
    band[0] = (0, band[0][1])
    band[-1] = (band[-1][0], targets)
    for row in range(1, len(band)):
        low, high = band[row]
        band[row] = (min(low, band[row - 1][1] + 1), max(high, band[row - 1][0]))
    for row in range(len(band) - 2, -1, -1):
        band[row] = (band[row][0], max(band[row][1], band[row + 1][0] - 1))
    return band


def _viterbi(
    band: Band,
    shapes: Sequence[tuple[int, int]],
    score: Callable[[Bead], float],
    omitted: Sequence[float],
    added: Sequence[float],
) -> list[Bead]:
    """The best path in the band. ``shapes`` have sentences on both sides; the scores of one side alone are known."""
    rows: list[list[float]] = []
    steps: list[bytearray] = []  # by number: a long text has millions of places
    for source, (low, high) in enumerate(band):
        row: list[float] = []
        step = bytearray()
        rows.append(row)
        if source > _MOST_SOURCES:
            rows[source - _MOST_SOURCES - 1] = []  # no bead reaches back that far
        # Where each shape comes from, and by how much places in that row differ from places in this one.
        origins = [
            (shape, source - shape[0], rows[source - shape[0]], low - shape[1] - band[source - shape[0]][0])
            for shape in shapes
            if shape[0] <= source
        ]
        above, shift = (rows[source - 1], low - band[source - 1][0]) if source else ([], 0)
        for target in range(low, high + 1):
            place = target - low
            best, taken = (row[-1] + added[target - 1], _ADDED) if place else (0.0 if source == 0 else -inf, _ADDED)
            if 0 <= place + shift < len(above) and above[place + shift] + omitted[source - 1] > best:
                best, taken = above[place + shift] + omitted[source - 1], _OMITTED
            best, taken = _with_group(best, taken, place, target, origins, score)
            row.append(best)
            step.append(_NUMBERS[taken])
        steps.append(step)
    return _trace(band, steps)


def _with_group(
    best: float,
    taken: tuple[int, int],
    place: int,
    target: int,
    origins: Iterable[tuple[tuple[int, int], int, Sequence[float], int]],
    score: Callable[[Bead], float],
) -> tuple[float, tuple[int, int]]:
    """The best way to a place; its last step may have sentences of both sides."""
    for shape, origin, before, along in origins:
        if 0 <= place + along < len(before) and (reached := before[place + along]) > -inf:
            reached += score(Bead(origin, shape[0], target - shape[1], shape[1]))
            if reached > best:
                best, taken = reached, shape
    return best, taken


def _trace(band: Band, steps: Sequence[bytearray]) -> list[Bead]:
    source, target = len(band) - 1, band[-1][1]
    path = []
    while source or target:
        taken = _STEPS[steps[source][target - band[source][0]]]
        source, target = source - taken[0], target - taken[1]
        path.append(Bead(source, taken[0], target, taken[1]))
    return path[::-1]
