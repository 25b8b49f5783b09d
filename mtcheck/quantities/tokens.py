"""A text cut into what numbers and dates are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from mtcheck.languages.base import SPACES, Locale
from mtcheck.quantities.dates import half_day, read_calendar_word, read_clock, read_date, read_time
from mtcheck.quantities.digits import LONGEST, read_digits
from mtcheck.quantities.lexicon import Role, lexicon
from mtcheck.quantities.numerals import Token
from mtcheck.quantities.quantity import Kind, Quantity
from mtcheck.quantities.words import read_other_word

__all__ = ["tokens"]

_DAY_MONTH: Final = (
    r"|(?P<short>(?:0?[1-9]|[12]\d|3[01])\."
    r"(?:[ \u00a0](?:0?[1-9]|1[0-2])\.|(?:0?[1-9]|1[0-2])\.(?!\W*$))(?![ \u00a0]?\d))"
)
"""*5.6.*, day and month; not at the end of a sentence, where the full stop may be the sentence's and *5.6* a number."""


def _pattern(short_date: str) -> re.Pattern[str]:
    return re.compile(
        r"(?P<entity>&#?\w{1,8};)"
        r"|(?P<date>\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}/\d{1,2}/\d{4}(?!\d)"
        r"|\d{1,2}\.[ \u00a0]?\d{1,2}\.[ \u00a0]?\d{4}(?!\d))"
        rf"{short_date}"
        r"|(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|\d{1,2}[ \u00a0]?h[ \u00a0]?\d{2}(?!\d))"
        rf"|(?P<digits>\d+(?:[.,'’{SPACES}]\d+)*)"
        r"|(?P<word>[^\W\d_]+)"
    )


_TOKEN: Final = _pattern("")
_TOKEN_OR_SHORT_DATE: Final = _pattern(_DAY_MONTH)
_RUN: Final = re.compile(r"\d+")
_CALENDAR: Final = frozenset({Role.MONTH, Role.WEEKDAY, Role.DAY})
_DAY: Final = 24
_NO_SPACES: Final = dict.fromkeys(map(ord, SPACES))


def tokens(text: str, locale: Locale) -> Iterator[Token]:
    """Words of number, runs of digits, and dates and times that are already complete, in order."""
    words = lexicon(locale)
    token = _TOKEN_OR_SHORT_DATE if locale.decimal == "," else _TOKEN
    for match in token.finditer(text):
        found, start, group = match[0], match.start(), match.lastgroup
        if group == "word":
            lowered = found.lower()
            word = words.get(lowered)
            if word is not None and word.role not in _CALENDAR:
                yield Token(start, match.end(), word=word)
                continue
            read = read_other_word if word is None else read_calendar_word
            for quantity in read(found, lowered, start, text, locale):
                yield Token(quantity.start, quantity.end, fixed=quantity)
        elif group == "digits":
            yield from _digit_tokens(found, start, text, locale)
        elif group == "time":
            yield Token(start, match.end(), fixed=read_time(found, start, text))
        elif group in {"date", "short"}:
            for quantity in read_date(found, start, locale):
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
    half = half_day(text, end)
    if half and len(found) <= len("11.29") and len(runs) <= 2 and int(runs[0]) <= _DAY:
        return Token(start, end, fixed=read_clock(found, start, runs, half))
    quantity = Quantity(
        kind=Kind.ORDINAL if _is_ordinal(found, text, end, locale) else Kind.NUMBER,
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


def _is_ordinal(found: str, text: str, end: int, locale: Locale) -> bool:
    """*12. maja*: digits, the locale's ordinal mark, and a sentence that goes on in lower case."""
    if not (locale.ordinal_mark and found.isdigit() and len(found) <= len("100")):
        return False
    return text.startswith(locale.ordinal_mark, end) and text[end + 1 : end + 3].strip().islower()


def _in_name(text: str, start: int) -> bool:
    """Whether a letter, or a letter and one joining mark, stands right before: F-16, UTC+1, A4."""
    if start and text[start - 1].isalpha():
        return True
    return start > 1 and text[start - 1] in "-‑+'’" and text[start - 2].isalpha()
