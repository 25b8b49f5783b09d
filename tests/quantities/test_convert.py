"""Conversions and roundings are not mistakes; other differences are."""

from __future__ import annotations

import pytest

from mtcheck.quantities import Quantity, parse
from mtcheck.quantities.convert import converts, rounds


def one(text: str, language: str = "en") -> Quantity:
    (quantity,) = parse(text, language)
    return quantity


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("62 miles", "100 km"),
        ("90 °F", "32 °C"),
        ("21 °C", "67 °F"),
        ("21 °C", "72 °F"),
        ("30 °C", "90 °F"),
        ("2 inches", "5 cm"),
        ("a hundred years", "1 century"),
        ("1 week", "7 days"),
        ("3 feet", "1 m"),
        ("2,200 lb", "1 tonne"),
        ("48 hours", "2 days"),
    ],
)
def test_the_same_measure(left: str, right: str) -> None:
    assert converts(one(left), one(right))
    assert converts(one(right), one(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("100 miles", "100 km"),
        ("5 kg", "5 km"),
        ("5 km", "5 km"),
        ("60 °F", "32 °C"),
        ("21 °C", "73 °F"),
        ("5", "5 km"),
    ],
)
def test_another_measure(left: str, right: str) -> None:
    assert not converts(one(left), one(right))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("1.48 million", "1,482,310", True),
        ("1.5 million", "1,482,310", True),
        ("1.2 million", "1,482,310", False),
        ("803 million", "800 million", False),
        ("1,480", "1,482", False),
        ("150,000", "100,000", False),
    ],
)
def test_only_a_rougher_number_rounds(ours: str, theirs: str, expected: bool) -> None:
    """The translation may say less than the source, not more; and only with a scale word."""
    assert rounds(one(ours), one(theirs)) is expected
