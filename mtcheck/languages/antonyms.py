"""English words that mean the opposite of each other."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.languages.registry import HERE
from mtcheck.languages.word_list import read_list

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["antonyms"]


@cache
def antonyms() -> Mapping[str, frozenset[str]]:
    """For each lower-case word, those that may mean its opposite: *late* has *early* and *soon*.

    Words that differ only in a negative prefix (*possible*, *impossible*) are not all listed.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for line in read_list(HERE / "en" / "antonyms.txt").splitlines():
        if line.strip() and not line.startswith("#"):
            left, _, right = (part.split() for part in line.partition("|"))
            for word in left:
                found[word].update(right)
            for word in right:
                found[word].update(left)
    return {word: frozenset(others) for word, others in found.items()}
