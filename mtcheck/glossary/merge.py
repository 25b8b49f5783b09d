"""Several glossaries as one: what a user's glossary says comes before what the starter glossary says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mtcheck.glossary.entry import Entry, Variant

__all__ = ["merged"]


def merged(glossaries: Iterable[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """All entries, a later glossary's entry joined with the earlier ones' entry of the same name.

    Two entries are of the same name if their ids agree; or, where their ids and kinds do not differ, if
    they prefer the same spelling, or the later one prefers a variant of the earlier one, or objects to the
    spelling that the earlier one prefers. Joined, the later one's fields and its opinion of each spelling
    hold, and the spelling that only the earlier one preferred is allowed.

    To prefer a variant of the earlier entry, the later one must say what kind of name it is, or object to the
    earlier spelling; otherwise its spelling is just allowed. A list of names says that a spelling exists, no more.
    """
    first, *others = glossaries
    entries = list(first)
    for later in others:
        known = _Known(entries)
        for entry in later:
            place = known.place_of(entry)
            if place is None:
                entries.append(entry)
            else:
                entries[place] = _joined(entries[place], entry)
    return tuple(entries)


class _Known:
    """Where the entries of the earlier glossaries stand, by id and by spelling."""

    def __init__(self, entries: list[Entry]) -> None:
        self._entries = entries
        self._ids: dict[str, int] = {}
        self._names: dict[str, list[int]] = {}
        self._variants: dict[str, list[int]] = {}
        for place, entry in enumerate(entries):
            if entry.id:
                self._ids.setdefault(entry.id, place)
            self._names.setdefault(entry.name.casefold(), []).append(place)
            for variant in (*entry.allowed, *entry.discouraged, *entry.forbidden):
                self._variants.setdefault(variant.text.casefold(), []).append(place)

    def place_of(self, entry: Entry) -> int | None:
        if entry.id in self._ids:
            return self._ids[entry.id]
        name = entry.name.casefold()
        places = self._names.get(name) or self._variants.get(name)
        if not places:
            rejected = (variant.text.casefold() for variant in (*entry.discouraged, *entry.forbidden))
            places = next((self._names[text] for text in rejected if text in self._names), [])
        fitting = [place for place in places if _may_be_same(self._entries[place], entry)]
        return fitting[0] if len(fitting) == 1 else None


def _may_be_same(earlier: Entry, later: Entry) -> bool:
    kinds_differ = earlier.kind and later.kind and earlier.kind is not later.kind
    ids_differ = earlier.id and later.id and earlier.id != later.id
    return not kinds_differ and not ids_differ


def _joined(earlier: Entry, later: Entry) -> Entry:
    if later.name.casefold() != earlier.name.casefold() and not _prefers(later, earlier.name):
        later = replace(later, name=earlier.name, allowed=(Variant(later.name), *later.allowed))
    said = {later.name.casefold()}
    said.update(variant.text.casefold() for variant in (*later.allowed, *later.discouraged, *later.forbidden))

    def rest(variants: Iterable[Variant]) -> tuple[Variant, ...]:
        return tuple(variant for variant in variants if variant.text.casefold() not in said)

    return replace(
        later,
        kind=later.kind or earlier.kind,
        sources=tuple(dict.fromkeys((*later.sources, *earlier.sources))),
        allowed=(*later.allowed, *rest((Variant(earlier.name), *earlier.allowed))),
        discouraged=(*later.discouraged, *rest(earlier.discouraged)),
        forbidden=(*later.forbidden, *rest(earlier.forbidden)),
        gender=later.gender or earlier.gender,
        indeclinable=later.indeclinable or earlier.indeclinable,
        valid_from=later.valid_from or earlier.valid_from,
        valid_until=later.valid_until or earlier.valid_until,
        note=later.note or earlier.note,
        id=later.id or earlier.id,
    )


def _prefers(later: Entry, earlier_name: str) -> bool:
    """Whether an entry means its spelling to replace the earlier one."""
    objected = {variant.text.casefold() for variant in (*later.discouraged, *later.forbidden)}
    return later.kind is not None or later.id is not None or earlier_name.casefold() in objected
