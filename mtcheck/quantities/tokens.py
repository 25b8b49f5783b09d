"""Splits a text into the tokens that make up numbers and dates."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from math import prod
from typing import Final

from mtcheck.languages.base import MARKS, SPACES, Locale
from mtcheck.quantities.clock import FIRST_UNSPACED, clock_openers, read_clock_words, read_marked_hour
from mtcheck.quantities.dates import digit_before, half_day, read_calendar_word, read_clock, read_date, read_time
from mtcheck.quantities.digits import ARABIC, LONGEST_NUMBER, read_digits
from mtcheck.quantities.lexicon import Role, Word, inflected_scale, joined_words, lexicon
from mtcheck.quantities.numerals import Token
from mtcheck.quantities.quantity import Kind, Quantity, Weight
from mtcheck.quantities.words import read_other_word
from mtcheck.text.words import HYPHENS, LETTERS, WORD, word_at, word_texts

__all__ = ["tokens"]

_DAY_MONTH: Final = (
    r"|(?P<two>(?:0?[1-9]|[12]\d|3[01])(?:\.(?:0?[1-9]|1[0-2])\.\d{2}"
    r"|\. (?:0?[1-9]|1[0-2])\. (?:0\d|3[2-9]|[4-9]\d|\d{2}(?=[),;]|\.?$)))(?![\d.:]\d|\d))"
    r"|(?P<short>(?:0?[1-9]|[12]\d|3[01])\."
    r"(?:[ \u00a0](?:0?[1-9]|1[0-2])\.|(?:0?[1-9]|1[0-2])\.(?!\W*$))(?![ \u00a0]?\d))"
)
"""*5.6.*, day and month; but at the end of a sentence, the full stop may be the sentence's and *5.6* a number."""

_MONTH_DAY: Final = (
    r"|(?P<short>(?:0?[1-9]|1[0-2])\.[ \u00a0]?(?:0?[1-9]|[12]\d|3[01])(?:\.(?!\W*$)|-(?=[^\W\d_]))(?![ \u00a0]?\d))"
)
"""*05.12.*, *05. 12-én*: where the month comes first."""

_LETTERS: Final = rf"(?P<word>{LETTERS})"
_MARKED_LETTERS: Final = rf"(?P<word>{WORD})"


def _pattern(short_date: str, words: str = _LETTERS) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<part>[¼½¾⅐-⅞])|{words}"
        r"|(?P<entity>&#?\w{1,8};|(?<![\d/])(?:9/11|24/7)(?![\d/]))"
        r"|(?P<date>\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])"
        r"|(?<![\d/])(?:19|20)\d{2}/(?:0?[1-9]|1[0-2])/(?:0[1-9]|[12]\d|3[01]|[1-9])(?![\d/])"
        r"|(?:0?[1-9]|[12]\d|3[01])-(?:0?[1-9]|1[0-2])-(?:19|20)\d{2}(?![\d-])"
        r"|\d{1,2}\.[ \u00a0]?\d{1,2}\.[ \u00a0]?\d{4}(?!\d)"
        r"|(?<!\d)(?:19|20)\d{2}\.[ \u00a0]?(?:0?[1-9]|1[0-2])\.[ \u00a0]?(?:0[1-9]|[12]\d|3[01]|[1-9])(?![\d])"
        r"|(?:0[1-9]|[12]\d|3[01])(?P<mark>[./])(?:0[1-9]|1[0-2])(?P=mark)\d{2}(?![\d.]\d|\d|:))"
        rf"{short_date}"
        r"|(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
        r"|(?<![\d:.,])(?:[01]?\d|2[0-3]): [0-5]\d(?=[ \u00a0]?[-–—)\].,;|]|\Z)(?![.,]\d)"
        r"|\d{1,2}[ \u00a0]?h[ \u00a0]?\d{2}(?!\d))"
        rf"|(?P<digits>\d+(?:[.,'’{ARABIC}{SPACES}]\d+)*)"
    )


@cache
def _unspaced_pattern(locale: Locale) -> re.Pattern[str]:
    """For a language without spaces: a scale word only behind digits or another one, so that *万科* is not a number."""
    known = lexicon(locale)

    def alternatives(words: Iterable[str]) -> str:
        return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"

    scales = {word for word, found in known.items() if found.role is Role.SCALE}
    units = {unit for unit in locale.units if unit[0] in scales}  # *5千瓦* are kilowatts
    before = "|".join(rf"(?<=\d{re.escape(char)})" for char in sorted({word[-1] for word in scales})) or "(?!)"
    others = {word for word in known if word not in scales and len(word) > 1}
    own = f"|(?P<characters>[{re.escape(locale.characters.openers)}])" if locale.characters else ""
    if locale.syllables:
        own += f"|(?P<syllables>{locale.syllables.opening.pattern})"
    behind_digit = rf"(?:(?<=\d)|{before})(?!{alternatives(units)})"
    words = rf"(?P<word>{behind_digit}(?:{alternatives(scales)})|{alternatives(others)})"
    short = _YEAR_FIRST if locale.year_first else ""
    return _pattern(short, rf"{words}{own}|[^\W\d_]")


_YEAR_FIRST: Final = r"|(?P<short>(?<![\d.])\d{2}\. ?(?:1[0-2]|0?[1-9])\. ?(?:3[01]|[12]\d|0?[1-9])\.(?!\d))"
_RUN: Final = re.compile(r"\d+")
_RUN_OR_PLACE: Final = re.compile(r"\d+|.")
_AREA_CODE: Final = re.compile(r"(?<![\d.,])0\d{1,3}[-/]$")
_CALENDAR: Final = frozenset({Role.MONTH, Role.WEEKDAY, Role.DAY})
_DAY: Final = 24
_LONGEST_ERA: Final = 16
_SHORTEST_JOINED: Final = 6
_LONG_WORD: Final = 64
"""Longer words are not remembered."""
_MOST_REMEMBERED: Final = 1 << 15
_DIGIT_OR_SIGN: Final = re.compile(r"[\d¼½¾⅐-⅞]")
_ROMAN: Final = frozenset("IVXLC")
_NO_SPACES: Final = dict.fromkeys(map(ord, SPACES))


def tokens(text: str, locale: Locale) -> Iterator[Token]:
    """Number words, runs of digits, and complete dates and times, in order."""
    plain = _plain_words(locale)
    if _is_without_numbers(text, locale):
        return
    one_form = locale.one_form
    position = 0
    for match in _tokens(locale).finditer(text):
        group, found = match.lastgroup or "", match[0]
        if group == "word" and plain[found] and not (one_form and _behind_digit(text, match.start())):
            continue  # most words are not numbers and are skipped here
        if match.start() < position:
            continue
        for token in _READ[group](found, match.start(), text, locale):
            position = token.end
            yield token


def _is_without_numbers(text: str, locale: Locale) -> bool:
    """Whether a single search shows that the text has no number; false if each word would have to be read."""
    if locale.unspaced or _DIGIT_OR_SIGN.search(text):
        return False
    return all(map(_plain_words(locale).__getitem__, _words(locale).findall(text)))


class _PlainWords(dict[str, bool]):
    """Whether a word neither is nor begins a number, date or time, and cannot be a Roman numeral."""

    def __init__(self, locale: Locale) -> None:
        self._words, self._openings = _readable(locale)

    def __missing__(self, found: str) -> bool:
        lowered = found.lower()
        plain = found[0] not in _ROMAN and lowered not in self._words
        if plain and len(found) >= _SHORTEST_JOINED:
            plain = lowered[:3] not in self._openings and lowered[:2] not in self._openings
        if len(found) < _LONG_WORD and len(self) < _MOST_REMEMBERED:
            self[found] = plain
        return plain


@cache
def _plain_words(locale: Locale) -> _PlainWords:
    return _PlainWords(locale)


@cache
def _words(locale: Locale) -> re.Pattern[str]:
    """Only the words of a text."""
    return re.compile(_MARKED_LETTERS if _has_marks(locale) else _LETTERS)


def _has_marks(locale: Locale) -> bool:
    return any(re.search(MARKS, word) for word in lexicon(locale))


@cache
def _tokens(locale: Locale) -> re.Pattern[str]:
    """The pattern of the locale's tokens; letters may have combining marks only if its words do."""
    if locale.unspaced:
        return _unspaced_pattern(locale)
    if locale.month_first:
        return _pattern(_MONTH_DAY, _MARKED_LETTERS if _has_marks(locale) else _LETTERS)
    return _pattern(_DAY_MONTH if locale.decimal == "," else "", _MARKED_LETTERS if _has_marks(locale) else _LETTERS)


@cache
def _readable(locale: Locale) -> tuple[frozenset[str], frozenset[str]]:
    """The words that are or begin numbers, dates or times; and the beginnings of words made of numbers."""
    words = lexicon(locale).keys() | clock_openers(locale).keys() | locale.half_units.keys() | _phrases(locale).keys()
    if locale.and_a_half:
        words = words | locale.units.keys()
    parts = {*locale.stems, *(lexicon(locale) if locale.compounds else ())}
    return frozenset(words), frozenset(part[:3] for part in parts if len(part) > 1)


def _behind_digit(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start].rstrip(SPACES)[-1:].isdigit()


@cache
def _phrases(locale: Locale) -> dict[str, tuple[str, ...]]:
    """Numbers and days of several words (*quinta-feira*, *1/8 финала*) by their first word, the longest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in sorted(lexicon(locale), key=len, reverse=True):
        digits = _RUN.match(phrase)
        first = digits[0] if digits else word_at(phrase, 0, inside=())
        if first and first != phrase:
            found[first].append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _phrase(opening: str, start: int, text: str, locale: Locale) -> str | None:
    """The phrase of the lexicon that the word opens, as written."""
    for phrase in _phrases(locale).get(opening.lower(), ()):
        written = text[start : start + len(phrase)]
        if written.lower() == phrase and not text[start + len(phrase) : start + len(phrase) + 1].isalpha():
            return written
    return None


def _word(found: str, start: int, text: str, locale: Locale) -> Iterator[Token]:
    time = read_clock_words(text, start, found.lower(), locale)
    if time is not None:
        yield Token(time.start, time.end, fixed=time)
        return
    found = _phrase(found, start, text, locale) or found
    lowered = found.lower()
    word = _known_word(lowered, start, text, locale)
    if (
        word is not None
        and word.role is Role.ORDINAL
        and lowered in locale.weekdays
        and _is_weekday(text, start, found, locale)
    ):
        word = word._replace(role=Role.WEEKDAY)  # Greek *Τρίτη 26 Μαΐου*
    if word is not None and word.role not in _CALENDAR:
        yield Token(start, start + len(found), word=word)
        return
    joined = joined_words(lowered, locale) if word is None and len(lowered) >= _SHORTEST_JOINED else None
    if joined:
        yield from (Token(start + first, start + last, word=part) for first, last, part in _one_size(joined))
        return
    read = read_other_word if word is None else read_calendar_word
    for quantity in read(found, lowered, start, text, locale):
        yield Token(quantity.start, quantity.end, fixed=quantity)


def _one_size(parts: list[tuple[int, int, Word]]) -> list[tuple[int, int, Word]]:
    """*Hundratusentals*, *desetitisíce*: ten or a hundred times a vague size is one vague size."""
    first, last = parts[0], parts[-1]
    if not last[2].vague or any(part.value not in {10, 100} for _, _, part in parts[:-1]):
        return parts
    return [(first[0], last[1], last[2]._replace(value=prod(part.value for _, _, part in parts)))]


def _is_weekday(text: str, start: int, word: str, locale: Locale) -> bool:
    """Whether an ordinal is the weekday of a date, or has a weekday's capital: *την Πέμπτη*, not *την Πέμπτη
    Σύνοδο*."""
    named = word[0].isupper() and text.endswith(locale.on_weekday, 0, start)
    return _is_dated(text, start, word) or (named and not _following(text, start + len(word)).isupper())


def _is_dated(text: str, start: int, word: str) -> bool:
    return _following(text, start + len(word)).isdigit()


def _following(text: str, end: int) -> str:
    """The character behind a comma and a limited number of spaces."""
    return text[end : end + 3].lstrip(f",{SPACES}")[:1]


def _known_word(lowered: str, start: int, text: str, locale: Locale) -> Word | None:
    """The meaning of the word, including a scale word with an unknown ending: *19 milliárdot*; a month's *5 дек.*."""
    word = lexicon(locale).get(lowered)
    if word is not None and text.startswith("·", start + len(lowered)):
        return None  # Catalan *mil·lilitres* are not thousands
    if word is None:
        return inflected_scale(lowered, locale) if _behind_digit(text, start) else None
    end = start + len(lowered)
    if lowered in locale.month_abbreviations and text.startswith((".", "॰"), end) and digit_before(text, start, locale):
        return word._replace(role=Role.MONTH)
    return word


def _time(found: str, start: int, text: str, _locale: Locale) -> Iterator[Token]:
    yield Token(start, start + len(found), fixed=read_time(found, start, text))


def _date(found: str, start: int, _text: str, locale: Locale) -> Iterator[Token]:
    for quantity in read_date(found, start, locale):
        yield Token(quantity.start, quantity.end, fixed=quantity)


@cache
def _tenths_pattern(locale: Locale) -> re.Pattern[str]:
    return re.compile(locale.tenths)


def _tenths(text: str, start: int, locale: Locale) -> Quantity | None:
    """*3割5分*, *七成*: a share in tenths, as percent."""
    match = _tenths_pattern(locale).match(text, start) if locale.tenths else None
    if match is None:
        return None
    values = locale.characters.digits if locale.characters else {}
    tens, ones = (
        int(part) if part.isdecimal() else values.get(part, 0) for part in (match["tenths"], match["hundredths"] or "0")
    )
    end = match.end()
    return Quantity(Kind.NUMBER, Decimal(10 * tens + ones), start, end, match[0], Weight.WEAK, unit="%")


@cache
def _places(locale: Locale) -> tuple[re.Pattern[str], Mapping[str, int], Mapping[str, int]] | None:
    """What finds digits with characters or syllables for places between them, and the values of those."""
    known = locale.characters or locale.syllables
    if known is None:
        return None
    place, scale = ("".join(table) for table in (known.places, known.scales))
    digits = r"\d{1,4}"
    written = rf"(?<![\d.,]){digits}[{place}](?:[{scale}]?{digits}[{place}]?)+[{scale}]?(?!\d)"
    return re.compile(written), known.places, known.scales


def _with_places(text: str, start: int, locale: Locale) -> Quantity | None:
    """*2千5百*, *2천5백만*."""
    known = _places(locale)
    match = known[0].match(text, start) if known else None
    if known is None or match is None:
        return None
    total = section = digit = 0
    for written in _RUN_OR_PLACE.findall(match[0]):
        if written.isdecimal():
            digit = int(written)
        elif written in known[1]:
            section, digit = section + digit * known[1][written], 0
        else:
            total, section, digit = total + (section + digit) * known[2][written], 0, 0
    value = Decimal(total + section + digit)
    runs = tuple(_RUN.findall(match[0]))
    return Quantity(Kind.NUMBER, value, start, match.end(), match[0], parts=runs)


def _characters(_found: str, start: int, text: str, locale: Locale) -> Iterator[Token]:
    from mtcheck.quantities.characters import read_in_characters  # few articles need it

    number = _tenths(text, start, locale) or read_in_characters(text, start, locale)
    if number is not None:
        since = _era(text, start, locale)
        if since is not None:
            number = replace(number, value=number.value + since, weight=Weight.STRONG)
        yield Token(start, number.end, fixed=number)


def _syllables(_found: str, start: int, text: str, locale: Locale) -> Iterator[Token]:
    from mtcheck.quantities.syllables import read_in_syllables  # few articles need it

    number = read_in_syllables(text, start, locale)
    if number is not None:
        yield Token(number.start, number.end, fixed=number)


def _part(found: str, start: int, _text: str, _locale: Locale) -> Iterator[Token]:
    """*⅓*."""
    value = Decimal(str(round(unicodedata.numeric(found), 6)))
    yield Token(start, start + 1, fixed=Quantity(Kind.FRACTION, value, start, start + 1, found, Weight.WEAK))


def _digit_tokens(found: str, offset: int, text: str, locale: Locale) -> Iterator[Token]:
    """A run of digits and marks, cut at spaces that do not group thousands."""
    phrase = _phrase(found, offset, text, locale)
    if phrase is not None:
        yield Token(offset, offset + len(phrase), word=lexicon(locale)[phrase.lower()])
        return
    pieces = [(match.start(), match.end()) for match in re.finditer(rf"[^{SPACES}]+", found)]
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        lead = re.match(r"\d+", found[start:end])
        if joined and lead and len(lead[0]) == 3 and _groups(found[joined[-1][0] : joined[-1][1]]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    if len(joined) > 1 and _is_telephone_number(found, offset, text):
        joined = [(0, end)]
    if len(pieces) > 2 and len(joined) == 1 and _is_called(text, offset, locale):
        yield Token(offset, offset + len(found), digits=_identifier(found, offset))
        return
    for start, end in joined:
        yield _digit_token(found[start:end], offset + start, text, locale)


def _is_called(text: str, start: int, locale: Locale) -> bool:
    """Whether a word for telephones comes before: *call 221 005 005*."""
    before = word_texts(text[max(0, start - 24) : start].lower(), inside=())
    return not locale.phone_words.isdisjoint(before[-2:])


def _identifier(found: str, start: int) -> Quantity:
    return Quantity(
        Kind.NUMBER, Decimal(-1), start, start + len(found), found, parts=tuple(_RUN.findall(found)[:LONGEST_NUMBER])
    )


def _is_telephone_number(found: str, offset: int, text: str) -> bool:
    """Whether groups of digits are a telephone number: *+382 20 123 456*, *0800 555 111*, *08-508 29 000*."""
    opens = (
        found[0] == "0"
        or (offset > 0 and text[offset - 1] == "+")
        or bool(_AREA_CODE.search(text[max(0, offset - 6) : offset]))
    )
    return opens and found.translate(_NO_SPACES).isdigit()


def _groups(piece: str) -> bool:
    """Whether the digits before a space can be the leading groups of a number: *12* or *12 345*, not *2008*."""
    return bool(len(piece) <= LONGEST_NUMBER and re.fullmatch(rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})*", piece))


def _digit_token(found: str, start: int, text: str, locale: Locale) -> Token:
    end = start + len(found)
    following = text[end : end + 2].lstrip(" ")
    if locale.month_mark and following.startswith(locale.month_mark) and 1 <= len(found) <= 2 and found.isdecimal():
        month = Quantity(Kind.MONTH, Decimal(found), start, end, found, Weight.STRONG, parts=(found,))
        return Token(start, end, fixed=month)
    tenths = _tenths(text, start, locale)
    if tenths is not None:
        return Token(start, tenths.end, fixed=tenths)
    mixed = _with_places(text, start, locale)
    if mixed is not None:
        return Token(start, mixed.end, digits=mixed)
    reading = read_digits(found, locale)
    runs = tuple(_RUN.findall(found)) if len(found) <= LONGEST_NUMBER else (found,)
    time = _time_of_digits(found, start, text, runs, locale)
    if time is not None:
        return Token(start, time.end, fixed=time)
    since = _era(text, start, locale)
    if since is not None and reading.value is not None:
        year = reading.value + since
        dated = Quantity(Kind.NUMBER, year, start, end, found, Weight.STRONG, parts=(str(year),))
        if not locale.unspaced:  # *1895 (Meiji 28)* says the year twice
            dated = replace(dated, value=reading.value, weight=Weight.SOFT, parts=runs)
        return Token(start, end, fixed=dated)
    quantity = Quantity(
        kind=Kind.ORDINAL if _is_ordinal(found, text, end, locale) else Kind.NUMBER,
        value=reading.value if reading.value is not None else Decimal(-1),
        start=start,
        end=end,
        text=found,
        parts=runs,
        swapped=reading.swapped,
        malformed=reading.malformed,
        in_name=_in_name(text, start, locale),
    )
    return Token(start, end, digits=quantity)


def _time_of_digits(found: str, start: int, text: str, runs: tuple[str, ...], locale: Locale) -> Quantity | None:
    """The time of day that digits make with *a.m.* or *p.m.*, or with the marks of hours and minutes behind them."""
    half = half_day(text, start + len(found))
    if half and len(found) <= len("11.29") and len(runs) <= 2 and int(runs[0]) <= _DAY:
        return read_clock(found, start, runs, half)
    return read_marked_hour(text, start, locale) if len(found) <= 2 else None


def _era(text: str, start: int, locale: Locale) -> int | None:
    """The year from which the era named before an offset is counted: 2018 for *令和*, *Reiwa*."""
    if not locale.eras:
        return None
    before = text[max(0, start - _LONGEST_ERA) : start].rstrip(f"{SPACES}(（").lower()
    era = next((era for era in locale.eras if before.endswith(era)), None)
    if era is None or (not locale.unspaced and before[: -len(era)][-1:].isalpha()):
        return None
    return locale.eras[era]


def _is_ordinal(found: str, text: str, end: int, locale: Locale) -> bool:
    """*12. maja*: digits and the locale's ordinal mark, if the sentence continues in lower case."""
    if not (locale.ordinal_mark and found.isdigit() and len(found) <= len("100")):
        return False
    return text.startswith(locale.ordinal_mark, end) and text[end + 1 : end + 3].strip().islower()


def _in_name(text: str, start: int, locale: Locale) -> bool:
    """Whether a letter, or a letter and one joining mark, comes before: F-16, UTC+1, A4."""
    if start and text[start - 1].isalpha() and text[start - 1] < FIRST_UNSPACED:
        return True
    if start < 2 or text[start - 1] not in "-‑+'’" or not text[start - 2].isalpha():
        return False
    alone = start < 3 or not text[start - 3].isalpha()
    return not (alone and text[start - 1] in HYPHENS and text[start - 2] in locale.prefixes)


_READ: Final[dict[str, Callable[[str, int, str, Locale], Iterator[Token]]]] = {
    "word": _word,
    "digits": _digit_tokens,
    "time": _time,
    "date": _date,
    "short": _date,
    "two": _date,
    "part": _part,
    "characters": _characters,
    "syllables": _syllables,
    "entity": lambda *_: iter(()),
    "": lambda *_: iter(()),
}
