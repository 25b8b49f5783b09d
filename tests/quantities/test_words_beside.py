"""Words beside dates and halves are those of the text's language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mtcheck.quantities.calendar import dated_weekdays
from mtcheck.quantities.parse import parse
from mtcheck.quantities.quantity import Kind, Weight


@pytest.mark.parametrize(
    ("text", "tag", "days"),
    [
        ("on Monday, the 5th of May 2025", "en", [date(2025, 5, 5)]),
        ("on Monday 5th May 2025", "en", [date(2025, 5, 5)]),
        ("lundi 1er septembre 2025", "fr", [date(2025, 9, 1)]),
        ("lundi, the 5th of septembre 2025", "fr", []),
    ],
)
def test_a_weekday_beside_its_date(text: str, tag: str, days: list[date]) -> None:
    assert [day for _, day in dated_weekdays(text, tag, None)] == days


def test_a_month_with_a_capital_behind_a_word_with_one() -> None:
    def weights(text: str) -> list[Weight]:
        return [found.weight for found in parse(text, "en") if found.kind is Kind.MONTH]

    assert weights("During May it rained.") == [Weight.STRONG]
    assert weights("Theresa May came.") == [Weight.SOFT]


@pytest.mark.parametrize(
    ("text", "value"), [("half an hour", "0.5"), ("half a million", "500000"), ("a half the hour", None)]
)
def test_half_of_something(text: str, value: str | None) -> None:
    found = [one for one in parse(text, "en") if one.kind is Kind.NUMBER and one.weight is not Weight.SOFT]

    assert [one.value for one in found] == ([Decimal(value)] if value else [])
