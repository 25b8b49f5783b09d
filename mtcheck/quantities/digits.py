"""What a run of digits and marks means under a locale's decimal and grouping marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from mtcheck.languages.base import SPACES, Locale

__all__ = ["ARABIC", "LONGEST_NUMBER", "Reading", "read_digits"]

_SPACES: Final = frozenset(SPACES)
ARABIC: Final = "٫٬"
"""The marks that go with Arabic digits: the decimal one, and the one between groups of three."""
LONGEST_NUMBER: Final = 24
"""Longer runs of digits are identifiers, not numbers."""


@dataclass(frozen=True, slots=True)
class Reading:
    """``value`` in the locale; ``swapped`` with the marks' roles exchanged; see :class:`Quantity`."""

    value: Decimal | None
    swapped: Decimal | None
    malformed: bool


@cache
def _pattern(decimal: str, grouping: str) -> re.Pattern[str]:
    group, point = f"[{re.escape(grouping)}]", re.escape(decimal)
    return re.compile(rf"(?:\d{{1,3}}({group})\d{{3}}(?:\1\d{{3}})*|\d+)(?:{point}\d+)?")


@cache
def _indian_pattern(decimal: str, grouping: str) -> re.Pattern[str]:
    """*2,03,000*: the thousands in groups of two."""
    return re.compile(rf"\d{{1,2}}([{re.escape(grouping)}])(?:\d{{2}}\1)+\d{{3}}(?:{re.escape(decimal)}\d+)?")


def _read(token: str, decimal: str, grouping: str, *, groups_of_two: bool = False) -> Decimal | None:
    grouped = _pattern(decimal, grouping).fullmatch(token)
    if not grouped and not (groups_of_two and _indian_pattern(decimal, grouping).fullmatch(token)):
        return None
    kept = "".join("." if char == decimal else char for char in token if char.isdigit() or char == decimal)
    return Decimal(kept)


def read_digits(token: str, locale: Locale) -> Reading:
    """Read a token of digits with marks between them; both values are None if it is not a single number."""
    if len(token) > LONGEST_NUMBER:
        return Reading(None, None, malformed=False)
    if token[0] == "0" and (token[1:2].isdigit() or token[1:2] in _SPACES) and not _SPACES.isdisjoint(token):
        return Reading(None, None, malformed=False)  # a telephone number, *020 123 456*
    token = token.translate({ord(ARABIC[0]): locale.decimal, ord(ARABIC[1]): "." if locale.decimal == "," else ","})
    if token.isdigit():
        return Reading(Decimal(token), None, malformed=False)
    other = "," if locale.decimal == "." else "."
    value = _read(token, locale.decimal, locale.grouping, groups_of_two=locale.groups_of_two)
    swapped = _read(token, other, locale.decimal + SPACES)
    if value is None:
        return Reading(swapped, None, malformed=swapped is not None)
    return Reading(value, None if swapped == value else swapped, malformed=False)
