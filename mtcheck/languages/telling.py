"""Words and letters that reveal a language when left in a text of another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from mtcheck.languages.data_file import DataFile
from mtcheck.languages.language import language_for
from mtcheck.languages.registry import UNKNOWN, folders
from mtcheck.languages.tags import group

__all__ = ["TELLING", "Telling", "read_telling", "telling_for"]

TELLING: Final = "telling.toml"


@dataclass(frozen=True, slots=True)
class Telling:
    """``words`` are so common, and so unlike English, that they need no other witness; ``letters`` are hardly in
    English words. ``institutions`` matches common nouns that a translator keeps because the source writes them with a
    capital.
    """

    words: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    institutions: re.Pattern[str] = re.compile("(?!)")


@cache
def telling_for(tag: str) -> Telling:
    """The features that identify the language of a BCP 47 tag.

    For a language without such a file, only letters; for an unknown one, what identifies any language that has it.
    """
    language = language_for(tag)
    if language.folder is not None and language.problem is None and (language.folder / TELLING).is_file():
        return read_telling(language.folder)
    if group(tag) != UNKNOWN.name:
        return read_telling(UNKNOWN)
    told = [telling_for(name) for name, path in folders().items() if (path / TELLING).is_file()]
    return Telling(
        frozenset().union(*(one.words for one in told)),
        frozenset().union(*(one.letters for one in told)),
        re.compile("|".join(f"(?:{one.institutions.pattern})" for one in told) or "(?!)"),
    )


def read_telling(path: Path) -> Telling:
    """The facts of a folder; empty if it has none.

    Raises :class:`mtcheck.errors.LanguageDataError` for the first mistake.
    """
    file = DataFile(path / TELLING)
    found = Telling(
        frozenset(file.words("words")),
        frozenset("".join(file.words("letters"))),
        file.with_groups("institutions", ()),
    )
    file.finish()
    return found
