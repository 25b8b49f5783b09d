"""Dates as people write them in a glossary: ``2022-01-18``, ``18.1.2022.``, ``18. januara 2022``, ``2022``."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from mtcheck.languages.lookup import LANGUAGES, locale_for
from mtcheck.languages.script import to_latin
from mtcheck.text.words import LETTERS

__all__ = ["date_of"]

_YEAR_FIRST: Final = re.compile(r"(\d{4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,2})\.?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\s?\.\s?(\d{1,2})\s?\.\s?(\d{4})\s?\.?(?:\s?(?:г|р|god|g)\.?)?")
_SLASHES: Final = re.compile(r"(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?(\d{4})")
_DAY_MONTH: Final = re.compile(
    rf"(\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?({LETTERS})\.?,?\s+(\d{{4}})\.?(?:\s+\w{{1,4}}\.?)?"
)
_MONTH_DAY: Final = re.compile(rf"({LETTERS})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})")
_MONTH_YEAR: Final = re.compile(rf"(\d{{1,2}})\s?[./]\s?(\d{{4}})\.?|(\d{{4}})-(\d{{2}})|({LETTERS})\.?\s+(\d{{4}})\.?")
_YEAR: Final = re.compile(r"(\d{4})\.?(?:\s?(?:г|р|god|g)\.?)?")


def date_of(text: str, *, end: bool = False) -> date:
    """The day that ``text`` names; for a month or a year, the first day or, with ``end``, the last.

    Raises :class:`ValueError` for anything that is not a date, or one that can be read in two ways (``1/2/2022``).
    """
    text = " ".join(text.split())
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    if match := _YEAR_FIRST.fullmatch(text):
        return date(*map(int, match.groups()))
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
        return date(year, month, day)
    if match := _SLASHES.fullmatch(text):
        return _with_slashes(*map(int, match.groups()))
    if match := _DAY_MONTH.fullmatch(text):
        return date(int(match[3]), _month(match[2]), int(match[1]))
    if match := _MONTH_DAY.fullmatch(text):
        return date(int(match[3]), _month(match[1]), int(match[2]))
    return _part_of_a_year(text, end=end)


def _with_slashes(first: int, second: int, year: int) -> date:
    if first != second and max(first, second) <= 12:
        raise ValueError("the order of day and month is ambiguous")
    day, month = (second, first) if second > 12 else (first, second)
    return date(year, month, day)


def _part_of_a_year(text: str, *, end: bool) -> date:
    if match := _YEAR.fullmatch(text):
        return date(int(match[1]), 12, 31) if end else date(int(match[1]), 1, 1)
    match = _MONTH_YEAR.fullmatch(text)
    if match is None:
        raise ValueError("not a date")
    year = int(match[2] or match[3] or match[6])
    month = _month(match[5]) if match[5] else int(match[1] or match[4])
    first = date(year, month, 1)
    return _last_of(first) if end else first


def _last_of(first: date) -> date:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _month(word: str) -> int:
    lowered = word.casefold()
    for language in LANGUAGES:
        locale = locale_for(language)
        for form in (lowered, to_latin(lowered)):
            for months in (locale.months, locale.month_abbreviations):
                if form in months:
                    return months[form]
    raise ValueError("not the name of a month")
