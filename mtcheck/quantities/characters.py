"""Numbers with a character for each digit and place, as Chinese writes them: 三百五十, 一万二千."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from mtcheck.languages.base import Locale
from mtcheck.languages.read_characters import Characters
from mtcheck.quantities.clock import HOURS_OF_DAY, time_behind
from mtcheck.quantities.quantity import LARGEST_IN_WORDS, Kind, Quantity, Weight

__all__ = ["read_in_characters"]

_LARGEST_SOFT: Final = 2
_MOST_PARTS: Final = 100
_TEN: Final = 10


def read_in_characters(text: str, start: int, locale: Locale) -> Quantity | None:
    """The number in characters that opens at an offset; None if none does."""
    known = locale.characters
    if known is None:
        return None
    if part := _part(text, start, known):
        return part
    match = known.number.match(text, start)
    written = match[0] if match else ""
    before = text[max(0, start - 1) : start]
    if not written or written in known.no_numbers or (len(written) == 1 and not _is_nth(before, known)):
        return _nth(text, start, locale, known) or _one_character(text, start, locale, known)
    end = start + len(written)
    if before in known.several and written[0] not in known.digits:
        value = Decimal(_value(written, known))
        return Quantity(Kind.VAGUE, value, start - 1, end, text[start - 1 : end], Weight.WEAK)
    value = Decimal(_value(written, known) if set(written) - known.digits.keys() else _year(written, known))
    weight = Weight.STRONG if value > LARGEST_IN_WORDS else Weight.SOFT
    number = Quantity(Kind.NUMBER, value, start, end, written, weight)
    return _time(number, text, known) or number


def _part(text: str, start: int, known: Characters) -> Quantity | None:
    """三分之二, two thirds."""
    match = known.part.match(text, start)
    if match is None or not 0 < (count := _value(match["count"], known)) < (whole := _value(match["whole"], known)):
        return None
    if whole >= _MOST_PARTS:
        return None
    return Quantity(Kind.FRACTION, Decimal(count) / whole, start, match.end(), match[0], Weight.WEAK)


def _is_nth(before: str, known: Characters) -> bool:
    return bool(before) and before == known.ordinal


def _nth(text: str, start: int, locale: Locale, known: Characters) -> Quantity | None:
    """第三, 三番目."""
    suffixes = tuple(locale.ordinal_suffixes)
    marked = _is_nth(text[max(0, start - 1) : start], known) or (suffixes and text.startswith(suffixes, start + 1))
    if not marked or text[start] not in known.digits:
        return None
    return Quantity(Kind.ORDINAL, Decimal(known.digits[text[start]]), start, start + 1, text[start], Weight.SOFT)


def _one_character(text: str, start: int, locale: Locale, known: Characters) -> Quantity | None:
    """三人, 十名; 三 alone, with no other word beside it. Other single characters are parts of words."""
    is_ten = known.places.get(text[start]) == _TEN
    value = known.digits.get(text[start]) or (_TEN if is_ten else 0)
    if not value:
        return None
    number = Quantity(Kind.NUMBER, Decimal(value), start, start + 1, text[start], Weight.SOFT)
    if time := _time(number, text, known):
        return time
    counted = text.startswith(tuple(locale.counters), start + 1) if locale.counters else False
    before = text[max(0, start - 1) : start]
    if counted and before not in known.no_count_behind:
        return replace(number, weight=Weight.WEAK if value > _LARGEST_SOFT else Weight.SOFT)
    alone = not before.isalnum() and not text[start + 1 : start + 2].isalnum()
    return number if is_ten or counted or alone else None


def _time(number: Quantity, text: str, known: Characters) -> Quantity | None:
    """三点半, 十時二十分."""
    match = known.hours.match(text, number.end)
    if match is None or not 0 < number.value <= HOURS_OF_DAY or not (match["half"] or match["minute"]):
        return None
    written = match["minute"] or ""
    in_figures = written.isdigit() and written.isascii()
    minutes = 30 if match["half"] else int(written) if in_figures else _value(written, known)
    return time_behind(number, minutes, text, match.end())


def _year(written: str, known: Characters) -> int:
    return int("".join(str(known.digits[char]) for char in written))


def _value(written: str, known: Characters) -> int:
    total = section = digit = last = 0
    for char in written:
        if char in known.digits:
            digit = known.digits[char]
        elif char in known.places:
            section, digit = section + (digit or 1) * known.places[char], 0
        elif char in known.scales:
            scale, section = known.scales[char], section + digit
            total = (total + section) * scale if total and scale > last else total + section * scale
            section, digit, last = 0, 0, scale
    return total + section + digit
