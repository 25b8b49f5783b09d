"""Names of the source that are nowhere in its translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from mtcheck.glossary.index import Index, Role
from mtcheck.languages.common import is_form_of_common
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_title
from mtcheck.languages.respelling import fold, plain_keys
from mtcheck.model import Evidence, Severity, Side, Signal
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.sentence import Sentence
from mtcheck.names.spoken import Spoken

__all__ = ["missing"]

_LEAST_LIKENESS = 0.6
_SHORTEST_NAME = 4
_PAIR: Final = 2
"""The words of a full name: a given name and a surname."""


def missing(
    sentences: Sequence[Sentence], names: Sequence[tuple[Spoken, ...]], index: Index | None
) -> Iterator[Finding]:
    """Persons of the glossary named in a source sentence, but neither in its translation nor in those of its
    neighbours; where the translation names another person of the glossary instead, that one."""
    for number, sentence in enumerate(sentences if index is not None else ()):
        if index is not None and sentence.translation:
            near = slice(max(0, number - 1), number + 2)
            told = {name.surface.entry for some in names[near] for name in some}
            yield from _in_sentence(sentence, names[number], sentences[near], told, index)


def _in_sentence(
    sentence: Sentence, spoken: Sequence[Spoken], near: Sequence[Sentence], told: AbstractSet[int], index: Index
) -> Iterator[Finding]:
    """The persons missed in a sentence; ``told`` are the entries that the sources ``near`` mention."""
    others = list(_persons_not_in_source(sentence, told, index))
    taken = {id(word) for start, end in others for word in sentence.translation[start:end]}
    said = {word.folded for other in near for word in other.translation if id(word) not in taken}
    titled = any(not name.whole for name in spoken) and _has_a_title(near)
    for name in (*spoken, *_as_written(sentence, spoken, index)):
        meant = name.whole or not titled
        if meant and _is_a_person(sentence, name) and not _stands(name, said, index):
            instead = others.pop(0) if others else None
            yield _other_person(sentence, name, instead, index) if instead else _finding(sentence, name, index)


def _has_a_title(near: Sequence[Sentence]) -> bool:
    """Whether a title may stand for a surname (*the two presidents*)."""
    return any(
        is_title(word.text) or is_title(derivations_for(other.target_lang).singular(word.text))
        for other in near
        for word in other.translation
    )


def _is_a_person(sentence: Sentence, name: Spoken) -> bool:
    """Whether the source surely names a person: a surname alone has no capital of a sentence (*Коли*), and is neither
    another word of its language nor a possessive."""
    if name.surface.kind != "person" or name.whole:
        return name.surface.kind == "person"
    form, reading = sentence.source[name.start], name.readings[0]
    if form.initial or len(form.text) < _SHORTEST_NAME or not ("N" in reading.cases or reading.oblique):
        return False
    return not is_form_of_common(sentence.in_latin(form), sentence.language)


def _as_written(sentence: Sentence, spoken: Sequence[Spoken], index: Index) -> Iterator[Spoken]:
    """The full names of persons that a source in their own spelling has, in any case, and no source form tells."""
    if sentence.by_ear:
        return
    taken = {place for name in spoken for place in range(name.start, name.end)}
    for place in range(len(sentence.source) - 1):
        if taken.isdisjoint((place, place + 1)) and sentence.source[place + 1].joined:
            found = next(_persons_at(sentence, place, index), None)
            if found is not None:
                yield found


def _persons_at(sentence: Sentence, place: int, index: Index) -> Iterator[Spoken]:
    first, second = sentence.source[place : place + 2]
    if not (first.capitalised and second.capitalised):
        return
    for reading in sentence.readings(first):
        for number in index.containing(fold(reading.nominative)):
            surface = index.surface(number)
            person = surface.kind == "person" and surface.role <= Role.ALLOWED and len(surface.words) == _PAIR
            if person and surface.words[0] == fold(reading.nominative):
                for other in sentence.readings(second):
                    if fold(other.nominative) == surface.words[1]:
                        yield Spoken(place, place + _PAIR, surface, (reading, other), whole=True)


def _persons_not_in_source(sentence: Sentence, told: AbstractSet[int], index: Index) -> Iterator[tuple[int, int]]:
    """Where the translation has the full name of a person whose surname no word of the source resembles."""
    text = sentence.translation
    for number in range(1, len(text)):
        first, last = text[number - 1 : number + 1]
        if number in sentence.counterparts or not (first.capitalised and last.capitalised and last.joined):
            continue
        named = index.phrase((first.folded, last.folded))
        if any(one.kind == "person" and one.role <= Role.ALLOWED and one.entry not in told for one in named):
            yield number - 1, number + 1


def _stands(name: Spoken, said: set[str], index: Index) -> bool:
    from rapidfuzz.distance import OSA

    spellings = list(index.spellings(name.surface.entry))
    own = {word for surface in spellings if surface.role is not Role.SOURCE for word in surface.words}
    own |= {word.partition(":")[2] for surface in spellings if surface.role is Role.SOURCE for word in surface.words}
    for word in own:
        if len(word) < _SHORTEST_NAME:
            if word in said:
                return True
            continue
        for other in said:
            if other == word or OSA.normalized_similarity(word, other, score_cutoff=_LEAST_LIKENESS):
                return True
            if set(plain_keys(word)) & set(plain_keys(other)):
                return True
    return False


def _other_person(sentence: Sentence, name: Spoken, place: tuple[int, int], index: Index) -> Finding:
    start, end = sentence.translation[place[0]].start, sentence.translation[place[1] - 1].end
    said = sentence.segment.translation[start:end]
    source = (sentence.segment.source or "")[sentence.source[name.start].start : sentence.source[name.end - 1].end]
    return replace(
        _finding(sentence, name, index),
        fault=Fault.MISSPELT,
        start=start,
        end=end,
        message=f"“{said}” is another person: the source has “{source}”",
        side=Side.TRANSLATION,
    )


def _finding(sentence: Sentence, name: Spoken, index: Index) -> Finding:
    start, end = sentence.source[name.start].start, sentence.source[name.end - 1].end
    form = (sentence.segment.source or "")[start:end]
    preferred = index.preferred(name.surface.entry).text
    return Finding(
        fault=Fault.MISSING,
        segment=sentence.segment,
        start=start,
        end=end,
        right=(preferred,),
        message=f"“{form}” ({preferred}) of the source is not in its translation",
        evidence=(
            Evidence(Signal.GLOSSARY, f"“{preferred}” for “{name.surface.text}”"),
            Evidence(Signal.SOURCE, f"“{form}”"),
        ),
        confidence=0.8,
        severity=Severity.MAJOR if name.whole else Severity.MINOR,
        side=Side.SOURCE,
    )
