"""Numbers in Korean words: 삼백오십, 이만 삼천, 스물다섯 명, 백여 명, 세 번째."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from math import prod
from typing import Final

from mtcheck.languages.base import Locale
from mtcheck.quantities.clock import HOURS_OF_DAY, time_behind
from mtcheck.quantities.quantity import LARGEST_IN_WORDS, Kind, Quantity, Weight

__all__ = ["HANGUL_OPENERS", "read_hangul"]

_WRITTEN: Final = ("영공", "일", "이", "삼", "사", "오", "육륙", "칠", "팔", "구")
_DIGITS: Final = {char: value for value, chars in enumerate(_WRITTEN) for char in chars}
_PLACES: Final = {"십": 10, "백": 100, "천": 1000}
_SCALES: Final = {"만": 10**4, "억": 10**8, "조": 10**12}
_ONES: Final = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "넷": 4, "네": 4, "넉": 4, "다섯": 5, "여섯": 6,
    "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_TENS: Final = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_SYLLABLES: Final = "가-힣"
_DIGIT: Final = "[일이삼사오육륙칠팔구]"
_BELOW_MYRIAD: Final = rf"(?:{_DIGIT}?천)?(?:{_DIGIT}?백)?(?:{_DIGIT}?십)?{_DIGIT}?"
_ONE: Final = "|".join(sorted(_ONES, key=len, reverse=True))
_TEN: Final = "|".join(sorted(_TENS, key=len, reverse=True))
_NATIVE: Final = rf"(?:(?:{_TEN})(?:{_ONE})?|(?:{_ONE}))"
_LAST: Final = rf"(?:(?:{_DIGIT}?천)?(?:{_DIGIT}?백)? ?{_NATIVE}|{_BELOW_MYRIAD})"
_NUMBER: Final = re.compile(
    rf"(?<![{_SYLLABLES}\d.,])(?:(?:제|약|총|각) ?)?"
    rf"(?P<number>(?:{_BELOW_MYRIAD}조 ?)?(?:{_BELOW_MYRIAD}억 ?)?(?:{_BELOW_MYRIAD}만 ?)?{_LAST})"
)
_SEVERAL: Final = re.compile(rf"(?<![{_SYLLABLES}])수(?P<size>(?:[십백천](?=만|억|조))?[십백천만억조])")
_HOURS: Final = re.compile(
    rf" ?시 ?(?:(?P<half>반)(?:에|께|쯤|까지|부터|이|경)?(?![{_SYLLABLES}])"
    r"|(?P<minute>\d{1,2}|[일이삼사오십육칠팔구]{1,3}) ?분)"
)
_LARGEST_SOFT: Final = 2
_THIS: Final = "이"
"""*This* much more often than two: 이번, 이 회사."""
_CENTURY: Final = "세기"
"""A century, where *세* alone is three."""
_SINO: Final = frozenset((*_DIGITS, *_PLACES))
_OF_WORDS: Final = _SINO | frozenset(_SCALES)
_LONGEST_UNSURE: Final = 2
_COUNTED: Final = re.compile(
    "여? ?(?:명|원|달러|년|개월|퍼센트|프로|미터|킬로|톤|유로|엔|위안|배|주년|층|세(?!대)|번째|째)| [가-힣]"
)
"""What a number of one or two syllables counts, joined to it; with others it is a word: 구조대, 백인, 이천시."""
_WITH_SCALE: Final = re.compile(rf"{_DIGIT}?[조만억천]")
_WORD: Final = re.compile(rf"{_ONE}|{_TEN}|.")
HANGUL_OPENERS: Final = (
    rf"(?<![{_SYLLABLES}\d.,])[제약총각수일이삼사오육칠팔구십백천만억조하한둘두셋세석넷네넉다여열스서마쉰예아]"
)
"""What a number in words can begin with: the first syllable of its word."""
_PARTICLES: Final = (
    "이|가|은|는|을|를|의|에|에서|에게|도|만|로|으로|과|와|까지|부터|뿐|이나|씩|째|당|이상|이하|가량|정도|간|인|이다|이며|"
    "이고|이었다|였다|이라고|라고|께|보다|만에|만의|여"
)
_ENDS: Final = rf"(?:{_PARTICLES}){{0,2}}(?![{_SYLLABLES}])"
_ALONE: Final = re.compile(_ENDS)
_UNSURE: Final = frozenset("만억조백천") | {
    "열",
    "쉰",
    "이천",
    "사천",
    "오천",
    "삼천",
    "구천",
    "천사",
    "만일",
    "백일",
    "조사",
    "만사",
}
"""Words that mostly are others (only, trillion or group, fever, the cities Icheon and Sacheon, angel, if)."""
_BEFORE_A_COUNTER: Final = ("한", "두", "세", "네", "석", "넉", "스무")
"""Forms that are only used before what they count."""


@cache
def _counter(locale: Locale) -> re.Pattern[str]:
    counters = "|".join(sorted(map(re.escape, locale.counters), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?P<about>여)? ?(?:(?P<nth>번째|째)|(?:{counters})){_ENDS}")


def read_hangul(text: str, start: int, locale: Locale) -> Quantity | None:
    """The number in Korean words that opens at an offset; None if none does."""
    several = _SEVERAL.match(text, start)
    if several is not None:
        size = prod(_PLACES.get(char, 1) * _SCALES.get(char, 1) for char in several["size"])
        return Quantity(Kind.VAGUE, Decimal(size), start, several.end(), several[0], Weight.WEAK)
    match = _NUMBER.match(text, start)
    if match is None or not match["number"].strip() or text.startswith(_CENTURY, match.start("number")):
        return None
    written = match["number"].rstrip()
    first, end = match.start("number"), match.start("number") + len(written)
    number = Quantity(Kind.NUMBER, Decimal(_value(written)), first, end, text[first:end])
    return _time(number, text) or _with_counter(number, text, locale, nth=text[start] == "제")


def _with_counter(number: Quantity, text: str, locale: Locale, *, nth: bool) -> Quantity | None:
    """The number with what it counts; None if it is none without."""
    counter = _counter_of(number, text, locale)
    if counter is None and _ALONE.match(text, number.end) is None:
        return None
    weight = _weight(number, counted=counter is not None, alone=nth or _is_alone(text, number.start, number.end))
    if weight is None:
        return None
    if nth or (counter and counter["nth"]):
        weight = Weight.SOFT if number.value <= LARGEST_IN_WORDS else weight
        return replace(number, kind=Kind.ORDINAL, weight=weight)
    return replace(number, weight=weight, approximate=bool(counter and counter["about"]))


def _counter_of(number: Quantity, text: str, locale: Locale) -> re.Match[str] | None:
    """The counter behind the number, if it surely is one."""
    counter = _counter(locale).match(text, number.end)
    if counter is None or (counter[0].strip()[:1] == "세" and number.text[-1] not in _SINO):
        return None  # 두세 명, two or three
    is_short = len(number.text) <= _LONGEST_UNSURE and number.text[-1] in _OF_WORDS
    return None if is_short and not _COUNTED.match(text, number.end) else counter


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether no other word is beside it."""
    beside = text[:start].rstrip()[-1:] + text[end:].lstrip()[:1]
    return not any(char.isalnum() for char in beside)


def _weight(number: Quantity, *, counted: bool, alone: bool) -> Weight | None:
    """How surely the word is a number; None if it is none without something that it counts."""
    written = number.text
    if written == _THIS and not alone:
        return None
    if not counted:
        if len(written) == 1 or written in _UNSURE or written[0] in _SCALES or _WITH_SCALE.fullmatch(written):
            return Weight.SOFT if alone else None
        return Weight.SOFT if written in _ONES or written.endswith(_BEFORE_A_COUNTER) else Weight.WEAK
    if written in _DIGITS or number.value <= _LARGEST_SOFT:
        return Weight.SOFT
    return Weight.STRONG if number.value > LARGEST_IN_WORDS else Weight.WEAK


def _time(number: Quantity, text: str) -> Quantity | None:
    """두 시 반, 세 시 이십 분."""
    match = _HOURS.match(text, number.end)
    if match is None or not 0 < number.value <= HOURS_OF_DAY:
        return None
    written = match["minute"] or ""
    minutes = 30 if match["half"] else int(written) if written.isdigit() else _value(written)
    return time_behind(number, minutes, text, match.end())


def _value(written: str) -> int:
    total = section = digit = 0
    for word in _WORD.findall(written):
        if word in _DIGITS:
            digit = _DIGITS[word]
        elif word in _PLACES:
            section, digit = section + (digit or 1) * _PLACES[word], 0
        elif word in _SCALES:
            total, section, digit = total + (section + digit or 1) * _SCALES[word], 0, 0
        else:
            section += _ONES.get(word, 0) + _TENS.get(word, 0)
    return total + section + digit
