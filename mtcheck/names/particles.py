"""A person of the glossary whose surname has another particle, or lacks one (*Ursula van der Leyen*: von der)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile

from mtcheck.glossary.index import Index, Role, Surface
from mtcheck.languages.declension import cues_for
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.respelling import fold
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.sentence import Sentence
from mtcheck.names.spoken import Spoken
from mtcheck.names.words import Word

__all__ = ["find_particles"]


def find_particles(sentence: Sentence, index: Index, names: Mapping[int, Spoken]) -> Iterator[Finding]:
    """Surnames with particles other than the glossary's.

    ``names`` are the glossary's names in the source. Of a person in it, a particle may be any other, or be left out
    behind the given name; of anyone else, only one that is nearly the same is taken for a slip, and only behind the
    given name: two people may differ in nothing but it. Particles that the source has are kept.
    """
    named = {name.surface.entry for name in names.values() if name.surface.kind == "person"}
    text = sentence.translation
    for start, place in _surnames(sentence, named):
        word, given = text[place], _given_name(sentence, start)
        said = tuple(each.folded for each in text[start:place])
        borne = [surface for surface in _people(word, index) if _may_be(surface, given)]
        if any(_particles(surface) == said for surface in borne):
            continue
        meant = next((each for each in borne if _is_slip(said, each, named, behind_given=given is not None)), None)
        if meant is not None:
            yield _finding(sentence, text[start:place] or (given or word,), word, meant, index, said=bool(said))


def _surnames(sentence: Sentence, named: Collection[int]) -> Iterator[tuple[int, int]]:
    """Where each surname's particles start, and its own place: those with particles that the source does not have, and,
    if it names a person of the glossary, those without any behind a given name."""
    text = sentence.translation
    kept = set(_particles_of_source(sentence))
    for place, word in enumerate(text):
        if not word.capitalised or _is_particle(word):
            continue
        start = place - _particles_before(text, place)
        if start < place:
            if tuple(each.folded for each in text[start:place]) not in kept:
                yield start, place
        elif named and _given_name(sentence, start) is not None:
            yield start, place


def _particles_of_source(sentence: Sentence) -> Iterator[tuple[str, ...]]:
    """The particles in the source: the translation may keep them."""
    run: list[str] = []
    for word in sentence.source:
        spelt = fold(sentence.in_latin(word))
        if spelt in cues_for(UNKNOWN.name).nobiliary:
            run.append(spelt)
        elif run:
            yield tuple(run)
            run = []


def _given_name(sentence: Sentence, start: int) -> Word | None:
    """The name before a surname with its particles; a title is none."""
    text = sentence.translation
    before = text[start - 1] if start and text[start].joined else None
    titles = cues_for(sentence.target_lang)
    if before is None or not before.capitalised or before.text in titles.offices:
        return None
    return None if before.text.casefold() in titles.titles else before


def _is_particle(word: Word) -> bool:
    return word.folded in cues_for(UNKNOWN.name).nobiliary


def _particles_before(text: Sequence[Word], place: int) -> int:
    """How many particles are before a word; none that begins another name."""
    count = 0
    while count < place and text[place - count].joined and _is_particle(text[place - count - 1]):
        count += 1
    return count


def _people(word: Word, index: Index) -> Iterator[Surface]:
    """The glossary's spellings of people with this surname."""
    for number in index.containing(word.folded):
        surface = index.surface(number)
        borne = surface.kind == "person" and surface.words[-1] == word.folded and len(surface.words) > 1
        if borne and surface.role in {Role.PREFERRED, Role.ALLOWED}:
            yield surface


def _particles(surface: Surface) -> tuple[str, ...]:
    known = cues_for(UNKNOWN.name).nobiliary
    return tuple(takewhile(known.__contains__, reversed(surface.words[:-1])))[::-1]


def _may_be(surface: Surface, given: Word | None) -> bool:
    before = surface.words[: -1 - len(_particles(surface))]
    return bool(before) and (given is None or given.folded in before)


def _is_slip(said: Sequence[str], surface: Surface, named: Collection[int], *, behind_given: bool) -> bool:
    right = _particles(surface)
    if not right or surface.role is not Role.PREFERRED:
        return False
    return surface.entry in named or (behind_given and bool(said) and _nearly(said, right))


def _nearly(said: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the particles differ in a letter each, or one of several is missing."""
    from rapidfuzz.distance import OSA

    if len(said) == len(right):
        return all(OSA.distance(one, other) <= 1 for one, other in zip(said, right, strict=True))
    return len(said) < len(right) and all(one in right for one in said)


def _finding(
    sentence: Sentence, before: Sequence[Word], surname: Word, meant: Surface, index: Index, *, said: bool
) -> Finding:
    name = index.preferred(meant.entry).text
    text = sentence.segment.translation[before[0].start : surname.end]
    particles = name.split()[-1 - len(_particles(meant)) :]
    right = " ".join(particles if said else [before[0].text, *particles])
    if text[0].isupper():
        right = right[0].upper() + right[1:]
    return Finding(
        fault=Fault.MISSPELT,
        segment=sentence.segment,
        start=before[0].start,
        end=surname.end,
        right=(right,),
        message=f"“{text}” should be “{right}”: the glossary writes {name}",
        evidence=(Evidence(Signal.GLOSSARY, f"“{name}”"),),
        confidence=0.9,
        severity=Severity.MAJOR if said else Severity.MINOR,
    )
