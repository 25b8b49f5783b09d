"""What a format could not represent, found by reading the written file back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import zip_longest

from mtcheck.glossary.entry import Entry
from mtcheck.glossary.formats.row import Broken, Row

__all__ = ["losses"]


def losses(entries: Sequence[Entry], back: Iterable[Row]) -> tuple[str, ...]:
    """For each field that did not come back unchanged, how many entries lost it and which was the first.

    ``back`` are the rows of the written file. The order of languages is not compared because it has no meaning.
    """
    lost: dict[str, tuple[int, Entry]] = {}
    for entry, row in zip_longest(entries, back):
        if entry is None:
            continue
        for field in _differences(entry, row):
            count, first = lost.get(field, (0, entry))
            lost[field] = (count + 1, first)
    return tuple(
        f"{field}: not fully carried over for {count:,} {'entry' if count == 1 else 'entries'}, "
        f"first {_entry_text(entry)}"
        for field, (count, entry) in lost.items()
    )


def _differences(entry: Entry, row: Row | None) -> list[str]:
    if row is None or isinstance(row, Broken):
        return ["entry"]
    names = [field.name for field in fields(Entry) if field.name not in {"accents_free", "line", "sources"}]
    differences = [name for name in names if getattr(entry, name) != getattr(row, name)]
    if entry.sources != row.sources and _by_language(entry) != _by_language(row):
        differences.append("sources")
    return differences


def _by_language(entry: Entry) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for tag, form in entry.sources:
        forms.setdefault(tag, []).append(form)
    return forms


def _entry_text(entry: Entry) -> str:
    name = entry.name if len(entry.name) <= 60 else f"{entry.name[:60]}…"
    return f"{name!r} (line {entry.line})" if entry.line else repr(name)
