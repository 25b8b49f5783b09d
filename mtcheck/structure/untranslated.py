"""Segments that were never translated, and articles that consist of them."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mtcheck.languages.english import is_word, knows_words
from mtcheck.languages.identify import identify
from mtcheck.languages.language import Capability, are_related, group, language_for
from mtcheck.languages.lexicon import load_lexicon, word_key
from mtcheck.languages.own_words import are_told_apart, count_own
from mtcheck.languages.script import has_cyrillic, to_latin
from mtcheck.structure.residue import words, words_as_written

if TYPE_CHECKING:
    from mtcheck.model import Article, Segment

__all__ = ["is_untranslated_article", "untranslated_segments"]

_COPIED_SHARE: Final = 0.8
_FOREIGN_SHARE: Final = 0.6
_FEWEST_WORDS: Final = 3
_TRANSLATED_SHARE: Final = 0.3
"""The share of words that only the target language and not the source's sentence has, from which a segment was
translated around a name (*The Università degli studi di Bari has opened*)."""
_SURE_PROBABILITY: Final = 0.7
_FEWEST_WORDS_OF_LANGUAGE: Final = 10
"""The fewest words of a text whose language can be detected without a dictionary of the target language."""
_FEWEST_OWN_WORDS: Final = 2
"""The fewest words of the source language in a text that is not a copy but in that language."""
_MOST_UNTRANSLATED: Final = 0.5


@lru_cache(maxsize=4)
def untranslated_segments(article: Article) -> frozenset[int]:
    """The indices of the segments whose translation is still in the source language."""
    if group(article.source_lang) == group(article.target_lang):
        return frozenset()
    return frozenset(segment.index for segment in article.segments if _is_untranslated(segment, article))


def is_untranslated_article(article: Article) -> bool:
    """Whether most of the article, by length, was never translated."""
    untranslated = untranslated_segments(article)
    if not untranslated:
        return False
    length = sum(len(segment.translation) for segment in article.segments)
    return sum(len(article.segments[index].translation) for index in untranslated) > _MOST_UNTRANSLATED * length


def _is_untranslated(segment: Segment, article: Article) -> bool:
    found = words(segment.translation)
    if len(found) < _FEWEST_WORDS:
        return False
    if not knows_words(article.target_lang) and are_told_apart(article.source_lang, article.target_lang):
        return _is_in_source_language(segment, found, article)
    plain, strangers = _strangers(segment.translation, article.target_lang)
    if plain and _is_copy(found, segment, article):
        return _is_source_language(segment.translation, found, article)
    if plain < _FEWEST_WORDS or strangers < _FOREIGN_SHARE * len(found) or _is_around_name(segment, found, strangers):
        return False
    if are_related(group(article.source_lang), group(article.target_lang)):
        return False
    if (
        len(found) < _FEWEST_WORDS_OF_LANGUAGE
        and Capability.SPELLING not in language_for(article.target_lang).capabilities
    ):
        return False
    language, probability = identify(segment.translation)
    expected = group(article.source_lang)
    if expected == "und":
        return probability >= _SURE_PROBABILITY and language != group(article.target_lang)
    return probability >= _SURE_PROBABILITY and language == expected


def _is_in_source_language(segment: Segment, found: list[str], article: Article) -> bool:
    """Whether more of the words belong to the source language than to the target language."""
    plain = _plain_words(segment.translation)
    theirs, ours = count_own(plain, article.source_lang, article.target_lang)
    if plain and _is_copy(found, segment, article):
        return theirs > ours or (theirs == ours and _is_source_language(segment.translation, found, article))
    if theirs < _FEWEST_OWN_WORDS or theirs <= ours or not _is_in_source(found, article):
        return False
    language, _ = identify(segment.translation)
    return are_related(language, group(article.source_lang))


def _is_around_name(segment: Segment, found: list[str], strangers: int) -> bool:
    """Whether the known words are those of a translation: the source does not have them."""
    if segment.source is None:
        return False
    in_source = set(words(segment.source))
    taken = sum(word in in_source for word in found)
    return len(found) - max(taken, strangers) >= _TRANSLATED_SHARE * len(found)


def _plain_words(text: str) -> list[str]:
    """The words without a capital, in small letters; all words of a text in capitals."""
    found = words_as_written(text)
    return [word.casefold() for word in found if text.isupper() or not word[0].isupper()]


def _is_copy(found: list[str], segment: Segment, article: Article) -> bool:
    if segment.source is None:
        return False
    shared = (Counter(found) & Counter(words(segment.source))).total()
    return shared >= _copied_share(article) * len(found)


def _is_in_source(found: list[str], article: Article) -> bool:
    """Whether the article's source has most of the words, even if elsewhere; True without a source."""
    if article.source is None:
        return True
    known = _words_of_source(article)
    return sum(word in known for word in found) >= _FOREIGN_SHARE * len(found)


@lru_cache(maxsize=4)
def _words_of_source(article: Article) -> frozenset[str]:
    return frozenset(words(article.source or ""))


def _copied_share(article: Article) -> float:
    """The share of a copy's words that the source must have: all, in a language so close that a translation has
    most."""
    return 1.0 if are_related(group(article.source_lang), group(article.target_lang)) else _COPIED_SHARE


def _is_source_language(text: str, found: list[str], article: Article) -> bool:
    """Whether a copy of the source is in the language of the source: it may quote a third one."""
    language, probability = identify(text)
    if language == group(article.source_lang):
        return True
    if probability < _SURE_PROBABILITY:
        return not are_related(group(article.source_lang), group(article.target_lang))
    lexicon = load_lexicon(article.source_lang, article.target_lang)
    if lexicon is None:
        return False
    source_key, target_key = word_key(article.source_lang), word_key(article.target_lang)
    rows = ((word, lexicon.pairs.get(source_key(word), ())) for word in found)
    return sum(bool(row) and target_key(word) not in row for word, row in rows) >= _FOREIGN_SHARE * len(found)


def _strangers(text: str, target_lang: str) -> tuple[int, int]:
    """How many words are not of the target language: those that do not look like names, and all."""
    known = is_word if knows_words(target_lang) else lambda _: False
    found = [word for word in words_as_written(text) if not known(to_latin(word).casefold())]
    return sum(not word[0].isupper() or has_cyrillic(word) for word in found), len(found)
