"""What the folder of its language says about a word of a translation, whatever the source."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mtcheck.languages.apostrophes import plain_apostrophes
from mtcheck.languages.content import content_for
from mtcheck.languages.english import is_word, knows_words
from mtcheck.languages.lexicon import word_key
from mtcheck.languages.spelling import is_spelt
from mtcheck.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["function_words", "is_strange", "keys_of", "without_possessive"]


def function_words(lang: str) -> frozenset[str]:
    """Words that say little by themselves (*of*, *would*), by key."""
    return content_for(lang).function_words


def without_possessive(word: str, lang: str) -> str:
    """The word without the ending that makes it a possessor (*minister's*), and with plain apostrophes."""
    return plain_apostrophes(word).removesuffix(content_for(lang).possessive)


@lru_cache(maxsize=65536)
def is_strange(word: str, lang: str) -> bool:
    """Whether the language's dictionary lacks a word, or one of its parts between hyphens.

    Never where there is no dictionary.
    """
    if not knows_words(lang):
        return False
    parts = [part for part in plain_apostrophes(word.lower()).split("-") if part]
    return not all(is_word(without_possessive(part, lang)) or is_spelt(part) for part in parts)


def keys_of(text: str, lang: str) -> frozenset[str]:
    """The keys of a text's words, see :func:`mtcheck.languages.lexicon.word_key`."""
    key = _key(lang)
    return frozenset(key(part) for start, end in word_spans(text) for part in text[start:end].split("-") if part)


@cache
def _key(lang: str) -> Callable[[str], str]:
    of_word = word_key(lang)

    @lru_cache(maxsize=65536)
    def key(word: str) -> str:
        return of_word(without_possessive(word, lang))

    return key
