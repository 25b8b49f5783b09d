"""What Unicode CLDR calls states, languages and cities in a language, read from babel's files."""

from __future__ import annotations

import pickle
import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from mtcheck.languages.tags import HBS, primary

__all__ = ["Names", "city_in", "locales_of", "names_in", "plain_name", "states_of_zones"]

_QUALIFIED: Final = re.compile(r"\s*[(（].*|,.*")


class Names(NamedTuple):
    """What a locale calls states and continents, languages, and the cities of time zones; each by its code."""

    territories: Mapping[str, str]
    languages: Mapping[str, str]
    cities: Mapping[str, str]


class _Other:
    """What a locale's file has besides texts: patterns of dates, rules of plurals."""

    def __setstate__(self, state: object) -> None:
        """Keep nothing."""


class _NamesAlone(pickle.Unpickler):  # noqa: S301 - babel's own file, and nothing in it can run code in this way
    """Reads a locale's file without the classes in it, which would import most of babel."""

    def find_class(self, module: str, name: str) -> type[_Other]:  # noqa: ARG002 - the library's parameters
        """The same for each class."""
        return _Other


@cache
def locales_of(tag: str) -> tuple[str, ...]:
    """The locales that know what a language, or a close relative, calls places."""
    from babel import localedata

    own = primary(tag)
    tags = [own, *sorted(HBS - {own})] if own in HBS else [own]
    latin_too = [f"{other}_Latn{part}" for other in tags for part in ("", "_BA", "_ME")]
    return tuple(name for name in (*tags, *latin_too) if localedata.exists(name))


@cache
def names_in(locale: str) -> Names:
    """The locale's names and those it inherits. Babel would also merge everything else that it knows, which is slow."""
    from babel.core import get_global
    from babel.localedata import resolve_locale_filename

    ancestor = get_global("parent_exceptions").get(locale) or locale.rpartition("_")[0] or "root"
    above = names_in(ancestor) if locale != "root" else Names({}, {}, {})
    with open(resolve_locale_filename(locale), "rb") as file:  # noqa: PTH123
        own = _NamesAlone(file).load()
    zones: Mapping[str, Mapping[str, str]] = own.get("time_zones", {})
    return Names(
        {**above.territories, **own.get("territories", {})},
        {**above.languages, **own.get("languages", {})},
        {**above.cities, **{zone: row["city"] for zone, row in zones.items() if "city" in row}},
    )


def city_in(locale: str, zone: str) -> str:
    """What a locale calls the city of a time zone; "" for what it does not name."""
    return names_in(locale).cities.get(zone, "")


@cache
def states_of_zones() -> Mapping[str, str]:
    """The state of each time zone that has one name alone."""
    from babel.core import get_global

    zones: dict[str, str] = get_global("zone_territories")  # type: ignore[assignment]
    aliases: dict[str, str] = get_global("zone_aliases")  # type: ignore[assignment]
    return {zone: state for zone, state in zones.items() if zone not in aliases}


def plain_name(name: str) -> str:
    """CLDR's name without its qualifiers."""
    if name.isalpha():  # most are one word
        return name
    return _QUALIFIED.sub("", name.replace("’", "'").replace(" SAR China", "")).strip()
