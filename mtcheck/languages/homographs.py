"""Words that another language shares with English, so that they may occur in its texts."""

from __future__ import annotations

from functools import cache
from typing import Final

from mtcheck.languages.registry import folder
from mtcheck.languages.tags import group

__all__ = ["SHORTEST_WORD", "homographs"]

SHORTEST_WORD: Final = 4
"""Letters of the shortest words listed: shorter ones are words of too many languages."""


@cache
def homographs(tag: str) -> frozenset[str] | None:
    """The small words that the language of a BCP 47 tag shares with English; None where no one has listed them."""
    path = folder(group(tag))
    file = path / "english-homographs.txt" if path else None
    if file is None or not file.is_file():
        return None
    return frozenset(file.read_text("utf-8").split())
