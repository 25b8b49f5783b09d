"""Places of the glossary that a text without a source leaves in a case (*Srbijom*, *Banjoj Luci*, *Nowym Sączu*).

The word alone shows it: it is a case form of what its language calls the place, by the language's paradigms, all words
of the name agreeing, and English has no such word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from mtcheck.glossary.entry import Entry, Kind
from mtcheck.glossary.index import Index, Role, Surface, source_word, split
from mtcheck.glossary.inflect import readings
from mtcheck.glossary.inflect.forms import case_forms
from mtcheck.languages.called_elsewhere import listed_names
from mtcheck.languages.cities import is_city
from mtcheck.languages.common import is_common
from mtcheck.languages.declension import declension_for, nominatives_for
from mtcheck.languages.english import is_word
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.language import group, language_for
from mtcheck.languages.registry import UNKNOWN, folders
from mtcheck.languages.respelling import fold
from mtcheck.languages.spelling import is_seen
from mtcheck.languages.world import source_world, target_world
from mtcheck.model import Evidence, Signal
from mtcheck.names.finding import Finding, left_in
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["first_words", "forms_of_place", "places_in_case"]

_LONGEST_NAME: Final = 4
_SHORTEST_WORD: Final = 3
_LONGEST_ENDING: Final = 3
_ADDRESSING: Final = frozenset({"vocative", "possessive"})
_CONFIDENCE: Final = 0.9


class _Called(NamedTuple):
    """What a language calls a place of the glossary; ``own`` is whether glossary or CLDR says so of this language."""

    nominative: str
    language: str
    entry: int
    own: bool


class _Read(NamedTuple):
    """A place whose name the words up to ``end`` are a case form of, with its accents or without (``exact``)."""

    end: int
    called: _Called
    case: str
    exact: bool

    @property
    def rank(self) -> tuple[int, bool, bool]:
        """The longer, surer and closer reading first."""
        return -self.end, not self.exact, not self.called.own


def places_in_case(sentence: Sentence, index: Index, source_lang: str) -> Iterator[Finding]:
    """Names of places in a case, in the source's language or, if that is unknown, any that declines names."""
    text, languages = sentence.translation, _languages(source_lang)
    number = 0
    while number < len(text):
        found = _read(sentence, number, index, languages)
        if found is not None:
            yield _finding(sentence, number, found, index)
        number = number + 1 if found is None else found.end


@lru_cache(maxsize=64)
def _languages(source_lang: str) -> tuple[str, ...]:
    """Those with paradigms in Latin script, in which a form may be left as it is."""
    tags = folders() if source_lang == UNKNOWN.name else (group(source_lang),)
    return tuple(tag for tag in tags if declension_for(tag).paradigms and "Latin" in language_for(tag).scripts)


def _read(sentence: Sentence, number: int, index: Index, languages: Sequence[str]) -> _Read | None:
    first, last = sentence.translation[number], _last(sentence.translation, number)
    if not first.capitalised or first.acronym or len(first.text) < _SHORTEST_WORD:
        return None
    if all(map(_is_known, sentence.translation[number:last])):
        return None
    read = [
        one
        for tag in languages
        for called in _names_like(first, tag, index, sentence.target_lang)
        if (one := _as_form(sentence, number, last, called)) and _is_meant(sentence, number, one, index)
    ]
    first_rank = min((one.rank for one in read), default=None)
    best = [one for one in read if one.rank == first_rank]
    rights = {_right(one.called, index) for one in best}
    return best[0] if len(rights) == 1 else None


def _last(text: Sequence[Word], number: int) -> int:
    """The end of the joined words from ``number`` on."""
    last = number + 1
    while last < min(len(text), number + _LONGEST_NAME) and text[last].joined:
        last += 1
    return last


def _is_known(word: Word) -> bool:
    """Whether English has the word or name."""
    return is_word(word.text) or is_seen(word.folded) or is_given_name(word.text)


def _as_form(sentence: Sentence, number: int, last: int, called: _Called) -> _Read | None:
    """The reading of the words as a case form of the name."""
    end = number + len(called.nominative.replace("-", " ").split())
    words = sentence.translation[number:end]
    if end > last or all(map(_is_known, words)):
        return None
    forms = forms_of_place(called.nominative, called.language)
    case, written = forms.get(" ".join(word.folded for word in words), ("", ""))
    exact = [word.text.casefold() for word in words] == written.casefold().replace("-", " ").split()
    return _Read(end, called, case, exact) if case and (exact or called.own) else None


@lru_cache(maxsize=4096)
def forms_of_place(nominative: str, language: str) -> Mapping[str, tuple[str, str]]:
    """The case and spelling of each form of a place's name that is not the nominative, by its folded words."""
    place = Entry(nominative, kind=Kind.PLACE, sources=((language, nominative),), target_lang=UNKNOWN.name)
    told = ((case, form) for one in case_forms(place) if one.language == language for case, form in _pairs(one.cases))
    forms: dict[str, tuple[str, str]] = {}
    for case, form in told:
        forms.setdefault(_plain(form), (case, form))
    forms.pop(_plain(nominative), None)
    return forms


def _pairs(cases: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    return ((case, form) for case, forms in cases if case not in _ADDRESSING for form in forms)


def _plain(name: str) -> str:
    return " ".join(split(name))


def _names_like(first: Word, tag: str, index: Index, target_lang: str) -> Iterator[_Called]:
    """The places whose name in a language the word may begin."""
    heads = first_words(first, tag)
    for head in heads:
        for number in (*index.containing(source_word(head, tag)), *index.containing(fold(head))):
            surface = index.surface(number)
            if surface.kind == "place" and surface.role in {Role.PREFERRED, Role.SOURCE} and _begins(surface, head):
                yield from _names_in(surface, tag, index)
    yield from _of_the_world(heads, tag, index, target_lang)


def first_words(word: Word, tag: str) -> frozenset[str]:
    """The words, in small letters, that may begin the name; a reading of the form leads to singulars only
    (*Karlových*)."""
    lowered = word.text.casefold()
    ends = nominatives_for(UNKNOWN.name).of_adjectives
    read = {reading.nominative for reading in readings(lowered, tag)}
    stems = (lowered[:-length] for length in range(1, _LONGEST_ENDING + 1) if len(lowered) - length >= _SHORTEST_WORD)
    return frozenset(read | {stem + end for stem in stems for end in ends})


def _begins(surface: Surface, head: str) -> bool:
    return bool(surface.words) and fold(surface.words[0].rpartition(":")[2]) == fold(head)


def _names_in(surface: Surface, tag: str, index: Index) -> Iterator[_Called]:
    """What the language calls the surface's place: as the glossary says; if it does not, and the name is of several
    words, what the glossary calls the place."""
    start = f"{group(tag)}:"
    told = [
        one.text
        for one in index.spellings(surface.entry)
        if one.role is Role.SOURCE and one.words and one.words[0].startswith(start)
    ]
    yield from (_Called(name, tag, surface.entry, own=True) for name in told)
    if not told and surface.role is Role.PREFERRED and len(surface.words) > 1:
        yield _Called(surface.text, tag, surface.entry, own=False)


def _of_the_world(heads: Iterable[str], tag: str, index: Index, target_lang: str) -> Iterator[_Called]:
    """The places of the glossary that CLDR names in the language, in one word; CLDR is read only for a listed name, as
    that takes long."""
    listed = listed_names().intersection(map(fold, heads))
    target = target_world(target_lang) if listed else None
    world = None if target is None else source_world(tag, target)
    if target is None or world is None:
        return
    for head in listed:
        for name, code in world.called_by_first_word(head):
            found = index.phrase(split(target.places[code].name))
            entry = next((one.entry for one in found if one.role <= Role.ALLOWED and one.kind in {"place", ""}), None)
            if entry is not None:
                yield _Called(name, tag, entry, own=True)


def _is_meant(sentence: Sentence, number: int, read: _Read, index: Index) -> bool:
    """Whether the words are a name by themselves, and not a common word of the language that opens a sentence."""
    first = sentence.translation[number]
    if first.initial and read.end == number + 1 and is_common(first.text.casefold(), read.called.language):
        return False
    return _is_whole(sentence, number, read.end, index)


def _is_whole(sentence: Sentence, number: int, end: int, index: Index) -> bool:
    """Whether the words are neither in a longer name nor beside a word that is not English (*banka Srbije*), and not a
    name themselves."""
    text = sentence.translation
    own = text[number:end]
    if any(word.folded in sentence.reference_words for word in own) or Mention(sentence, number).given:
        return False
    if len(own) == 1 and is_city(own[0].folded):
        return False
    if len(own) == 1 and any(_is_the_name(index.surface(one), own[0]) for one in index.containing(own[0].folded)):
        return False
    before = text[number - 1] if number and own[0].joined else None
    behind = text[end] if end < len(text) and text[end].joined else None
    return all(beside is None or _is_english(beside) for beside in (before, behind))


def _is_the_name(surface: Surface, word: Word) -> bool:
    """Whether the glossary has the word as a name or a surname."""
    return surface.role <= Role.ALLOWED and (surface.kind == "person" or surface.words == (word.folded,))


def _right(called: _Called, index: Index) -> str:
    """The preferred spelling; an allowed one if only that is as long as the language's name (*Bosna*: Bosnia)."""
    preferred, length = index.preferred(called.entry), len(split(called.nominative))
    if len(preferred.words) <= length:
        return preferred.text
    shorter = (
        one.text
        for one in index.spellings(called.entry)
        if one.role is Role.ALLOWED and len(one.words) == length and preferred.words[:length] == one.words
    )
    return next(shorter, preferred.text)


def _is_english(word: Word) -> bool:
    return not word.text[0].isalpha() or is_word(word.text) or (word.text.islower() and is_seen(word.folded))


def _finding(sentence: Sentence, number: int, read: _Read, index: Index) -> Finding:
    text = sentence.translation
    start, end = text[number].start, text[read.end - 1].end
    said = sentence.segment.translation[start:end]
    right = _right(read.called, index)
    why = f"the {read.case} of “{read.called.nominative}”"
    evidence = Evidence(Signal.GLOSSARY, f"“{right}”: “{said}” is {why}")
    return left_in(sentence.segment, (start, end), right, why, (evidence,), _CONFIDENCE)
