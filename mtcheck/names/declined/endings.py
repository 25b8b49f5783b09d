"""Case endings that the preposition before a name, or the name's other words, rule out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mtcheck.glossary.inflect import Reading
from mtcheck.languages.endings import CASES, ENDINGS
from mtcheck.languages.respelling import respelling_key
from mtcheck.languages.script import has_cyrillic, to_cyrillic
from mtcheck.languages.tags import group
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.declined.known import Known
from mtcheck.names.declined.mention import Line, Mention
from mtcheck.names.declined.usual import Usual
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.words import Word

__all__ = ["wrong_endings"]

_VOWELS: Final = "aeiou"
_WITH: Final = "IG"
"""The cases of *s, sa*: with persons the genitive (*down from*) is out of the question."""


def wrong_endings(line: Line, known: Mapping[int, Known], usual: Mapping[str, Usual]) -> Iterator[Finding]:
    """Forms of names that stand in a case that they cannot stand in."""
    mentions = {mention.number: mention for mention in line.mentions}
    read = {number: _certain(mention, known, usual) for number, mention in mentions.items()}
    for number, mention in mentions.items():
        readings = read[number]
        person = _is_a_person(mention, known)
        if not readings or any("P" in reading.cases for reading in readings):
            continue
        preposition = line.preposition(number)
        cause = None if preposition is None else line.translation[preposition]
        governed = _governed(line, cause, person=person) if cause else ""
        beside = _beside(line, number, mentions, read)
        if cause and not _fits(readings, governed, person=person, place=_is_a_place(mention, known)):
            yield _finding(line, mention, readings[0], governed, cause)
        elif not cause and beside and not _agree(readings, read[beside.number]):
            yield _finding(line, mention, readings[0], _cases(read[beside.number]), beside.form)


def _certain(mention: Mention, known: Mapping[int, Known], usual: Mapping[str, Usual]) -> tuple[Reading, ...]:
    """The readings of a form as the nominative that it surely has: the glossary's, the source's own, or the usual."""
    name = known.get(mention.place)
    if name is not None:
        nominatives = {respelling_key(nominative) for nominative in name.nominatives}
    else:
        most = usual.get(mention.name.folded)
        if most is None or not most.sure:
            return ()
        nominatives = {respelling_key(most.nominative)}
    return tuple(reading for reading in mention.readings if respelling_key(reading.nominative) in nominatives)


def _is_a_person(mention: Mention, known: Mapping[int, Known]) -> bool:
    name = known.get(mention.place)
    return name is not None and name.person


def _is_a_place(mention: Mention, known: Mapping[int, Known]) -> bool:
    name = known.get(mention.place)
    return name is not None and not name.person


def _governed(line: Line, cause: Word, *, person: bool) -> str:
    cases = line.governing(cause)
    return "I" if person and set(cases) == set(_WITH) else cases


def _fits(readings: tuple[Reading, ...], governed: str, *, person: bool, place: bool) -> bool:
    """Whether a form may stand in one of these cases; a plural may stand in all.

    A form without an ending may be the accusative of a thing, and a name may stay as it is if it ends in a vowel or is
    a woman's. Only persons have an accusative that is the genitive.
    """
    for reading in readings:
        if not reading.ending and not (person and "A" not in governed and reading.nominative[-1] not in _VOWELS):
            return True
        if "M" in reading.cases:
            return True
        cases = set(reading.cases) - ({"A"} if place and set(reading.cases) == set("GA") else set())
        if reading.ending and cases & set(governed):
            return True
    return False


def _beside(
    line: Line, number: int, mentions: Mapping[int, Mention], read: Mapping[int, tuple[Reading, ...]]
) -> Mention | None:
    """The word before in the same name, if it has a case ending: *Françoisom Bayroua*."""
    before = mentions.get(number - 1)
    if before is None or not line.translation[number].joined or before.place + 1 != mentions[number].place:
        return None
    readings = read[number - 1]
    declined = readings and all(reading.ending for reading in readings)
    return before if declined and not any("P" in reading.cases for reading in readings) else None


def _agree(readings: tuple[Reading, ...], others: tuple[Reading, ...]) -> bool:
    if any(not reading.ending for reading in readings):
        return True  # *Angele Merkel*
    return bool(set(_cases(readings)) & set(_cases(others)))


def _cases(readings: tuple[Reading, ...]) -> str:
    return "".join(sorted({case for reading in readings for case in reading.cases}))


def _finding(line: Line, mention: Mention, reading: Reading, governed: str, cause: Word) -> Finding:
    form = mention.form
    right = _in_case(reading.nominative, governed, group(line.target_lang))
    if right is not None:
        right = right.capitalize()
        right = to_cyrillic(right) if has_cyrillic(form.text) else right
    wanted = " or ".join(CASES[case] for case in dict.fromkeys(governed) if case in CASES)
    return Finding(
        fault=Fault.LEFT_IN,
        segment=line.segment,
        start=form.start,
        end=form.end,
        right=(right,) if right and right != form.text else (),
        message=f"“{form.text}” is no {wanted}, which “{cause.text}” asks for",
        evidence=(Evidence(Signal.CONSISTENCY, f"“{cause.text}”: {wanted}"),),
        confidence=0.7,
        severity=Severity.MINOR,
    )


def _in_case(nominative: str, cases: str, language: str) -> str | None:
    """A nominative in one of these cases, by the commonest rule that undoes it; None where none does."""
    for case in cases:
        for ending, restored, of in ENDINGS.get(language, ()):
            if case in of and ending and nominative.endswith(restored) and _may(nominative, restored):
                return nominative[: len(nominative) - len(restored)] + ending
    return None


def _may(nominative: str, restored: str) -> bool:
    """Whether a rule without a restored vowel may be used: only behind a consonant."""
    return bool(restored) or nominative[-1] not in _VOWELS
