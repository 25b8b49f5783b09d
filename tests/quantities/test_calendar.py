"""Weekdays beside dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.languages.lookup import locale_for
from mtcheck.quantities.calendar import dated_weekdays

PUBLISHED = date(2022, 1, 18)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("on Monday, 18 January 2022", "en", date(2022, 1, 18)),
        ("on January 18th, 2022 (Monday)", "en", date(2022, 1, 18)),
        ("on Monday the 18th of January", "en", date(2022, 1, 18)),
        ("on Friday, December 31", "en", date(2021, 12, 31)),
        ("tomorrow, Thursday", "en", date(2022, 1, 19)),
        ("sjutra, u četvrtak", "cnr", None),
        ("juče (ponedjeljak)", "cnr", date(2022, 1, 17)),
        ("u utorak, 18. januara 2022. godine", "sr", date(2022, 1, 18)),
        ("Monday, 30 February 2022", "en", None),
        ("He spoke on Monday about 18 January 2022", "en", None),
        ("Monday, 18 January or 19 January 2022", "en", date(2022, 1, 18)),
    ],
)
def test_the_date_beside_a_weekday(text: str, language: str, expected: date | None) -> None:
    found = [day for _, day in dated_weekdays(text, language, PUBLISHED)]

    assert found == ([expected] if expected else [])


def test_without_a_publication_date_a_year_is_needed() -> None:
    assert not list(dated_weekdays("on Friday, December 31", "en", None))


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_written_out_is_read_back(day: date) -> None:
    names = locale_for("en").month_names
    ((_, found),) = dated_weekdays(f"on Monday, {names[day.month - 1]} {day.day}, {day.year}", "en", None)

    assert found == day
