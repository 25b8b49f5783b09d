"""From a language tag to the language's facts."""

from __future__ import annotations

from typing import Final

from mtcheck.languages.base import Locale
from mtcheck.languages.language import language_for
from mtcheck.languages.registry import HERE

__all__ = ["LANGUAGES", "locale_for"]

LANGUAGES: Final = tuple(
    sorted(path.parent.name for path in HERE.glob("*/units.toml") if (path.parent / "acronyms.toml").is_file())
)
"""The languages (or groups of languages) that are described by hand, not by CLDR alone."""


def locale_for(tag: str) -> Locale:
    """The facts of the language of a BCP 47 tag; for an unknown one, only digits are understood."""
    return language_for(tag).locale
