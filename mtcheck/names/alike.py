"""When two words may be the same name, though spelt, inflected, derived or shortened differently."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from mtcheck.locales.respelling import plain_keys
from mtcheck.names.words import Word

__all__ = ["NO_NAME", "alike", "initials", "same_state"]

_LIKE: Final = 0.6
_STEM: Final = 4
NO_NAME: Final = re.compile(
    r"I|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|.*(?:ber|uary)|April|June|July|August|"
    r"Internet|PLN|USD|EUR|GBP|GMT|UTC|TV|.*'(?:d|ll|m|re|t|ve)"
)
"""Days, months, currencies: what a translator may say in other words."""
_STATES: Final = (
    frozenset({"america", "american", "americans", "states", "us", "usa", "washington"}),
    frozenset({"britain", "british", "england", "kingdom", "uk"}),
    frozenset({"dutch", "holland", "netherlands"}),
)


def alike(one: str, other: str) -> bool:
    """Whether two folded words share their start, most letters or their sound."""
    from rapidfuzz.distance import OSA

    if one == other or (min(len(one), len(other)) >= _STEM and one[:_STEM] == other[:_STEM]):
        return True
    return OSA.normalized_similarity(one, other) >= _LIKE or bool(set(plain_keys(one)) & set(plain_keys(other)))


def same_state(folded: str, others: AbstractSet[str]) -> bool:
    """Whether one of the others is another name of the same state (*US*, *America*)."""
    return any(folded in names and names & others for names in _STATES)


def initials(text: Sequence[Word]) -> str:
    """The initials of runs of capitalised words, at most one other word within (*Court of Human Rights*: chr)."""
    letters, others = [], 0
    for word in text:
        others = 0 if word.capitalised else others + 1
        if word.capitalised:
            letters.append(word.text[0].casefold())
        elif others == 2:
            letters.append(" ")
    return "".join(letters)
