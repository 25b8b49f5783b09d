"""Whether a word of a translation was left as it is in the source, or is a name that English adopts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mtcheck.languages.english import is_word
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import latin, romanisation
from mtcheck.languages.script import in_data_script
from mtcheck.languages.spelling import in_dictionary
from mtcheck.text.words import Word, word_texts, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Beside", "begins_sentence", "is_english"]

_GENITIVE: Final = re.compile(r"['’]s?$")
_ELIDED: Final = re.compile(r"^\w{1,2}['’](?=\w{2})")
"""*L'arrêté*, *dell'uomo*."""
_SHORTEST_STEM: Final = 4
_ENDING: Final = 2
"""The most letters at the end in which two forms of a word differ: *postanova*, *постанову*."""
_PHRASE: Final = 2
"""How many adjacent words may be a phrase of another language in both texts."""
_SHORTEST_COPY: Final = 3
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?…:]\s|[\n„“”«»\"(–—-]|(?<!\w)')\s*$")
_CHARACTERS_BEFORE: Final = 8
"""How many characters before a word are searched for the end of another sentence."""
_LONGEST_NAME: Final = 5
"""In words; a longer copy of the source is not a name."""


def begins_sentence(text: str, start: int) -> bool:
    """Whether the word that begins at this place may begin a sentence or a quotation."""
    return start == 0 or bool(_SENTENCE_START.search(text[max(0, start - _CHARACTERS_BEFORE) : start]))


def is_english(word: str) -> bool:
    """Whether a dictionary, American or British, has this word, given in small letters, or its nominative."""
    return is_word(word) or in_dictionary(_GENITIVE.sub("", word))


@dataclass(frozen=True)
class Beside:
    """A segment's source, with which the words of its translation are compared."""

    source: str
    lang: str

    def forms(self, word: str) -> tuple[str, ...]:
        """The word, and the source's spellings of it or of another form of it (*postanova*, *постанову*, *постанов*).

        In small letters, Serbo-Croatian in Latin; empty if no lower-case word of the source is similar.
        """
        own = romanisation(word)
        for form, key in self._small:
            if own == key:
                return word, form
            if _same_stem(own, key):
                stems = (form[:-cut] for cut in range(1, _ENDING + 1))
                return word, form, *(stem for stem in stems if self._key(stem) == own)
        return ()

    def behind(self, word: str, forms: re.Pattern[str]) -> Iterator[str]:
        """The words in small letters that follow a form of this word, with a capital, that matches ``forms``."""
        own = romanisation(word)
        for key, before, after in self._behind_capitalised.get(own[:_SHORTEST_STEM], ()):
            if _same_stem(own, key) and forms.fullmatch(before):
                yield after

    @cached_property
    def _behind_capitalised(self) -> dict[str, list[tuple[str, str, str]]]:
        """Capitalised words and those in small letters behind them, by how the key of the first begins."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for before, after in pairwise(self._words):
            if before[0].isupper() and after.islower():
                key = self._key(before)
                form = in_data_script(before, self.lang).casefold()
                found.setdefault(key[:_SHORTEST_STEM], []).append((key, form, after))
        return found

    def is_noun(self, word: str) -> bool:
        """Whether the source has this word behind a determiner, in a language that writes every noun with a capital."""
        language = language_for(self.lang)
        if not language.capital_nouns:
            return False
        return any(noun == word and before.casefold() in language.determiners for before, noun in pairwise(self._words))

    def begins_with(self, word: str) -> bool:
        """Whether a sentence of the source begins with this word."""
        return word in self._first_words

    @cached_property
    def _first_words(self) -> frozenset[str]:
        found = (word for word in words(self.source) if begins_sentence(self.source, word.start))
        return frozenset(in_data_script(word.text, self.lang) for word in found)

    def names(self, found: Sequence[Word], text: str) -> frozenset[int]:
        """The places of lower-case words of ``text`` that belong to a name (*Crvena zvezda*): they follow a capitalised
        word, in the translation as in the source."""
        places: set[int] = set()
        run: list[Word] = []
        for word in found:
            if run and text[run[-1].end : word.start] == " " and self.follows(run[-1].text, word.text):
                run.append(word)
                continue
            if len(run) <= _LONGEST_NAME:
                places.update(part.start for part in run[1:])
            run = [word] if word.text[0].isupper() else []
        if len(run) <= _LONGEST_NAME:
            places.update(part.start for part in run[1:])
        return frozenset(places)

    def copies(self, found: Sequence[Word]) -> frozenset[int]:
        """The places of lower-case words that no English dictionary has and that are also adjacent in the source.

        Two words need a letter that English lacks, or one more: Latin and French phrases (*habeas corpus*) have two.
        """
        places: set[int] = set()
        run: list[Word] = []
        for word in (*found, None):
            if word is not None and self._is_foreign(word.text) and (not run or self._is_beside(run[-1], word)):
                run.append(word)
                continue
            if len(run) > _PHRASE or (len(run) == _PHRASE and not all(part.text.isascii() for part in run)):
                places.update(part.start for part in run)
            run = [word] if word is not None and self._is_foreign(word.text) else []
        return frozenset(places)

    def _is_foreign(self, word: str) -> bool:
        return word.islower() and len(word) >= _SHORTEST_COPY and word in self._own and not is_english(word)

    def _is_beside(self, before: Word, word: Word) -> bool:
        return (before.text, word.text) in self._adjacent

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset(self._words)

    @cached_property
    def _adjacent(self) -> frozenset[tuple[str, str]]:
        return frozenset(pairwise(self._words))

    def follows(self, before: str, word: str) -> bool:
        """Whether the source has these two words, in any of their forms, one after the other."""
        first, second = romanisation(before), romanisation(word)
        return any(
            _same_stem(first, one) and _same_stem(second, other) for one, other in self._pairs.get(first[:3], ())
        )

    @cached_property
    def _words(self) -> list[str]:
        return word_texts(self.source)

    @cached_property
    def _small(self) -> list[tuple[str, str]]:
        bare = (_ELIDED.sub("", word) for word in self._words)
        small = (in_data_script(word, self.lang) for word in bare if word[0].islower())
        return [(form, self._key(form)) for form in dict.fromkeys(small)]

    @cached_property
    def _pairs(self) -> dict[str, list[tuple[str, str]]]:
        """The words that follow each other, each pair once, by how the first begins."""
        pairs: dict[str, list[tuple[str, str]]] = {}
        for one, other in dict.fromkeys(pairwise(map(self._key, self._words))):
            pairs.setdefault(one[:3], []).append((one, other))
        return pairs

    def _key(self, word: str) -> str:
        return romanisation(latin(word, self.lang))


def _same_stem(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter, longer = sorted((len(one), len(other)))
    stem = longer - _ENDING
    return shorter >= max(stem, _SHORTEST_STEM) and stem >= _SHORTEST_STEM and one[:stem] == other[:stem]
