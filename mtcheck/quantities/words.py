"""Roman numerals, compounds, and *sat i po*: number words that are not in a locale's lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from mtcheck.languages.base import Locale
from mtcheck.quantities.lexicon import read_compound
from mtcheck.quantities.measure import with_measure
from mtcheck.quantities.numerals import and_a_half
from mtcheck.quantities.quantity import LARGEST_IN_WORDS, Kind, Quantity, Weight

__all__ = ["read_other_word"]

_ROMAN: Final = re.compile(r"(C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?:e|ème|er)?")
_SINGLE_ROMAN: Final = re.compile(r"[IVX](?:e|ème|er)?")  # *Ce* and *Le* are French words
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NEXT_WORD: Final = re.compile(r"\.?[ \u00a0]{1,3}([^\W\d_]{1,24})")
_CAPITALISED: Final = re.compile(r"[^\W\d_a-zа-я][^\W\d_]{2,}[ \u00a0]$")
_LONGEST_BEFORE: Final = 32
_WORDS_BEFORE: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,24})(?:[ \u00a0][^\W\d_]{1,2})?[ \u00a0]\Z")
_ENDING: Final = re.compile(r"[-‑][^\W\d_A-Z]{1,3}(?=[ \u00a0])")
"""*XV-м веке*."""
_SHORTEST_COMPOUND: Final = 7


def read_other_word(found: str, lowered: str, start: int, text: str, locale: Locale) -> Iterator[Quantity]:
    """The number that the word is or begins; most words are neither."""
    if lowered in locale.half_units:
        half = Quantity(Kind.NUMBER, Decimal("0.5"), start, start + len(found), found, Weight.WEAK)
        yield replace(half, unit=locale.half_units[lowered])
    elif lowered in locale.units:
        yield from _unit_and_a_half(lowered, start, text, locale)
    elif found[0] in _ROMAN_VALUES and (found[:2].isupper() or _SINGLE_ROMAN.fullmatch(found)):
        yield from _roman_numeral(found, start, text, locale)
    elif len(lowered) >= _SHORTEST_COMPOUND and locale.stems:
        compound = read_compound(lowered, locale)
        if compound is not None:
            number, unit = compound
            end, weight = start + len(found), Weight.STRONG if number > LARGEST_IN_WORDS else Weight.WEAK
            quantity = Quantity(Kind.NUMBER, Decimal(number), start, end, found, weight)
            yield replace(quantity, unit=unit, unit_start=start, unit_end=end) if unit else quantity


def _roman_numeral(found: str, start: int, text: str, locale: Locale) -> Iterator[Quantity]:
    """A Roman numeral up to 399: surely an ordinal before *century*, elsewhere perhaps part of a name (*John Paul
    II*)."""
    value, end = _roman(found), start + len(found)
    if value:
        if ending := _ENDING.match(text, end):
            end = ending.end()
        following = _NEXT_WORD.match(text, end)
        century = following is not None and locale.units.get(following[1].lower()) in {"century", "quarter"}
        century = century or _follows_century(start, text, locale)
        named = found in "IVX" and _CAPITALISED.search(text[max(0, start - 24) : start]) is not None
        if century or named or len(found) > 1:
            weight = Weight.WEAK if century else Weight.SOFT
            yield with_measure(
                Quantity(Kind.ORDINAL, Decimal(value), start, end, text[start:end], weight), text, locale
            )


def _follows_century(start: int, text: str, locale: Locale) -> bool:
    """*El siglo X*, *secolul al X-lea*."""
    before = _WORDS_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
    return before is not None and locale.units.get(before[1].lower()) == "century"


def _unit_and_a_half(unit: str, start: int, text: str, locale: Locale) -> Iterator[Quantity]:
    """*sat i po*, *an hour and a half*."""
    half = and_a_half(locale).match(text, start + len(unit))
    if half:
        end = half.end()
        written = text[start:end]
        yield Quantity(Kind.NUMBER, Decimal("1.5"), start, end, written, Weight.WEAK, unit=locale.units[unit])


def _roman(found: str) -> int:
    match = _ROMAN.fullmatch(found)
    if not match:
        return 0
    values = [_ROMAN_VALUES[char] for char in match[1]]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
