"""Numbers whose words are joined to each other and to what follows, as in Korean: 삼백오십, 스물다섯 명, 백여 명."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from math import prod
from typing import Final

from mtcheck.languages.base import Locale
from mtcheck.languages.read_syllables import Syllables
from mtcheck.quantities.clock import HOURS_OF_DAY, time_behind
from mtcheck.quantities.quantity import LARGEST_IN_WORDS, Kind, Quantity, Weight

__all__ = ["read_in_syllables"]

_LARGEST_SOFT: Final = 2
_LONGEST_UNSURE: Final = 2


@cache
def _counter(locale: Locale, known: Syllables) -> re.Pattern[str]:
    def any_of(words: tuple[str, ...]) -> str:
        return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"

    about, nth, counters = any_of(known.about), any_of(known.nth), any_of(tuple(locale.counters))
    return re.compile(rf"(?P<about>{about})? ?(?:(?P<nth>{nth})|(?:{counters}))(?:{known.behind.pattern})")


def read_in_syllables(text: str, start: int, locale: Locale) -> Quantity | None:
    """The number in words that opens at an offset; None if none does."""
    known = locale.syllables
    if known is None:
        return None
    several = known.several.match(text, start)
    if several is not None:
        size = prod(known.places.get(char, 1) * known.scales.get(char, 1) for char in several["size"])
        return Quantity(Kind.VAGUE, Decimal(size), start, several.end(), several[0], Weight.WEAK)
    match = known.number.match(text, start)
    if match is None or not match["number"].strip() or text.startswith(known.no_numbers, match.start("number")):
        return None
    written = match["number"].rstrip()
    first, end = match.start("number"), match.start("number") + len(written)
    number = Quantity(Kind.NUMBER, Decimal(_value(written, known)), first, end, text[first:end])
    nth = bool(known.ordinal) and text.startswith(known.ordinal, start)
    return _time(number, text, known) or _with_counter(number, text, locale, known, nth=nth)


def _with_counter(number: Quantity, text: str, locale: Locale, known: Syllables, *, nth: bool) -> Quantity | None:
    """The number with what it counts; None if only a counter would make it a number."""
    counter = _counter_of(number, text, locale, known)
    if counter is None and known.behind.match(text, number.end) is None:
        return None
    alone = nth or _is_alone(text, number.start, number.end)
    weight = _weight(number, known, counted=counter is not None, alone=alone)
    if weight is None:
        return None
    if nth or (counter and counter["nth"]):
        weight = Weight.SOFT if number.value <= LARGEST_IN_WORDS else weight
        return replace(number, kind=Kind.ORDINAL, weight=weight)
    return replace(number, weight=weight, approximate=bool(counter and counter["about"]))


def _counter_of(number: Quantity, text: str, locale: Locale, known: Syllables) -> re.Match[str] | None:
    """The counter behind the number, if it surely is one."""
    counter, last = _counter(locale, known).match(text, number.end), number.text[-1]
    if counter is None:
        return None
    in_digits = last in known.digits or last in known.places
    if counter[0].strip().startswith(known.counters_behind_digits) and not in_digits:
        return None  # 두세 명, two or three
    is_short = len(number.text) <= _LONGEST_UNSURE and (in_digits or last in known.scales)
    return None if is_short and not known.short_counted.match(text, number.end) else counter


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether no other word is beside it."""
    beside = text[:start].rstrip()[-1:] + text[end:].lstrip()[:1]
    return not any(char.isalnum() for char in beside)


def _weight(number: Quantity, known: Syllables, *, counted: bool, alone: bool) -> Weight | None:
    """How surely the word is a number; None if it is a number only with a counter."""
    written = number.text
    if written in known.only_alone and not alone:
        return None
    if not counted:
        unsure = len(written) == 1 or written in known.unsure or written[0] in known.scales
        if unsure or known.scale_alone.fullmatch(written):
            return Weight.SOFT if alone else None
        return Weight.SOFT if written in known.ones or written.endswith(known.before_counters) else Weight.WEAK
    if written in known.digits or number.value <= _LARGEST_SOFT or written.split()[0] in known.only_alone:
        return Weight.SOFT
    return Weight.STRONG if number.value > LARGEST_IN_WORDS else Weight.WEAK


def _time(number: Quantity, text: str, known: Syllables) -> Quantity | None:
    """두 시 반, 세 시 이십 분."""
    match = known.hours.match(text, number.end)
    if match is None or not 0 < number.value <= HOURS_OF_DAY:
        return None
    written = match["minute"] or ""
    minutes = 30 if match["half"] else int(written) if written.isdigit() else _value(written, known)
    return time_behind(number, minutes, text, match.end())


def _value(written: str, known: Syllables) -> int:
    total = section = digit = 0
    for word in known.word.findall(written):
        if word in known.digits:
            digit = known.digits[word]
        elif word in known.places:
            section, digit = section + (digit or 1) * known.places[word], 0
        elif word in known.scales:
            total, section, digit = total + (section + digit or 1) * known.scales[word], 0, 0
        else:
            section += known.ones.get(word, 0) + known.tens.get(word, 0)
    return total + section + digit
