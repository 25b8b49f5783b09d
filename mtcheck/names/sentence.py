"""One segment with its names paired across translation, source and references."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from mtcheck.glossary.inflect import Reading, readings
from mtcheck.languages.declension import cues_for, declension_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.language import language_for, primary
from mtcheck.languages.respelling import common_romanisation, fold, latin, plain_keys, respelling_key
from mtcheck.languages.script import has_cyrillic
from mtcheck.languages.tags import USUAL_TARGET
from mtcheck.model import Segment
from mtcheck.names.words import Word, words

__all__ = ["Sentence", "after_given_name", "likeness", "name_like"]

_LIKE_ENOUGH = 0.6
_HARDLY_ALIKE = 0.34
_LONGEST_NAME = 40
_MOST_COUNTERPARTS = 8
"""The most source words that a word of the translation is compared with: the most similar ones, of those the
nearest."""
_MOST_WORDS_APART = 40
"""Words farther apart than this are not compared, so that time stays linear for a text given as one segment."""


@dataclass(frozen=True)
class Sentence:
    """A segment and the words of its texts. ``source_lang`` and ``target_lang`` are the article's; ``told_names`` are
    the words, folded, of the names that the translator was given."""

    segment: Segment
    source_lang: str
    target_lang: str = USUAL_TARGET
    told_names: frozenset[str] = frozenset()

    @cached_property
    def translation(self) -> tuple[Word, ...]:
        """The words of the translation."""
        return words(self.segment.translation, english=True)

    @cached_property
    def source(self) -> tuple[Word, ...]:
        """The words of the source; none when there is no source."""
        return words(self.segment.source, english=True) if self.segment.source else ()

    @cached_property
    def references(self) -> tuple[Word, ...]:
        """The words of all references."""
        return tuple(word for text in self.segment.references if text for word in words(text, english=True))

    @cached_property
    def _names_of_references(self) -> tuple[tuple[int, tuple[tuple[int, Word], ...]], ...]:
        """The number of words of each reference, and its capitalised words with their places."""
        texts = (words(text, english=True) for text in self.segment.references if text)
        return tuple(
            (len(text), tuple((place, word) for place, word in enumerate(text) if _may_be_a_name(word)))
            for text in texts
        )

    def reference_names_near(self, number: int) -> Iterable[Word]:
        """The capitalised words at about the same place in the references as this word in the translation."""
        near: dict[str, Word] = {}
        for length, names in self._names_of_references:
            expected = number * length / len(self.translation)
            first = bisect_left(names, (expected - _MOST_WORDS_APART,))
            for _, word in names[first : bisect_left(names, (expected + _MOST_WORDS_APART,))]:
                near[word.folded] = word
        return near.values()

    @cached_property
    def source_places(self) -> Mapping[str, Sequence[int]]:
        """The places of each capitalised word of the source, folded."""
        return _places(self.source)

    @cached_property
    def translation_places(self) -> Mapping[str, Sequence[int]]:
        """The places of each capitalised word of the translation, folded."""
        return _places(self.translation)

    @cached_property
    def reference_places(self) -> dict[str, int]:
        """The last place of each word of the references, folded."""
        return {word.folded: place for place, word in enumerate(self.references)}

    @cached_property
    def reference_counts(self) -> Counter[str]:
        """How often each word, folded, is in the reference that has it most often."""
        most: Counter[str] = Counter()
        for text in self.segment.references:
            most |= Counter(word.folded for word in words(text, english=True)) if text else most
        return most

    @cached_property
    def in_capitals(self) -> bool:
        """Whether the translation is in capitals throughout, so that they tell no name from another word."""
        return self.segment.translation.isupper()

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word, folded, is in the translation."""
        return Counter(word.folded for word in self.translation)

    @cached_property
    def reference_words(self) -> frozenset[str]:
        """The words of any reference, folded."""
        return frozenset(word.folded for word in self.references)

    @cached_property
    def romanised_names(self) -> frozenset[str]:
        """The keys of the romanisations of the names of a source in Cyrillic, and of what they may be a case of."""
        names = (word for word in self.source if word.capitalised and has_cyrillic(word.text))
        return frozenset(self.romanised(one.nominative) for name in names for one in self.readings(name))

    def romanised(self, name: str) -> str:
        """The key of a name's romanisations from the source's language."""
        return common_romanisation(name, self.language)

    @cached_property
    def as_retold(self) -> Sentence | None:
        """The same with the re-translation as its only reference; None without one."""
        said = self.segment.retranslation
        if not said:
            return None
        return Sentence(
            replace(self.segment, references=(said,), retranslation=None), self.source_lang, self.target_lang
        )

    @cached_property
    def retold_at(self) -> Mapping[int, Word]:
        """The words of the re-translation that render names of the source, by the place of those."""
        said = self.segment.retranslation
        if not said or not self.source:
            return {}
        segment = replace(self.segment, translation=said, references=(), retranslation=None)
        beside = Sentence(segment, self.source_lang, self.target_lang)
        return {place: beside.translation[number] for place, number in beside.rendered.items()}

    @cached_property
    def language(self) -> str:
        """The primary tag of the source's language."""
        return primary(self.source_lang)

    @cached_property
    def source_letters(self) -> frozenset[str]:
        """The characters of the source, in small letters."""
        return frozenset((self.segment.source or "").casefold())

    @cached_property
    def respelt(self) -> bool:
        """Whether the source spells foreign names as they are heard: Cyrillic always does."""
        return has_cyrillic(self.segment.source or "")

    @cached_property
    def by_ear(self) -> bool:
        """Whether the source respells foreign names: in Cyrillic, and in the languages that do so in Latin script
        too."""
        return self.respelt or language_for(self.source_lang).by_ear

    def in_latin(self, word: Word) -> str:
        """A word of the source in Latin script, lower case."""
        return latin(word.text, self.language)

    def spelt(self, place: int) -> str:
        """The source's word at this place as its language writes it in Latin script, with its first capital."""
        word = self.source[place]
        if not self.respelt:
            return word.text
        written = self.in_latin(word)
        return written[:1].upper() + written[1:] if word.text[:1].isupper() else written

    def readings(self, word: Word) -> tuple[Reading, ...]:
        """The nominatives a word of the source may stand for."""
        return readings(self.in_latin(word), self.language)

    @cached_property
    def counterparts(self) -> dict[int, int]:
        """Capitalised words of the translation (their numbers) paired one to one with words of the source."""
        return _pairs_of_names(self)

    @cached_property
    def rendered(self) -> dict[int, int]:
        """The inverse of ``counterparts``: words of the source (their places) with their words of the translation."""
        return {place: number for number, place in self.counterparts.items()}

    def counterpart(self, number: int) -> Word | None:
        """The source word that the translation's word of this number renders, if one is similar."""
        place = self.counterparts.get(number)
        return None if place is None else self.source[place]

    def governing(self, word: str) -> str:
        """The cases that a word governs as a preposition of the source language; "" for any other word."""
        return declension_for(self.language).prepositions.get(word, "")

    def cases(self, place: int) -> str:
        """The cases that a preposition or an adjective before the source word at ``place`` allows; "" if there is none.

        Other names and *and* may be between (*na Kreti i Santoriniju*).
        """
        declined, told = declension_for(self.language), cues_for(self.language)
        prepositions = declined.prepositions
        if not prepositions:
            return ""
        for before in range(place - 1, max(-1, place - 5), -1):
            word = self.source[before]
            if not self.source[before + 1].joined:
                return ""
            lowered = self.in_latin(word)
            phrase = f"{self.in_latin(self.source[before - 1])} {lowered}" if before else ""
            if phrase in declined.phrases:
                return declined.phrases[phrase]
            if lowered in prepositions:
                return prepositions[lowered]
            if not (word.capitalised or lowered in told.joining):
                return "GA" if told.genitive_adjectives.fullmatch(lowered) else ""
        return ""


def _may_be_a_name(word: Word) -> bool:
    return word.capitalised and 3 <= len(word.text) <= _LONGEST_NAME


def _places(text: Sequence[Word]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for number, word in enumerate(text):
        if word.capitalised:
            places.setdefault(word.folded, []).append(number)
    return places


def name_like(word: Word) -> bool:
    """Whether a word of the translation may be (part of) a name: capitalised, and not only as the start of a
    sentence."""
    if not word.capitalised or not 3 <= len(word.text) <= _LONGEST_NAME:
        return False
    return not (word.initial and is_word(word.text) and not is_capitalised_word(word.text))


def after_given_name(sentence: Sentence, number: int) -> bool:
    """Whether a common first name comes before a word of the translation, so that it is a surname even if it is an
    English word."""
    text = sentence.translation
    if not number or not text[number].joined:
        return False
    before = text[number - 1].text
    named = is_capitalised_word(before) and not is_word(before)
    return named and not derivations_for(sentence.target_lang).no_given.search(before)


@lru_cache(maxsize=16384)
def likeness(name: str, form: str, language: str, respelt: bool) -> float:  # noqa: FBT001
    """How far an English name and a source form (in Latin script) can be the same: 0 to 1.

    A source in Cyrillic may have a name of a language that is written in Latin script, too (*Vujičić*: *Вујичића*).
    """
    from rapidfuzz.distance import OSA

    in_latin = not respelt or "Latin" in language_for(language).scripts
    folded, keys, either = fold(name), plain_keys(name), language_for(language).either_sound
    best = 0.0
    for reading in readings(form, language):
        weight = 1.0 if reading.cases in {"N", "GA", "G"} else 0.98
        if in_latin:
            best = max(best, weight * OSA.normalized_similarity(folded, fold(reading.nominative)))
        sound = respelling_key(reading.nominative)
        best = max(best, *(weight * 0.97 * OSA.normalized_similarity(key, sound) for key in keys))
        if other := either.get(sound[:1]):
            best = max(best, *(weight * 0.97 * OSA.normalized_similarity(key, other + sound[1:]) for key in keys))
    return best


def _pairs_of_names(sentence: Sentence) -> dict[int, int]:
    pairs: list[tuple[float, float, int, int]] = []
    size = len(sentence.source) / max(len(sentence.translation), 1)
    forms = [
        (place, sentence.in_latin(word))
        for place, word in enumerate(sentence.source)
        if word.capitalised and len(word.text) <= _LONGEST_NAME
    ]
    alikes: dict[tuple[str, str], float] = {}
    for number, word in enumerate(sentence.translation):
        if not word.capitalised or not 1 < len(word.text) <= _LONGEST_NAME:
            continue
        own = []
        first = bisect_left(forms, (number * size - _MOST_WORDS_APART,))
        for place, form in forms[first : bisect_left(forms, (number * size + _MOST_WORDS_APART,))]:
            alike = alikes.get((word.text, form))
            if alike is None:
                alike = alikes[word.text, form] = _alike(word, form, sentence)
            if alike >= _LIKE_ENOUGH:
                own.append((-alike, abs(number * size - place), number, place))
        pairs.extend(sorted(own)[:_MOST_COUNTERPARTS])
    return _one_to_one((number, place) for _, _, number, place in sorted(pairs))


def _alike(word: Word, form: str, sentence: Sentence) -> float:
    """How far a word can be the source's form, 0 to 1; 0 if the letters are hardly alike."""
    from rapidfuzz.distance import OSA

    if form == word.text.casefold():
        return 1.0  # *Јоцић*, *Jocić*: its own spelling, not a sound
    key, sound = plain_keys(word.text)[0], respelling_key(form)
    if max(OSA.normalized_similarity(key, sound), OSA.normalized_similarity(word.folded, form)) < _HARDLY_ALIKE:
        return 0.0
    return likeness(word.text, form, sentence.language, sentence.respelt)


def _one_to_one(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for number, place in pairs:
        if number not in paired and place not in taken:
            paired[number] = place
            taken.add(place)
    return paired


def run_around(all_words: Sequence[Word], number: int) -> tuple[int, int]:
    """The half-open range of joined capitalised words (and particles between them) around one word, which a name can
    span."""
    least, most = max(0, number - _MOST_WORDS_APART), min(len(all_words), number + _MOST_WORDS_APART)
    start, end = number, number + 1
    while start > least and all_words[start].joined and all_words[start - 1].capitalised:
        start -= 1
    while end < most and all_words[end].joined and all_words[end].capitalised:
        end += 1
    return start, end
