"""What a language often writes and English hardly ever, so that a word left standing in a translation is known.

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
"""Behind a word that English has a thousand times more seldom."""


@lru_cache(maxsize=20_000)
def is_common(word: str, lang: str, *, foreign: bool = False) -> bool:
    """Whether the language (BCP 47) often writes this word, in small letters, and English seldom does.

    ``foreign``: hardly ever. No word of a language without a list is.
    """
    words = _words(lang)
    return f"\n{word}{_FOREIGN}\n" in words or (not foreign and f"\n{word}\n" in words)


def is_declined_word(word: str, lang: str) -> bool:
    """Whether it is a common word of the language in a case (*svjetskom*, *igrama*), in small letters, so no name."""
    return is_common(word, lang, foreign=True) and cues_for(lang).oblique_words.fullmatch(word) is not None


def has_common_words(lang: str) -> bool:
    """Whether the language has such a list."""
    return bool(_words(lang))


@cache
def _words(lang: str) -> str:
    listed = language_for(lang).word_list(COMMON_WORDS)
    return f"\n{listed}\n" if listed is not None else ""
