"""From a language tag to the language's facts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from mtcheck.languages.base import SPACES, Locale
from mtcheck.languages.language import group
from mtcheck.languages.read_locale import read_locale

__all__ = ["KNOWN", "LANGUAGES", "locale_for"]

_HERE: Final = Path(__file__).parent

LANGUAGES: Final = tuple(sorted(path.parent.name for path in _HERE.glob("*/numbers.toml")))
"""The languages (or groups of languages) that mtcheck has facts for."""

KNOWN: Final = frozenset(LANGUAGES)
"""The same: the targets of a check that has to know number words, dates and units."""

_WITH_POINT: Final = "bn cy ga gu he hi ja kn ko ml mr ms mt ne pa si sw ta te th tl ur yue zh"
_POINT: Final = frozenset(_WITH_POINT.split())
"""Languages without facts that write *1,234.5* as English does (Unicode CLDR 47)."""


@cache
def locale_for(tag: str) -> Locale:
    """The facts of the language that a BCP 47 tag names; for an unknown one, only digits are understood."""
    language = group(tag)
    if language not in LANGUAGES:
        if language in _POINT:
            return Locale(language=language, decimal=".", grouping="," + SPACES)
        return Locale(language=language, decimal=",", grouping="." + SPACES)
    return read_locale(language, _HERE / language)
