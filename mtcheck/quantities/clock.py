"""Times of day in words: *half past seven*, *в половине восьмого*, *kwadrans po siódmej*; and which half of the day."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from mtcheck.languages.base import SPACES, Locale
from mtcheck.quantities.lexicon import Role, lexicon
from mtcheck.quantities.quantity import Kind, Quantity, Weight
from mtcheck.text.words import LETTERS

__all__ = [
    "FIRST_UNSPACED",
    "HOURS_OF_DAY",
    "clock_openers",
    "in_half_of_day",
    "read_clock_words",
    "read_marked_hour",
    "time_behind",
]

FIRST_UNSPACED: Final = "\u2e80"
"""Letters from here on are Chinese, Japanese or Korean: a word may touch a number and need not end at a space."""


_GAP: Final = rf"[{SPACES}-]"
_PLACES: Final = {
    "{hour}": rf"(?P<hour>{LETTERS}|\d{{1,2}})",
    "{nth}": rf"(?P<nth>{LETTERS}|\d{{1,2}})",
    "{minute}": rf"(?P<minute>\d{{1,2}}|{LETTERS}(?:{_GAP}{LETTERS})?)",
}
_DIGITS: Final = {"{hour}": r"(?P<hour>\d{1,2})", "{minute}": r"(?P<minute>\d{1,2})"}
HOURS_OF_DAY: Final = 24
_HOUR: Final = 60
_NOON: Final = 12
_MORNING: Final = 6
_COUNTING: Final = frozenset({Role.ADD, Role.ORDINAL})
_CARDINAL: Final = frozenset({Role.ADD})
_ORDINAL: Final = frozenset({Role.ORDINAL})
_FOLLOWING: Final = re.compile(rf"[{SPACES}]([^\W\d_]{{1,24}})")
_SECOND: Final = re.compile(rf"{_GAP}({LETTERS}|\d+)")
_FEWEST_MINUTES: Final = 10
"""Minutes in words, from which *u sedam i trideset* is a time and *u dvadeset i pet* is 25."""


class _Phrase(NamedTuple):
    """One way to say a time: its words, and the minutes from the hour (``m``: those that are said, after it; ``-m``:
    before it)."""

    text: str
    minutes: str

    @property
    def pattern(self) -> re.Pattern[str]:
        return _pattern(self.text)


@cache
def clock_openers(locale: Locale) -> dict[str, tuple[_Phrase, ...]]:
    """The locale's phrases under the word that opens them, the longest first."""
    phrases: defaultdict[str, list[_Phrase]] = defaultdict(list)
    for phrase, minutes in sorted(locale.clock.items(), key=lambda item: -len(item[0])):
        phrases[phrase.split()[0]].append(_Phrase(phrase, minutes))
    return {opener: tuple(found) for opener, found in phrases.items()}


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    words = _GAP.join(_PLACES.get(word, re.escape(word)) for word in phrase.split())
    return re.compile(rf"{words}(?!\w)", re.IGNORECASE)


@cache
def _counting(locale: Locale) -> frozenset[str]:
    return frozenset(word for word, found in lexicon(locale).items() if found.role in _COUNTING)


@cache
def _seconds(locale: Locale, opener: str) -> frozenset[str] | None:
    """The words that can follow the opener of a phrase, besides digits; None if it may be alone."""
    found: set[str] = set()
    for phrase in locale.clock:
        words = phrase.split()
        if words[0] == opener and len(words) == 1:
            return None
        if words[0] == opener:
            found.update(_counting(locale) if words[1] in _PLACES else {words[1].lower()})
    return frozenset(found)


def read_clock_words(text: str, start: int, lowered: str, locale: Locale) -> Quantity | None:
    """The time of day that a phrase from ``start`` says."""
    phrases = clock_openers(locale).get(lowered, ())
    seconds = _seconds(locale, lowered) if phrases else None
    if seconds is not None:
        following = _SECOND.match(text, start + len(lowered))
        if following is None or not (following[1].isdigit() or following[1].lower() in seconds):
            return None
    for phrase in phrases:
        match = phrase.pattern.match(text, start)
        if match:
            time = _time(match, phrase.minutes, locale)
            if time is not None:
                return time
    return None


def time_behind(hour: Quantity, minutes: int, text: str, end: int) -> Quantity:
    """The time of day of an hour in words and of the minutes behind it, which end at ``end``."""
    value = hour.value * _HOUR + minutes
    return replace(hour, kind=Kind.TIME, value=value, end=end, text=text[hour.start : end], weight=Weight.WEAK)


@cache
def _marked_pattern(phrase: str) -> re.Pattern[str]:
    """A phrase that begins with the hour in digits. Marks may touch the digits, and words of the same script each
    other."""
    words = rf"[{SPACES}]?".join(_DIGITS.get(word, re.escape(word)) for word in phrase.split())
    return re.compile(words if phrase[-1] >= FIRST_UNSPACED else rf"{words}(?!\w)", re.IGNORECASE)


def read_marked_hour(text: str, start: int, locale: Locale) -> Quantity | None:
    """The time of day that digits from ``start`` and the marks behind them say: *6時半*, *6点30分*, *6시 반*."""
    for phrase in clock_openers(locale).get("{hour}", ()):
        match = _marked_pattern(phrase.text).match(text, start)
        if match is None:
            continue
        parts = (match["hour"], *([match["minute"]] if phrase.minutes == "m" else ()))
        hour, minute = int(parts[0]), int(parts[1] if len(parts) > 1 else phrase.minutes)
        if hour <= HOURS_OF_DAY and minute < _HOUR:
            value = Decimal((hour * _HOUR + minute) % (HOURS_OF_DAY * _HOUR))
            return Quantity(Kind.TIME, value, start, match.end(), match[0], Weight.STRONG, parts=parts)
    return None


def _time(match: re.Match[str], minutes: str, locale: Locale) -> Quantity | None:
    start, end, text = match.start(), match.end(), match.string
    if minutes.startswith("="):
        return Quantity(Kind.TIME, Decimal(minutes[1:]), start, end, text[start:end], Weight.WEAK)
    nth = "nth" in match.groupdict()
    place = "nth" if nth else "hour"
    hour = _number(match[place], locale, _ORDINAL if nth else _COUNTING)
    if hour is None or not 0 < hour <= HOURS_OF_DAY:
        return None
    if "m" in minutes:
        said = _said_minutes(match, place, locale, before=minutes == "-m")
        if said is None:
            return None
        offset, start, end = said
    else:
        offset = int(minutes)
    if not _ends(match, end, locale) or (offset < 0 and hour > _NOON and _is_range(match, locale)):
        return None
    value = (hour * _HOUR + offset) % (HOURS_OF_DAY * _HOUR)
    return Quantity(Kind.TIME, Decimal(value), start, end, text[start:end], Weight.WEAK)


def _said_minutes(match: re.Match[str], place: str, locale: Locale, *, before: bool) -> tuple[int, int, int] | None:
    """The minutes that a phrase says, after or before the hour, and where the time starts and ends."""
    said = _minutes(match["minute"], locale)
    if said is None:
        return None
    value, letters = said
    if before:  # *bez piecpadsmit astoņos*
        whole = letters == len(match["minute"])
        return (-value, match.start(), match.end()) if whole else None
    if match.string[match.end(place)] not in SPACES:
        return None
    return value, match.start(place), max(match.start("minute") + letters, match.end(place))


def _is_range(match: re.Match[str], locale: Locale) -> bool:
    """Whether the phrase may also be a range: *u petnaest do dvadeset gradova*, in fifteen to twenty towns."""
    return not locale.range_words.isdisjoint(match[0].lower().split())


def _ends(match: re.Match[str], end: int, locale: Locale) -> bool:
    """Whether it is still a time with what follows: not *u pet do deset minuta*, *u 18 i 30 gradova*, *at two
    ten-year-olds*.

    Digits without a word for hours between them (unlike *19 Uhr 30*) have to end there.
    """
    text = match.string
    if text[end : end + 1] in {"-", "‑"}:
        return False
    word = _FOLLOWING.match(text, end)
    unit = locale.units.get(word[1].lower()) if word else None
    if unit is not None:
        return unit in {"hour", "minute"} and "minute" in match.groupdict()
    groups = match.groupdict()
    if not all(groups.get(name, "").isdigit() for name in ("hour", "minute")):
        return True
    between = text[match.end("hour") : match.start("minute")].strip(SPACES)
    return word is None or word[1].lower() in locale.day_parts or (bool(between) and between not in locale.joiners)


def _number(word: str, locale: Locale, roles: frozenset[Role] = _COUNTING) -> int | None:
    if word.isdigit():
        return int(word)
    found = lexicon(locale).get(word.lower())
    return found.value if found is not None and found.role in roles else None


def _minutes(words: str, locale: Locale) -> tuple[int, int] | None:
    """The minutes that one or two words say, and how many letters they take."""
    first, *rest = re.split(_GAP, words)
    tens = _number(first, locale, _CARDINAL)
    if tens is None or not (0 if first.isdigit() else _FEWEST_MINUTES) <= tens < _HOUR:
        return None
    ones = _number(rest[0], locale, _CARDINAL) if rest else None
    if ones is not None and 0 < ones < 10 and tens >= 20 and tens % 10 == 0:
        return tens + ones, len(words)
    return tens, len(first)


@cache
def _day_parts(locale: Locale) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """The phrases that name the half of the day: those behind a time, and those before it (perhaps with a word such as
    *at*)."""
    if not locale.day_parts:
        return None
    phrases = "|".join(re.escape(phrase) for phrase in sorted(locale.day_parts, key=len, reverse=True))
    return (
        re.compile(rf"(?:-?[^\W\d_]{{1,2}})?\.?{_GAP}(?P<part>{phrases})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?P<part>{phrases})[{SPACES}]?$", re.IGNORECASE)
        if locale.unspaced
        else re.compile(rf"(?<!\w)(?P<part>{phrases})[{SPACES}](?:[^\W\d_]{{1,3}}[{SPACES}])?$", re.IGNORECASE),
    )


def in_half_of_day(quantity: Quantity, text: str, locale: Locale) -> Quantity:
    """*7 uveče* as 19:00: a time, or an hour, with the half of the day named beside it."""
    patterns = _day_parts(locale)
    if patterns is None or quantity.half_day or not _is_hour(quantity):
        return quantity
    behind, before = patterns
    match = behind.match(text, max(quantity.end, quantity.unit_end)) or before.search(
        text, max(0, quantity.start - 24), quantity.start
    )
    if match is None:
        return quantity
    hour, minute = divmod(int(quantity.value), _HOUR) if quantity.kind is Kind.TIME else (int(quantity.value), 0)
    half = locale.day_parts[match["part"].lower()]
    if half == "night":
        half = "am" if hour % _NOON < _MORNING else "pm"
    if hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return replace(
        quantity,
        kind=Kind.TIME,
        value=Decimal(hour * _HOUR + minute),
        half_day=half,
        weight=max(quantity.weight, Weight.WEAK),
        unit=None,
        unit_start=0,
        unit_end=0,
        swapped=None,
    )


def _is_hour(quantity: Quantity) -> bool:
    if quantity.kind is Kind.TIME:
        return quantity.value < HOURS_OF_DAY * _HOUR and len(quantity.parts) <= 2
    return (
        quantity.kind in {Kind.NUMBER, Kind.ORDINAL}
        and quantity.unit in {None, "hour"}
        and quantity.currency is None
        and 0 < quantity.value <= _NOON
        and quantity.value == quantity.value.to_integral_value()
        and len(quantity.parts) <= 1
        and quantity.scale == 1
    )
