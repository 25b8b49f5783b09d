"""The glossary's names that a source mentions, in any case form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from mtcheck.glossary.index import Index, Surface, source_word
from mtcheck.glossary.inflect import Reading
from mtcheck.languages.english import is_word
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.respelling import fold
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["Spoken", "find_spoken", "surnames", "without_namesakes"]

_LONGEST_ACRONYM: Final = 6


@dataclass(frozen=True, slots=True)
class Spoken:
    """Source words ``start`` to ``end`` are a source form of the glossary; ``readings`` has one reading for each word.

    ``whole`` is false for a surname that stands for a full name.
    """

    start: int
    end: int
    surface: Surface
    readings: tuple[Reading, ...]
    whole: bool


def find_spoken(sentence: Sentence, index: Index) -> tuple[Spoken, ...]:
    """Every name of the glossary in the source, the longest where several overlap."""
    found = sorted(_all(sentence, index), key=lambda name: (not name.whole, name.start - name.end, name.start))
    taken: set[int] = set()
    chosen: dict[int, Spoken] = {}
    for name in found:
        places = set(range(name.start, name.end))
        if not places & taken:
            chosen[name.start] = name
            taken |= places
    return tuple(chosen[start] for start in sorted(chosen))


def _all(sentence: Sentence, index: Index) -> Iterator[Spoken]:
    for place, word in enumerate(sentence.source):
        if not word.capitalised or len(word.text) < 2:
            continue
        for reading in sentence.readings(word):
            if set(reading.cases) <= set("VM"):
                continue
            for number in index.containing(source_word(reading.nominative, sentence.language)):
                surface = index.surface(number)
                if not _can_be_of(word, reading, surface):
                    continue
                if surface.words[0] == source_word(reading.nominative, sentence.language):
                    readings = _whole(sentence, place, surface)
                    if readings:
                        yield Spoken(place, place + len(readings), surface, readings, whole=True)
                last = surface.words[-1] == source_word(reading.nominative, sentence.language)
                if last and len(surface.words) > 1 and _alone(sentence, place):
                    yield Spoken(place, place + 1, surface, (reading,), whole=False)


def _can_be_of(word: Word, reading: Reading, surface: Surface) -> bool:
    """Whether a reading can be one of the name: only people have possessives in *-ov* and *-in*; *Wade* is not
    WADA's."""
    acronym = surface.text.isupper() and len(surface.words) == 1 and 1 < len(surface.text) < _LONGEST_ACRONYM
    if acronym and not word.text[:2].isupper():
        return False
    return not (set(reading.cases) <= {"P"} and surface.kind not in {"", "person"})


def _is_name(sentence: Sentence, place: int) -> bool:
    """Whether a word of the source is a name: capitalised and, at the start of a sentence, not an English word."""
    word = sentence.source[place]
    if not word.capitalised or not word.initial:
        return word.capitalised
    said = sentence.rendered.get(place)
    return said is not None and not is_word(sentence.translation[said].text)


def without_namesakes(
    sentences: Sequence[Sentence], names: Sequence[tuple[Spoken, ...]]
) -> Iterator[tuple[Spoken, ...]]:
    """The names of each sentence, except surnames that only someone else has in the article (*Dwi Haris*), and places
    that are a person's surname in it (*Martin Kuba*, later *Kuba*)."""
    whole = {name.surface.entry for line in names for name in line if name.whole}
    alone = {name.surface for line in names for name in line if not name.whole and name.surface.entry not in whole}
    before = _before(sentences, {surface.words[-1] for surface in alone})
    others = {
        surface for surface in alone if any(not found & set(surface.words) for found in before[surface.words[-1]])
    }
    borne = surnames(sentences)
    for line in names:
        yield tuple(name for name in line if _is_meant(name, borne, others))


def _is_meant(name: Spoken, borne: AbstractSet[str], others: AbstractSet[Surface]) -> bool:
    return not _is_a_surname(name, borne) and (name.whole or name.surface not in others)


def _is_a_surname(name: Spoken, borne: AbstractSet[str]) -> bool:
    """Whether the name is a place of one word and a person's surname in the article."""
    place = name.surface.kind == "place" and name.end == name.start + 1
    return place and fold(name.readings[0].nominative) in borne


def surnames(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The words behind a given name in any source, as their possible nominatives, folded."""
    return frozenset(
        fold(reading.nominative)
        for sentence in sentences
        for before, word in pairwise(sentence.source)
        if word.capitalised and word.joined and before.capitalised and _is_given(sentence, before)
        for reading in sentence.readings(word)
    )


def _is_given(sentence: Sentence, word: Word) -> bool:
    return any(is_given_name(reading.nominative) for reading in sentence.readings(word))


def _before(sentences: Sequence[Sentence], surnames: AbstractSet[str]) -> Mapping[str, set[frozenset[str]]]:
    """The names before each surname in the source, each as its possible nominatives."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for sentence in sentences if surnames else ():
        for place in range(1, len(sentence.source)):
            word = sentence.source[place]
            if word.capitalised and word.joined and _is_name(sentence, place - 1):
                for surname in _source_words(sentence, place) & surnames:
                    found[surname].add(_source_words(sentence, place - 1))
    return found


def _source_words(sentence: Sentence, place: int) -> frozenset[str]:
    readings = sentence.readings(sentence.source[place])
    return frozenset(source_word(reading.nominative, sentence.language) for reading in readings)


def _whole(sentence: Sentence, place: int, surface: Surface) -> tuple[Reading, ...]:
    """A reading for each word of the surface from ``place`` on; none if one of them does not fit."""
    readings = []
    for offset, expected in enumerate(surface.words):
        if place + offset >= len(sentence.source):
            return ()
        word = sentence.source[place + offset]
        for reading in sentence.readings(word):
            if source_word(reading.nominative, sentence.language) == expected:
                readings.append(reading)
                break
        else:
            return ()
    return tuple(readings)


def _alone(sentence: Sentence, place: int) -> bool:
    """Whether no other name is beside the word, so that a surname can stand for its full name."""
    source = sentence.source
    before = place > 0 and source[place].joined and _is_name(sentence, place - 1)
    return not before and not (place + 1 < len(source) and source[place + 1].joined and source[place + 1].capitalised)
