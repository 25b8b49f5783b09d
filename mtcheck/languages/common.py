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

__all__ = ["has_common_words", "is_common", "is_declined_word", "is_form_of_common"]

_FOREIGN: Final = "*"
"""Follows a word that is a thousand times rarer in English."""
_ENDINGS: Final = ((6, 3), (5, 2))
"""The fewest letters of a stem, and the most letters behind it in each of two forms of a word."""


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


@lru_cache(maxsize=20_000)
def is_form_of_common(word: str, lang: str) -> bool:
    """Whether this lower-case word is common in the language and hardly ever used in English, or has the stem of such a
    word (*omejitvami*, *omejitev*).

    False for a language without a list.
    """
    if is_common(word, lang, foreign=True):
        return True
    return any(_has_form(word[:-cut], len(word) + cut, lang) for stem, cut in _ENDINGS if len(word) - cut >= stem)


def _has_form(stem: str, longest: int, lang: str) -> bool:
    """Whether a word that is hardly ever used in English has this stem and at most ``longest`` letters."""
    words = _words(lang)
    place = words.find(f"\n{stem}")
    while place >= 0:
        form = words[place + 1 : words.index("\n", place + 1)]
        if form.endswith(_FOREIGN) and len(form) - 1 <= longest:
            return True
        place = words.find(f"\n{stem}", place + 1)
    return False


def has_common_words(lang: str) -> bool:
    """Whether the language has such a list."""
    return bool(_words(lang))


@cache
def _words(lang: str) -> str:
    listed = language_for(lang).word_list(COMMON_WORDS)
    return f"\n{listed}\n" if listed is not None else ""
