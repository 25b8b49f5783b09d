"""Words of a translation that mean the opposite of the source's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.languages.opposites import poles
from mtcheck.languages.script import in_data_script

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from mtcheck.languages.opposites import Pole
    from mtcheck.model import Segment

__all__ = ["Opposite", "opposite"]


class Opposite(NamedTuple):
    """A word at ``[start, end)`` of the translation, and the word of the source that it contradicts."""

    start: int
    end: int
    text: str
    source: str


def opposite(segment: Segment, source_lang: str, target_lang: str, axes: Iterable[str]) -> Iterator[Opposite]:
    """One for each axis on which the source names one pole and the translation the other, and neither names both.

    Each must name it only once: two mentions may be about different things.
    """
    if not segment.source or not segment.translation:
        return
    source = in_data_script(segment.source, source_lang)
    small = source.lower()
    theirs, ours = poles(source_lang), poles(target_lang)
    for axis in axes:
        if axis not in theirs or axis not in ours:
            continue
        named = _named_once(theirs[axis], source, small)
        if named is None:
            continue
        meant, match = named
        if meant not in ours[axis] or ours[axis][meant].said.search(segment.translation):
            continue
        other = [
            found
            for name, pole in ours[axis].items()
            if name != meant
            for found in pole.named.finditer(segment.translation)
        ]
        if len(other) == 1:
            yield Opposite(*other[0].span(), other[0][0], match[0])


def _named_once(poles_of: Mapping[str, Pole], source: str, small: str) -> tuple[str, re.Match[str]] | None:
    """The only pole that the source names, and its place; None if it also names the other (*increase … by
    lowering*)."""
    said = [(name, match) for name, pole in poles_of.items() for match in pole.found(source, small)]
    if len(said) != 1 or any(name != said[0][0] and pole.said.search(source) for name, pole in poles_of.items()):
        return None
    return said[0]
