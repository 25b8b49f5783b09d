"""Words of a language that mean the opposite of each other."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

from mtcheck.languages.language import folder_or_unknown
from mtcheck.languages.word_list import read_list

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["antonyms"]

_FILE: Final = "antonyms.txt"


@cache
def antonyms(lang: str) -> Mapping[str, frozenset[str]]:
    """For each lower-case word of a language, those that may mean its opposite: *late* has *early* and *soon*.

    Empty if its folder has no list. Words that differ only in a negative prefix (*possible*, *impossible*) are not all
    listed.
    """
    found: dict[str, set[str]] = defaultdict(set)
    path = folder_or_unknown(lang) / _FILE
    for line in read_list(path).splitlines() if path.is_file() else ():
        if line.strip() and not line.startswith("#"):
            left, _, right = (part.split() for part in line.partition("|"))
            for word in left:
                found[word].update(right)
            for word in right:
                found[word].update(left)
    return {word: frozenset(others) for word, others in found.items()}
