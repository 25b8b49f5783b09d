"""Words that a language uses often and English hardly ever, to tell which words were left untranslated.

``common-words.txt.gz`` in a language's folder lists them in small letters, Serbo-Croatian in Latin;
``scripts/build_common_words`` makes the lists from word frequencies.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from mtcheck.languages.declension import cues_for
from mtcheck.languages.language import language_for
from mtcheck.languages.word_list import COMMON_WORDS

__all__ = ["has_common_words", "is_common", "is_declined_word"]

_FOREIGN: Final = "*"
"""Follows a word that is a thousand times rarer in English."""


@lru_cache(maxsize=20_000)
def is_common(word: str, lang: str, *, foreign: bool = False) -> bool:
    """Whether this lower-case word is common in the language (BCP 47) and rare in English.

    ``foreign``: hardly ever used in English. False for a language without a list.
    """
    words = _words(lang)
    return f"\n{word}{_FOREIGN}\n" in words or (not foreign and f"\n{word}\n" in words)


def is_declined_word(word: str, lang: str) -> bool:
    """Whether a lower-case word is a case form of a common word (*svjetskom*, *igrama*), and so not a name."""
    return is_common(word, lang, foreign=True) and cues_for(lang).oblique_words.fullmatch(word) is not None


def has_common_words(lang: str) -> bool:
    """Whether the language has such a list."""
    return bool(_words(lang))


@cache
def _words(lang: str) -> str:
    listed = language_for(lang).word_list(COMMON_WORDS)
    return f"\n{listed}\n" if listed is not None else ""
