"""The words of a text as the names engine sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Final

from mtcheck.languages.apostrophes import ANY_APOSTROPHE
from mtcheck.languages.respelling import fold
from mtcheck.text.addresses import TAG
from mtcheck.text.words import words as words_of

__all__ = ["INSIDE", "Word", "words"]

INSIDE: Final = ("&#39;", "&#x27;", "&apos;", *ANY_APOSTROPHE)
"""Apostrophes as texts and pages write them."""
_APOSTROPHES: Final = re.compile("|".join(INSIDE))
_POSSESSIVE: Final = re.compile(r"'s?$", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:[a-z]{2,6}|#\d{1,5}|#x[0-9a-f]{1,4});", re.IGNORECASE)
_TAG: Final = re.compile(TAG)
"""Hashtags and handles: they are copied or replaced whole, never declined."""
_SENTENCE_END: Final = frozenset('.!?:;•…"“”„«»()')


@dataclass(frozen=True, slots=True)
class Word:
    """One word. ``text`` is without an English possessive; ``start``/``end`` are its span in the text.

    ``initial``: first of a sentence, so that a capital means nothing. ``joined``: only a space, a hyphen or an
    initial's full stop is between it and the word before.
    """

    text: str
    start: int
    end: int
    initial: bool
    joined: bool

    @property
    def capitalised(self) -> bool:
        """Starts with a capital."""
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        """Two or more letters, all capitals."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def folded(self) -> str:
        """Without case and accents."""
        return fold(self.text)


@lru_cache(maxsize=4096)
def words(text: str, *, english: bool = False) -> tuple[Word, ...]:
    """All words of a text in order, except those of hashtags. In ``english``, *Blinken's* is the word *Blinken*."""
    apart = sorted(_apart(text))
    number = 0
    found: list[Word] = []
    before = 0
    for word in words_of(text, inside=INSIDE):
        raw, start, end = word
        while number < len(apart) and apart[number][1] <= start:
            number += 1
        if number < len(apart) and apart[number][0] < start and end <= apart[number][1]:
            continue
        plain = _APOSTROPHES.sub("'", raw)
        if english:
            stem = _POSSESSIVE.sub("", plain) if len(plain) > 2 else plain
            if stem != plain:
                end = start + _length_without(raw)
                plain = stem
        gap = unescape(text[before:start])
        bare = gap.strip()
        initial = not found or bool(_SENTENCE_END & set(gap))
        joined = bool(found) and _joins(bare, found[-1])
        found.append(Word(plain, start, end, initial and not (joined and bare == "."), joined))
        before = start + len(raw)
    return tuple(found)


def _joins(bare: str, before: Word) -> bool:
    """Whether what is between a word and the one ``before`` keeps both in one name."""
    return bare in {"", "-", "‑"} or (bare == "." and len(before.text) <= 2)


def _apart(text: str) -> Iterator[tuple[int, int]]:
    """The spans of named entities, hashtags and handles."""
    if "&" in text:
        yield from (match.span() for match in _ENTITY.finditer(text) if _is_letters(match.group()))
    if "#" in text or "@" in text:
        yield from (match.span() for match in _TAG.finditer(text))


def _is_letters(entity: str) -> bool:
    return entity[1:-1].isalpha()


def _length_without(raw: str) -> int:
    """How many code points of ``raw`` come before its possessive apostrophe."""
    return [match.start() for match in _APOSTROPHES.finditer(raw)][-1]
