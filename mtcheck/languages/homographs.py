"""Words that another language shares with English, so that they may occur in its texts."""

from __future__ import annotations

from functools import cache
from typing import Final

from mtcheck.languages.language import language_for
from mtcheck.languages.word_list import HOMOGRAPHS

__all__ = ["SHORTEST_WORD", "homographs"]

SHORTEST_WORD: Final = 4
"""Letters of the shortest words listed: shorter ones are words of too many languages."""


@cache
def homographs(tag: str) -> frozenset[str] | None:
    """The small words that the language of a BCP 47 tag shares with English; None if there is no list."""
    listed = language_for(tag).word_list(HOMOGRAPHS)
    return frozenset(listed.split()) if listed is not None else None
