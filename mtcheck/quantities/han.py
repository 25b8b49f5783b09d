"""Numbers in Chinese characters: 三百五十, 一万二千, 二〇二四."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from mtcheck.quantities.quantity import LARGEST_IN_WORDS, Kind, Quantity, Weight

__all__ = ["read_han"]

_WRITTEN: Final = ("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九")
_DIGITS: Final = {char: value for value, chars in enumerate(_WRITTEN) for char in chars}
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}
_SCALES: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_SEVERAL: Final = frozenset("数數几幾何")
"""Before a place they make a size without a number: 数十万, hundreds of thousands."""
_NUMBER: Final = re.compile(
    "[〇零一二三四五六七八九]{4}(?=年)"
    "|(?:[一二两兩三四五六七八九]?[十百千]|[二三四五六七八九][万萬亿億]|一[万萬亿億](?!一))"
    "[〇零一二两兩三四五六七八九十百千万萬亿億兆]*"
)
"""It opens with a digit and its place, or with a place alone (十五); *万一*, *一一* and *三四* are not numbers."""


def read_han(text: str, start: int, ordinal_suffixes: tuple[str, ...] = ()) -> Quantity | None:
    """The number in Chinese characters that opens at an offset; None if none does."""
    if ordinal_suffixes and text[start] in _DIGITS and text.startswith(ordinal_suffixes, start + 1):
        nth = Decimal(_DIGITS[text[start]])
        return Quantity(Kind.ORDINAL, nth, start, start + 1, text[start], Weight.SOFT)
    match = _NUMBER.match(text, start)
    if match is None or (len(match[0]) == 1 and match[0] != "十") or match[0] in {"千万", "百万", "十分"}:
        return None
    if text[max(0, start - 1) : start] in _SEVERAL and match[0][0] not in _DIGITS:
        return Quantity(
            Kind.VAGUE, Decimal(_value(match[0])), start - 1, match.end(), text[start - 1 : match.end()], Weight.WEAK
        )
    value = _year(match[0]) if match[0][0] in _DIGITS and not set(match[0]) - set(_DIGITS) else _value(match[0])
    weight = Weight.STRONG if value > LARGEST_IN_WORDS else Weight.SOFT
    return Quantity(Kind.NUMBER, Decimal(value), start, match.end(), match[0], weight)


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
