"""The words of another wording, a reference or the re-translation, that a translation does not have, as named numbers.

They tell what is left out from what is said in other words: free phrasing has other words in the place, and is free
elsewhere too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Final

from mtcheck.languages.script import to_latin
from mtcheck.meaning.beside import correspondences
from mtcheck.meaning.dictionary import has_dictionary, meanings
from mtcheck.meaning.features import LARGEST_SURPRISAL
from mtcheck.meaning.vocabulary import function_words, keys_of
from mtcheck.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.model import Article, Likelihood, Segment

__all__ = ["UnsaidWord", "other_wording", "unsaid_words"]

_MOST_WORDS: Final = 200
"""Longer texts are not compared, because the time grows with the square or, if words repeat, with the cube."""
_LARGEST_COUNT: Final = 6.0
"""More words mean no more: the texts differ as a whole."""


@dataclass(frozen=True, slots=True)
class UnsaidWord:
    """A content word of the other wording and its features by name (``values``).

    In code points, ``[start, end)`` of the translation have the words ``instead`` in the other wording, this word among
    them. ``start == end`` where the translation has nothing there.
    """

    word: str
    start: int
    end: int
    instead: str
    values: Mapping[str, float]


def other_wording(segment: Segment, lang: str) -> str | None:
    """The reference that has the fewest words which the translation lacks, or else the re-translation.

    None if there is neither. ``lang`` is the language of all of them.
    """
    if references := [text for text in segment.references if text]:
        said = keys_of(segment.translation, lang) | function_words(lang)
        return min(references, key=lambda text: len(keys_of(text, lang) - said))
    return segment.retranslation


def unsaid_words(segment: Segment, article: Article) -> list[UnsaidWord]:
    """The content words of the other wording that the translation has in no form; names and numbers are left to other
    checks."""
    lang = article.target_lang
    other = other_wording(segment, lang)
    if not other or not segment.translation:
        return []
    own, others = _Text.of(segment.translation, lang), _Text.of(other, lang)
    if not own.spans or not others.spans or max(len(own.spans), len(others.spans)) > _MOST_WORDS:
        return []
    lost, strange = others.beyond(own), own.beyond(others)
    asked = [number for number, keys in enumerate(lost) if keys and not others.is_left_to_others(number)]
    if not asked:
        return []
    own_surprise = _surprisals(segment.paraphrase or segment.likelihood, own.spans)
    shared = _of_texts(own, others, lost, strange) | {"level_of_translation": fmean(own_surprise)}
    by_source = _BySource.of(segment, article, own.keys)
    places = _places(segment.translation, other)
    made = []
    for number in asked:
        place = places[number]
        instead = sum(map(bool, strange[place.first : place.end]))
        beside = sum(map(bool, lost[place.other_first : place.other_end]))
        values = {
            **shared,
            **others.of_word(number),
            **by_source.support(lost[number], others.words[number]),
            "inserted": float(place.first == place.end),
            "alone": float(not instead),
            "instead": min(float(instead), _LARGEST_COUNT),
            "fewer_instead": max(-_LARGEST_COUNT, min(_LARGEST_COUNT, float(beside - instead))),
            "before_gap": math.log1p(own_surprise[place.first - 1]) if place.first else 0.0,
            "after_gap": math.log1p(own_surprise[place.first]) if place.first < len(own_surprise) else 0.0,
        }
        made.append(UnsaidWord(others.words[number], *place.span(own), place.text(others, other), values))
    return made


@dataclass(frozen=True, slots=True)
class _Text:
    """A text's words, and the keys of those with content."""

    spans: Sequence[tuple[int, int]]
    words: Sequence[str]
    content: Sequence[frozenset[str]]
    keys: frozenset[str]

    @classmethod
    def of(cls, text: str, lang: str) -> _Text:
        spans = list(word_spans(text))
        words = [text[start:end] for start, end in spans]
        function = function_words(lang)
        return cls(spans, words, [keys_of(word, lang) - function for word in words], keys_of(text, lang))

    def beyond(self, other: _Text) -> list[frozenset[str]]:
        """For each word its keys if it has content and the other text does not have it, or else none."""
        return [keys if not keys & other.keys else frozenset() for keys in self.content]

    @property
    def size(self) -> int:
        """The number of its content words."""
        return sum(map(bool, self.content))

    def is_left_to_others(self, number: int) -> bool:
        """Whether a word is a number or looks like a name."""
        word = self.words[number]
        return any(map(str.isdigit, word)) or (number > 0 and word[0].isupper())

    def of_word(self, number: int) -> dict[str, float]:
        return {"first": float(number == 0), "letters": min(len(self.words[number]), 12) / 12}


def _of_texts(
    own: _Text, others: _Text, lost: Sequence[frozenset[str]], strange: Sequence[frozenset[str]]
) -> dict[str, float]:
    """How much the texts differ as a whole."""
    losses, strangers, fewer = sum(map(bool, lost)), sum(map(bool, strange)), others.size - own.size
    return {
        "lost": min(float(losses), _LARGEST_COUNT),
        "lost_share": losses / max(1, others.size),
        "strange": min(float(strangers), _LARGEST_COUNT),
        "strange_share": strangers / max(1, own.size),
        "fewer": max(-_LARGEST_COUNT, min(_LARGEST_COUNT, float(fewer))),
        "fewer_share": fewer / max(1, others.size, own.size),
        "shorter": max(-_LARGEST_COUNT, min(_LARGEST_COUNT, float(len(others.spans) - len(own.spans)))),
    }


@dataclass(frozen=True, slots=True)
class _BySource:
    """What each of the source's words can mean, and the source's words themselves; no meanings without a dictionary."""

    meanings: Sequence[frozenset[str]] | None
    unsaid: frozenset[str]
    """The meanings of those that the translation has in none of their meanings."""
    words: frozenset[str]

    @classmethod
    def of(cls, segment: Segment, article: Article, said: frozenset[str]) -> _BySource:
        source, lang = segment.source or "", article.target_lang
        words = frozenset(to_latin(source[start:end]).casefold() for start, end in word_spans(source))
        if not source or not has_dictionary(article.source_lang, lang):
            return cls(None, frozenset(), words)
        meant = [keys_of(" ".join(glosses), lang) for _, glosses in meanings(source)]
        return cls(meant, frozenset().union(*(keys for keys in meant if not keys & said)), words)

    def support(self, keys: frozenset[str], word: str) -> dict[str, float]:
        values = {"copied": float(to_latin(word).casefold() in self.words)}
        if self.meanings is not None:
            values["in_glosses"] = float(any(keys & meant for meant in self.meanings))
            values["unsaid_of_source"] = float(bool(keys & self.unsaid))
        return values


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a word of the other wording is in the translation: the words ``[first, end)`` there correspond to those in
    ``[other_first, other_end)``."""

    first: int
    end: int
    other_first: int
    other_end: int

    def span(self, own: _Text) -> tuple[int, int]:
        """In code points of the translation, with equal ends if it has no word there."""
        if self.first < self.end:
            return own.spans[self.first][0], own.spans[self.end - 1][1]
        start = own.spans[self.first][0] if self.first < len(own.spans) else own.spans[-1][1]
        return start, start

    def text(self, others: _Text, other: str) -> str:
        """The words of the other wording."""
        return other[others.spans[self.other_first][0] : others.spans[self.other_end - 1][1]]


def _places(text: str, other: str) -> dict[int, _Place]:
    """The place of each word of the other wording."""
    return {
        number: _Place(first, end, other_first, other_end)
        for _, first, end, other_first, other_end in correspondences(text, other)
        for number in range(other_first, other_end)
    }


def _surprisals(likelihood: Likelihood | None, spans: Sequence[tuple[int, int]]) -> list[float]:
    known = {word.start: min(word.surprisal, LARGEST_SURPRISAL) for word in likelihood.words} if likelihood else {}
    return [known.get(start, 0.0) for start, _ in spans]
