"""The names of the world's cities, which may resemble a place that an article is thought to mean (*Palu*, Palau).

``city-names.txt.gz`` lists those of at least 15,000 people by GeoNames (CC BY 4.0; changed: names of one word, without
accents). ``city-other-names.txt`` has, behind the name of each, those that English has for it besides. Both are made by
``scripts/build_city_names``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from mtcheck.languages.ordered import has_line
from mtcheck.languages.registry import HERE
from mtcheck.languages.word_list import read_list

__all__ = ["CITY_NAMES", "are_names_of_one_city", "is_city"]

CITY_NAMES: Final = HERE / "city-names.txt.gz"
_OTHER_NAMES: Final = HERE / "city-other-names.txt"


@lru_cache(maxsize=10_000)
def is_city(word: str) -> bool:
    """Whether a city has this name (folded)."""
    return has_line(_names(), word)


def are_names_of_one_city(one: str, other: str) -> bool:
    """Whether both words (folded) are English names of one city (*mumbai*, *bombay*)."""
    return not _groups().get(one, frozenset()).isdisjoint(_groups().get(other, frozenset()))


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    """The numbers of the cities that have each name."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_OTHER_NAMES.read_text(encoding="utf-8").splitlines()):
        for name in line.split():
            found[name].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _names() -> str:
    return read_list(CITY_NAMES)
