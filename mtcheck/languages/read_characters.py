"""How a language writes numbers with a character for each digit and place, read from its folder (see README.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mtcheck.languages.data_file import DataFile
from mtcheck.languages.registry import folder

__all__ = ["CHARACTERS", "Characters", "read_characters"]

CHARACTERS: Final = "characters.toml"
_GROUPS: Final = {"number": (), "part": ("whole", "count"), "hours": ("half", "minute")}
"""The patterns, and the groups that each must have."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Characters:
    """The contents of a ``characters.toml``. The characters of ``digits``, ``places`` and ``scales`` have their values;
    ``several`` make a size of the place behind them, ``ordinal`` an ordinal of the digit; ``no_numbers`` look like
    numbers and are mostly words; a character behind one of ``no_count_behind`` is part of something else.
    """

    digits: Mapping[str, int]
    places: Mapping[str, int]
    scales: Mapping[str, int]
    ordinal: str
    several: frozenset[str]
    no_numbers: frozenset[str]
    no_count_behind: frozenset[str]
    number: re.Pattern[str]
    part: re.Pattern[str]
    hours: re.Pattern[str]

    @property
    def openers(self) -> str:
        """What a number can begin with."""
        return "".join((*self.digits, *self.places))


def read_characters(path: Path) -> Characters | None:
    """The facts of a folder, or those of the language that it names under ``like``; None if it has none.

    Raises :class:`mtcheck.errors.LanguageDataError` for the first mistake.
    """
    file = DataFile(path / CHARACTERS)
    if not file.exists:
        return None
    if like := file.text("like"):
        near = folder(like)
        other = None if near in {None, path} else DataFile(near / CHARACTERS)
        if near is None or other is None or not other.exists or other.text("like"):
            raise file.wrong("like", f"must be the folder of another language, with a {CHARACTERS} of its own")
        file.finish()
        return read_characters(near)
    digits, places, scales = (
        _characters(file, key, *bounds)
        for key, bounds in {"digits": (0, 9), "places": (10, 1000), "scales": (10_000, 10**18)}.items()
    )
    patterns = {key: file.with_groups(key, groups) for key, groups in _GROUPS.items()}
    found = Characters(
        digits=digits,
        places=places,
        scales=scales,
        ordinal=file.text("ordinal"),
        several=frozenset(file.words("several")),
        no_numbers=frozenset(file.words("no_numbers")),
        no_count_behind=frozenset(file.words("no_count_behind")),
        number=patterns["number"],
        part=patterns["part"],
        hours=patterns["hours"],
    )
    file.finish()
    return found


def _characters(file: DataFile, key: str, least: int, most: int) -> dict[str, int]:
    found = file.by_number(key, least, most)
    if not found:
        raise file.wrong(key, "must be a table of characters")
    if long := next((word for word in found if len(word) != 1), ""):
        raise file.wrong(f"{key}.{found[long]}", f"has {long!r}, which is not one character")
    return found
