"""Number words, or digits and a scale word, as one quantity: *two hundred thousand*, *1,5 miliona*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final

from mtcheck.languages.base import MARKS, SPACES, Locale
from mtcheck.quantities.lexicon import Role, Word, adds_up, lexicon
from mtcheck.quantities.quantity import LARGEST_IN_WORDS, ONE, Kind, Quantity, Weight
from mtcheck.text.words import LETTERS

__all__ = ["Token", "and_a_half", "read_numeral"]

_GAPS: Final = frozenset(SPACES) | {"", "-", "‑", "–"}
_HALF: Final = Decimal("0.5")
_ENDING: Final = re.compile(rf"[-‑][^\W\d_]{{1,3}}[{SPACES}]")
_DOZEN: Final = 12
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_ONES: Final = frozenset(map(Decimal, range(1, 10)))
_TENS: Final = frozenset(map(Decimal, range(20, 100, 10)))
_TIME_UNITS: Final = frozenset({"hour", "minute", "year", "century"})
_COUNTED_IN_ORDER: Final = frozenset(
    {"minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century", "millennium"}
)
_GROUPS: Final = frozenset({Role.CLOSED, Role.APPROXIMATE})
_ALONE: Final = {
    Role.CLOSED: Kind.NUMBER,
    Role.APPROXIMATE: Kind.NUMBER,
    Role.DECADE: Kind.DECADE,
    Role.MULTIPLE: Kind.MULTIPLE,
}
"""The kinds of the words that do not combine with others."""
_NOT_COUNTED: Final = frozenset("-‑–%.:/")
_BEHIND: Final = re.compile(rf"[{SPACES}]?({LETTERS}|[{''.join(sorted(_NOT_COUNTED))}])")


@dataclass(frozen=True, slots=True)
class Token:
    """One number word, one run of digits, or one quantity that is already complete (``fixed``), at ``[start, end)`` in
    code points of the text.
    """

    start: int
    end: int
    word: Word | None = None
    digits: Quantity | None = None
    fixed: Quantity | None = None


def read_numeral(text: str, tokens: Sequence[Token], first: int, locale: Locale) -> tuple[Quantity | None, int]:
    """The quantity that opens at ``tokens[first]``, and the index of the token after it."""
    quantity, position = _read_part(text, tokens, first, locale)
    if quantity is None or quantity.kind is not Kind.NUMBER:
        return quantity, position
    if quantity.scale != 1:
        return _with_rest(text, tokens, quantity, position, locale)
    return _with_compound(text, tokens, quantity, position, locale)


def _with_compound(
    text: str, tokens: Sequence[Token], tens: Quantity, position: int, locale: Locale
) -> tuple[Quantity, int]:
    """*Двадесет и тригодишен*, *dvadeset i trogodišnji*: the ones begin the word that says what is counted."""
    ones = tokens[position].fixed if position < len(tokens) else None
    if ones is None or ones.kind is not Kind.NUMBER or ones.digits or ones.value not in _ONES:
        return tens, position
    gap = text[tens.end : ones.start]
    if tens.digits or tens.value % _HUNDRED not in _TENS or not (gap in _GAPS or _joiner(locale).fullmatch(gap)):
        return tens, position
    total = _sum(text, tens, ones.value, ones.end, ())
    return replace(total, unit=ones.unit, unit_start=ones.unit_start, unit_end=ones.unit_end), position + 1


def _read_part(text: str, tokens: Sequence[Token], first: int, locale: Locale) -> tuple[Quantity | None, int]:
    digits = tokens[first].digits
    if digits is not None:
        return _scaled_digits(text, tokens, first, digits, locale)
    word = tokens[first].word
    assert word is not None  # noqa: S101 - a token is exactly one of the three
    if word.role is Role.HALF:
        return _half(text, tokens, first, locale)
    if word.value == 1 and word.role is Role.ADD and _half_follows(text, tokens, first):
        return None, first + 1
    if word.role is Role.BEFORE:
        return _with_part_before(text, tokens, first, locale)
    if word.role is Role.WITH_HALF:
        start, end = tokens[first].start, tokens[first].end
        mixed = Quantity(Kind.NUMBER, word.value + _HALF, start, end, text[start:end], Weight.WEAK)
        return _with_scale(text, tokens, first + 1, mixed, locale)
    return _Words(text, tokens, first, locale).read()


def _with_part_before(text: str, tokens: Sequence[Token], first: int, locale: Locale) -> tuple[Quantity | None, int]:
    """*साढ़े तीन लाख*, three and a half lakh; *सवा सौ*, a quarter more than a hundred."""
    opening, following = tokens[first], tokens[first + 1] if first + 1 < len(tokens) else None
    if opening.word is None or following is None or following.fixed or text[opening.end : following.start] not in _GAPS:
        return None, first + 1
    number, position = _read_part(text, tokens, first + 1, locale)
    if number is None or number.kind not in {Kind.NUMBER, Kind.VAGUE} or number.mantissa % 1:
        return number, position
    size = number.scale
    if size == 1 and number.value >= _HUNDRED and not number.value % _HUNDRED:
        size = Decimal(_HUNDRED)
    value = number.value + size * opening.word.value / _HUNDRED
    start, weight = opening.start, max(number.weight, Weight.WEAK)
    return replace(
        number, kind=Kind.NUMBER, value=value, start=start, text=text[start : number.end], weight=weight
    ), position


def _half_follows(text: str, tokens: Sequence[Token], first: int) -> bool:
    """Whether *one* only counts the half behind it: *une demi-heure*."""
    following = tokens[first + 1] if first + 1 < len(tokens) else None
    if following is None or following.word is None or following.word.role is not Role.HALF:
        return False
    return text[tokens[first].end : following.start] in _GAPS


def _with_rest(
    text: str, tokens: Sequence[Token], high: Quantity, position: int, locale: Locale
) -> tuple[Quantity, int]:
    """What follows a scale word and is added to it: *2 млн 300 тыс.*, *2 hiljade i 300*, *2 miliona i po*."""
    half = and_a_half(locale).match(text, high.scale_end)
    if half and high.mantissa == high.mantissa.to_integral_value():
        while position < len(tokens) and tokens[position].end <= half.end():
            position += 1
        return _sum(text, high, high.scale * _HALF, half.end(), high.parts), position
    if position >= len(tokens) or tokens[position].fixed is not None:
        return high, position
    gap = text[high.scale_end : tokens[position].start]
    joined = bool(_joiner(locale).fullmatch(gap.removeprefix(".")))
    if not joined and gap.strip(SPACES) not in {"", "."}:
        return high, position
    low, after = _read_part(text, tokens, position, locale)
    if low is None or low.kind is not Kind.NUMBER:
        return high, position
    if not joined and _is_multiplied(high, low):
        total = _sum(text, high, low.mantissa, low.end, high.parts + low.parts)
        return _times(total, low.scale, low.scale_start, low.scale_end), after
    abbreviated = text[high.scale_start : high.scale_end].lower() in locale.scale_abbreviations
    if not _completes(high, low, locale, full_stop="." in gap and not abbreviated):
        return high, position
    return _sum(text, high, low.value, max(low.end, low.scale_end), high.parts + low.parts), after


def _is_multiplied(high: Quantity, low: Quantity) -> bool:
    """Whether a larger scale counts both numbers: *3 ezer 200 milliárd*, 3,200 billion."""
    whole = high.mantissa == high.mantissa.to_integral_value()
    plain = not low.in_name and not low.approximate
    return whole and plain and high.scale == _THOUSAND < low.scale and _HUNDRED <= low.mantissa < _THOUSAND


def _completes(high: Quantity, low: Quantity, locale: Locale, *, full_stop: bool) -> bool:
    """Whether two numbers are one: whole thousands and hundreds, each smaller than the scale before it.

    In languages that write numbers so, thousands and ones too: *17 bin 2*.
    """
    whole = all(part.mantissa == part.mantissa.to_integral_value() for part in (high, low))
    if not whole or low.in_name or low.approximate or not 0 < low.value < high.scale:
        return False
    if low.scale != 1 or (low.start == high.scale_end and high.scale > _THOUSAND):
        return True
    large = low.value >= _HUNDRED or (locale.rest_in_digits and high.digits)
    return high.scale == _THOUSAND and not full_stop and low.digits and large


def _sum(text: str, high: Quantity, added: Decimal, end: int, parts: tuple[str, ...]) -> Quantity:
    return replace(
        high,
        value=high.value + added,
        end=end,
        text=text[high.start : end],
        weight=max(high.weight, Weight.WEAK),
        parts=parts,
        swapped=None,
        scale=ONE,
        scale_start=0,
        scale_end=0,
    )


@cache
def _joiner(locale: Locale) -> re.Pattern[str]:
    words = "|".join(sorted(locale.joiners)) or "(?!)"
    return re.compile(rf"[{SPACES}-](?:{words})[{SPACES}-]")


@cache
def and_a_half(locale: Locale) -> re.Pattern[str]:
    """What adds a half to the number, unit or scale word before it: *and a half*, *i po*."""
    phrases = "|".join(re.escape(phrase) for phrase in locale.and_a_half) or "(?!)"
    if locale.unspaced:  # 4時間半
        units = "|".join(re.escape(unit) for unit in sorted(locale.units, key=len, reverse=True) if not unit.isascii())
        behind = f"(?={locale.behind_half})" if locale.behind_half else ""
        return re.compile(rf"[{SPACES}]?(?:{units})?[{SPACES}]?(?:{phrases}){behind}")
    return re.compile(rf"[{SPACES}-](?:{phrases})\b")


def _scaled_digits(
    text: str, tokens: Sequence[Token], first: int, digits: Quantity, locale: Locale
) -> tuple[Quantity, int]:
    half = and_a_half(locale).match(text, digits.end)
    if half:
        digits = replace(digits, value=digits.value + _HALF, end=half.end(), text=text[digits.start : half.end()])
    part = tokens[first + 1].fixed if first + 1 < len(tokens) else None
    if part is not None and part.kind is Kind.FRACTION and part.start == digits.end:
        digits = replace(digits, value=digits.value + part.value, end=part.end, text=text[digits.start : part.end])
    position = first + 1
    while position < len(tokens) and tokens[position].end <= digits.end:
        position += 1
    scaled, position = _with_scale(text, tokens, position, digits, locale)
    return (scaled if scaled is not digits else _with_suffix(text, digits, locale)), position


def _with_scale(
    text: str, tokens: Sequence[Token], position: int, quantity: Quantity, locale: Locale
) -> tuple[Quantity, int]:
    """The quantity times the scale word at ``position`` directly after it, if there is one."""
    following = tokens[position].word if position < len(tokens) else None
    if (
        following is None
        or quantity.scale != 1
        or quantity.value < 0
        or not _adjoins(text[quantity.end : tokens[position].start], quantity, locale)
    ):
        return quantity, position
    half = quantity.value % 1 == _HALF
    hundred = following.role is Role.ADD and following.value == _HUNDRED and half and not quantity.digits
    counts = quantity.digits or half  # *полторы сотни*, *halvandet hundrede*
    if not hundred and following.role not in ({Role.SCALE, Role.HUNDRED} if counts else {Role.SCALE}):
        return quantity, position
    start = tokens[position].start
    scale, end, position = _scale_of_scale(text, tokens, position, locale)
    return _times(quantity, Decimal(scale), start, end), position


def _scale_of_scale(text: str, tokens: Sequence[Token], position: int, locale: Locale) -> tuple[int, int, int]:
    """The scale that opens at ``position`` (*mil millones*, *milers de milions*), its end, and the token behind it."""
    first = tokens[position].word
    scale, end, position = first.value if first else 1, tokens[position].end, position + 1
    larger = tokens[position].word if position < len(tokens) else None
    if larger is not None and larger.role is Role.SCALE and larger.value > scale:
        gap = text[end : tokens[position].start]
        if gap in _GAPS or gap.strip(SPACES) in locale.before_scale:
            return scale * larger.value, tokens[position].end, position + 1
    return scale, end, position


def _adjoins(gap: str, quantity: Quantity, locale: Locale) -> bool:
    """Whether a number is right before its scale word; digits may have a case ending: *2-х мільйонів*."""
    between = gap.strip(SPACES)
    if gap in _GAPS or between in locale.before_scale or between in locale.or_more:
        return True
    if between in locale.part_of and quantity.text.lower() in locale.couples:
        return True
    return quantity.digits and _ENDING.fullmatch(gap) is not None


def _times(quantity: Quantity, scale: Decimal, start: int, end: int) -> Quantity:
    swapped = None if quantity.swapped is None else quantity.swapped * scale
    return replace(
        quantity,
        value=quantity.value * scale,
        swapped=swapped,
        scale=scale,
        scale_start=start,
        scale_end=end,
        in_name=False,
    )


_JOINED: Final = frozenset({"", "-", "‑", "'", "’"})
_FOLLOWING: Final = re.compile(rf"[{SPACES}]([^\W\d_]{{2,20}})")
_LETTERS: Final = re.compile(rf"([{SPACES}]|[-‑]|['’])?((?:[^\W\d_]{MARKS}*){{1,8}})(?![^\W_])")


def _with_suffix(text: str, digits: Quantity, locale: Locale) -> Quantity:
    """Digits with letters behind: 20th, 1980s, 10bn, 570 tys."""
    match = _LETTERS.match(text, digits.end)
    if not match:
        return digits
    gap, letters = match[1] or "", match[2].lower()
    if gap in _JOINED and _makes_ordinal(text, match, locale):
        return replace(digits, kind=Kind.ORDINAL)
    if letters in locale.decade_suffixes and gap in _JOINED and digits.value % 10 == 0:
        weight = Weight.WEAK if digits.value < 100 else digits.weight
        return replace(digits, kind=Kind.DECADE, weight=weight)
    scale = locale.scale_abbreviations.get(letters)
    if scale is None or digits.value < 0:
        return digits
    if not _is_scale(text, digits, match, locale):
        return digits
    if gap in _GAPS:
        return _times(digits, Decimal(scale), match.start(2), match.end(2))
    return digits


def _makes_ordinal(text: str, behind: re.Match[str], locale: Locale) -> bool:
    """Whether letters behind digits are the ending of an ordinal, not a unit: *19м веке* are not metres."""
    gap, letters = behind[1], behind[2].lower()
    if letters not in locale.ordinal_suffixes or gap or letters not in locale.units:
        return letters in locale.ordinal_suffixes
    following = _FOLLOWING.match(text, behind.end())
    return following is not None and locale.units.get(following[1].lower()) in _COUNTED_IN_ORDER


def _is_scale(text: str, digits: Quantity, match: re.Match[str], locale: Locale) -> bool:
    """Whether letters that may abbreviate a scale word do: not a unit, nor the last letter of *Tu-154M*."""
    gap, letters = match[1] or "", match[2]
    if len(letters) > 1:  # Czech *mil.* is a million, *mil* are miles
        unit = locale.units.get(letters.lower())
        if unit == letters:  # *100 km.* at the end of a sentence, and *R$ 5 mi*
            return _is_money(text, digits)
        return unit is None or text.startswith(".", match.end())
    if text.startswith("॰", match.end()):
        return True
    if gap or digits.in_name:
        return False
    foreign = locale.one_form or not any(map(str.isascii, locale.scales))
    return letters == "M" or (foreign and letters in {"K", "B"}) or _is_money(text, digits)


def _is_money(text: str, digits: Quantity) -> bool:
    return text[max(0, digits.start - 2) : digits.start].rstrip().endswith(("$", "€", "£", "¥"))


def _half(text: str, tokens: Sequence[Token], first: int, locale: Locale) -> tuple[Quantity, int]:
    """*half a million*, *pola miliona*, *half an hour*; *half past eight*, *pola devet*; a bare half may be soft."""
    token = tokens[first]
    half = _bare_half(text, token, locale)
    following = tokens[first + 1] if first + 1 < len(tokens) else None
    unit = _half_unit(locale).match(text, token.end)
    if unit and locale.units.get(unit[1].lower()) in _TIME_UNITS:
        return replace(half, kind=Kind.NUMBER, weight=Weight.WEAK), first + 1
    if following is None or following.word is None:
        return half, first + 1
    if _is_halved_size(following.word, text[token.end : following.start], locale):
        whole = replace(half, kind=Kind.NUMBER, weight=Weight.WEAK)
        return _half_of(whole, following.word, text, following), first + 2
    time = _half_hour(text, half, following.word, following, locale)
    return (half, first + 1) if time is None else (time, first + 2)


def _bare_half(text: str, token: Token, locale: Locale) -> Quantity:
    """A half by itself; soft unless its word means nothing else or *of* is behind it."""
    opening = token.word
    sure = opening is not None and not opening.soft and opening.role is Role.HALF
    whole_of = any(text.startswith(f" {word} ", token.end) for word in locale.part_of)
    weight = Weight.WEAK if sure or whole_of else Weight.SOFT
    return Quantity(Kind.FRACTION, _HALF, token.start, token.end, text[token.start : token.end], weight)


def _half_hour(text: str, half: Quantity, hour: Word, token: Token, locale: Locale) -> Quantity | None:
    """*Half past eight*, or half an hour before it, as languages count: *pola devet*."""
    gap = text[half.end : token.start]
    to_hour = gap == " " and locale.half_to_hour
    if hour.role is not Role.ADD or not 0 < hour.value <= LARGEST_IN_WORDS or not (to_hour or gap == " past "):
        return None
    minutes = Decimal(60 * (hour.value - to_hour) + 30)
    return Quantity(Kind.TIME, minutes, half.start, token.end, text[half.start : token.end], Weight.WEAK)


def _half_of(half: Quantity, size: Word, text: str, token: Token) -> Quantity:
    """Half of a scale, or of a group: *medio centenar*, *een half dozijn*."""
    if size.role not in _GROUPS:
        return _times(half, Decimal(size.value), token.start, token.end)
    whole, about = text[half.start : token.end], size.role is Role.APPROXIMATE
    return replace(half, value=_HALF * size.value, end=token.end, text=whole, approximate=about)


@cache
def _half_unit(locale: Locale) -> re.Pattern[str]:
    """The unit behind *half*."""
    return re.compile(rf"[{SPACES}-](?:(?:{'|'.join(map(re.escape, locale.half_of)) or '(?!)'})[{SPACES}])?({LETTERS})")


@cache
def _before_scale(locale: Locale) -> re.Pattern[str]:
    """What is between *half* and the size that it halves."""
    return re.compile(rf"[{SPACES}-](?:(?:{'|'.join(map(re.escape, locale.half_of)) or '(?!)'})[{SPACES}-])?")


def _is_halved_size(word: Word, gap: str, locale: Locale) -> bool:
    """Whether *half* before the word halves it: *half a million*, *jumătate de milion*, *pola stotine*."""
    between = _before_scale(locale).fullmatch(gap) is not None or _is_between_sizes(gap, locale)
    size = word.role in {Role.SCALE, Role.HUNDRED} or (word.role is Role.ADD and word.value == _HUNDRED)
    size = size or (word.role in _GROUPS and word.value in {_DOZEN, _HUNDRED, _THOUSAND})
    return size and between


def _is_between_sizes(gap: str, locale: Locale) -> bool:
    """Whether there is only a preposition between two sizes (*hundreds of thousands*, *sute de mii*)."""
    between = gap.strip(SPACES).lower()
    return not between or between in locale.before_scale or between in locale.part_of


def _is_round(value: int) -> bool:
    """Whether a smaller ordinal can follow: tens and hundreds."""
    return 10 <= value < _THOUSAND and value % 10 == 0


class _Words:
    """One pass over number words: adds below a hundred, multiplies by hundreds and scales."""

    def __init__(self, text: str, tokens: Sequence[Token], first: int, locale: Locale) -> None:
        self.text, self.tokens, self.first, self.locale = text, tokens, first, locale
        self.total = 0
        self.current = 0
        self.last_scale: int | None = None
        self.scales: list[Token] = []
        self.kind = Kind.NUMBER
        self.closed = False
        self.approximate = False
        self.together = False  # *fünfundzwanzig* is 25, *fünf und zwanzig* are two numbers

    def read(self) -> tuple[Quantity | None, int]:
        opening = self.tokens[self.first].word
        counted = self._count_behind(opening) if opening is not None else None
        if counted is not None:
            return counted, self.first + 2
        if opening is not None and opening.vague:
            return self._vague()
        position = self.first
        while position < len(self.tokens) and not self.closed:
            word = self.tokens[position].word
            if word is None:
                break
            joined = position > self.first and self._has_joiner(position)
            self.together = not self.text[self.tokens[position].start - 1 :][:1].isspace()
            if joined is None or not self._take(
                word, self.tokens[position], opening=position == self.first, joined=joined
            ):
                break
            position += 1
        if position == self.first:
            return None, position + 1
        quantity = self._quantity(position)
        while position < len(self.tokens) and self.tokens[position].end <= quantity.end:
            position += 1
        return _with_scale(self.text, self.tokens, position, quantity, self.locale)

    def _vague(self) -> tuple[Quantity, int]:
        """*hundreds*, *stotine hiljada*, *hundreds of thousands*: the product, as a size without a number."""
        value, position = 1, self.first
        while position < len(self.tokens):
            word, gap = (
                self.tokens[position].word,
                self.text[self.tokens[position - 1].end : self.tokens[position].start],
            )
            if word is None or (position > self.first and not _is_between_sizes(gap, self.locale)):
                break
            if word.role not in {Role.SCALE, Role.HUNDRED}:
                break
            value, position = value * word.value, position + 1
        start, end = self.tokens[self.first].start, self.tokens[position - 1].end
        words = {self.text[token.start : token.end].lower() for token in self.tokens[self.first : position]}
        # a scale word that is only known in one form may follow a number word that is not read (*ratusan ribu*)
        weight = Weight.SOFT if words & self.locale.scales.keys() - self.locale.vague.keys() else Weight.WEAK
        return Quantity(Kind.VAGUE, Decimal(value), start, end, self.text[start:end], weight), position

    def _count_behind(self, opening: Word) -> Quantity | None:
        """*milioni 3*, *milijuna 3,5 eura*: the number behind its scale, as tables and budgets write it."""
        scale, *behind_scale = self.tokens[self.first : self.first + 2]
        digits = behind_scale[0].digits if behind_scale else None
        if opening.role is not Role.SCALE or opening.value <= _THOUSAND or digits is None:
            return None
        if self.text[scale.end : digits.start] not in set(SPACES) or not 0 < digits.value < _THOUSAND:
            return None
        behind = _BEHIND.match(self.text, digits.end)
        word = behind[1].lower() if behind else ""
        if digits.in_name or word[:1] in _NOT_COUNTED or word in self.locale.units or word in lexicon(self.locale):
            return None
        value = opening.value
        swapped = None if digits.swapped is None else digits.swapped * value
        whole = self.text[scale.start : digits.end]
        return replace(
            digits, value=digits.value * value, swapped=swapped, start=scale.start, text=whole, weight=Weight.WEAK
        )

    def _has_joiner(self, position: int) -> bool | None:
        """Whether a joining word comes before the token; None if the run of words ends there."""
        gap = self.text[self.tokens[position - 1].end : self.tokens[position].start]
        word = self.tokens[position].word
        if self.locale.before_scale and word is not None and word.role is Role.SCALE:
            gap = gap if gap.strip(SPACES) not in self.locale.before_scale else " "  # *șaptezeci de mii*
        if gap in _GAPS or (gap == ", " and self.scales and self.scales[-1] is self.tokens[position - 1]):
            return False
        return True if gap in self.locale.joiners or _joiner(self.locale).fullmatch(gap) else None

    def _take(self, word: Word, token: Token, *, opening: bool, joined: bool) -> bool:
        role, value = word.role, word.value
        if self.kind is Kind.ORDINAL:
            return self._next_ordinal(role, value, joined=joined)
        if role is Role.ADD:
            if self._is_no_hundred(value, token):
                return True
            return self._add(value, opening=opening, joined=joined)
        if role is Role.HUNDRED:
            return self._multiply(value, opening=opening, joined=joined)
        if role is Role.SCALE:
            return self._scale(value, token, opening=opening, joined=joined)
        if role is Role.ORDINAL:
            return self._ordinal(value, token, opening=opening, joined=joined)
        if role is Role.FRACTION and not joined and not self.total and self.current < LARGEST_IN_WORDS:
            return self._fraction(value)
        if role is Role.COLLECTIVE:
            self.closed = self._add(value, opening=opening, joined=joined)
            return self.closed
        return opening and role in _ALONE and self._alone(role, value, token)

    def _alone(self, role: Role, value: int, token: Token) -> bool:
        if role is Role.DECADE and self._ordinal_follows(token):
            return self._ordinal(value, token, opening=True, joined=False)
        self.current, self.closed, self.kind = value, True, _ALONE[role]
        self.approximate = role is Role.APPROXIMATE
        return True

    def _ordinal(self, value: int, token: Token, *, opening: bool, joined: bool) -> bool:
        if not opening and self._is_denominator(token, joined=joined):
            return self._fraction(self.locale.denominators[self.text[token.start : token.end].lower()])
        if value in {_HUNDRED, _THOUSAND} and 0 < self.current < _HUNDRED and not joined:
            self.current *= value
            self.kind, self.closed = Kind.ORDINAL, True
            return True
        self.closed = self._add(value, opening=opening, joined=joined) if value < _THOUSAND else opening
        if self.closed:
            self.kind = Kind.ORDINAL
            self.current = self.current or value
        if self.closed and self.locale.ordinal_tens and _is_round(value):
            self.closed = False
            return True
        return self.closed

    def _ordinal_follows(self, token: Token) -> bool:
        """Whether tens that would otherwise be a decade begin an ordinal: *tridsiate piate výročie*."""
        after = self.tokens[self.first + 1] if self.first + 1 < len(self.tokens) else None
        if not self.locale.ordinal_tens or after is None or after.word is None:
            return False
        ones = after.word.role is Role.ORDINAL and 0 < after.word.value < 10
        return ones and self.text[token.end : after.start] in _GAPS

    def _next_ordinal(self, role: Role, value: int, *, joined: bool) -> bool:
        """The *piąty* of *dwudziesty piąty*: an ordinal that completes a round number."""
        if (
            role is not Role.ORDINAL
            or (joined and not self.locale.ordinal_joiners)
            or not 0 < value < (10 if self.current % 100 else 100)
        ):
            return False
        self.current += value
        self.closed = not _is_round(value)
        return True

    def _is_denominator(self, token: Token, *, joined: bool) -> bool:
        """Whether a word is a denominator, as in *three fifths*, and not the ordinal that it otherwise is."""
        word = self.text[token.start : token.end].lower()
        if joined or self.total or not 0 < self.current < 20 or word not in self.locale.denominators:
            return False
        if self.locale.vigesimal and self.text[token.start - 1] in _GAPS - {" "}:
            return False  # *dix-huitièmes* are eighteenths
        return self.current == 1 or word.endswith(self.locale.part_plural)

    def _fraction(self, value: int) -> bool:
        self.kind, self.closed = Kind.FRACTION, True
        self.last_scale = value
        self.current = self.current or 1
        return True

    def _add(self, value: int, *, opening: bool, joined: bool) -> bool:
        if self.locale.vigesimal and not opening and self._add_in_twenties(value):
            return True
        if not opening:
            ones_first = (joined and self.together) or self.locale.tens_after_ones
            if not adds_up(self.current, value, ones_first=ones_first):
                return False
            if joined and not (ones_first and self.current % 10) and not self._may_join():
                return False
        self.current += value
        return True

    def _is_no_hundred(self, value: int, token: Token) -> bool:
        """Whether the word only says that there are no hundreds: *bốn nghìn **không trăm** bảy mươi*."""
        return not value and self.total > 0 and not self.current and " " in self.text[token.start : token.end]

    def _may_join(self) -> bool:
        """Whether a joining word may come before what is added: *two hundred and five*, *dvadeset i pet*."""
        return self.current >= _HUNDRED or self.total > 0 or (self.current >= 20 and not self.locale.joins_hundreds)

    def _add_in_twenties(self, value: int) -> bool:
        """*quatre-vingt*, *soixante-douze*, *dix-sept*."""
        tens = self.current % 100
        if value == 20 and tens == 4:
            self.current += 76
        elif (10 <= value <= 16 and tens in {60, 80}) or (value in {7, 8, 9} and tens in {10, 70, 90}):
            self.current += value
        else:
            return False
        return True

    def _multiply(self, value: int, *, opening: bool, joined: bool) -> bool:
        self.approximate = value == _DOZEN
        if opening or (self.total and not self.current):
            self.current = value
        elif not joined and 0 < self.current < 100:
            self.current *= value
        else:
            return False
        return True

    def _scale(self, value: int, token: Token, *, opening: bool, joined: bool) -> bool:
        if self.last_scale is not None and not joined and self._is_multiplication(value, token):
            return True
        if joined or (self.last_scale is not None and value >= self.last_scale):
            return False
        if not (opening or self.current or self._is_one_thousand(value, token)):
            return False
        self.total += (self.current or 1) * value
        self.current, self.last_scale = 0, value
        self.scales.append(token)
        return True

    def _is_one_thousand(self, value: int, token: Token) -> bool:
        """*Dva miliona hiljadu trista*: a thousand right behind a larger scale has its one left out."""
        return (
            value in {_THOUSAND, 2 * _THOUSAND}
            and bool(self.scales)
            and self.text[self.scales[-1].end : token.start] in _GAPS
        )

    def _is_multiplication(self, value: int, token: Token) -> bool:
        """*ochenta y cinco mil millones*: a larger scale right behind a smaller one multiplies it."""
        if self.current or self.last_scale is None or value <= self.last_scale or len(self.scales) != 1:
            return False
        self.total *= value
        self.last_scale = value
        self.scales.append(token)
        return True

    def _quantity(self, stop: int) -> Quantity:
        start, last = self.tokens[self.first].start, self.tokens[stop - 1]
        end, scale = last.end, ONE
        value = Decimal(self.total + self.current)
        if self.kind is Kind.MULTIPLE and self.current < 0:
            value = ONE / -self.current
        if self._is_one_part(stop):
            self.kind, value = Kind.FRACTION, ONE / self.current
        if self.kind is Kind.FRACTION and self.last_scale:
            value = Decimal(self.current) / self.last_scale
        scale_start = scale_end = 0
        one_scale = len(self.scales) == 1 and self.scales[0] is last and last.word is not None
        if one_scale and last.word is not None:
            scale, scale_start, scale_end = Decimal(last.word.value), last.start, last.end
            if stop - 1 > self.first:
                end = self.tokens[stop - 2].end
        quantity = Quantity(
            self.kind,
            value,
            start,
            end,
            self.text[start:end],
            self._weight(value, stop),
            scale=scale,
            scale_start=scale_start,
            scale_end=scale_end,
            unit="round" if self.text[start:end].lower() in self.locale.rounds else None,
            approximate=self.approximate,
        )
        half = and_a_half(self.locale).match(self.text, scale_end or end)
        if half and self.kind is Kind.NUMBER:
            value, end = quantity.value + quantity.scale * _HALF, half.end()
            return replace(
                quantity,
                value=value,
                end=end,
                text=self.text[start:end],
                weight=max(quantity.weight, Weight.WEAK),
                scale=ONE,
                scale_start=0,
                scale_end=0,
            )
        return quantity

    def _is_one_part(self, stop: int) -> bool:
        """Whether an ordinal is one part of a whole: *a third of*."""
        token = self.tokens[self.first]
        before = self.text[max(0, token.start - 8) : token.start].lower().split()
        if self.kind is not Kind.ORDINAL or stop - self.first != 1 or not before:
            return False
        is_part = self._is_part(stop) or (len(before) > 1 and before[-2] in self.locale.part_by)
        known = self.text[token.start : token.end].lower() in self.locale.denominators
        return is_part and known and before[-1] in self.locale.part_before

    def _is_part(self, stop: int) -> bool:
        """Whether *of* or the like follows: *a quarter of the members*."""
        end = self.tokens[stop - 1].end
        return any(self.text.startswith(f" {word} ", end) for word in self.locale.part_of)

    def _weight(self, value: Decimal, stop: int) -> Weight:
        only = self.tokens[self.first].word if stop - self.first == 1 else None
        if self.kind is Kind.FRACTION:
            return Weight.SOFT if only is not None and only.soft and not self._is_part(stop) else Weight.WEAK
        if self.kind is Kind.MULTIPLE or (
            only is not None and (only.soft or (only.role in {Role.CLOSED, Role.COLLECTIVE} and only.value <= 2))
        ):
            return Weight.SOFT
        if only is not None and (
            only.role in {Role.SCALE, Role.HUNDRED, Role.CLOSED, Role.COLLECTIVE, Role.APPROXIMATE} or only.value == 100
        ):
            return Weight.WEAK
        return Weight.STRONG if value > self._largest_unsure else Weight.WEAK

    @property
    def _largest_unsure(self) -> Decimal:
        """The largest number that is unsure: if number words are only CLDR's, the next word may be an unread
        ordinal."""
        return Decimal("Infinity" if self.locale.one_form else LARGEST_IN_WORDS)
