"""What a mention may stand for instead of what it says, with what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mtcheck.glossary.inflect import Reading
from mtcheck.languages.respelling import fold
from mtcheck.model import Evidence

__all__ = ["Candidate", "join_candidates"]


@dataclass(slots=True)
class Candidate:
    """One way to read a mention: ``right`` is how it should be written.

    ``features`` are the named numbers that :mod:`mtcheck.names.decide` weighs; what a witness leaves out is 0.
    ``name`` is the whole name that ``right`` is a word of, ``reading`` how the source's form leads to it.
    """

    right: str
    features: dict[str, float]
    evidence: tuple[Evidence, ...] = ()
    name: str = ""
    reading: Reading | None = None
    form: str = ""
    witnesses: set[str] = field(default_factory=set)


def join_candidates(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each right reading, with what all its witnesses say."""
    found: dict[str, Candidate] = {}
    for candidate in candidates:
        known = found.setdefault(fold(candidate.right), candidate)
        if known is candidate:
            continue
        for name, value in candidate.features.items():
            known.features[name] = max(known.features.get(name, value), value)
        known.evidence = (*known.evidence, *candidate.evidence)
        known.name = known.name if " " in known.name else candidate.name or known.name
        known.reading = known.reading or candidate.reading
        known.form = known.form or candidate.form
    return list(found.values())
