"""One number, month, weekday or time of day as it is in a text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Final

__all__ = ["LARGEST_IN_WORDS", "ONE", "TODAY", "Kind", "Quantity", "Weight"]

ONE: Final = Decimal(1)
LARGEST_IN_WORDS: Final = 12
"""Up to here numbers are mostly written in words, and often left out or replaced by *several*."""


TODAY: Final = 10
"""The value of *today*; *tomorrow* is one more."""


class Kind(StrEnum):
    """What a quantity counts.

    A ``NUMBER`` or ``ORDINAL``, a ``DECADE`` (*the 1990s*), a ``FRACTION``, a ``TIME`` of day, a ``MONTH`` or a
    ``WEEKDAY``.
    """

    NUMBER = "number"
    ORDINAL = "ordinal"
    DECADE = "decade"
    FRACTION = "fraction"
    TIME = "time"
    MONTH = "month"
    WEEKDAY = "weekday"
    DAY = "day"
    """A day relative to today: *tomorrow*."""
    MULTIPLE = "multiple"
    """*Twice*, *threefold*, *doubled*; a half is *halved*."""
    VAGUE = "vague"
    """A size without a number: *hundreds*, *milioni*."""


class Weight(IntEnum):
    """How surely a quantity is meant as one, and so what a missing counterpart means."""

    SOFT = 0
    """May confirm a counterpart, never raises an alarm: *one*, *both*, *second*."""
    WEAK = 1
    """Raises an alarm only against a counterpart that differs: small numbers in words."""
    STRONG = 2
    """Digits, and large numbers in words."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity; ``[start, end)`` are code points of the text and leave out scale words and units.

    ``value`` is the full value, scale included (1.5 million is 1,500,000), or -1 for digits that are not a single
    number (*4.41.30*); a time of day in minutes; a month in 1..12; a weekday in 1..7 (Monday is 1); a day relative to
    today in 8..12 (today is 10). ``swapped`` is what the digits mean with decimal and grouping marks exchanged, None if
    they then mean nothing; ``malformed`` says that the marks do not follow the locale, so that ``value`` already is the
    swapped reading. ``parts`` are the runs of digits. The spans ``[scale_start, scale_end)``, ``[unit_start,
    unit_end)``, ``[currency_start, currency_end)`` and ``[per_start, per_end)`` are code points of the text too, empty
    if there is no such word.

    ``kind`` says what it counts, ``weight`` how surely. ``unit`` is a key of ``[units]`` in a language's units.toml
    (``km``), ``currency`` an ISO 4217 code; None without one.
    """

    kind: Kind
    value: Decimal
    start: int
    end: int
    text: str
    weight: Weight = Weight.STRONG
    parts: tuple[str, ...] = ()
    swapped: Decimal | None = None
    malformed: bool = False
    scale: Decimal = ONE
    scale_start: int = 0
    scale_end: int = 0
    unit: str | None = None
    unit_start: int = 0
    unit_end: int = 0
    currency: str | None = None
    currency_start: int = 0
    currency_end: int = 0
    currency_exact: bool = False
    """Whether it is that currency and no other with the same word: *US dollars*, not *dollars*."""
    per: str | None = None
    """The unit that the number is given per: *5 tonnes per hectare*."""
    per_start: int = 0
    per_end: int = 0
    minus: bool = False
    """Below zero: *-12 °C*, *minus three*."""
    bound: str | None = None
    """``"over"`` or ``"under"``: *more than 40*, *up to 40*."""
    half_day: str | None = None
    """``"am"`` or ``"pm"`` of a time on the 12-hour clock."""
    approximate: bool = False
    """Said roughly: *dvadesetak*, *four dozen*."""
    in_name: bool = False
    """Part of a name: F-16, COVID-19, UTC+1."""

    @property
    def digits(self) -> bool:
        """Whether it is written in digits."""
        return bool(self.parts)

    @property
    def mantissa(self) -> Decimal:
        """The value before the scale word: 1.5 of 1.5 million."""
        return self.value / self.scale
