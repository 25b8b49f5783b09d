"""Which of two languages the words of a text belong to, where the two have many in common.

A word is a language's own beside another if only that one's list of common words has it, or if it has a letter that the
other alphabet lacks. Words that both languages share do not count.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtcheck.languages.common import has_common_words, is_common
from mtcheck.languages.language import language_for
from mtcheck.languages.script import in_data_script
from mtcheck.languages.spelling import in_dictionary

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["are_told_apart", "count_own"]


def are_told_apart(first: str, second: str) -> bool:
    """Whether two languages (BCP 47) have data that show which of them a word belongs to."""
    if has_common_words(first) and has_common_words(second):
        return True
    letters, others = language_for(first).letters, language_for(second).letters
    return bool(letters and others and letters - others and others - letters)


def count_own(words: Iterable[str], first: str, second: str) -> tuple[int, int]:
    """How many of the words, in small letters, are the first language's own, and how many the second's."""
    of_first = of_second = 0
    for word in words:
        in_first, in_second = _may_be(word, first, second), _may_be(word, second, first)
        of_first += in_first and not in_second
        of_second += in_second and not in_first
    return of_first, of_second


@lru_cache(maxsize=20_000)
def _may_be(word: str, lang: str, other: str) -> bool:
    """Whether a word is common in one language, or has a letter that only this one of the two has."""
    if has_common_words(lang) and has_common_words(other) and is_common(in_data_script(word, lang), lang):
        return not _is_unlisted(word, other)
    letters, others = language_for(lang).letters, language_for(other).letters
    return bool(letters and others) and any(letter in letters and letter not in others for letter in word)


def _is_unlisted(word: str, lang: str) -> bool:
    """Whether the list of a language with two scripts leaves out a Cyrillic word because English has it in Latin
    (*али*)."""
    written = in_data_script(word, lang)
    return written != word and in_dictionary(written)
