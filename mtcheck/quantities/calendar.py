"""Weekdays beside a date, or beside a day relative to today, with the date that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

from mtcheck.languages.base import Locale
from mtcheck.languages.lookup import locale_for
from mtcheck.quantities.parse import parse
from mtcheck.quantities.quantity import TODAY, Kind, Quantity

__all__ = ["dated_weekdays"]

_FIRST_YEAR: Final = 1900
_LONGEST_MONTH: Final = 31
_COUNTED: Final = frozenset({Kind.NUMBER, Kind.ORDINAL})


def dated_weekdays(text: str, language: str, published: date | None) -> Iterator[tuple[Quantity, date]]:
    """Each weekday that has a date beside it, with that date.

    A date without a year is taken in the year that brings it nearest to ``published``; without ``published``, it is
    left out.
    """
    for cluster in _clusters(text, parse(text, language), locale_for(language)):
        weekdays = [quantity for quantity in cluster if quantity.kind is Kind.WEEKDAY]
        if len(weekdays) != 1:
            continue
        day = _date(cluster, published)
        if day is not None:
            yield weekdays[0], day


@cache
def _between(locale: Locale) -> re.Pattern[str]:
    """What may be between a weekday, a day and a month."""
    suffixes = "|".join(map(re.escape, sorted(locale.ordinal_suffixes, key=len, reverse=True)))
    words = "|".join(map(re.escape, locale.beside_day))
    return re.compile(rf"(?:{suffixes})?[\s,.()]{{0,3}}(?:{words})?[\s,.()]{{0,3}}")


def _clusters(text: str, quantities: Sequence[Quantity], locale: Locale) -> Iterator[list[Quantity]]:
    """Runs of quantities with nothing but commas, dots, brackets and ordinal endings between them."""
    cluster: list[Quantity] = []
    for quantity in quantities:
        if cluster and not _between(locale).fullmatch(text, cluster[-1].end, quantity.start):
            yield cluster
            cluster = []
        cluster.append(quantity)
    if cluster:
        yield cluster


def _date(cluster: Sequence[Quantity], published: date | None) -> date | None:
    relative = [int(quantity.value) for quantity in cluster if quantity.kind is Kind.DAY]
    months = [int(quantity.value) for quantity in cluster if quantity.kind is Kind.MONTH]
    if len(relative) == 1 and not months and published is not None:
        return published + timedelta(days=relative[0] - TODAY)
    days = _whole_numbers(cluster, 1, _LONGEST_MONTH)
    years = _whole_numbers(cluster, _FIRST_YEAR, date.max.year)
    if len(months) != 1 or len(days) != 1 or len(years) > 1:
        return None
    if years:
        return _valid(years[0], months[0], days[0])
    return None if published is None else _nearest(months[0], days[0], published)


def _whole_numbers(cluster: Sequence[Quantity], least: int, most: int) -> list[int]:
    numbers = [quantity.value for quantity in cluster if quantity.kind in _COUNTED]
    return [int(value) for value in numbers if value == value.to_integral_value() and least <= value <= most]


def _nearest(month: int, day: int, published: date) -> date | None:
    """The day in the year that brings it nearest to ``published``."""
    found = [_valid(published.year + step, month, day) for step in (-1, 0, 1)]
    return min((one for one in found if one), key=lambda one: abs(one - published), default=None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
