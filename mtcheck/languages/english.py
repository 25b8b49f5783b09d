"""English words, so that *Foreign* at the start of a sentence is not taken for a name.

The list is made by ``scripts/build_english_words`` from hunspell's en_US dictionary; its licence is beside it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from mtcheck.languages.declension import cues_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.ordered import has_line
from mtcheck.languages.registry import HERE
from mtcheck.languages.tags import primary
from mtcheck.languages.word_list import read_list

__all__ = ["frequent_words", "is_capitalised_word", "is_street", "is_title", "is_word", "knows_words", "same_family"]


@cache
def _words() -> str:
    return f"{read_list(HERE / 'en' / 'words.txt.gz')}\n"


@lru_cache(maxsize=50_000)
def _is_listed(word: str) -> bool:
    return has_line(_words(), word)


@cache
def frequent_words() -> frozenset[str]:
    """The words that English uses most."""
    return frozenset(read_list(HERE / "en" / "frequent.txt").split())


def knows_words(lang: str) -> bool:
    """Whether these are the words of the language (BCP 47), that is, whether it is English."""
    return primary(lang) == "en"


def is_word(word: str) -> bool:
    """Whether English writes this word, in any form, without a capital (*foreign*, *ministers*)."""
    return _is_listed(word.casefold())


def is_capitalised_word(word: str) -> bool:
    """Whether the dictionary has this word with a capital: a common name, a nationality, a month."""
    return _is_listed(word) and not word.islower()


def is_title(word: str) -> bool:
    """Whether this word, in small letters, comes before a name and is not part of it (*minister*)."""
    return word in cues_for("en").titles


def is_street(word: str) -> bool:
    """Whether this word, in small letters, follows what a street is called (*Maršala Tita Street*)."""
    return word in cues_for("en").streets


def same_family(one: str, other: str) -> bool:
    """Whether two words differ only by an English plural or nationality ending (*Ukraine*, *Ukrainians*)."""
    if one + "s" == other or other + "s" == one:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == len(longer):
        return False  # *Maora*, *Maori*
    if not derivations_for("en").same_family.search(longer.removesuffix("s")):
        return False
    return is_capitalised_word(longer.capitalize()) and longer.startswith(shorter[:-1])
