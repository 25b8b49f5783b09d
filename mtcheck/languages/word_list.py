"""Lists of words in a language's folder, a line or a word each, some of them compressed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from mtcheck.errors import LanguageDataError, reason_of

__all__ = ["COMMON_WORDS", "GIVEN_NAMES", "HOMOGRAPHS", "NAME_WORDS", "WORD_LISTS", "read_list", "read_word_list"]

COMMON_WORDS: Final = "common-words.txt.gz"
GIVEN_NAMES: Final = "given-names.txt"
HOMOGRAPHS: Final = "english-homographs.txt"
NAME_WORDS: Final = "english-name-words.txt"
WORD_LISTS: Final = (COMMON_WORDS, GIVEN_NAMES, HOMOGRAPHS, NAME_WORDS)
_LARGEST_LIST: Final = 10_000_000
"""The most bytes of an unpacked list."""


@cache
def read_word_list(folder: Path, name: str) -> str | None:
    """The text of a list; None if the folder has none.

    Raises :class:`mtcheck.errors.LanguageDataError` for a file that cannot be read.
    """
    path = folder / name
    return read_list(path) if path.is_file() else None


def read_list(path: Path) -> str:
    """The text of a list.

    Raises :class:`mtcheck.errors.LanguageDataError` for a file that cannot be read.
    """
    import gzip  # imported here: without them the command starts sooner
    import zlib

    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            data = file.read(_LARGEST_LIST + 1)
        text = data.decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise LanguageDataError(f"{path}: {reason_of(error)}") from None
    if len(data) > _LARGEST_LIST:
        raise LanguageDataError(f"{path}: must not be larger than {_LARGEST_LIST // 10**6} MB")
    return text
