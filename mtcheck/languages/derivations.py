"""How a language makes words of names: adjectives of places, and words for peoples (*Ukrainian*, *Croats*)."""

from __future__ import annotations

from functools import cache

from mtcheck.languages.language import folder_or_unknown
from mtcheck.languages.read_derivations import Derivations, read_derivations

__all__ = ["Derivations", "derivations_for"]


@cache
def derivations_for(tag: str) -> Derivations:
    """The derivations of the language of a BCP 47 tag; empty if unknown, or if its folder is broken."""
    return read_derivations(folder_or_unknown(tag))
