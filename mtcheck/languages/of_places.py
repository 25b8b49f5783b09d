"""Whether two words are of one place: its name and its adjective, or the region around it (*Olomouc*, *Olomoucko*)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from mtcheck.languages.derivations import derivations_for

__all__ = ["are_of_one_place", "places_of"]

_SHORTEST_NAME: Final = 3
_LONGEST_WORD: Final = 40


@lru_cache(maxsize=4096)
def places_of(word: str, tag: str) -> frozenset[str]:
    """What the place can be called whose adjective or region a folded word is in a language; none for other words."""
    made = derivations_for(tag)
    if len(word) > _LONGEST_WORD:
        return frozenset()
    stems = [word.removesuffix(end) for end in made.place_endings if word.endswith(end)]
    found = (
        stem.removesuffix(suffix) + own
        for stem in stems
        for suffix, ends in made.places
        if stem.endswith(suffix)
        for own in ends
    )
    return frozenset(place for place in found if len(place) >= _SHORTEST_NAME)


def are_of_one_place(one: str, other: str, tag: str) -> bool:
    """Whether a language makes one of two folded words of the other, or both of the same one (*Gorenjska*,
    *Gorenjsko*)."""
    if one[:1] != other[:1]:
        return False
    of_one, of_other = places_of(one, tag), places_of(other, tag)
    return one in of_other or other in of_one or not of_one.isdisjoint(of_other)
