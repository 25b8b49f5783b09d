"""Words by which a sentence asks, and words before a word that the text is about."""

from __future__ import annotations

import re
from functools import cache

from mtcheck.languages.language import language_for

__all__ = ["asking", "mentioning"]


@cache
def asking(lang: str) -> re.Pattern[str] | None:
    """Finds what asks, or reports a question, without a question mark (*whether*); None if that is not known."""
    file = language_for(lang).file("speech.toml")
    anywhere, first, last = (
        file.alternatives(key) if file else "" for key in ("asking", "asking_first", "asking_last")
    )
    if not anywhere:
        return None
    patterns = (
        rf"\b(?:{anywhere})\b", rf"^\W*(?:{first})\b" if first else "", rf"[,–-] (?:{last})\W*$" if last else "",
    )  # fmt: skip
    return re.compile("|".join(filter(None, patterns)), re.IGNORECASE)


@cache
def mentioning(lang: str) -> re.Pattern[str]:
    """Finds, at the end of a text, what precedes a word that is only mentioned: *the letter*, *(Japanese:*."""
    file = language_for(lang).file("speech.toml")
    words = (file.alternatives("mentioning") if file else "") or "(?!)"
    return re.compile(rf"(?:\([^()]*:|\b(?:{words}))\s+$", re.IGNORECASE)
