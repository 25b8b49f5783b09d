"""The names that a text has as the glossary writes or allows them, and whether another text has them in its way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from mtcheck.glossary import Glossary
from mtcheck.glossary.index import Index, Role, Surface, split
from mtcheck.glossary.store import index_of
from mtcheck.languages.given_names import is_given_name
from mtcheck.model import Segment
from mtcheck.names.accents import is_written
from mtcheck.names.words import words

__all__ = ["are_of_one_entry", "is_another_spelling", "is_named"]

_LONGEST_NAME: Final = 6
_SURNAME_OF: Final = frozenset({"person", ""})
"""The kinds of names of which a last word may stand for the whole."""


class _Written(NamedTuple):
    """A name at ``[start, end)`` of a text, and the entries whose spelling it is."""

    start: int
    end: int
    entries: frozenset[int]


def is_named(segment: Segment, start: int, end: int, glossary: Glossary) -> bool:
    """Whether a part of the translation is a name, or in one, that the glossary writes or allows."""
    return bool(_entries_at(segment.translation, start, end, glossary))


def is_another_spelling(segment: Segment, start: int, end: int, glossary: Glossary) -> bool:
    """Whether a part of the translation is a name as the glossary writes or allows it, and a reference or the
    re-translation has the same name, however spelt (*Kharkov*, where the user allows it; *Kharkiv*)."""
    own = _entries_at(segment.translation, start, end, glossary)
    others = (*segment.references, *([segment.retranslation] if segment.retranslation else []))
    return bool(own) and any(own & _entries_of(other, glossary) for other in others)


def are_of_one_entry(said: str, other: str, index: Index) -> bool:
    """Whether the glossary writes or allows what is said, and the other is a spelling of the same entry; a word for
    its people is none."""
    surfaces = list(_surfaces(split(said), index))
    as_written = [one for one in surfaces if is_written(one.text, said)] or surfaces
    own = {one.entry for one in as_written if _is_right(one)}
    return bool(own) and any(one.entry in own for one in _surfaces(split(other), index))


def _is_right(surface: Surface) -> bool:
    return surface.role is Role.PREFERRED or (surface.role is Role.ALLOWED and not surface.note)


def _entries_at(text: str, start: int, end: int, glossary: Glossary) -> frozenset[int]:
    found = _names(text, glossary)
    before = bisect_right(found, start, key=lambda one: one.start) - 1
    return found[before].entries if before >= 0 and end <= found[before].end else frozenset()


@lru_cache(maxsize=8)
def _names(text: str, glossary: Glossary) -> tuple[_Written, ...]:
    """The names that the glossary writes or allows, from left to right, the longest at each place."""
    return tuple(_written_names(text, glossary, Role.ALLOWED))


@lru_cache(maxsize=8)
def _entries_of(text: str, glossary: Glossary) -> frozenset[int]:
    """The entries of all names, also as the glossary does not write them."""
    return frozenset(entry for name in _written_names(text, glossary, Role.FORBIDDEN) for entry in name.entries)


def _written_names(text: str, glossary: Glossary, last: Role) -> Iterator[_Written]:
    if not glossary:
        return
    index, found, start = index_of(glossary), words(text, english=True), 0
    while start < len(found):
        longest = start + _LONGEST_NAME if index.knows(found[start].folded) else start
        for end in range(min(len(found), longest), start, -1):
            said = tuple(word.folded for word in found[start:end])
            entries = frozenset(one.entry for one in _surfaces(said, index) if one.role <= last)
            if entries:
                yield _Written(found[start].start, found[end - 1].end, entries)
                start = end - 1
                break
        start += 1


def _surfaces(said: tuple[str, ...], index: Index) -> Iterator[Surface]:
    """The spellings in the target language that are these words, or end with this one, no given name, and are a
    person's."""
    yield from (one for one in index.phrase(said) if one.role is not Role.SOURCE)
    if len(said) == 1 and not is_given_name(said[0]):
        for number in index.containing(said[0]):
            surface = index.surface(number)
            if len(surface.words) > 1 and surface.words[-1] == said[0] and surface.kind in _SURNAME_OF:
                yield surface
