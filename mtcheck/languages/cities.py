"""The names of the world's cities, which may resemble a place that an article is thought to mean (*Palu*, Palau).

``city-names.txt.gz`` lists those of at least 15,000 people by GeoNames (CC BY 4.0; changed: names of one word, without
accents). ``city-names-of-one.tsv`` has what one city is called in English and in its own country. Both are made by
``scripts/build_city_names``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from mtcheck.languages.language import group
from mtcheck.languages.ordered import has_line
from mtcheck.languages.registry import HERE
from mtcheck.languages.word_list import read_list

__all__ = [
    "CITY_NAMES",
    "City",
    "are_names_of_one_city",
    "cities_called",
    "is_city",
    "is_usual_name_of_its_city",
    "names_of_its_cities",
    "other_names",
]

CITY_NAMES: Final = HERE / "city-names.txt.gz"
_NAMES_OF_ONE: Final = HERE / "city-names-of-one.tsv"


class City(NamedTuple):
    """A city with several names, folded: those that English uses (``usual``), those of its country's ``languages``
    (``local``), and others that English knows."""

    languages: frozenset[str]
    usual: frozenset[str]
    local: frozenset[str]
    known: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """All of them."""
        return self.usual | self.local | self.known

    def calls_itself(self, name: str, source_lang: str) -> bool:
        """Whether the name is the one of its country, whose language the source is not in."""
        return name in self.local and group(source_lang) not in self.languages


@lru_cache(maxsize=10_000)
def is_city(word: str) -> bool:
    """Whether a city has this name (folded)."""
    return has_line(_names(), word)


def cities_called(one: str, other: str) -> frozenset[City]:
    """The cities that have both names (folded)."""
    return _by_name().get(one, frozenset()) & _by_name().get(other, frozenset())


def are_names_of_one_city(one: str, other: str) -> bool:
    """Whether two words (folded) are names of one city (*mumbai*, *bombay*; *cologne*, *koln*)."""
    return one != other and bool(cities_called(one, other))


def is_usual_name_of_its_city(one: str, other: str) -> bool:
    """Whether English uses the first word (folded) for a city that is also called the other (*cologne*, *koln*)."""
    return any(one in city.usual for city in cities_called(one, other))


def names_of_its_cities(name: str) -> frozenset[str]:
    """What the cities of this name (folded) are called, with a name of one word or with hyphens; none if they have no
    other."""
    return frozenset().union(*(city.names for city in _by_name().get(name, ())))


def other_names(name: str) -> frozenset[str]:
    """What else a city is called that English calls so (folded)."""
    cities = (city for city in _by_name().get(name, ()) if name in city.usual)
    return frozenset().union(*(city.names for city in cities)) - {name}


@cache
def _by_name() -> Mapping[str, frozenset[City]]:
    found: dict[str, set[City]] = defaultdict(set)
    for line in _NAMES_OF_ONE.read_text(encoding="utf-8").splitlines():
        languages, *names = (frozenset(column.split()) for column in line.split("\t"))
        city = City(frozenset(map(group, languages)), *names)
        for name in frozenset().union(*names):
            found[name].add(city)
    return {name: frozenset(cities) for name, cities in found.items()}


@cache
def _names() -> str:
    return read_list(CITY_NAMES)
