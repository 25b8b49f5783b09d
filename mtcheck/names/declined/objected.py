"""Spellings that the glossary objects to, in any case form of the target's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.glossary.index import Index, Role, Surface
from mtcheck.languages.tags import group
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.declined.mention import Line, as_written, name_forms
from mtcheck.names.finding import Fault, Finding

__all__ = ["find_objected"]


def find_objected(lines: Sequence[Line], index: Index, found: Sequence[Finding]) -> Iterator[Finding]:
    """Each discouraged or forbidden spelling of a name in the target language, where there is no finding yet."""
    taken = {(finding.segment.index, finding.start) for finding in found}
    for line in lines:
        read = [frozenset(reading.nominative for reading in line.readings(word)) for word in line.translation]
        for last, word in enumerate(line.translation):
            surface = _surface(line, read, last, index) if word.capitalised else None
            if surface is not None and (line.segment.index, word.start) not in taken:
                yield _finding(line, last, surface, index)


def _surface(line: Line, read: Sequence[frozenset[str]], last: int, index: Index) -> Surface | None:
    """The spelling objected to that ends with a word; None if the words are also an accepted spelling."""
    mark = f"{group(line.target_lang)}:"
    there = {number for nominative in read[last] for number in index.containing(mark + nominative)}
    surfaces = [surface for surface in map(index.surface, sorted(there)) if _stands(surface, mark, read, last)]
    surfaces = [surface for surface in surfaces if surface.role is not Role.SOURCE]
    accepted = any(surface.role in {Role.PREFERRED, Role.ALLOWED} for surface in surfaces)
    return None if accepted else max(surfaces, key=lambda surface: (len(surface.words), surface.role), default=None)


def _stands(surface: Surface, mark: str, read: Sequence[frozenset[str]], last: int) -> bool:
    """Whether the words of a spelling, each in any case, are those that end with the word."""
    first = last - len(surface.words) + 1
    return first >= 0 and all(word.removeprefix(mark) in read[place] for place, word in enumerate(surface.words, first))


def _finding(line: Line, last: int, surface: Surface, index: Index) -> Finding:
    text, preferred = line.segment.translation, index.preferred(surface.entry)
    start, end = line.translation[last - len(surface.words) + 1].start, line.translation[last].end
    said, forbidden = text[start:end], surface.role is Role.FORBIDDEN
    note = f" ({surface.note})" if surface.note else ""
    if preferred.role is Role.PREFERRED:
        right = _in_its_case(line, last, surface, preferred)
        message = f"“{said}” should be “{right}”: the glossary writes {preferred.text}{note}"
        evidence = Evidence(Signal.GLOSSARY, f"“{preferred.text}”, not “{surface.text}”{note}")
    else:
        right = ""
        message = f"the glossary {'forbids' if forbidden else 'advises against'} “{said}”{note}"
        evidence = Evidence(Signal.GLOSSARY, f"not “{surface.text}”{note}")
    return Finding(
        fault=Fault.VARIANT,
        segment=line.segment,
        start=start,
        end=end,
        right=(right,) if right else (),
        message=message,
        evidence=(evidence,),
        confidence=0.9,
        severity=Severity.MAJOR if forbidden else Severity.MINOR,
    )


def _in_its_case(line: Line, last: int, surface: Surface, preferred: Surface) -> str:
    """The preferred spelling in the case of the one objected to, as far as a single word shows it."""
    word = line.translation[last]
    if len(surface.words) != 1 or len(preferred.words) != 1:
        return preferred.text
    mark = f"{group(line.target_lang)}:"
    nominative = preferred.words[0].removeprefix(mark)
    for reading in line.readings(word):
        form = name_forms(nominative, reading) if mark + reading.nominative == surface.words[0] else None
        if form is not None:
            return as_written(word.text, form) or preferred.text
    return preferred.text
