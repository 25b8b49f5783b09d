"""What languages other than an article's call a place: *Wiedeń*, *Warschau*.

``place-names.tsv`` lists it, because reading CLDR for every language would take an audit half a second.
``scripts/build_cldr`` writes the list; languages of other packages are read as they are found.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from mtcheck.languages.cldr import city_in, locales_of, names_in, plain_name
from mtcheck.languages.language import language_for
from mtcheck.languages.ordered import lines_from
from mtcheck.languages.registry import HERE, folders
from mtcheck.languages.respelling import fold
from mtcheck.languages.word_list import read_list

__all__ = ["PLACE_NAMES", "called_elsewhere", "called_in", "listed_names"]

PLACE_NAMES: Final = HERE / "place-names.tsv"


@cache
def called_elsewhere(code: str) -> frozenset[str]:
    """What the known languages that use only Latin script call a place: folded names of one word."""
    listed, _, names = next(lines_from(_lists(), code), "").partition("\t")
    others = [tag for tag, path in folders().items() if path.parent != HERE]
    return called_in(others, code).union(names.split() if listed == code else ())


@cache
def listed_names() -> frozenset[str]:
    """Every name of the list."""
    return frozenset(name for line in _lists().splitlines() for name in line.partition("\t")[2].split())


def called_in(tags: Iterable[str], code: str) -> frozenset[str]:
    """What CLDR says that those of the languages that use only Latin script call a place: folded names of one word."""
    latin = (tag for tag in tags if language_for(tag).scripts == ("Latin",))
    locales = (locale for tag in latin for locale in locales_of(tag))
    names = (names_in(locale).territories.get(code) or city_in(locale, code) for locale in locales)
    return frozenset(fold(plain_name(name)) for name in names if name and " " not in name)


@cache
def _lists() -> str:
    return read_list(PLACE_NAMES)
