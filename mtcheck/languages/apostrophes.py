"""Apostrophes, and what keyboards, scans and transliterations put in their place."""

from __future__ import annotations

from typing import Final

__all__ = ["ANY_APOSTROPHE", "plain_apostrophes"]

ANY_APOSTROPHE: Final = tuple("'’‘ʼ`′＇´ʹʻʾʿ")
"""Some of these count as letters in Unicode."""
_PLAIN: Final = dict.fromkeys(map(ord, ANY_APOSTROPHE), "'")


def plain_apostrophes(text: str) -> str:
    """The text with a plain apostrophe for each of any kind."""
    return text.translate(_PLAIN)
