"""JSON: the files that the HTML report's *Add to glossary* saves, as one document instead of JSON Lines.

::

    {"schema": "mtcheck.glossary-additions/v1",
     "entries": [{"name": "Kuleba", "kind": "person", "source": {"sr": "Kuleba"}, "forbidden": ["Kuleb"]}]}

An entry has the keys of :mod:`mtcheck.glossary.formats.jsonl`; ``variants`` is another word for ``allowed``, and
``source`` for ``sources``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from mtcheck.errors import GlossaryError
from mtcheck.glossary.entry import Entry
from mtcheck.glossary.formats.jsonl import entry_of, fields_of, unique
from mtcheck.glossary.formats.row import Broken, Row, RowError
from mtcheck.glossary.formats.text import text_of

__all__ = ["read", "write"]

_SCHEMA: Final = "mtcheck.glossary-additions/v1"
_SYNONYMS: Final = {"variants": "allowed", "source": "sources"}


def read(data: bytes, where: str) -> Iterator[Row]:
    """Every entry of a document; an entry's line is its number in it.

    Raises :class:`mtcheck.errors.GlossaryError` for anything else.
    """
    try:
        document = json.loads(text_of(data, where), object_pairs_hook=unique)
    except (ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())[:200]
        raise GlossaryError(f"{where}: not JSON: {reason}; if each line is one entry, name the file .jsonl") from error
    if not isinstance(document, dict) or document.get("schema") != _SCHEMA:
        raise GlossaryError(f"{where}: not a file of additions; its schema must be {_SCHEMA!r}")
    entries = document.get("entries")
    if not isinstance(entries, list):
        raise GlossaryError(f"{where}: 'entries' must be a list")
    for number, fields in enumerate(entries, 1):
        try:
            yield entry_of(_rename_keys(fields), number)
        except RowError as error:
            yield Broken(number, str(error))


def _rename_keys(fields: object) -> object:
    if not isinstance(fields, dict):
        return fields
    return unique([(_SYNONYMS.get(str(key), str(key)), value) for key, value in fields.items()])


def write(entries: Sequence[Entry]) -> bytes:
    """One document, UTF-8, one entry per line; empty fields are left out."""
    rows = ",\n".join(json.dumps(fields_of(entry), ensure_ascii=False) for entry in entries)
    return f'{{"schema": "{_SCHEMA}", "entries": [\n{rows}\n]}}\n'.encode("utf-8", "replace")
