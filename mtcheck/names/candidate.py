"""Another reading of a mention, with the evidence for and against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mtcheck.glossary.inflect import Reading
from mtcheck.languages.respelling import fold
from mtcheck.model import Evidence

__all__ = ["Candidate", "join_candidates"]


@dataclass(slots=True)
class Candidate:
    """A possible reading of a mention: ``right`` is how it should be written.

    ``features`` are the named numbers that :mod:`mtcheck.names.decide` weighs; features that a witness leaves out are
    0. ``name`` is the whole name that ``right`` is part of, ``reading`` how the source's form leads to it.
    """

    right: str
    features: dict[str, float]
    evidence: tuple[Evidence, ...] = ()
    name: str = ""
    reading: Reading | None = None
    form: str = ""
    witnesses: set[str] = field(default_factory=set)


def join_candidates(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each right reading, with the features and evidence of all its witnesses."""
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
