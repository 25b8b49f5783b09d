"""Numbers in Chinese characters: 三百五十, 一万二千, 二〇二四."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from mtcheck.languages.base import Locale
from mtcheck.quantities.clock import HOURS_OF_DAY, time_behind
from mtcheck.quantities.quantity import LARGEST_IN_WORDS, Kind, Quantity, Weight

__all__ = ["read_han"]

_WRITTEN: Final = ("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九")
_DIGITS: Final = {char: value for value, chars in enumerate(_WRITTEN) for char in chars}
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}
_SCALES: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_SEVERAL: Final = frozenset("数數几幾何")
"""Before a place they make a size without a number: 数十万, hundreds of thousands."""
_ALONE: Final = re.compile(r"(?<!\w)[一二两兩三四五六七八九](?!\w)")
_ORDINAL: Final = "第"
_NO_COUNT: Final = frozenset("第期周週曜初数數几幾两兩〇零一二三四五六七八九十百千万萬亿億点點之分")
"""Before a character they make it the part of another number, or of a weekday."""
_HOURS: Final = re.compile(
    "(?:点|點|时|時)(?:(?P<half>半)|(?P<minute>[一二三四五]?十?[一二三四五六七八九]?|\\d{1,2})分)"
)
_LARGEST_SOFT: Final = 2
_MOST_PARTS: Final = 100
_PART: Final = re.compile("([一二两三四五六七八九十]{1,3})分[之の]([一二两三四五六七八九十]{1,3})")
_NUMBER: Final = re.compile(
    "[〇零一二三四五六七八九]{4}(?=年)"
    "|(?:[一二两兩三四五六七八九]?[十百千]|[二两兩三四五六七八九][万萬亿億]|一[万萬亿億](?!一(?![十百千])))"
    "[〇零一二两兩三四五六七八九十百千万萬亿億兆]*"
)
"""It opens with a digit and its place, or with a place alone (十五); *万一*, *一一* and *三四* are not numbers."""


def read_han(text: str, start: int, locale: Locale) -> Quantity | None:
    """The number in Chinese characters that opens at an offset; None if none does."""
    part = _PART.match(text, start)
    if part and 0 < (below := _value(part[2])) < (above := _value(part[1])) < _MOST_PARTS:
        return Quantity(Kind.FRACTION, Decimal(below) / above, start, part.end(), part[0], Weight.WEAK)
    match = _NUMBER.match(text, start)
    nth = text[max(0, start - 1) : start] == _ORDINAL
    if match is None or (len(match[0]) == 1 and not nth) or match[0] in {"千万", "百万", "十分"}:
        return _nth(text, start, locale) or _one_character(text, start, locale)
    if text[max(0, start - 1) : start] in _SEVERAL and match[0][0] not in _DIGITS:
        return Quantity(
            Kind.VAGUE, Decimal(_value(match[0])), start - 1, match.end(), text[start - 1 : match.end()], Weight.WEAK
        )
    value = _year(match[0]) if match[0][0] in _DIGITS and not set(match[0]) - set(_DIGITS) else _value(match[0])
    weight = Weight.STRONG if value > LARGEST_IN_WORDS else Weight.SOFT
    number = Quantity(Kind.NUMBER, Decimal(value), start, match.end(), match[0], weight)
    return _time(number, text) or number


def _nth(text: str, start: int, locale: Locale) -> Quantity | None:
    """第三, 三番目."""
    suffixes = tuple(locale.ordinal_suffixes)
    marked = text[max(0, start - 1) : start] == _ORDINAL or (suffixes and text.startswith(suffixes, start + 1))
    if not marked or text[start] not in _DIGITS:
        return None
    return Quantity(Kind.ORDINAL, Decimal(_DIGITS[text[start]]), start, start + 1, text[start], Weight.SOFT)


def _one_character(text: str, start: int, locale: Locale) -> Quantity | None:
    """三人, 十名; 三 alone, with no other word beside it: other single characters are parts of words."""
    value = _DIGITS.get(text[start]) or (_PLACES["十"] if text[start] == "十" else 0)
    if not value:
        return None
    number = Quantity(Kind.NUMBER, Decimal(value), start, start + 1, text[start], Weight.SOFT)
    if time := _time(number, text):
        return time
    counted = text.startswith(tuple(locale.counters), start + 1) if locale.counters else False
    if counted and text[max(0, start - 1) : start] not in _NO_COUNT:
        return replace(number, weight=Weight.WEAK if value > _LARGEST_SOFT else Weight.SOFT)
    return number if text[start] == "十" or counted or _ALONE.match(text, start) else None


def _time(number: Quantity, text: str) -> Quantity | None:
    """三点半, 十時二十分."""
    match = _HOURS.match(text, number.end)
    if match is None or not 0 < number.value <= HOURS_OF_DAY or not (match["half"] or match["minute"]):
        return None
    written = match["minute"] or ""
    minutes = 30 if match["half"] else int(written) if written.isdigit() and written.isascii() else _value(written)
    return time_behind(number, minutes, text, match.end())


def _year(written: str) -> int:
    return int("".join(str(_DIGITS[char]) for char in written))


def _value(written: str) -> int:
    total = section = digit = last = 0
    for char in written:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _PLACES:
            section, digit = section + (digit or 1) * _PLACES[char], 0
        else:
            scale, section = _SCALES[char], section + digit
            total = (total + section) * scale if total and scale > last else total + section * scale
            section, digit, last = 0, 0, scale
    return total + section + digit
