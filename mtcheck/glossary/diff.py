"""How two glossaries differ, name by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mtcheck.glossary.entry import Entry, Variant
from mtcheck.glossary.formats.headers import VARIANTS

__all__ = ["Difference", "differences"]

_FIELDS: Final = ("name", "kind", "gender", "indeclinable", "valid_from", "valid_until", "note", "id")


@dataclass(frozen=True, slots=True)
class Difference:
    """One name that differs between the two: ``old`` is None for an added entry, ``new`` for a removed one.

    ``details`` describes a changed entry, one phrase for each field: ``forbidden + Kuleb``.
    """

    old: Entry | None
    new: Entry | None
    details: tuple[str, ...] = ()


def differences(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[Difference, ...]:
    """The changed and removed entries in the order of the old glossary, then the added ones.

    Two entries are of the same name if they prefer the same spelling and have the same kind, or else have the same id;
    their order does not matter.
    """
    pairs = _pairs(old, new)
    taken = {place for _, place in pairs if place is not None}
    found: list[Difference] = []
    for entry, place in pairs:
        if place is None:
            found.append(Difference(entry, None))
        elif details := tuple(_details(entry, new[place])):
            found.append(Difference(entry, new[place], details))
    found.extend(Difference(None, entry) for place, entry in enumerate(new) if place not in taken)
    return tuple(found)


def _pairs(old: Sequence[Entry], new: Sequence[Entry]) -> list[tuple[Entry, int | None]]:
    """Each old entry with the place of the new one of the same name: pairs that differ only in kind come last."""
    found: list[int | None] = [None] * len(old)
    taken: set[int] = set()
    for keys in (_name_and_kind, _id, _name):
        places: dict[object, list[int]] = defaultdict(list)
        for place, entry in enumerate(new):
            if place not in taken and (key := keys(entry)) is not None:
                places[key].append(place)
        for number, entry in enumerate(old):
            key = keys(entry)
            if found[number] is None and key is not None and places[key]:
                place = places[key].pop(0)
                found[number] = place
                taken.add(place)
    return list(zip(old, found, strict=True))


def _name_and_kind(entry: Entry) -> object:
    return (entry.name, entry.kind) if entry.name else tuple(v.text for v in (*entry.discouraged, *entry.forbidden))


def _id(entry: Entry) -> object:
    return entry.id


def _name(entry: Entry) -> object:
    return entry.name or None


def _details(old: Entry, new: Entry) -> Iterator[str]:
    for field in _FIELDS:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield f"{field} {_value_text(before)} → {_value_text(after)}"
    for tag in dict.fromkeys(tag for tag, _ in (*old.sources, *new.sources)):
        yield from _changed_texts(tag, _forms(old, tag), _forms(new, tag))
    for field in VARIANTS:
        yield from _changed_texts(
            field, map(_variant_with_note, getattr(old, field)), map(_variant_with_note, getattr(new, field))
        )


def _changed_texts(field: str, old: Iterable[str], new: Iterable[str]) -> Iterator[str]:
    before, after = dict.fromkeys(old), dict.fromkeys(new)
    gone = [text for text in before if text not in after]
    come = [text for text in after if text not in before]
    if gone or come:
        yield " ".join((field, *(f"- {text}" for text in gone), *(f"+ {text}" for text in come)))


def _forms(entry: Entry, tag: str) -> list[str]:
    return [form for known, form in entry.sources if known == tag]


def _variant_with_note(variant: Variant) -> str:
    return f"{variant.text} ({variant.note})" if variant.note else variant.text


def _value_text(value: object) -> str:
    return (
        "none" if value is None or value == "" else "yes" if value is True else "no" if value is False else str(value)
    )
