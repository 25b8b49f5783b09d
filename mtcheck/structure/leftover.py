"""Source words left in a translation into a language other than English.

A word counts if the source has it too and the target language cannot: it is English and not shared by the two, it has a
letter that the target lacks, or it is in Latin script within a Cyrillic text. Two words together count if each is
common only in the source language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import Final

from mtcheck.languages.english import is_word, knows_words
from mtcheck.languages.homographs import SHORTEST_WORD, homographs
from mtcheck.languages.language import are_related, language_for
from mtcheck.languages.own_words import are_told_apart, count_own
from mtcheck.languages.script import has_cyrillic, is_cyrillic
from mtcheck.languages.tags import group
from mtcheck.structure.left import begins_sentence
from mtcheck.text.words import HYPHENS, Word, words

__all__ = ["Leftovers", "leftover_runs", "runs_of_own_words"]

_SHORTEST_OWN_WORD: Final = 4
_FEWEST_OWN_WORDS: Final = 2
"""The fewest words together: lists of common words lack some single words that two languages share."""


class Leftovers:
    """The words of one segment's source that cannot be words of the target language."""

    def __init__(self, source: str, source_lang: str, translation: str, target_lang: str) -> None:
        self._source, self._translation = source, translation
        self._from, self._into = group(source_lang), group(target_lang)
        self._letters = language_for(target_lang).letters
        self._shared = homographs(target_lang) if knows_words(self._from) else None

    @cached_property
    def _words(self) -> dict[str, bool]:
        """The source's words in small letters, and whether each is a common noun or the like by its looks.

        At the start of a sentence, English names and other words look alike. Cyrillic texts respell names, so none can
        be the same as in the source, in either script.
        """
        found: dict[str, bool] = {}
        for text, start, _ in words(self._source):
            plain = text.islower() or (self._in_cyrillic and begins_sentence(self._source, start))
            lowered = text.casefold()
            found[lowered] = found.get(lowered, False) or plain
        return found

    @cached_property
    def _in_cyrillic(self) -> bool:
        return is_cyrillic(self._translation)

    def bridges(self, word: str) -> bool:
        """Whether the source has the word, so that it belongs to words left over on both sides of it."""
        return word.casefold() in self._words

    def may_be_own(self, found: Word) -> bool:
        """Whether the source has the word, and its capital, if any, is only that of all nouns."""
        return self.bridges(found.text) and (found.text.islower() or self.is_own(found.text))

    def holds(self, found: Word) -> bool:
        """Whether a word of the translation was left over."""
        word, lowered = found.text, found.text.casefold()
        if len(word) < SHORTEST_WORD or not self._words.get(lowered):
            return False
        small = word[0].islower() or begins_sentence(self._translation, found.start)
        if not small or any(hyphen in word for hyphen in HYPHENS):
            return False
        if knows_words(self._from):
            return is_word(lowered) and self._is_foreign_english(word, lowered)
        return self._has_foreign_letters(word, lowered)

    def is_own(self, word: str) -> bool:
        """Whether the source has this word, and it is common in the source language and not in the target's."""
        lowered = word.casefold()
        if language_for(self._from).capital_nouns:
            plain = word[1:].islower() and lowered in self._words
        else:
            plain = word.islower() and self._words.get(word, False)
        if not plain or len(word) < _SHORTEST_OWN_WORD:
            return False
        return count_own([lowered], self._from, self._into) == (1, 0)

    def is_of_target(self, word: str) -> bool:
        """Whether this lower-case word belongs to the target language."""
        return count_own([word], self._from, self._into) == (0, 1)

    @property
    def are_told_apart(self) -> bool:
        """Whether lists or letters show which of the two languages a word belongs to; English has a dictionary."""
        english = knows_words(self._from) or knows_words(self._into)
        return not english and are_told_apart(self._from, self._into)

    def _is_foreign_english(self, word: str, lowered: str) -> bool:
        if self._in_cyrillic:
            return not has_cyrillic(word)
        return self._shared is not None and lowered not in self._shared

    def _has_foreign_letters(self, word: str, lowered: str) -> bool:
        """Whether the word has letters foreign to the target; a capitalised one may be a name, which keeps its letters
        only in Latin script."""
        if not self._letters or not (word.islower() or has_cyrillic(word)):
            return False
        if not has_cyrillic(word) and is_cyrillic(self._source):
            return False  # It is just as foreign in the source.
        foreign = any(letter.isalpha() and letter not in self._letters for letter in lowered)
        return foreign and (has_cyrillic(word) or not are_related(self._from, self._into))


def leftover_runs(leftovers: Leftovers, found: Iterable[Word]) -> Iterator[list[Word]]:
    """Runs of left-over words, with single words of the source between them."""
    run: list[Word] = []
    bridge: Word | None = None
    for word in found:
        if leftovers.holds(word):
            run += [bridge, word] if bridge is not None else [word]
            bridge = None
        elif run and bridge is None and leftovers.bridges(word.text):
            bridge = word
        else:
            if run:
                yield run
            run, bridge = [], None
    if run:
        yield run


def runs_of_own_words(leftovers: Leftovers, found: Iterable[Word]) -> Iterator[list[Word]]:
    """Adjacent words of the source, from the first to the last of its language's own; none is the target's."""
    if not leftovers.are_told_apart:
        return
    for copied, words_of_run in groupby(found, key=leftovers.may_be_own):
        run = list(words_of_run)
        while copied and run and not run[0].text.islower():
            del run[0]  # *Alternative für Deutschland*
        own = [at for at, word in enumerate(run) if copied and leftovers.is_own(word.text)]
        if len(own) >= _FEWEST_OWN_WORDS and not any(leftovers.is_of_target(word.text) for word in run):
            yield run[own[0] : own[-1] + 1]
