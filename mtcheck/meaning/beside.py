"""The words of another translation in the place of a word."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from mtcheck.text.words import word_spans

__all__ = ["correspondences", "words_beside"]

_MOST_WORDS: Final = 400
"""Longer texts are not compared, because the time grows with the square."""


def words_beside(text: str, other: str, start: int) -> tuple[str, ...]:
    """The words of ``other`` between the same neighbours as the word of ``text`` that begins at ``start``, in small
    letters; none if both texts have that word there, or ``other`` has none.

    If both have the same number of words there, it is the one at the same place.
    """
    spans = [begin for begin, _ in word_spans(text)]
    if start not in spans:
        return ()
    place = spans.index(start)
    words = _words(other)
    for kind, first, end, other_first, other_end in correspondences(text, other):
        if kind == "replace" and first <= place < end:
            if end - first == other_end - other_first:
                return (words[other_first + place - first],)
            return words[other_first:other_end]
    return ()


@lru_cache(maxsize=64)
def correspondences(text: str, other: str) -> tuple[tuple[str, int, int, int, int], ...]:
    """Which words of two texts correspond, in order: what has to be done (``equal``, ``replace``, ``delete``,
    ``insert``) to the words with the numbers ``[first, end)`` of the one for those of the other.

    Empty for texts that are too long.
    """
    own, others = _words(text), _words(other)
    if max(len(own), len(others)) > _MOST_WORDS:
        return ()
    return tuple(map(tuple, SequenceMatcher(None, own, others, autojunk=False).get_opcodes()))  # type: ignore[arg-type]


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[str, ...]:
    return tuple(text[start:end].casefold() for start, end in word_spans(text))
