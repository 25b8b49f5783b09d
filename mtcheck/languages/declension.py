"""How names decline in a language, and which neighbouring words show their case: the facts in its folder."""

from __future__ import annotations

from functools import cache

from mtcheck.languages.language import folder_or_unknown, language_for
from mtcheck.languages.read_declension import (
    CASE_NAMES,
    CASES,
    Cues,
    Declension,
    Nominatives,
    Paradigm,
    Rule,
    read_cues,
    read_declension,
    read_nominatives,
)

__all__ = [
    "CASES",
    "CASE_NAMES",
    "Cues",
    "Declension",
    "Nominatives",
    "Paradigm",
    "Rule",
    "cues_for",
    "declension_for",
    "nominatives_for",
]


@cache
def declension_for(tag: str) -> Declension:
    """How names decline in the language of a BCP 47 tag; empty if unknown, or if its folder is broken."""
    language = language_for(tag)
    if language.folder is None or language.problem is not None:
        return Declension()
    return read_declension(language.folder)


@cache
def cues_for(tag: str) -> Cues:
    """The cues of the language of a BCP 47 tag; those that hold in any language if it has none."""
    return read_cues(folder_or_unknown(tag))


@cache
def nominatives_for(tag: str) -> Nominatives:
    """The ends of nominatives in the language that a BCP 47 tag names; those of any language where it has none."""
    return read_nominatives(folder_or_unknown(tag))
