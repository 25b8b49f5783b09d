"""Text and locale to the quantities that stand in it, in one pass, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from mtcheck.locales.base import SPACES, Locale
from mtcheck.locales.lookup import locale_for
from mtcheck.locales.script import has_cyrillic, to_latin_mapped
from mtcheck.quantities.digits import LONGEST, read_digits
from mtcheck.quantities.lexicon import Role, lexicon, read_compound
from mtcheck.quantities.measure import with_measure
from mtcheck.quantities.numerals import Token, and_a_half, read_numeral
from mtcheck.quantities.quantity import TODAY, Kind, Quantity, Weight

__all__ = ["parse"]

_TOKEN: Final = re.compile(
    r"(?P<entity>&#?\w{1,8};)"
    r"|(?P<date>\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}/\d{1,2}/\d{4}(?!\d)|\d{1,2}\.[ \u00a0]?\d{1,2}\.[ \u00a0]?\d{4}(?!\d))"
    r"|(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|\d{1,2}[ \u00a0]?h[ \u00a0]?\d{2}(?!\d))"
    rf"|(?P<digits>\d+(?:[.,'’{SPACES}]\d+)*)"
    r"|(?P<word>[^\W\d_]+)"
)
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_RUN: Final = re.compile(r"\d+")
_ROMAN: Final = re.compile(r"(X{0,3}(?:IX|IV|V?I{0,3}))(?:e|ème|er)?")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_NO_SPACES: Final = dict.fromkeys(map(ord, SPACES))
_SHORTEST_COMPOUND: Final = 7
_WORD: Final = re.compile(r"\w+")
_LONGEST_GAP: Final = 16
_BEFORE_MONTH: Final = frozenset({"in", "on", "since", "by", "until", "from", "last", "next", "during"})
_HALF_DAY: Final = re.compile(r"[ \u00a0]?([ap])\.?[ \u00a0]?m\b\.?", re.IGNORECASE)


@lru_cache(maxsize=4096)
def parse(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of a text in the language of a BCP 47 tag, ordered by offset; none overlap.

    Serbo-Croatian in Cyrillic is read as Latin; offsets always count in ``text``.
    """
    locale = locale_for(language)
    if locale.apostrophe:
        spelled = _APOSTROPHE.sub(locale.apostrophe, text)
        return tuple(_moved(quantity, range(len(text) + 1), text) for quantity in _quantities(spelled, locale))
    if locale.language != "hbs" or not has_cyrillic(text):
        return tuple(_quantities(text, locale))
    latin, origin = to_latin_mapped(text)
    return tuple(_moved(quantity, origin, text) for quantity in _quantities(latin, locale))


def _moved(quantity: Quantity, origin: Sequence[int], text: str) -> Quantity:
    start, end = origin[quantity.start], origin[quantity.end]
    return replace(
        quantity,
        start=start,
        end=end,
        text=text[start:end],
        scale_start=origin[quantity.scale_start],
        scale_end=origin[quantity.scale_end],
        unit_start=origin[quantity.unit_start],
        unit_end=origin[quantity.unit_end],
        currency_start=origin[quantity.currency_start],
        currency_end=origin[quantity.currency_end],
    )


def _quantities(text: str, locale: Locale) -> Iterator[Quantity]:
    """The quantities in order, each seen together with the next."""
    waiting: Quantity | None = None
    for quantity in _single_quantities(text, locale):
        if waiting is None:
            waiting = quantity
            continue
        gap = text[waiting.end : quantity.start]
        decade = _decade(waiting, quantity, gap, locale)
        if decade is not None:
            waiting = decade
            continue
        yield _beside(waiting, quantity, gap, locale)
        waiting = quantity
    if waiting is not None:
        yield waiting


def _decade(first: Quantity, second: Quantity, gap: str, locale: Locale) -> Quantity | None:
    """*80-ih godina 19. vijeka* is the 1880s."""
    if second.unit != "century" or not 20 <= first.value < 100 or first.value % 10:
        return None
    words = _WORD.findall(gap[:_LONGEST_GAP])
    if len(gap) >= _LONGEST_GAP or "," in gap or not locale.joiners.isdisjoint(words):
        return None
    if first.kind is not Kind.DECADE and first.unit != "year" and "." not in gap:
        return None
    value = (second.value - 1) * 100 + first.value
    return replace(first, kind=Kind.DECADE, value=value, unit=None, unit_start=0, unit_end=0, weight=Weight.STRONG)


def _beside(first: Quantity, second: Quantity, gap: str, locale: Locale) -> Quantity:
    """*50 do 75 mm*: the first end of a range has the unit and scale of the second; *prvog maja* is a day."""
    if second.kind is Kind.MONTH and first.kind is Kind.ORDINAL and gap.strip() in {"", "of"}:
        return replace(first, weight=Weight.STRONG)
    between = gap.strip().lower()
    if between not in {"-", "–", "—", "×", "x"} and between not in locale.range_words:
        return first
    if first.unit is None and second.unit:
        first = replace(first, unit=second.unit)
    if first.scale == 1 and second.scale != 1 and first.kind is second.kind is Kind.NUMBER and 0 < first.value < 1000:
        swapped = None if first.swapped is None else first.swapped * second.scale
        first = replace(first, value=first.value * second.scale, scale=second.scale, swapped=swapped)
    return first


def _single_quantities(text: str, locale: Locale) -> Iterator[Quantity]:
    tokens = list(_tokens(text, locale))
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.fixed is not None:
            yield token.fixed
            position += 1
            continue
        quantity, position = read_numeral(text, tokens, position, locale)
        if quantity is not None:
            yield with_measure(quantity, text, locale)


def _tokens(text: str, locale: Locale) -> Iterator[Token]:
    words = lexicon(locale)
    for match in _TOKEN.finditer(text):
        start, end, group = match.start(), match.end(), match.lastgroup
        if group == "word":
            lowered = match[0].lower()
            word = words.get(lowered)
            if word is None:
                if lowered in locale.units:
                    yield from _unit_and_a_half(lowered, start, text, locale)
                elif end - start >= _SHORTEST_COMPOUND or text[start] in _ROMAN_VALUES:
                    yield from _other_word(match[0], lowered, start, text, locale)
            elif word.role is Role.DAY:
                day = Quantity(Kind.DAY, Decimal(TODAY + word.value), start, end, match[0], Weight.WEAK)
                yield Token(start, end, fixed=day)
            elif word.role in {Role.MONTH, Role.WEEKDAY}:
                yield from _calendar_word(match[0], lowered, start, text, locale)
            else:
                yield Token(start, end, word=word)
        elif group == "entity":
            continue
        elif group == "digits":
            yield from _digit_tokens(match[0], start, text, locale)
        elif group == "time":
            yield Token(start, end, fixed=_time(match[0], start, text))
        else:
            for quantity in _date(match[0], start, locale):
                yield Token(quantity.start, quantity.end, fixed=quantity)


def _digit_tokens(found: str, offset: int, text: str, locale: Locale) -> Iterator[Token]:
    """A run of digits and marks, cut at spaces that do not group thousands."""
    pieces = [(match.start(), match.end()) for match in re.finditer(rf"[^{SPACES}]+", found)]
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        lead = re.match(r"\d+", found[start:end])
        if joined and lead and len(lead[0]) == 3 and _groups(found[joined[-1][0] : joined[-1][1]]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    if len(joined) > 1 and _dialled(found, offset, text):
        joined = [(0, end)]
    for start, end in joined:
        yield _digit_token(found[start:end], offset + start, text, locale)


def _dialled(found: str, offset: int, text: str) -> bool:
    """Whether groups of digits are a telephone number: *+382 20 123 456*, *0800 555 111*."""
    opens = found[0] == "0" or (offset > 0 and text[offset - 1] == "+")
    return opens and found.translate(_NO_SPACES).isdigit()


def _groups(piece: str) -> bool:
    """Whether what stands before a space can be the leading groups of a number: *12* or *12 345*, not *2008*."""
    return bool(len(piece) <= LONGEST and re.fullmatch(rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})*", piece))


def _digit_token(found: str, start: int, text: str, locale: Locale) -> Token:
    end = start + len(found)
    reading = read_digits(found, locale)
    runs = tuple(_RUN.findall(found)) if len(found) <= LONGEST else (found,)
    half = _HALF_DAY.match(text, end)
    if half and len(runs) <= 2 and int(runs[0]) <= 24:
        return Token(start, end, fixed=_clock(found, start, runs, half[1].lower() + "m"))
    quantity = Quantity(
        kind=Kind.NUMBER,
        value=reading.value if reading.value is not None else Decimal(-1),
        start=start,
        end=end,
        text=found,
        parts=runs,
        swapped=reading.swapped,
        malformed=reading.malformed,
        in_name=_in_name(text, start),
    )
    return Token(start, end, digits=quantity)


def _in_name(text: str, start: int) -> bool:
    """Whether a letter, or a letter and one joining mark, stands right before: F-16, UTC+1, A4."""
    if start and text[start - 1].isalpha():
        return True
    return start > 1 and text[start - 1] in "-‑+'’" and text[start - 2].isalpha()


def _time(found: str, start: int, text: str) -> Quantity:
    runs = tuple(_RUN.findall(found))
    half = _HALF_DAY.match(text, start + len(found))
    return _clock(found, start, runs, half[1].lower() + "m" if half else None)


def _clock(found: str, start: int, runs: tuple[str, ...], half: str | None) -> Quantity:
    hour, minute = int(runs[0]), int(runs[1]) if len(runs) > 1 else 0
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return Quantity(
        kind=Kind.TIME,
        value=Decimal(hour * 60 + minute),
        start=start,
        end=start + len(found),
        text=found,
        parts=runs,
        half_day=half,
    )


def _date(found: str, start: int, locale: Locale) -> Iterator[Quantity]:
    """Day, month and year of a date in figures; the month is soft when day and month could be exchanged."""
    runs = [(match.start(), match.end()) for match in _RUN.finditer(found)]
    values = [int(found[first:last]) for first, last in runs]
    if len(found[runs[0][0] : runs[0][1]]) == 4:
        order = (2, 1, 0)
    elif "/" in found and (values[1] > 12 or (locale.language == "en" and values[0] <= 12)):
        order = (1, 0, 2)
    else:
        order = (0, 1, 2)
    unsure = "/" in found and max(values[:2]) <= 12
    for place, (first, last) in enumerate(runs):
        month = order[1] == place and 1 <= values[place] <= 12
        yield Quantity(
            kind=Kind.MONTH if month else Kind.NUMBER,
            value=Decimal(values[place]),
            start=start + first,
            end=start + last,
            text=found[first:last],
            weight=Weight.SOFT if unsure and place < 2 else Weight.STRONG,
            parts=(found[first:last],),
        )


def _calendar_word(found: str, lowered: str, start: int, text: str, locale: Locale) -> Iterator[Token]:
    """A month or weekday; *may* the verb is left out, and a bare abbreviation."""
    end = start + len(found)
    if locale.capital_months and found[0].islower():
        return
    if lowered in locale.weekdays:
        kind, value = Kind.WEEKDAY, locale.weekdays[lowered]
        sure = lowered not in locale.soft or text.endswith(locale.on_weekday, 0, start)
    else:
        kind, value = Kind.MONTH, locale.months.get(lowered) or locale.month_abbreviations[lowered]
        dated = _digit_before(text, start) or _digit_after(text, end)
        if not dated and lowered in locale.month_abbreviations:
            return
        sure = dated or _is_month(found, lowered, start, text, locale)
    weight = Weight.STRONG if sure else Weight.SOFT
    yield Token(start, end, fixed=Quantity(kind, Decimal(value), start, end, found, weight))


def _is_month(found: str, lowered: str, start: int, text: str, locale: Locale) -> bool:
    """Whether a month without a day or year is one: *in May*, *u maju*; not *Theresa May*, *Marta*."""
    if locale.capital_months:
        return _follows_small_word(text, start)
    return found[0].islower() or lowered not in locale.soft


def _digit_before(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start].rstrip(f".{SPACES}")
    return bool(re.search(r"\d(?:st|nd|rd|th)?(?: of)?$", before))


def _digit_after(text: str, end: int) -> bool:
    return text[end : end + 3].lstrip(f".,{SPACES}")[:1].isdigit()


def _follows_small_word(text: str, start: int) -> bool:
    before = re.search(r"([^\W\d_]+)[,(]?[ \u00a0]$", text[max(0, start - 16) : start])
    return before is not None and (before[1].islower() or before[1].lower() in _BEFORE_MONTH)


def _other_word(found: str, lowered: str, start: int, text: str, locale: Locale) -> Iterator[Token]:
    """Roman numerals and compounds; any other word is no number."""
    end = start + len(found)
    if found[0] in _ROMAN_VALUES and found[:2].isupper():
        value = _roman(found)
        following = re.match(r"\.?[ \u00a0]+([^\W\d_]+)", text[end : end + 24])
        century = following is not None and locale.units.get(following[1].lower()) == "century"
        if value and (century or len(found) > 1):
            weight = Weight.WEAK if century else Weight.SOFT
            roman = Quantity(Kind.ORDINAL, Decimal(value), start, end, found, weight)
            yield Token(start, end, fixed=with_measure(roman, text, locale))
        return
    if locale.stems and len(lowered) >= _SHORTEST_COMPOUND:
        number = read_compound(lowered, locale)
        if number is not None:
            weight = Weight.STRONG if number > 12 else Weight.WEAK
            yield Token(start, end, fixed=Quantity(Kind.NUMBER, Decimal(number), start, end, found, weight))


def _unit_and_a_half(unit: str, start: int, text: str, locale: Locale) -> Iterator[Token]:
    """*sat i po*, *an hour and a half*."""
    half = and_a_half(locale).match(text, start + len(unit))
    if half:
        end = half.end()
        number = Quantity(
            Kind.NUMBER, Decimal("1.5"), start, end, text[start:end], Weight.WEAK, unit=locale.units[unit]
        )
        yield Token(start, end, fixed=number)


def _roman(found: str) -> int:
    match = _ROMAN.fullmatch(found)
    if not match:
        return 0
    values = [_ROMAN_VALUES[char] for char in match[1]]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
