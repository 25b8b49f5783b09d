"""Dates, months, weekdays and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from mtcheck.languages.base import SPACES, Locale
from mtcheck.quantities.quantity import TODAY, Kind, Quantity, Weight
from mtcheck.text.words import LETTERS

__all__ = [
    "HALF_DAY",
    "as_dates",
    "digit_before",
    "half_day",
    "read_calendar_word",
    "read_clock",
    "read_date",
    "read_time",
]

_DOTTED: Final = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])(?:\.\d{2}(?:\d{2})?)?")
_DATE_OR_NOT: Final = frozenset({Kind.NUMBER, Kind.TIME})
_DAY_FIRST: Final = Locale(language="", decimal=",")
_YEAR: Final = re.compile(rf"[{SPACES}](?:19|20)\d\d(?!\d)")
_RUN: Final = re.compile(r"\d+")
_OPENING: Final = re.compile(rf"(?:\A|[.!?:„“”»«\"])[{SPACES}]*\Z")
"""What precedes the first word of a sentence, whose capital does not tell a name."""
HALF_DAY: Final = re.compile(r"[ \u00a0\u202f]?([ap])(?:\.[ \u00a0]?m\b\.?|m\b)", re.IGNORECASE)


def read_time(found: str, start: int, text: str) -> Quantity:
    """*11:29*, *9:30 pm*, *12 h 00*."""
    runs = tuple(_RUN.findall(found))
    return read_clock(found, start, runs, half_day(text, start + len(found)))


def half_day(text: str, end: int) -> str | None:
    """``"am"`` or ``"pm"`` if one of them directly follows ``end``."""
    match = HALF_DAY.match(text, end)
    return match[1].lower() + "m" if match else None


def read_clock(found: str, start: int, runs: tuple[str, ...], half: str | None) -> Quantity:
    """The time that an hour, or an hour and a minute, make with a half of the day."""
    hour, minute = int(runs[0]), int(runs[1]) if len(runs) > 1 else 0
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return Quantity(
        kind=Kind.TIME,
        value=Decimal(hour * 60 + minute),
        start=start,
        end=start + len(found),
        text=found,
        parts=runs,
        half_day=half,
    )


def read_date(found: str, start: int, locale: Locale) -> Iterator[Quantity]:
    """Day, month and year of a date in figures; neither is called a month if day and month could be exchanged."""
    runs = [(match.start(), match.end()) for match in _RUN.finditer(found)]
    values = [int(found[first:last]) for first, last in runs]
    order = _order(found, runs, values, locale)
    unsure = "/" in found and max(values[:2]) <= 12 and locale.slashed_month_first
    for place, (first, last) in enumerate(runs):
        month = order[1] == place and 1 <= values[place] <= 12 and not unsure
        yield Quantity(
            kind=Kind.MONTH if month else Kind.NUMBER,
            value=Decimal(values[place]),
            start=start + first,
            end=start + last,
            text=found[first:last],
            weight=Weight.SOFT if unsure and place < 2 else Weight.STRONG,
            parts=(found[first:last],),
        )


def _order(found: str, runs: list[tuple[int, int]], values: list[int], locale: Locale) -> tuple[int, int, int]:
    """The places of day, month and year."""
    if locale.year_first or len(found[runs[0][0] : runs[0][1]]) == len("1999"):
        return 2, 1, 0
    if "/" in found and (values[1] > 12 or (locale.slashed_month_first and values[0] <= 12)):
        return 1, 0, 2
    return (1, 0, 2) if locale.month_first and len(runs) == len(("month", "day")) else (0, 1, 2)


def as_dates(quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities with every *5.6* and *3.4.22* that can be one read as a day and a month (and a year)."""
    for quantity in quantities:
        if _DOTTED.fullmatch(quantity.text) and quantity.kind in _DATE_OR_NOT and quantity.unit is None:
            yield from read_date(quantity.text, quantity.start, _DAY_FIRST)
        else:
            yield quantity


def read_calendar_word(found: str, lowered: str, start: int, text: str, locale: Locale) -> Iterator[Quantity]:
    """A month, a weekday, or a day relative to today; the verb *may* and bare abbreviations are left out."""
    if lowered in locale.relative_days:
        yield from _relative_day(found, lowered, start, text, locale)
    elif lowered in locale.weekdays:
        sure = lowered not in locale.soft or text.endswith(locale.on_weekday, 0, start)
        weight = Weight.STRONG if sure else Weight.SOFT
        yield Quantity(Kind.WEEKDAY, Decimal(locale.weekdays[lowered]), start, start + len(found), found, weight)
    elif not (locale.capital_months and found[0].islower()):
        yield from _month(found, lowered, start, text, locale)


def _relative_day(found: str, lowered: str, start: int, text: str, locale: Locale) -> Iterator[Quantity]:
    noun = found[0].isupper() and locale.capital_months and lowered in locale.soft
    if noun and not _OPENING.search(text, max(0, start - 4), start):
        return  # German *Morgen* is the morning
    before = next((phrase for phrase in locale.day_shifts if text.endswith(phrase, 0, start)), "")
    value = TODAY + locale.relative_days[lowered] + locale.day_shifts.get(before, 0)
    first, end = start - len(before), start + len(found)
    yield Quantity(Kind.DAY, Decimal(value), first, end, text[first:end], Weight.WEAK)


def _month(found: str, lowered: str, start: int, text: str, locale: Locale) -> Iterator[Quantity]:
    end = start + len(found)
    value = locale.months.get(lowered) or locale.month_abbreviations[lowered]
    dated = digit_before(text, start, locale) or _digit_after(text, end)
    if lowered in locale.month_abbreviations and not (dated and _is_short_month(lowered, start, text, locale)):
        return
    weight = Weight.STRONG if dated or _is_month(found, lowered, start, text, locale) else Weight.SOFT
    yield Quantity(Kind.MONTH, Decimal(value), start, end, found, weight)


def _is_short_month(lowered: str, start: int, text: str, locale: Locale) -> bool:
    """Whether an abbreviation without a day before it is a month: *pro. 2020*, *Jan 5*; not *pro 9 lidí*, for nine."""
    end = start + len(lowered)
    if digit_before(text, start, locale) or text.startswith(".", end) or lowered in locale.months:
        return True
    month_first = locale.month_first or locale.capital_months
    return month_first or (lowered not in locale.soft and _YEAR.match(text, end) is not None)


def _is_month(found: str, lowered: str, start: int, text: str, locale: Locale) -> bool:
    """Whether a word without a day or year is a month: *in May*, *u maju*; not *Theresa May*, *Marta*."""
    if locale.capital_months:
        return _follows_small_word(text, start, locale)
    return found[0].islower() or lowered not in locale.soft


def digit_before(text: str, start: int, locale: Locale) -> bool:
    """Whether a day in figures comes before the month at ``start``."""
    before = text[max(0, start - 6) : start].rstrip(f".{SPACES}")
    for word in locale.of_measure:
        before = before.removesuffix(f" {word}")  # *27 de ago. de 1996*
    return _day_in_figures(locale).search(before) is not None


@cache
def _day_in_figures(locale: Locale) -> re.Pattern[str]:
    suffixes = "|".join(map(re.escape, sorted(locale.ordinal_suffixes, key=len, reverse=True)))
    words = "|".join(rf" {re.escape(word)}" for word in locale.beside_day)
    return re.compile(rf"\d(?:{suffixes})?(?:{words})?$")


def _digit_after(text: str, end: int) -> bool:
    return text[end : end + 3].lstrip(f".,{SPACES}")[:1].isdigit()


def _follows_small_word(text: str, start: int, locale: Locale) -> bool:
    before = re.search(rf"({LETTERS})[,(]?[ \u00a0]$", text[max(0, start - 16) : start])
    return before is not None and (before[1].islower() or before[1].lower() in locale.before_month)
