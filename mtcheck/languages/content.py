"""Words by which a translation is compared with what its witnesses say: function words, negations, pronouns."""

from __future__ import annotations

from functools import cache

from mtcheck.languages.language import folder_or_unknown
from mtcheck.languages.read_content import Content, read_content

__all__ = ["Content", "content_for"]


@cache
def content_for(tag: str) -> Content:
    """The words of the language of a BCP 47 tag; none if unknown, or if its folder is broken."""
    return read_content(folder_or_unknown(tag))
