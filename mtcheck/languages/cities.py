"""The names of the world's cities, which may resemble a place that an article is thought to mean (*Palu*, Palau).

``city-names.txt.gz`` lists those of at least 15,000 people by GeoNames (CC BY 4.0; changed: names of one word, without
accents). ``scripts/build_city_names`` makes it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from mtcheck.languages.ordered import has_line
from mtcheck.languages.registry import HERE
from mtcheck.languages.word_list import read_list

__all__ = ["CITY_NAMES", "is_city"]

CITY_NAMES: Final = HERE / "city-names.txt.gz"


@lru_cache(maxsize=10_000)
def is_city(word: str) -> bool:
    """Whether a city has this name (folded)."""
    return has_line(_names(), word)


@cache
def _names() -> str:
    return read_list(CITY_NAMES)
