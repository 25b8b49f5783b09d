"""Places of two words that no list has, left in the case that a preposition requires (*v Slovenski Bistrici*).

The two words show it by themselves: they agree as adjective and noun in a case that the preposition before them in the
source governs, and the translation has them unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from mtcheck.glossary.entry import Entry, Kind
from mtcheck.glossary.inflect.forms import begins_with_adjective, case_forms
from mtcheck.languages.cities import is_city
from mtcheck.languages.common import is_common
from mtcheck.languages.declension import CASES, declension_for
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.language import language_for
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.respelling import fold
from mtcheck.languages.spelling import is_seen
from mtcheck.model import Evidence, Signal
from mtcheck.names.finding import Finding, left_in
from mtcheck.names.other_place import WorldOf
from mtcheck.names.place_in_case import first_words
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["adjectives_of", "likeliest_first", "places_that_agree"]

_SHORTEST_WORD: Final = 4
_CONFIDENCE: Final = 0.8
_VOWELS: Final = frozenset("aeiouy")
_SONORANTS: Final = frozenset("jlmnr")
"""Consonants that words have before one of the others at their ends (*Targ*)."""


class _Read(NamedTuple):
    name: str
    case: str


def places_that_agree(sentence: Sentence, world: WorldOf | None, told: Iterable[Finding]) -> Iterator[Finding]:
    """The places of two words in such a case, unless both words are found by themselves."""
    latin = not sentence.respelt or "Latin" in language_for(sentence.language).scripts
    if not latin or not declension_for(sentence.language).agreements:
        return
    rights = {one.start: one.right[0] for one in told if one.right}
    for place in range(1, len(sentence.source) - 1):
        number = sentence.rendered.get(place, -1)
        pair = sentence.translation[number : number + 2] if number >= 0 else ()
        if not _are_left(sentence, place, pair) or all(word.start in rights for word in pair):
            continue
        read = _read(sentence, place, pair, rights.get(pair[1].start, "")) or _read(sentence, place, pair)
        if read:
            yield _finding(sentence, place, pair, read, _in_target(world, place))


def _are_left(sentence: Sentence, place: int, pair: Sequence[Word]) -> bool:
    """Whether the translation has these two words of the source, which are behind a preposition and in no longer
    name."""
    forms = sentence.source[place : place + 2]
    if len(pair) < 2 or not (forms[0].joined and forms[1].joined and pair[1].joined):
        return False
    if [sentence.spelt(place + step) for step in (0, 1)] != [word.text for word in pair]:
        return False
    if not all(map(_may_be_a_name, pair)):
        return False
    if all(is_seen(word.text.casefold()) for word in pair) or _is_in_a_longer_name(sentence, place):
        return False
    return sentence.reference_words.isdisjoint(word.folded for word in pair) and bool(_cases_governed(sentence, place))


def _is_in_a_longer_name(sentence: Sentence, place: int) -> bool:
    behind = sentence.source[place + 2 : place + 3]
    return bool(behind) and behind[0].joined and behind[0].capitalised


def _may_be_a_name(word: Word) -> bool:
    return word.capitalised and len(word.text) >= _SHORTEST_WORD


def _cases_governed(sentence: Sentence, place: int) -> frozenset[str]:
    """The cases that the word before governs as a preposition."""
    return frozenset(CASES[letter] for letter in sentence.governing(sentence.in_latin(sentence.source[place - 1])))


def _read(sentence: Sentence, place: int, pair: Sequence[Word], right: str = "") -> _Read | None:
    """What adjective and noun (``right``, if it is known) the words can be in a case that the preposition governs, as
    the likeliest name; None if they may be a nominative."""
    first, second = pair
    lang, form = sentence.source_lang, f"{first.text} {second.text}"
    if begins_with_adjective(form, lang) or is_given_name(first.text):
        return None
    governed = _cases_governed(sentence, place)
    read = {
        reading.nominative.capitalize() for reading in sentence.readings(sentence.source[place + 1]) if reading.ending
    }
    nouns = {right} if right else read
    found = []
    for noun in likeliest_first(nouns, lang):
        for name in (f"{head} {noun}" for head in adjectives_of(first, lang)):
            cases = _cases(name, lang).get(form, frozenset()) & governed if begins_with_adjective(name, lang) else ()
            found += [_Read(name, case) for case in sorted(cases)[:1]]
    return next(iter(found), None)


def likeliest_first(nouns: Iterable[str], lang: str) -> list[str]:
    """What a case form may come from, the likeliest name of a place first."""
    return sorted(nouns, key=lambda noun: _unlikelihood(noun, lang))


def _unlikelihood(noun: str, lang: str) -> tuple[bool, int, bool, bool, bool, str]:
    """First the shortest, then what is a city or a word; last what would end in two consonants (*Březn*: Březno)."""
    name = fold(noun)
    city, common = is_city(name), is_common(noun.casefold(), lang)
    usual = name[-2:-1] in _SONORANTS and name[-1:] not in _SONORANTS
    hard = not (city or common or usual) and _VOWELS.isdisjoint(name[-2:])
    return hard, len(noun), not city, not common, not is_seen(name), noun


@lru_cache(maxsize=4096)
def _cases(name: str, lang: str) -> Mapping[str, frozenset[str]]:
    """The cases of each form of a place's name."""
    found: dict[str, set[str]] = {}
    for declined in case_forms(Entry(name, kind=Kind.PLACE, sources=((lang, name),), target_lang=UNKNOWN.name)):
        for case, form in ((case, form) for case, forms in declined.cases for form in forms):
            found.setdefault(form, set()).add(case)
    return {form: frozenset(cases) for form, cases in found.items()}


def adjectives_of(word: Word, lang: str) -> list[str]:
    """The adjectives that the word may be a form of."""
    plain = sorted(first_words(word, lang))
    letters = sorted(language_for(lang).letters)
    accented = (read[:-1] + letter for read in plain for letter in letters if fold(letter) == read[-1])
    return [read.capitalize() for read in sorted({*plain, *accented}, key=lambda read: (read[-1].isascii(), read))]


def _in_target(world: WorldOf | None, place: int) -> str:
    """What the target calls the state that both words name (*Črni Gori*: Montenegro)."""
    known = () if world is None else (one for one in world.spoken if (one.start, one.end) == (place, place + 2))
    return next((world.target.places[min(one.places)].name for one in known if world is not None), "")


def _finding(sentence: Sentence, place: int, pair: Sequence[Word], read: _Read, in_target: str) -> Finding:
    right = in_target or read.name
    written = " ".join(word.text for word in sentence.source[place - 1 : place + 2])
    why = f"the {read.case} of “{read.name}”"
    evidence = Evidence(Signal.SOURCE, f"“{written}”: {why}")
    return left_in(sentence.segment, (pair[0].start, pair[1].end), right, why, (evidence,), _CONFIDENCE)
