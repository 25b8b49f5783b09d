"""Overlap, partial credit and calibration."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.evaluate.calibration import calibration
from mtcheck.evaluate.spans import Credit, Extent, credit, overlap
from mtcheck.model import Severity, Side, Span

MOST = 12
spans = st.builds(
    lambda side, start, length: Span(side, start, start + length),
    st.sampled_from(Side),
    st.integers(0, MOST),
    st.integers(1, MOST),
)
extents = st.lists(st.builds(Extent, spans, st.booleans()), max_size=5)


def places(span: Span) -> set[tuple[Side, int]]:
    return {(span.side, place) for place in range(span.start, span.end)}


@given(spans, spans)
def test_overlap_is_a_shared_character(one: Span, other: Span) -> None:
    assert overlap(one, other) is overlap(other, one) is bool(places(one) & places(other))


def test_neighbours_do_not_overlap_and_an_empty_span_lies_inside_or_nowhere() -> None:
    word = Span(Side.SOURCE, 2, 5)

    assert not overlap(word, Span(Side.SOURCE, 5, 7))
    assert not overlap(word, Span(Side.TRANSLATION, 2, 5))
    assert [at for at in range(8) if overlap(word, Span(Side.SOURCE, at, at))] == [3, 4]


@given(extents, extents)
def test_credit_is_that_of_wmt(marked: list[Extent], reported: list[Extent]) -> None:
    """Character by character, the way the task's own scoring is described."""
    right = 0.0
    for side in Side:
        for place in range(2 * MOST):
            there = {severe for span, severe in marked if (side, place) in places(span)}
            said = {severe for span, severe in reported if (side, place) in places(span)}
            if there and said:
                right += 1 if there & said else 0.5

    found = credit(marked, reported)

    assert found.right == right
    assert found.marked == len(set(chain.from_iterable(places(span) for span, _ in marked)))
    assert found.reported == len(set(chain.from_iterable(places(span) for span, _ in reported)))


@given(extents, extents)
def test_credit_is_fair(marked: list[Extent], reported: list[Extent]) -> None:
    found, back = credit(marked, reported), credit(reported, marked)

    assert (found.precision, found.recall, found.f1) == (back.recall, back.precision, back.f1)
    assert found.right <= min(found.marked, found.reported)
    assert found.f1 is None or 0 <= found.f1 <= 1
    if found.precision and found.recall:
        assert found.f1 == pytest.approx(2 * found.precision * found.recall / (found.precision + found.recall))
    assert credit(marked, [*reported, *reported]) == found, "saying it twice earns nothing"


@given(extents.filter(bool))
def test_all_right_and_all_of_the_other_severity(marked: list[Extent]) -> None:
    grave = [Extent(span, severe=True) for span, _ in marked]

    assert credit(marked, marked).f1 == 1
    assert credit(grave, [Extent(span, severe=False) for span, _ in marked]).f1 == 0.5


def test_critical_counts_as_major() -> None:
    span = Span(Side.TRANSLATION, 0, 4)

    assert Extent.of(span, Severity.CRITICAL) == Extent.of(span, Severity.MAJOR) != Extent.of(span, Severity.MINOR)


def test_nothing_is_no_score() -> None:
    assert (Credit().precision, Credit().recall, Credit().f1) == (None, None, None)
    assert Credit(0, 3, 0).f1 == 0
    assert Credit(1, 2, 3).plus(Credit(0.5, 1, 1)) == Credit(1.5, 3, 4)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())), st.integers(1, 20))
def test_every_issue_is_in_its_bin(issues: list[tuple[float, bool]], bins: int) -> None:
    found = calibration(issues, bins)

    assert len(found.bins) == bins
    assert sum(part.right.of for part in found.bins) == len(issues)
    for part in found.bins:
        inside = [right for value, right in issues if part.low < value <= part.high or value == part.low == 0]
        assert (part.right.hits, part.right.of) == (sum(inside), len(inside))
    assert (found.error is None) is (not issues)
    assert found.error is None or -1e-9 <= found.error <= 1 + 1e-9


def test_calibration_error_by_hand() -> None:
    """Ten issues of .9 with nine right are calibrated; two of .7 (the edge of its bin) with none right are .7 off."""
    found = calibration([*((0.9, number > 0) for number in range(10)), (0.7, False), (0.7, False)])

    assert found.error == pytest.approx(2 * 0.7 / 12)
    assert [part.high for part in found.bins if part.right.of] == [0.7, 0.9]
