"""Challenge sets from files: mtcheck's own JSON Lines, DEMETR's JSON, MQM tables; and annotated sets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from mtcheck.errors import InputError, reason_of
from mtcheck.evaluate import annotated, demetr, jsonl, mqm
from mtcheck.evaluate.item import Item
from mtcheck.evaluate.row import Row
from mtcheck.files import load
from mtcheck.languages.tags import USUAL_SOURCE

__all__ = ["read_items"]


def read_items(path: Path, *, source_lang: str = USUAL_SOURCE) -> list[Item]:
    """All items of a file, or of all ``*.jsonl`` in a folder. ``source_lang`` is for items that name none.

    Raises :class:`mtcheck.errors.InputError` with file, line and reason.
    """
    if path.is_dir():
        files = sorted(path.glob("*.jsonl"))
        if not files:
            raise InputError(f"there is no challenge set (*.jsonl) in {path}")
        return [item for file in files for item in read_items(file, source_lang=source_lang)]
    try:
        text = load(path).decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot read the challenge set {path}: {reason_of(error)}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"the challenge set {path} is not UTF-8 (byte {error.start})") from error
    if path.suffix == ".tsv":
        items = list(mqm.items(text, str(path), source_lang))
    else:
        items = [item for row in _rows(text, path) for item in _items(row, source_lang)]
    if not items:
        raise InputError(f"the challenge set {path} has no items")
    return items


def _items(row: Row, source_lang: str) -> Iterator[Item]:
    if demetr.is_demetr(row):
        yield from demetr.items(row)
    elif annotated.is_annotated(row):
        yield annotated.item(row, source_lang)
    else:
        yield jsonl.item(row, source_lang)


def _rows(text: str, path: Path) -> Iterator[Row]:
    """Every JSON object with its place; the file is one list, or has one object per line."""
    if text.lstrip().startswith("["):
        found = [(f"{path}, item {number}", value) for number, value in enumerate(_parse_items(text, str(path)), 1)]
    else:
        lines = [(f"{path}, line {number}", line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        found = [(where, _parse_items(line, where)) for where, line in lines]
    for where, value in found:
        if not isinstance(value, dict):
            raise InputError(f"{where}: expected a JSON object with a translation")
        yield Row(value, where)


def _parse_items(text: str, where: str) -> list[object]:
    try:
        parsed: list[object] = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON ({error})") from error
    return parsed
