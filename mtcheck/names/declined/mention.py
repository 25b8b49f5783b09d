"""A name of the source and the form of it in the translation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from mtcheck.glossary.inflect import Reading, readings
from mtcheck.glossary.inflect.forms import name_in_cases
from mtcheck.languages.declension import declension_for
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import fold, latin, plain_keys, respelling_key
from mtcheck.languages.script import has_cyrillic, to_cyrillic
from mtcheck.languages.tags import group, primary
from mtcheck.languages.world import names_of_countries
from mtcheck.model import Segment
from mtcheck.names.words import Word, words

__all__ = ["Line", "Mention", "as_written", "in_case", "like", "name_forms", "stem_as_written"]

_LIKE_ENOUGH: Final = 0.6
_SHORTEST_NAME: Final = 3
_LONGEST_NAME: Final = 40
_MOST_WORDS_APART: Final = 40
"""Words farther apart than this are not compared, so that time stays linear for a text given as one segment."""
_HARD_VOWELS: Final = "аоуыэ"
"""Letters before which Cyrillic writes a hard consonant."""
_NO_NOMINATIVE: Final = frozenset("VMP")
"""Cases whose nominative is not what the text names: plural, possessive (*Putinov*)."""


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """``source[place]`` of a line, rendered as ``translation[number]``; ``likeness`` is that of the two, 0 to 1."""

    line: Line
    place: int
    number: int
    likeness: float

    @property
    def name(self) -> Word:
        """The word of the source."""
        return self.line.source[self.place]

    @property
    def form(self) -> Word:
        """The word of the translation."""
        return self.line.translation[self.number]

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The nominatives that the form may stand for."""
        return self.line.readings(self.form)

    @property
    def nominatives(self) -> frozenset[str]:
        """The same, folded, including those of possessives and plurals."""
        return frozenset(fold(reading.nominative) for reading in self.readings)


@dataclass(frozen=True, eq=False)
class Line:
    """A segment with the words of its two texts. ``source_lang`` is the article's, "" for one without endings."""

    segment: Segment
    target_lang: str
    source_lang: str = ""

    @cached_property
    def both_decline(self) -> bool:
        """Whether the source's language declines names, too."""
        return bool(declension_for(self.source_lang).endings)

    def original(self, place: int) -> str:
        """A word of the source in Latin script, lower case."""
        return latin(self.source[place].text, primary(self.source_lang))

    def originals(self, place: int) -> tuple[str, ...]:
        """The nominatives that a word of the source may stand for, in Latin script if the source declines too."""
        if not self.both_decline:
            return (self.source[place].text,)
        return tuple(dict.fromkeys(reading.nominative for reading in self._read(place)))

    def _read(self, place: int) -> tuple[Reading, ...]:
        """The readings of a word of the source: as a given name if it can be one; behind one, in the same case."""
        read, given = self._as_given_name(place)
        if given or not place or not (self.source[place].joined and self.source[place - 1].capitalised):
            return read
        before, given = self._as_given_name(place - 1)
        cases = {case for reading in before for case in reading.cases}
        return tuple(reading for reading in read if given and cases & set(reading.cases)) or read

    def _as_given_name(self, place: int) -> tuple[tuple[Reading, ...], bool]:
        """The readings that are given names, and true; all readings, and false, if there are none, or if others are
        states (*Франція*, *Franci*)."""
        read = readings(self.original(place), self.source_lang)
        named = tuple(reading for reading in read if is_given_name(reading.nominative))
        others = {reading.nominative for reading in read} - {reading.nominative for reading in named}
        if named and others & names_of_countries(self.source_lang):
            return read, False
        return named or read, bool(named)

    @cached_property
    def source(self) -> tuple[Word, ...]:
        """The words of the source."""
        return words(self.segment.source, english=True) if self.segment.source else ()

    @cached_property
    def translation(self) -> tuple[Word, ...]:
        """The words of the translation."""
        return words(self.segment.translation)

    @cached_property
    def spells_back(self) -> bool:
        """Whether Latin can be turned into the translation's letters: not into Cyrillic that has several letters for a
        sound (*и, і, й*)."""
        return not (language_for(self.target_lang).heard and has_cyrillic(self.segment.translation))

    def in_latin(self, word: Word) -> str:
        """A word of the translation in Latin script, lower case."""
        return latin(word.text, primary(self.target_lang))

    def readings(self, word: Word) -> tuple[Reading, ...]:
        """The nominatives that a word of the translation may stand for, in letters of its script."""
        found = readings(self.in_latin(word), group(self.target_lang))
        if self.spells_back and has_cyrillic(word.text):
            return tuple(reading for reading in found if as_written(word.text, reading.nominative))
        return found

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The names of the source with their renderings, one to one, by place in the translation."""
        pairs = sorted(self._pairs(), key=lambda pair: pair[:2])
        places: set[int] = set()
        numbers: set[int] = set()
        found = []
        for unlike, _, place, number in pairs:
            if place not in places and number not in numbers:
                places.add(place)
                numbers.add(number)
                found.append(Mention(self, place, number, -unlike))
        return tuple(sorted(found, key=lambda mention: mention.number))

    def _pairs(self) -> Iterator[tuple[float, float, int, int]]:
        size = len(self.translation) / max(len(self.source), 1)
        forms = [
            number
            for number, word in enumerate(self.translation)
            if _may_be_a_name(word) and not (word.initial and self.governing(word))
        ]
        for place, word in enumerate(self.source):
            if not _may_be_a_name(word):
                continue
            first = bisect_left(forms, place * size - _MOST_WORDS_APART)
            originals = self.originals(place)
            for number in forms[first : bisect_left(forms, place * size + _MOST_WORDS_APART)]:
                form = self.in_latin(self.translation[number])
                likeness = max(like(original, form, group(self.target_lang)) for original in originals)
                if likeness >= _LIKE_ENOUGH:
                    yield -likeness, abs(place * size - number), place, number

    def preposition(self, number: int) -> int | None:
        """The number of the word right before a name, if it is a preposition; the name's other words may be between.

        Not between two names, where it belongs to them (*Rio Grande do Sul*), nor behind a hyphen, where it is a case
        ending (*NATO-u*).
        """
        places = {mention.number: mention.place for mention in self.mentions}
        first = self._first_of(number, places)
        if not first or not self.translation[first].joined:
            return None
        word = self.translation[first - 1]
        text = self.segment.translation
        if (word.start and not text[word.start - 1].isspace()) or not self.governing(word):
            return None
        if first > 1 and word.joined and self.translation[first - 2].capitalised and word.text.islower():
            after, before = places.get(first), places.get(first - 2)
            if after is not None and before is not None and self._is_a_particle(word, after, before):
                return None
        return first - 1

    def _first_of(self, number: int, places: Mapping[int, int]) -> int:
        """The number of the first word of the name that a word belongs to; 0 if the source has another name."""
        first = number
        while first and self.translation[first].joined and self.translation[first - 1].capitalised:
            if first - 1 not in places and self.governing(self.translation[first - 1]):
                return first
            if places.get(first - 1, -1) + 1 != places.get(first):
                return 0
            first -= 1
        return first

    def _is_a_particle(self, word: Word, place: int, before: int) -> bool:
        """Whether a word between two names is in the source too, or there is none (*Rio Grande do Sul*)."""
        if before + 2 == place:
            return self.source[before + 1].folded == word.folded
        return abs(place - before) <= 2

    def governing(self, word: Word) -> str:
        """The cases that a word governs as a preposition."""
        return declension_for(self.target_lang).prepositions.get(self.in_latin(word), "")


def _may_be_a_name(word: Word) -> bool:
    return word.capitalised and _SHORTEST_NAME <= len(word.text) <= _LONGEST_NAME


@lru_cache(maxsize=16384)
def like(name: str, form: str, language: str) -> float:
    """How far a name as the source writes it and a form in Latin script can be the same: 0 to 1.

    The form may keep the name's letters or spell its sound.
    """
    from rapidfuzz.distance import OSA

    folded, keys = fold(name), plain_keys(name)
    best = 0.0
    for reading in readings(form, language):
        if set(reading.cases) <= _NO_NOMINATIVE and reading.ending:
            continue
        sound = respelling_key(reading.nominative)
        best = max(
            best,
            OSA.normalized_similarity(folded, fold(reading.nominative)),
            *(0.98 * OSA.normalized_similarity(key, sound) for key in keys),
        )
        if best == 1.0:
            break
    return best


def name_forms(nominative: str, written: Reading) -> str | None:
    """A nominative in the case of a form's reading: *Kuleba* like *Kuljbom*; None if its end does not fit."""
    if not nominative.endswith(written.restored):
        return None
    return nominative[: len(nominative) - len(written.restored)] + written.ending


def in_case(nominative: str, cases: str, language: str, *, person: bool) -> str | None:
    """A nominative, in its language's letters, in the first of these cases that it has a form for."""
    forms = name_in_cases(nominative.lower(), group(language), person=person)
    found = nominative if "N" in cases else next((forms[case][0] for case in cases if forms.get(case)), None)
    return None if found is None else found[:1].upper() + found[1:]


def stem_as_written(word: str, reading: Reading, language: str) -> str | None:
    """The nominative of a reading that only removes an ending, in the letters of the word; None for other readings.

    A form without its soft ending may have a soft sign (*Еммануелем*): that is ambiguous, so None too.
    """
    stems = (word[:end] for end in range(1, len(word) + 1))
    stem = next((stem for stem in stems if latin(stem, primary(language)) == reading.nominative), None)
    if stem is None or reading.restored:
        return None
    return stem if stem == word or word[len(stem)] in _HARD_VOWELS else None


def as_written(like_this: str, form: str) -> str:
    """A form in Latin script with a capital, in the script of the word that it replaces; "" if it cannot be."""
    written = form.capitalize()
    if not has_cyrillic(like_this):
        return written
    cyrillic = to_cyrillic(written)
    return cyrillic if cyrillic != written else ""
