"""How surnames end in a language: the facts in its folder, or those of any language."""

from __future__ import annotations

from functools import cache

from mtcheck.languages.language import folder_or_unknown
from mtcheck.languages.read_surnames import Surnames, read_surnames

__all__ = ["Surnames", "surnames_for"]


@cache
def surnames_for(tag: str) -> Surnames:
    """How surnames end in the language of a BCP 47 tag; as in any language where its folder does not say."""
    return read_surnames(folder_or_unknown(tag))
