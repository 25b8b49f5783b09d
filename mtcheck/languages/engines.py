"""What is true of translation engines whatever their languages, from the folder ``und``."""

from __future__ import annotations

from functools import cache
from typing import Final

from mtcheck.languages.data_file import DataFile
from mtcheck.languages.registry import UNKNOWN

__all__ = ["pivot"]

_ENGINES: Final = "engines.toml"


@cache
def pivot() -> str:
    """The language through which engines translate where they have no model for a pair; its habits stay behind.

    Raises :class:`mtcheck.errors.LanguageDataError` if the file is broken.
    """
    file = DataFile(UNKNOWN / _ENGINES)
    found = file.text("pivot")
    file.finish()
    return found
