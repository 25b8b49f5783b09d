"""The glossary's own spelling in place of one that it objects to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from mtcheck.glossary.index import Index, Role, Surface, split
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.respelling import fold
from mtcheck.names.candidate import Candidate
from mtcheck.names.mention import Mention

__all__ = ["in_house"]

_OBJECTED: Final = frozenset([Role.DISCOURAGED, Role.FORBIDDEN])


def in_house(candidate: Candidate, mention: Mention, index: Index | None) -> Candidate:
    """The candidate as the glossary spells it, if it discourages or forbids the spelling proposed (*Zelensky*, where
    the user's own glossary has *Zelenskyy*)."""
    if index is None:
        return candidate
    folded = fold(candidate.right)
    surfaces = index.phrase((folded,)) or tuple(_surnames(folded, mention, index))
    right, name = next(_right_words(surfaces, folded, index), ("", ""))
    if not right:
        return candidate
    return replace(candidate, right=right.upper() if candidate.right.isupper() else right, name=name)


def _surnames(folded: str, mention: Mention, index: Index) -> Iterator[Surface]:
    """The spellings of several words that end with this one, unless it is a given name or the bearer is another
    (*Haris Alexiou*: not Kamala Harris)."""
    start, end = mention.run
    if end != mention.number + 1 or is_given_name(folded):
        return
    before = {word.folded for word in mention.sentence.translation[start : mention.number]}
    for surface in map(index.surface, index.containing(folded)):
        if surface.words[-1] == folded and before.issubset(surface.words):
            yield surface


def _right_words(surfaces: Sequence[Surface], folded: str, index: Index) -> Iterator[tuple[str, str]]:
    """The word that the glossary writes instead of these surfaces', and the whole name, if it has the word as right in
    none."""
    if any(one.role <= Role.ALLOWED for one in surfaces):
        return
    for surface in surfaces:
        preferred = index.preferred(surface.entry)
        right = _last_word(surface, preferred)
        if surface.role in _OBJECTED and right and fold(right) != folded:
            yield right, preferred.text


def _last_word(surface: Surface, preferred: Surface) -> str:
    """The last word of a preferred name if it has as many words as the surface, else nothing."""
    written = preferred.text.split()
    if preferred.role is not Role.PREFERRED or len(preferred.words) != len(surface.words):
        return ""
    return written[-1] if len(written) == len(split(preferred.text)) else ""
