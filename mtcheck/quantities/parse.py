"""Text and language to the quantities in it, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from mtcheck.languages.base import SPACES, Locale
from mtcheck.languages.language import language_for
from mtcheck.languages.lookup import locale_for
from mtcheck.languages.script import has_cyrillic, to_latin_mapped
from mtcheck.quantities.beside import with_sign_and_bound
from mtcheck.quantities.clock import in_half_of_day
from mtcheck.quantities.measure import with_measure
from mtcheck.quantities.numerals import Token, and_a_half, read_numeral
from mtcheck.quantities.quantity import Kind, Quantity, Weight
from mtcheck.quantities.tokens import tokens
from mtcheck.text.words import word_texts

__all__ = ["has_other_calendar", "parse"]

_FOUR_DIGITS: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_SURE_UNITS: Final = frozenset({"hour", "minute", "month", "week", "year", "km", "kg", "t"})
_UNSEEN: Final = frozenset("\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Direction marks, joiners and non-joiners: a number is the same without them."""
_LONGEST_GAP: Final = 16
_LONGEST_PART_MARK: Final = 4
_MOST_PARTS: Final = 100
_LONGEST_JOINT: Final = 32
_IN_ONE_CLAUSE: Final = re.compile(r"[^,;:!?()\d]*")
_DECADES: Final = 10
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_DOTTED_TIME: Final = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_HALF: Final = Decimal("0.5")
_ONE_AND_A_HALF: Final = Decimal("1.5")
_POWER: Final = r"(?<![^\W\d_])(km|m|cm|dm|mm|ft|mi|км|м|см|дм|мм)([23²³])(?![^\W\u2e80-\uffff])"
_SM: Final = re.compile(r"(?<![^\W\d_])s(?=m[23²³](?!\w))")
"""The first letter of *см²* in Latin, as Serbian in Cyrillic writes cm²."""
_POWERS: Final = frozenset("23²³")
_RAISED: Final = str.maketrans("23кмсд", "²³kmcd")


@lru_cache(maxsize=4096)
def parse(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of a text in the language of a BCP 47 tag, ordered by offset; none overlap.

    Serbo-Croatian in Cyrillic is read as Latin; offsets always count in ``text``.
    """
    locale = locale_for(language)
    if language_for(locale.language).two_scripts:
        return tuple(_quantities_in_latin(text, locale))
    text = _with_powers(text)
    if not _UNSEEN.isdisjoint(text):
        origin = [place for place, char in enumerate(text) if char not in _UNSEEN]
        seen = "".join(map(text.__getitem__, origin))
        ends = (0, *(place + 1 for place in origin))
        return tuple(_at_origin(one, (*origin, len(text)), text, ends) for one in parse(seen, language))
    if locale.apostrophe:
        spelled = _APOSTROPHE.sub(locale.apostrophe, text)
        return tuple(_at_origin(quantity, range(len(text) + 1), text) for quantity in _quantities(spelled, locale))
    if locale.other_months:
        return tuple(one for one in _quantities(text, locale) if not _in_other_calendar(one, text, locale))
    return tuple(_quantities(text, locale))


def _quantities_in_latin(text: str, locale: Locale) -> Iterator[Quantity]:
    if not has_cyrillic(text):
        return _quantities(_with_powers(_SM.sub("c", text)), locale)
    latin, origin = to_latin_mapped(text)
    found = _quantities(_with_powers(_SM.sub("c", latin)), locale)
    return (_at_origin(quantity, origin, text) for quantity in found)


def _with_powers(text: str) -> str:
    """The text with *m2* as *m²*; every letter keeps its place."""
    if _POWERS.isdisjoint(text):
        return text
    return re.sub(_POWER, lambda match: match[0].translate(_RAISED), text)


def has_other_calendar(text: str, language: str) -> bool:
    """Whether a month or year of a calendar that is not read may be in the text: *5 مهر 1402*."""
    locale = locale_for(language)
    if not locale.other_months:
        return False
    first, last = locale.other_years or (1, 0)
    years = (int(match[0]) for match in _FOUR_DIGITS.finditer(text))
    return any(first <= year <= last for year in years) or not locale.other_months.isdisjoint(word_texts(text))


def _in_other_calendar(quantity: Quantity, text: str, locale: Locale) -> bool:
    """Whether it is a day or a year of another calendar: *15 رمضان 1445*."""
    dated = quantity.digits or quantity.kind is Kind.ORDINAL
    if not dated or quantity.currency or quantity.scale != 1:
        return False
    if (
        quantity.kind is Kind.NUMBER
        and quantity.text.isdigit()
        and locale.other_years
        and locale.other_years[0] <= quantity.value <= locale.other_years[1]
    ):
        return True
    before = word_texts(text[max(0, quantity.start - _LONGEST_GAP) : quantity.start])
    after = word_texts(text[quantity.end : quantity.end + _LONGEST_GAP])
    return not locale.other_months.isdisjoint((*before[-1:], *after[:1]))


def _at_origin(quantity: Quantity, origin: Sequence[int], text: str, ends: Sequence[int] | None = None) -> Quantity:
    """The quantity at its places in the text; ``ends`` are the places for ends, if letters were left out."""
    ends = ends or origin
    start, end = origin[quantity.start], ends[quantity.end]
    return replace(
        quantity,
        start=start,
        end=end,
        text=text[start:end],
        scale_start=origin[quantity.scale_start],
        scale_end=ends[quantity.scale_end],
        unit_start=origin[quantity.unit_start],
        unit_end=ends[quantity.unit_end],
        currency_start=origin[quantity.currency_start],
        currency_end=ends[quantity.currency_end],
        per_start=origin[quantity.per_start],
        per_end=ends[quantity.per_end],
    )


def _quantities(text: str, locale: Locale) -> Iterator[Quantity]:
    """The quantities in order, each seen together with the next."""
    waiting: Quantity | None = None
    for quantity in _single_quantities(text, locale):
        if waiting is None:
            waiting = quantity
            continue
        gap = text[waiting.end : quantity.start]
        joined = (
            _decade(waiting, quantity, gap, locale)
            or _hundreds(waiting, quantity, gap, text)
            or _part(waiting, quantity, text, locale)
        )
        if joined is not None:
            waiting = joined
            continue
        yield _beside(waiting, quantity, gap, locale)
        waiting = quantity
    if waiting is not None:
        yield waiting


def _decade(first: Quantity, second: Quantity, gap: str, locale: Locale) -> Quantity | None:
    """*80-ih godina 19. vijeka* is the 1880s."""
    if second.unit != "century" or not 20 <= first.value < 100 or first.value % 10:
        return None
    words = word_texts(gap[:_LONGEST_GAP], inside=(), digits="joined")
    if len(gap) >= _LONGEST_GAP or "," in gap or not locale.joiners.isdisjoint(words):
        return None
    of_years = first.unit == "year" and first.unit_start > first.end
    if first.kind is not Kind.DECADE and not of_years and "." not in gap:
        return None
    value = (second.value - 1) * 100 + first.value
    return replace(first, kind=Kind.DECADE, value=value, unit=None, unit_start=0, unit_end=0, weight=Weight.STRONG)


def _hundreds(first: Quantity, second: Quantity, gap: str, text: str) -> Quantity | None:
    """*Тысяча девятьсот тридцатые* are the 1930s; *сто тридцатые* are ordinals, which look like a decade."""
    if second.kind is not Kind.DECADE or first.kind is not Kind.NUMBER or gap.strip(SPACES) or not gap:
        return None
    if first.digits or second.digits or first.unit or first.value < _HUNDRED or first.value % _HUNDRED:
        return None
    if not 0 < second.value < _HUNDRED:
        return None
    value, whole = first.value + second.value, text[first.start : second.end]
    kind = Kind.DECADE if first.value > _THOUSAND else Kind.ORDINAL
    return replace(second, kind=kind, value=value, start=first.start, text=whole, weight=Weight.STRONG)


def _part(whole: Quantity, part: Quantity, text: str, locale: Locale) -> Quantity | None:
    """*3分の2*, *üçte iki*: two thirds, where the number of parts comes first."""
    if not locale.part_marks or part.start - whole.end > _LONGEST_PART_MARK:
        return None
    if not text[whole.start : part.start].rstrip(SPACES).endswith(locale.part_marks):
        return None
    plain = whole.kind is part.kind is Kind.NUMBER and part.scale == 1 and not (part.unit or part.currency)
    if not plain or not 0 < part.value < whole.value < _MOST_PARTS:
        return None
    before = word_texts(text[max(0, whole.start - _LONGEST_GAP) : whole.start].lower(), inside=())
    if before and locale.units.get(before[-1]) == "hour":
        return None  # *saat üçte iki kişi*, two people at three
    value, start, end = part.value / whole.value, whole.start, part.end
    return Quantity(Kind.FRACTION, value, start, end, text[start:end], Weight.WEAK)


def _beside(first: Quantity, second: Quantity, gap: str, locale: Locale) -> Quantity:
    """The first of two quantities, completed by the second and by what is between them; *prvog maja* is a day."""
    if second.kind is Kind.MONTH and first.kind is Kind.ORDINAL and gap.strip() in {"", "of"}:
        return replace(first, weight=Weight.STRONG)
    if second.kind is Kind.DECADE or second.unit in {"century", "millennium"}:
        return _of_century(first, second, gap, locale)
    if first.unit == "times" and first.digits and second.digits and second.start == first.unit_end + 1:
        return replace(first, unit=None, unit_start=0, unit_end=0)  # *36 puta 24 mm* is a size
    between = gap.strip().lower()
    if between in {"-", "–", "—", "×", "x"} or between in locale.range_words:
        return _in_range(first, second, gap)
    return first


def _in_range(first: Quantity, second: Quantity, gap: str) -> Quantity:
    """*50 do 75 mm*, *8-18,000*: the first end of a range has the unit and scale of the second."""
    if gap in {"-", "–"} and _leaves_out_thousands(first, second):
        return replace(first, value=first.value * _THOUSAND)
    if first.bound:
        first = replace(first, bound=None)
    if first.unit is None and second.unit:
        first = replace(first, unit=second.unit)
    if first.scale == 1 and second.scale != 1 and first.kind is second.kind is Kind.NUMBER and 0 < first.value < 1000:
        swapped = None if first.swapped is None else first.swapped * second.scale
        first = replace(first, value=first.value * second.scale, scale=second.scale, swapped=swapped)
    return first


def _of_century(first: Quantity, second: Quantity, gap: str, locale: Locale) -> Quantity:
    """*1600- ja 1700-luvuilla* are two centuries, and so are *the 17th and the early 18th century*."""
    if first.unit or first.scale != 1 or not _is_joined(gap, locale):
        return first
    if second.kind is not Kind.DECADE:
        return replace(first, unit=second.unit) if first.kind is Kind.ORDINAL else first
    hyphen = gap[0] in "-‑–" and second.digits and len(first.parts) == 1
    years = first.kind is Kind.NUMBER and 0 < first.value < second.value and first.value % 10 == 0
    return replace(first, kind=Kind.DECADE) if hyphen and years else first


def _is_joined(gap: str, locale: Locale) -> bool:
    """Whether two numbers of one clause are joined by *and*, *to* or a mark."""
    if not 0 < len(gap) < _LONGEST_JOINT or not _IN_ONE_CLAUSE.fullmatch(gap):
        return False
    words = word_texts(gap, inside=(), digits="joined")
    return not words or not (locale.joiners | locale.range_words).isdisjoint(words)


def _leaves_out_thousands(first: Quantity, second: Quantity) -> bool:
    """Whether the first number of *8-18,000* is eight thousand."""
    return (
        first.kind is second.kind is Kind.NUMBER
        and first.digits
        and 0 < first.value < 1000
        and len(first.parts) == 1
        and len(second.parts) == 2
        and second.scale == 1
        and first.value < int(second.parts[0])
        and second.value == int(second.parts[0]) * _THOUSAND
    )


def _single_quantities(text: str, locale: Locale) -> Iterator[Quantity]:
    found = list(tokens(text, locale))
    position = 0
    quantity: Quantity | None
    while position < len(found):
        token = found[position]
        if token.fixed is not None:
            quantity = in_half_of_day(_surer(_complete(token.fixed, text, locale)), text, locale)
            yield quantity
            position = _token_behind(quantity.end if locale.unspaced else 0, found, position + 1)
            continue
        quantity, position = read_numeral(text, found, position, locale)
        if quantity is None:
            continue
        quantity = _nth_decade(_dotted_time(with_measure(quantity, text, locale), locale), locale)
        following = found[position].fixed if position < len(found) else None
        if following is not None and following.value == _ONE_AND_A_HALF and following.start == quantity.unit_start > 0:
            quantity = _plus_half(quantity, following, text)
            position = _token_behind(quantity.end, found, position)
        quantity = _half_behind_unit(_without_month(quantity, following), text, locale)
        quantity = _surer(with_sign_and_bound(in_half_of_day(quantity, text, locale), text, locale))
        end = max(quantity.end, quantity.unit_end, quantity.currency_end if quantity.currency_start else 0)
        position = _token_behind(end, found, position)
        yield quantity


def _token_behind(end: int, found: Sequence[Token], position: int) -> int:
    """The first token from ``position`` that ends after ``end``."""
    while position < len(found) and found[position].end <= end:
        position += 1
    return position


def _without_month(quantity: Quantity, following: Quantity | None) -> Quantity:
    """*7 tháng 12* is a date; *7 tháng* alone would be months."""
    if following is None or following.kind is not Kind.MONTH or following.start != quantity.unit_start:
        return quantity
    return replace(quantity, unit=None, unit_start=0, unit_end=0)


def _nth_decade(quantity: Quantity, locale: Locale) -> Quantity:
    """*Á tíunda áratugnum*, in the tenth decade: the nineties."""
    nth = quantity.kind is Kind.ORDINAL and quantity.unit == "decade" and 1 < quantity.value <= _DECADES
    if not locale.nth_decades or not nth:
        return quantity
    value = 10 * (quantity.value - 1)
    return replace(quantity, kind=Kind.DECADE, value=value, unit=None, unit_start=0, unit_end=0, weight=Weight.WEAK)


def _dotted_time(quantity: Quantity, locale: Locale) -> Quantity:
    """*14.40*, where times, and not numbers, are written so: without a unit, or with a word for hours (*u 14.40 sati*,
    *um 14.40 Uhr*)."""
    if not _DOTTED_TIME.fullmatch(quantity.text) or quantity.scale != 1 or quantity.currency or quantity.in_name:
        return quantity
    of_hours = quantity.unit == "hour" and "." not in locale.decimal
    if not of_hours and (quantity.unit or not locale.dotted_time):
        return quantity
    minutes = 60 * int(quantity.parts[0]) + int(quantity.parts[1])
    return replace(
        quantity,
        kind=Kind.TIME,
        value=Decimal(minutes),
        swapped=None,
        malformed=False,
        unit=None,
        unit_start=0,
        unit_end=0,
    )


def _complete(quantity: Quantity, text: str, locale: Locale) -> Quantity:
    """A quantity that is complete except what it measures: *½ km*, *⅓ posto*."""
    if locale.unspaced and quantity.kind is Kind.NUMBER and not quantity.digits:
        quantity = _with_half(quantity, text, locale)
    elif quantity.kind is not Kind.FRACTION:
        return quantity
    measured = with_measure(quantity, text, locale)
    if measured.unit == "°" and locale.unspaced:
        measured = quantity  # 하나도, not one
    return with_sign_and_bound(measured, text, locale)


def _with_half(quantity: Quantity, text: str, locale: Locale) -> Quantity:
    """*三个半小时*, *두 시간 반*."""
    half = and_a_half(locale).match(text, quantity.end)
    if half is None:
        return quantity
    value, end = quantity.value + _HALF, half.end()
    return replace(quantity, value=value, end=end, text=text[quantity.start : end])


def _surer(quantity: Quantity) -> Quantity:
    """*One hour* is surely a number, although *one* alone may not be; so is *second quarter*."""
    if quantity.weight is Weight.SOFT and quantity.kind is Kind.ORDINAL and quantity.unit == "quarter":
        return replace(quantity, weight=Weight.WEAK)
    if quantity.weight is Weight.SOFT and quantity.kind is Kind.NUMBER and quantity.unit in _SURE_UNITS:
        return replace(quantity, weight=Weight.WEAK)
    return quantity


def _half_behind_unit(quantity: Quantity, text: str, locale: Locale) -> Quantity:
    """*hai năm rưỡi*, where the unit is a number word too: two and a half years."""
    if quantity.kind is not Kind.NUMBER or quantity.unit_start < quantity.end or quantity.value % 1:
        return quantity
    half = and_a_half(locale).match(text, quantity.unit_end) if not locale.unspaced else None
    if half is None:
        return quantity
    value, end = quantity.value + _HALF, half.end()
    return replace(quantity, value=value, end=end, text=text[quantity.start : end], unit_start=0, unit_end=0)


def _plus_half(quantity: Quantity, following: Quantity, text: str) -> Quantity:
    """*dve godine i po*: the half belongs to the number before its unit."""
    end = following.end
    value = quantity.value + _ONE_AND_A_HALF - 1
    return replace(
        quantity,
        value=value,
        end=end,
        text=text[quantity.start : end],
        weight=max(quantity.weight, Weight.WEAK),
        unit_start=0,
        unit_end=0,
    )
