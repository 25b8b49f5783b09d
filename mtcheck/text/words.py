"""The words of a text: the one tokenizer that all stages share.

A word is a run of letters of any script, with the accents and vowel signs that are separate characters (Unicode's
combining marks: *हिन्दी*, *за́мок*) and the joiners of Persian and of Indian scripts (*می‌خواهم*). Chinese, Japanese
and Thai put no space between words, so that a run of their letters is one word here.

The caller says what may be inside a word (``inside``: between two letters, never at an edge) and how digits are
treated. A number is a run of decimal digits, with single ``.,:/`` between them: *1.234,5*, *16:30*, *3/4*.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "APOSTROPHES",
    "HYPHENS",
    "LETTERS",
    "WORD",
    "Word",
    "chunks",
    "is_apart",
    "pieces",
    "word_at",
    "word_before",
    "word_spans",
    "word_texts",
    "words",
]

APOSTROPHES: Final = ("'", "’")
HYPHENS: Final = ("-", "‑")
"""The plain hyphen and the non-breaking one."""
Digits = Literal["skipped", "joined", "apart"]
"""``skipped``: digits separate words (*A1* is *A*); ``joined``: they count as letters; ``apart``: a number is a word
of its own."""

_MARKS: Final = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711-\u07b0\u07eb-\u07f3\u07fd\u0816-\u082d\u0859-\u085b\u0898-\u08e1"
    r"\u08e3-\u0963\u0981-\u09e3\u09fe-\u0a51\u0a70-\u0a75\u0a81-\u0ae3\u0afa-\u0b63\u0b82-\u0bd7\u0c00-\u0c63"
    r"\u0c81-\u0c83\u0cbc-\u0ce3\u0d00-\u0d4d\u0d57\u0d62\u0d63\u0d81-\u0ddf\u0df2\u0df3\u0e31-\u0e3a\u0e47-\u0e4e"
    r"\u0eb1-\u0ecd\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f84\u0f86-\u0fbc\u0fc6\u102b-\u103e\u1056-\u108f"
    r"\u109a-\u109d\u135d-\u135f\u1712-\u1734\u1752-\u17d3\u17dd\u180b-\u180d\u180f\u1885-\u193b\u1a17-\u1a1b"
    r"\u1a55-\u1a7f\u1ab0-\u1b44\u1b6b-\u1b73\u1b80-\u1bad\u1be6-\u1bf3\u1c24-\u1c37\u1cd0-\u1cd2\u1cd4-\u1dff"
    r"\u20d0-\u20f0\u2cef-\u2cf1\u2d7f-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua672\ua674-\ua67d\ua69e\ua69f"
    r"\ua6f0\ua6f1\ua802-\ua827\ua82c\ua880-\ua8c5\ua8e0-\ua8f1\ua8ff\ua926-\ua92d\ua947-\ua953\ua980-\ua9c0\ua9e5"
    r"\uaa29-\uaa4d\uaa7b-\uaac1\uaaeb-\uaaef\uaaf5\uaaf6\uabe3-\uabea\uabec\uabed\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f"
    r"\u200c\u200d"
)
"""The combining marks of the Basic Multilingual Plane (Unicode 15; letters between two of them included, which belong
to a word as well), and the zero-width joiners."""
_LETTER: Final = r"[^\W\d_]"
_LETTER_OR_DIGIT: Final = r"[^\W_]"
LETTERS: Final = rf"{_LETTER}+"
"""A run of letters, as a part of a larger expression; marks that are characters of their own end it."""
WORD: Final = rf"{_LETTER}+(?:[{_MARKS}]+{_LETTER}*)*"
"""A word with nothing inside, as a part of a larger expression."""
_CHUNK: Final = re.compile(r"[\w@#'’ʼ-]*\w[\w.'’ʼ-]*")
_LONGEST_BEFORE: Final = 100
"""Letters of the word before a place that are looked at."""
_NUMBER: Final = r"\d+(?:[.,:/]\d+)*"
_GLUED_BEFORE: Final = re.compile(r"[\w@#./&{%-]")
_GLUED_AFTER: Final = re.compile(r"[\w@/]|\.\w|:/")


class Word(NamedTuple):
    """A word as the text writes it, at ``[start, end)``, in code points."""

    text: str
    start: int
    end: int


def words(text: str, *, inside: tuple[str, ...] = APOSTROPHES + HYPHENS, digits: Digits = "skipped") -> Iterator[Word]:
    """The words of a text, from left to right; none overlaps another. Time is linear.

    ``inside``: what may be between two letters of a word, one at a time (*isn't*, *twenty-one*); each is one
    character, or a few that stand for one (``&#39;``).
    """
    for match in _pattern(inside, digits).finditer(text):
        yield Word(match[0], match.start(), match.end())


def word_texts(text: str, *, inside: tuple[str, ...] = APOSTROPHES + HYPHENS, digits: Digits = "skipped") -> list[str]:
    """What :func:`words` finds, without the places."""
    return _pattern(inside, digits).findall(text)


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """The half-open spans of the words, in code points: letters and digits, with hyphens and apostrophes inside."""
    return (match.span() for match in _pattern(APOSTROPHES + HYPHENS, "joined").finditer(text))


def word_at(
    text: str, place: int, *, inside: tuple[str, ...] = APOSTROPHES + HYPHENS, digits: Digits = "skipped"
) -> str:
    """The word that begins (or continues) at a place of the text; empty if none does."""
    match = _pattern(inside, digits).match(text, place)
    return match[0] if match else ""


def word_before(text: str, place: int) -> str:
    """The letters and digits that end at a place of the text, with their marks; empty if it has none there."""
    start, least = place, max(0, place - _LONGEST_BEFORE)
    marks = _mark()
    while start > least and (text[start - 1].isalnum() or marks.match(text[start - 1])):
        start -= 1
    return text[start:place]


def pieces(text: str) -> list[str]:
    """All of a text in pieces: words with their digits, white space, and every other character alone."""
    return _piece().findall(text)


def chunks(text: str) -> list[str]:
    """Runs of letters and digits with what joins them: accounts, domains and initials (*@vlada*, *rts.rs*, *J.*) are
    one each.
    """
    return _CHUNK.findall(text)


def is_apart(word: Word, text: str) -> bool:
    """Whether a word of ``text`` is not part of an address, an account, a placeholder or a code."""
    before = bool(word.start) and _GLUED_BEFORE.match(text, word.start - 1) is not None
    return not before and _GLUED_AFTER.match(text, word.end) is None


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(f"[{_MARKS}]")


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(rf"\s+|{_LETTER_OR_DIGIT}+(?:[{_MARKS}]+{_LETTER_OR_DIGIT}*)*|.", re.DOTALL)


@cache
def _pattern(inside: tuple[str, ...], digits: Digits) -> re.Pattern[str]:
    letters = _LETTER_OR_DIGIT if digits == "joined" else _LETTER
    single = "".join(re.escape(mark) for mark in inside if len(mark) == 1)
    several = [re.escape(mark) for mark in inside if len(mark) > 1]
    marks = "|".join([f"[{single}]", *several] if single else several)
    joined = rf"|(?:{marks}){letters}+" if inside else ""
    word = rf"{letters}+(?:[{_MARKS}]+{letters}*{joined})*"
    return re.compile(f"{_NUMBER}|{word}" if digits == "apart" else word)
