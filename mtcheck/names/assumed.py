"""The source language of an article that does not say it: the one in whose cases the glossary's names stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

from mtcheck.glossary.index import Index
from mtcheck.glossary.inflect import readings
from mtcheck.languages.cities import is_city
from mtcheck.languages.english import is_word
from mtcheck.languages.language import Capability, language_for
from mtcheck.languages.registry import UNKNOWN, folders
from mtcheck.languages.respelling import fold
from mtcheck.languages.spelling import is_seen
from mtcheck.model import Article
from mtcheck.names.words import Word, words

__all__ = ["assumed_language", "can_be_case_form", "declining"]

_SHORTEST_ENDING: Final = 2
"""Letters; a single one also ends names of their own, plurals and misspelt names."""
_SHORTEST_NAME: Final = 4


def assumed_language(article: Article, index: Index) -> str:
    """The tag of the language whose endings turn most words that are in no list into names of the glossary
    (*Vučićem*); the article's own tag if it has one or a source, or if there is no such word."""
    if article.source_lang != UNKNOWN.name or article.source:
        return article.source_lang
    names = {word.folded: word for word in words(article.translation, english=True) if _may_be_declined(word, index)}
    counted = Counter(tag for word in names for tag in _languages_of(word, index))
    written = {tag: "Latin" in language_for(tag).scripts for tag in counted}
    return max(sorted(counted), key=lambda tag: (counted[tag], written[tag]), default=article.source_lang)


def can_be_case_form(word: str, nominative: str, language: str) -> bool:
    """Whether a word can be a case form of a name (both folded) in the language; if that is unknown, in any that
    declines names, by an ending that shows it."""
    known = language != UNKNOWN.name
    return any(
        one.nominative == nominative and len(one.ending) >= (1 if known else _SHORTEST_ENDING)
        for tag in declining(language)
        for one in readings(word, tag)
    )


def _may_be_declined(word: Word, index: Index) -> bool:
    known = is_word(word.text) or is_seen(word.folded) or is_city(word.folded) or index.knows(word.folded)
    return word.capitalised and not word.acronym and not known


def _languages_of(word: str, index: Index) -> Iterator[str]:
    for tag in _declining():
        for reading in readings(word, tag):
            in_case = len(reading.ending) >= _SHORTEST_ENDING and reading.oblique
            if in_case and len(reading.nominative) >= _SHORTEST_NAME and index.knows(fold(reading.nominative)):
                yield tag
                break


def declining(language: str) -> tuple[str, ...]:
    """The language; if that is unknown, all that decline names."""
    return (language,) if language != UNKNOWN.name else _declining()


@cache
def _declining() -> tuple[str, ...]:
    return tuple(tag for tag in folders() if Capability.NAME_ENDINGS in language_for(tag).capabilities)
