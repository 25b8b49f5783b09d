"""The unit behind an ordinal that has its ending joined to the figures."""

from __future__ import annotations

import pytest

from mtcheck.quantities.parse import parse


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("in the 19th century", "en", "century"),
        ("a 19th-century house", "en", "century"),
        ("au 19e siècle", "fr", "century"),
        ("у 19ом веку", "sr", "century"),
        ("на 5-й км", "ru", "km"),
        ("на 5й км", "ru", "km"),
        ("in the 19xy century", "en", None),
    ],
)
def test_the_ending_is_read_over(text: str, language: str, unit: str | None) -> None:
    assert [quantity.unit for quantity in parse(text, language)] == [unit]
