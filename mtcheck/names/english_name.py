"""Names of several words that the source has in English, and the translation as they are (*Love Island*)."""

from __future__ import annotations

from mtcheck.languages.cities import is_city
from mtcheck.languages.common import is_common
from mtcheck.languages.english import is_word
from mtcheck.languages.given_names import is_given_name
from mtcheck.names.mention import Mention
from mtcheck.names.words import Word

__all__ = ["is_in_an_english_name"]


def is_in_an_english_name(mention: Mention) -> bool:
    """Whether it is an English word, and beside it is a word of a name that the source has just so: *Island* is Iceland
    in many languages, but not in *Love Island* or *Island Records*."""
    return is_word(mention.word.text.casefold()) and any(_is_kept_beside(mention, step) for step in (-1, 1))


def _is_kept_beside(mention: Mention, step: int) -> bool:
    beside = mention.beside(step)
    if beside is None:
        return False
    form, word = beside
    if not word.capitalised or word.text != form.text:
        return False
    return _is_english(word, mention.sentence.language) or (step < 0 and _is_of_a_longer_name(form))


def _is_english(word: Word, language: str) -> bool:
    lower = word.text.casefold()
    return is_word(lower) and not (is_given_name(word.text) or is_common(lower, language))


def _is_of_a_longer_name(form: Word) -> bool:
    """Whether a word in front can only be of the same name (*Coney Island*), as no person and no place is."""
    return not (form.initial or form.acronym or is_given_name(form.text) or is_city(form.folded))
