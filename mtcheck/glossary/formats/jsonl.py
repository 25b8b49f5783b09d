"""JSON Lines: one entry on each line.

::

    {"name": "Kyiv", "kind": "place", "sources": {"sr": ["Kijev"]}, "discouraged": [{"text": "Kiev", "note": "…"}]}

A variant without a note may be a plain string, and a language's only form need not be in a list.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from mtcheck.glossary.entry import Entry, Variant
from mtcheck.glossary.formats.row import (
    Broken,
    Row,
    RowError,
    language,
    make_entry,
    tidy,
    variant,
    yes_or_no,
)
from mtcheck.glossary.formats.text import text_of
from mtcheck.unknown import unknown

__all__ = ["entry_of", "fields_of", "read", "unique", "write"]

_TEXTS: Final = ("kind", "gender", "valid_from", "valid_until", "note", "id")
_VARIANTS: Final = ("allowed", "discouraged", "forbidden")
_KEYS: Final = frozenset({"name", "indeclinable", "sources", *_TEXTS, *_VARIANTS})


def read(data: bytes, where: str) -> Iterator[Row]:
    """Every line of a JSON Lines file; raises :class:`mtcheck.errors.GlossaryError` if it is not text."""
    for number, line in enumerate(text_of(data, where).split("\n"), 1):
        if line and not line.isspace():
            try:
                yield _entry(line, number)
            except RowError as error:
                yield Broken(number, str(error))


def _entry(line: str, number: int) -> Entry:
    try:
        fields = json.loads(line, object_pairs_hook=unique)
    except RowError:
        raise
    except (ValueError, RecursionError) as error:
        raise RowError(f"not JSON: {error}") from error
    return entry_of(fields, number)


def entry_of(fields: object, number: int) -> Entry:
    """The entry that a JSON object describes; raises :class:`RowError` for anything else."""
    if not isinstance(fields, dict):
        raise RowError("not a JSON object")
    if others := sorted(fields.keys() - _KEYS):
        raise RowError(unknown("key", others[0][:40], sorted(_KEYS), "the keys are"))
    flag = fields.get("indeclinable")
    return make_entry(
        _text(fields, "name"),
        line=number,
        sources=_sources(fields.get("sources") or {}),
        indeclinable=flag if isinstance(flag, bool) else yes_or_no(_text(fields, "indeclinable"), "indeclinable"),
        allowed=_variants(fields, "allowed"),
        discouraged=_variants(fields, "discouraged"),
        forbidden=_variants(fields, "forbidden"),
        kind=_text(fields, "kind"),
        gender=_text(fields, "gender"),
        valid_from=_text(fields, "valid_from"),
        valid_until=_text(fields, "valid_until"),
        note=_text(fields, "note"),
        id=_text(fields, "id"),
    )


def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A JSON object; raises :class:`RowError` if a key is repeated."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise RowError("a key is repeated in one object")
    return fields


def _text(fields: dict[str, object], key: str) -> str:
    value = fields.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RowError(f"{key} must be a string")
    return value


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _sources(value: object) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        raise RowError("sources must be an object of languages and forms")
    for tag, forms in value.items():
        for form in _list(forms):
            if not isinstance(form, str) or not tidy(form):
                raise RowError(f"sources: a form in {tag[:40]!r} must be a non-empty string")
            yield language(tag), tidy(form)


def _variants(fields: dict[str, object], key: str) -> list[Variant]:
    variants = []
    for item in _list(fields.get(key)):
        parts = item if isinstance(item, dict) else {"text": item}
        text, note = parts.get("text"), parts.get("note")
        if not isinstance(text, str) or not isinstance(note, str | None) or parts.keys() - {"text", "note"}:
            raise RowError(f"{key}: a variant must be a string or an object of text and note")
        variants.append(variant(text, note))
    return variants


def write(entries: Sequence[Entry]) -> bytes:
    """One object per line, UTF-8; empty fields are left out."""
    lines = (json.dumps(fields_of(entry), ensure_ascii=False) + "\n" for entry in entries)
    return "".join(lines).encode("utf-8", "replace")


def fields_of(entry: Entry) -> dict[str, object]:
    """An entry as a JSON object, without its empty fields."""
    sources: dict[str, list[str]] = {}
    for tag, form in entry.sources:
        sources.setdefault(tag, []).append(form)
    fields: dict[str, object] = {"name": entry.name, "kind": entry.kind, "gender": entry.gender}
    fields |= {"indeclinable": entry.indeclinable or None, "sources": sources}
    for key in _VARIANTS:
        items: Sequence[Variant] = getattr(entry, key)
        fields[key] = [{"text": item.text, "note": item.note} if item.note else item.text for item in items]
    for key in ("valid_from", "valid_until"):
        value = getattr(entry, key)
        fields[key] = value.isoformat() if value else None
    fields |= {"note": entry.note, "id": entry.id}
    return {key: value for key, value in fields.items() if value}
