"""Weekdays with an article or a case ending glued to them."""

from __future__ import annotations

import pytest

from mtcheck.quantities.parse import parse


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("bg", "Понеделникът беше студен, а петъка ще вали.", [1, 5]),
        ("da", "Onsdagens møde flyttes til lørdagen.", [3, 6]),
        ("nb", "Tirsdagene er stille, sa han om fredagens møte.", [2, 5]),
        ("sv", "På lördagarna och i söndags var det stängt.", [6, 7]),
        ("sq", "E premtja ishte e qetë, e shtuna jo.", [5, 6]),
        ("tr", "Toplantı cumartesiye kaldı, pazartesiden sonra değil.", [6, 1]),
        ("is", "Fundurinn var á miðvikudaginn en ekki á mánudögum.", [3, 1]),
    ],
)
def test_the_day_is_read(lang: str, text: str, days: list[int]) -> None:
    assert [int(str(found.value)) for found in parse(text, lang)] == days
