"""First names and surnames that are words too, with what a machine makes of them in English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mtcheck.languages.language import language_for
from mtcheck.languages.word_list import NAME_WORDS

__all__ = ["name_words"]


@cache
def name_words(tag: str) -> Mapping[str, tuple[str, ...]]:
    """The English words for each such name, spelt as :func:`mtcheck.languages.respelling.latin` spells it.

    Empty for a language whose folder has no list.
    """
    lines = (language_for(tag).word_list(NAME_WORDS) or "").splitlines()
    return {name: tuple(meanings) for name, *meanings in map(str.split, filter(str.strip, lines))}
