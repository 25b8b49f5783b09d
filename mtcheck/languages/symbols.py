"""Symbols of measures that mean the same in all languages of a script, from the folder ``und``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from mtcheck.languages.data_file import DataFile
from mtcheck.languages.registry import UNKNOWN

__all__ = ["Symbols", "symbols"]

_SYMBOLS: Final = "symbols.toml"
_SCALES: Final = ("C", "F")


@dataclass(frozen=True, slots=True)
class Symbols:
    """``units`` and ``per`` map a symbol to its unit; ``behind_degree`` and ``scales`` have an expression for each
    scale of temperature: what follows its degree sign, and its name. ``by_scale`` may come before the name.
    """

    units: Mapping[str, str]
    per: Mapping[str, str]
    behind_degree: Mapping[str, str]
    scales: Mapping[str, str]
    by_scale: tuple[str, ...]


@cache
def symbols() -> Symbols:
    """The symbols of measures.

    Raises :class:`mtcheck.errors.LanguageDataError` if the file is broken.
    """
    file = DataFile(UNKNOWN / _SYMBOLS)
    found = Symbols(
        units=file.by_name("units"),
        per=file.by_name("per"),
        behind_degree={scale: file.alternatives(f"behind_degree.{scale}") for scale in _SCALES},
        scales={scale: file.alternatives(f"scales.{scale}") for scale in _SCALES},
        by_scale=file.words("by_scale"),
    )
    file.finish()
    return found
