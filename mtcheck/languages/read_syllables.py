"""How a language spells numbers whose words are joined to each other and to what follows, read from its folder (see
README.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mtcheck.languages.data_file import DataFile

__all__ = ["SYLLABLES", "Syllables", "read_syllables"]

SYLLABLES: Final = "syllables.toml"
_TABLES: Final = {"digits": (0, 9), "places": (10, 1000), "scales": (10_000, 10**18), "ones": (1, 9), "tens": (10, 90)}
_GROUPS: Final = {
    "opening": (), "number": ("number",), "several": ("size",), "hours": ("half", "minute"), "short_counted": (),
    "scale_alone": (), "behind": (),
}  # fmt: skip
"""The patterns, and the groups that each must have."""
_WORDS: Final = ("unsure", "before_counters", "only_alone", "no_numbers", "counters_behind_digits", "about", "nth")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Syllables:
    """The contents of a ``syllables.toml``; README.md explains each key.

    ``digits``, ``places``, ``scales``, ``ones`` and ``tens`` have the values of words. Expressions: a number begins at
    ``opening`` and is ``number``; ``several`` is a size, ``hours`` what is behind the hour of a time, ``short_counted``
    what makes a short word a number, ``scale_alone`` a scale that is mostly another word, ``behind`` what particles may
    follow, ``word`` one word of a number. Words: ``ordinal`` comes before an ordinal and ``nth`` behind it, ``about``
    behind what is approximate; ``unsure`` are mostly other words, ``only_alone`` hardly ever numbers, ``no_numbers``
    only begin like them; ``before_counters`` are before what they count alone, ``counters_behind_digits`` count only
    behind the words of the first three tables.
    """

    digits: Mapping[str, int]
    places: Mapping[str, int]
    scales: Mapping[str, int]
    ones: Mapping[str, int]
    tens: Mapping[str, int]
    opening: re.Pattern[str]
    number: re.Pattern[str]
    several: re.Pattern[str]
    hours: re.Pattern[str]
    short_counted: re.Pattern[str]
    scale_alone: re.Pattern[str]
    behind: re.Pattern[str]
    word: re.Pattern[str]
    ordinal: str
    unsure: frozenset[str]
    before_counters: tuple[str, ...]
    only_alone: frozenset[str]
    no_numbers: tuple[str, ...]
    counters_behind_digits: tuple[str, ...]
    about: tuple[str, ...]
    nth: tuple[str, ...]


def read_syllables(path: Path) -> Syllables | None:
    """The facts of a folder; None if it has none.

    Raises :class:`mtcheck.errors.LanguageDataError` for the first mistake.
    """
    file = DataFile(path / SYLLABLES)
    if not file.exists:
        return None
    tables = {key: file.by_number(key, *bounds) for key, bounds in _TABLES.items()}
    patterns = {key: file.with_groups(key, groups) for key, groups in _GROUPS.items()}
    words = {key: file.words(key) for key in _WORDS}
    ordinal = file.text("ordinal")
    file.finish()
    native = sorted((*tables["ones"], *tables["tens"]), key=len, reverse=True)
    return Syllables(
        digits=tables["digits"],
        places=tables["places"],
        scales=tables["scales"],
        ones=tables["ones"],
        tens=tables["tens"],
        opening=patterns["opening"],
        number=patterns["number"],
        several=patterns["several"],
        hours=patterns["hours"],
        short_counted=patterns["short_counted"],
        scale_alone=patterns["scale_alone"],
        behind=patterns["behind"],
        word=re.compile("|".join((*map(re.escape, native), "."))),
        ordinal=ordinal,
        unsure=frozenset(words["unsure"]),
        before_counters=words["before_counters"],
        only_alone=frozenset(words["only_alone"]),
        no_numbers=words["no_numbers"],
        counters_behind_digits=words["counters_behind_digits"],
        about=words["about"],
        nth=words["nth"],
    )
