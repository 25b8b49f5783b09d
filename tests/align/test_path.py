"""The dynamic program behind the alignment."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.align.path import Bead, best_path, increasing

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=14)


def identity(bead: Bead) -> float:
    """Sentences with the same number belong together."""
    if bead.sources == bead.targets == 1:
        return 10.0 if bead.source == bead.target else -10.0
    return -5.0 - bead.sources - bead.targets


@given(st.integers(0, 60), st.integers(0, 60), PAIRS)
def test_a_path_covers_both_sides_in_order(sources: int, targets: int, anchors: list[tuple[int, int]]) -> None:
    """Also with anchors that mislead."""
    inside = [(source, target) for source, target in anchors if source < sources and target < targets]

    path = best_path(sources, targets, identity, inside)

    source = target = 0
    for bead in path:
        assert (bead.source, bead.target) == (source, target)
        assert bead.sources + bead.targets > 0
        source, target = source + bead.sources, target + bead.targets
    assert (source, target) == (sources, targets)


def test_anchors_lead_across_a_long_gap() -> None:
    """A stretch of two hundred is missing: without an anchor the band would not reach the rest."""

    def shifted(bead: Bead) -> float:
        if bead.sources == bead.targets == 1:
            gap = 0 if bead.target < 300 else 200
            return 10.0 if bead.source == bead.target + gap else -10.0
        return -5.0

    path = best_path(1000, 800, shifted, [(299, 299), (500, 300), (999, 799)])

    assert sum(bead.targets == 0 for bead in path) == 200
    assert Bead(500, 1, 300, 1) in path


@given(PAIRS)
def test_increasing_is_a_longest_rising_chain(pairs: list[tuple[int, int]]) -> None:
    chain = increasing(pairs)

    assert set(chain) <= set(pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))
    longest: dict[tuple[int, int], int] = {}
    for pair in sorted(set(pairs)):
        longest[pair] = 1 + max((n for (a, b), n in longest.items() if a < pair[0] and b < pair[1]), default=0)
    assert len(chain) == max(longest.values(), default=0)


def test_without_anchors_the_end_is_what_is_missing() -> None:
    path = best_path(1000, 700, identity)

    assert [bead.source for bead in path if bead.targets == 0] == list(range(700, 1000))
