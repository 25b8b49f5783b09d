"""An article whose form depends on the sound that follows it: *a* and *an*."""

from __future__ import annotations

from functools import cache

from mtcheck.languages.language import Capability, language_for
from mtcheck.languages.read_articles import Articles, read_articles

__all__ = ["Articles", "articles_for"]


@cache
def articles_for(tag: str) -> Articles | None:
    """The articles of the language that a BCP 47 tag names, or None if they are not known."""
    language = language_for(tag)
    if language.folder is None or Capability.GRAMMAR not in language.capabilities:
        return None
    return read_articles(language.folder)
