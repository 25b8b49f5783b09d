"""Names that a reference has, too, in another usual spelling or by another name of the city (*Erdogan*, *Erdoğan*;
*Munich*, *München*)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtcheck.languages.cities import other_names
from mtcheck.languages.respelling import fold, romanisation, spelt_out

__all__ = ["said_alike"]


def said_alike(words: Iterable[str], references: Iterable[str]) -> frozenset[str]:
    """Which of a translation's words are names of a reference's words."""
    known = {key for word in references if word[:1].isupper() for key in _keys(word)}
    return frozenset(word for word in words if word[:1].isupper() and not known.isdisjoint(_names_of(word)))


def _keys(word: str) -> Iterator[str]:
    yield fold(word)
    yield spelt_out(word)
    yield romanisation(word)


def _names_of(word: str) -> Iterator[str]:
    yield from _keys(word)
    yield from other_names(fold(word))
