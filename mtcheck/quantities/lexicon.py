"""A locale's words of number and time, each with the part it plays, so that each word is looked up once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from functools import cache
from typing import Final, NamedTuple

from mtcheck.languages.base import Locale

__all__ = ["Role", "Word", "adds_up", "inflected_scale", "joined_words", "lexicon", "read_compound"]


_SHORTEST_SCALE: Final = 4
_LONGEST_ENDING: Final = 4
"""The fewest letters of a word that is surely a scale word, and the most letters of its ending."""


class Role(Enum):
    """The part that a word plays in an expression."""

    ADD = auto()
    HUNDRED = auto()
    SCALE = auto()
    ORDINAL = auto()
    CLOSED = auto()
    COLLECTIVE = auto()
    APPROXIMATE = auto()
    DECADE = auto()
    MULTIPLE = auto()
    FRACTION = auto()
    HALF = auto()
    WITH_HALF = auto()
    BEFORE = auto()
    MONTH = auto()
    WEEKDAY = auto()
    DAY = auto()


class Word(NamedTuple):
    """What a word says: its part, its ``value`` (a scale's power of ten, a month's number, hundredths), whether it
    often is not a number (``soft``), whether it is vague by itself.
    """

    role: Role
    value: int
    soft: bool
    vague: bool


@cache
def lexicon(locale: Locale) -> dict[str, Word]:
    """All words of the locale; where a word plays two parts, the first of :class:`Role` wins."""
    tables: Final = (
        (Role.DAY, locale.relative_days),
        (Role.WEEKDAY, locale.weekdays),
        (Role.MONTH, locale.months),
        (Role.MONTH, locale.month_abbreviations),
        (Role.HALF, dict.fromkeys(locale.halves, 0)),
        (Role.WITH_HALF, locale.with_half),
        (Role.BEFORE, locale.parts_before),
        (Role.FRACTION, locale.fractions),
        (Role.CLOSED, locale.closed),
        (Role.CLOSED, locale.rounds),
        (Role.COLLECTIVE, locale.collectives),
        (Role.APPROXIMATE, locale.approximate),
        (Role.ORDINAL, locale.ordinals),
        (Role.DECADE, locale.decades),
        (Role.MULTIPLE, locale.multiples),
        (Role.SCALE, locale.vague),
        (Role.SCALE, locale.scales),
        (Role.HUNDRED, locale.multipliers),
        (Role.ADD, locale.cardinals),
    )
    # Where numerals are known in one form or not at all, one before a scale word may not be read; and *milions*
    # (millions) looks like *milió*. By itself, such a word is a size without a number.
    vague = {**locale.vague, **locale.scales} if locale.one_form or not locale.cardinals else locale.vague
    return {
        word: Word(role, value, word in locale.soft, word in vague)
        for role, table in tables
        for word, value in table.items()
    }


@cache
def _compound(locale: Locale) -> re.Pattern[str]:
    def alternatives(words: Iterable[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"

    first, second = alternatives(locale.stems), alternatives(word for word, value in locale.stems.items() if value < 20)
    tail = alternatives((*locale.tails, *locale.measure_tails))
    return re.compile(rf"({first})(?:[ie]?({second}))?(?:({tail})|$)")


def read_compound(word: str, locale: Locale) -> tuple[int, str | None] | None:
    """The number that opens a compound, and its unit: 28 years of *dvadesetosmogodišnji*; None for any other word.

    A compound is one or two number stems, the larger first, and a known tail; or two stems alone.
    """
    match = _compound(locale).match(word)
    if not match:
        return None
    value, added = locale.stems[match[1]], locale.stems[match[2]] if match[2] else 0
    unit = locale.measure_tails.get(match[3] or "")
    if not added:
        return (value, unit) if match.end() > match.end(1) else None
    return (value + added, unit) if value >= 20 and (added < 10 or value >= 100) else None


_LONGEST_JOINED: Final = 80
_JOINED: Final = frozenset({Role.ADD, Role.HUNDRED, Role.SCALE, Role.ORDINAL, Role.FRACTION})
_LAST: Final = frozenset({Role.ORDINAL, Role.FRACTION})


@cache
def _joinable(locale: Locale) -> tuple[dict[str, Word], int]:
    """The number words that others are written together with, and the letters of the longest."""
    words = {word: part for word, part in lexicon(locale).items() if part.role in _JOINED and " " not in word}
    found = {word: part for word, part in words.items() if not _has_its_one(word, part, words)}
    return found, max(map(len, found), default=0)


def _has_its_one(word: str, part: Word, words: Mapping[str, Word]) -> bool:
    """Whether a scale word says *one* too: in *femtioettusen* it is 51 and a thousand, not 50 and *ettusen*."""
    return part.role is Role.SCALE and any(words.get(word[start:]) == part for start in range(2, len(word)))


def inflected_scale(word: str, locale: Locale) -> Word | None:
    """A scale word behind digits, with an ending that CLDR does not list: *19 milliárdot*."""
    if not locale.one_form or len(word) < _SHORTEST_SCALE:
        return None
    for length in range(len(word) - 1, max(_SHORTEST_SCALE, len(word) - _LONGEST_ENDING) - 1, -1):
        found = lexicon(locale).get(word[:length])
        if found is not None and found.role is Role.SCALE:
            return found
    return None


def joined_words(word: str, locale: Locale) -> list[tuple[int, int, Word]] | None:
    """The number words that make up one word, with their places: *drei|hundert|acht*; None for any other word.

    Only the last may be an ordinal or a fraction (*kétharmad*); joining words (*und*, *i*) may be between.
    """
    if not locale.compounds or len(word) > _LONGEST_JOINED:
        return None
    parts, longest = _joinable(locale)
    if not any(word[:length] in parts for length in range(2, min(longest, len(word)) + 1)):
        return None
    found = _split(word, parts, longest, locale)
    return found if found is not None and len(found) > 1 and _is_one_number(found) else None


def _split(word: str, parts: Mapping[str, Word], longest: int, locale: Locale) -> list[tuple[int, int, Word]] | None:
    last = _LAST - {Role.ORDINAL} if locale.ordinal_tens else _LAST
    reached: dict[int, list[tuple[int, int, Word]]] = {0: []}
    for start in range(len(word)):
        way = reached.get(start)
        if way is None:
            continue
        for end in range(min(len(word), start + longest), start, -1):
            part = parts.get(word[start:end])
            if part is not None and end not in reached and (part.role not in last or end == len(word)):
                reached[end] = [*way, (start, end, part)]
        for joiner in locale.joiners if way else ():
            end = start + len(joiner)
            if word.startswith(joiner, start) and end not in reached:
                reached[end] = way
    return reached.get(len(word))


def _is_one_number(parts: list[tuple[int, int, Word]]) -> bool:
    """Whether the parts add up: *dva|deset* does not, *dvadeset|i|pet*, *fünf|und|zwanzig*, *sto|dvadeset* do."""
    below, end = 0, 0  # the sum of the hundreds, tens and ones so far, and the end of the last part
    for start, part_end, part in parts:
        if part.role is Role.HUNDRED or (part.role is Role.ORDINAL and part.value == 100 and below):
            if below >= 100:
                return False
            below = (below or 1) * part.value
        elif part.role in {Role.ADD, Role.ORDINAL} and part.value < 1000:
            if below and not adds_up(below, part.value, ones_first=start > end):
                return False
            below += part.value
        elif part.role is not Role.FRACTION:
            below = 0
        end = part_end
    return True


def adds_up(below: int, value: int, *, ones_first: bool) -> bool:
    """Whether a number word can be added to what precedes it; *fünfundzwanzig* has the ones first."""
    if not below:
        return value > 0
    tens, ones = below % 100, below % 10
    if ones_first and 0 < tens < 10:
        return 20 <= value < 100 and value % 10 == 0
    return 0 < value < 100 and (not tens or (value < 10 and tens >= 20 and not ones))
