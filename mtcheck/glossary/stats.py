"""The contents of a glossary, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from mtcheck.glossary.entry import Kind
from mtcheck.glossary.glossary import Glossary

__all__ = ["Stats", "stats_of"]


@dataclass(frozen=True, slots=True)
class Stats:
    """How many ``entries`` a glossary has: by kind ("" for none; ``kinds``), by language of their source forms
    (``languages``), ``with_id`` and ``with_note``, and ``persons_without_gender``.

    ``allowed``, ``discouraged`` and ``forbidden`` count variants, ``broken`` rows that were skipped.
    """

    name: str
    fingerprint: str
    entries: int
    kinds: dict[str, int]
    languages: dict[str, int]
    allowed: int
    discouraged: int
    forbidden: int
    with_id: int
    with_note: int
    persons_without_gender: int
    broken: int


def stats_of(glossary: Glossary) -> Stats:
    """Count the contents of a glossary."""
    entries = glossary.entries
    languages = Counter(tag for entry in entries for tag in {tag for tag, _ in entry.sources})
    return Stats(
        name=glossary.name,
        fingerprint=glossary.fingerprint,
        entries=len(entries),
        kinds=dict(Counter(str(entry.kind or "") for entry in entries).most_common()),
        languages=dict(languages.most_common()),
        allowed=sum(len(entry.allowed) for entry in entries),
        discouraged=sum(len(entry.discouraged) for entry in entries),
        forbidden=sum(len(entry.forbidden) for entry in entries),
        with_id=sum(entry.id is not None for entry in entries),
        with_note=sum(entry.note is not None for entry in entries),
        persons_without_gender=sum(entry.kind is Kind.PERSON and entry.gender is None for entry in entries),
        broken=len(glossary.broken),
    )
