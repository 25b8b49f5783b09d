"""First names and surnames that are words too, with what a machine makes of them in English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from mtcheck.languages.language import language_for

__all__ = ["name_words"]

_FILE: Final = "english-name-words.txt"
_LARGEST_FILE: Final = 1_000_000


@cache
def name_words(tag: str) -> Mapping[str, tuple[str, ...]]:
    """The English words for each such name, spelt as :func:`mtcheck.languages.respelling.latin` spells it.

    Empty for a language whose folder has no list.
    """
    folder = language_for(tag).folder
    if folder is None or not (folder / _FILE).is_file():
        return {}
    with (folder / _FILE).open(encoding="utf-8") as file:
        lines = (line.split() for line in file.read(_LARGEST_FILE).splitlines() if line.strip())
        return {name: tuple(meanings) for name, *meanings in lines}
