"""A manifest: one article per row, in JSON Lines or a table, read row by row.

Columns: ``id``; ``translation`` and ``source`` (texts) or ``translation_path`` and ``source_path`` (files in the
manifest's folder or below it); ``references`` or ``reference_paths`` (a list; in a table one text or path);
``source_lang``, ``target_lang``, ``title``, ``published``, ``engine``, ``section``. In JSON a text may also be a list
of sentences.
"""

from __future__ import annotations

import csv
import errno
import io
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Final

from mtcheck.batch.item import Broken, Item
from mtcheck.controls import one_line
from mtcheck.errors import InputError, reason_of
from mtcheck.files import LONGEST_LINE, bounded_lines, inside, load, refuse_endless
from mtcheck.inputs import Upload
from mtcheck.unknown import unknown

__all__ = ["LINES", "is_manifest", "manifest_items"]

LINES: Final = frozenset({".jsonl", ".ndjson"})
_TABLES: Final = {".csv": ",", ".tsv": "\t"}
_WORDS: Final = ("source_lang", "target_lang", "title", "engine", "section")
_COLUMNS: Final = frozenset(
    {
        "id",
        "translation",
        "translation_path",
        "source",
        "source_path",
        "references",
        "reference",
        "reference_paths",
        "reference_path",
        "published",
        *_WORDS,
    }
)
_LONGEST_CELL: Final = 16 * 1024 * 1024


def is_manifest(path: Path) -> bool:
    """Whether this is a list of articles, not an article itself."""
    if str(path) == "-":
        return True
    suffix = path.suffix.lower()
    if suffix in LINES:
        return True
    if suffix not in _TABLES or not path.is_file():
        return False
    with _open_manifest(path) as stream:
        _, header = next(_rows(stream, suffix), (1, []))
    return bool({"id", "translation_path"} & {cell.strip().lower() for cell in header if isinstance(header, list)})


def manifest_items(path: Path) -> Iterator[Item | Broken]:
    """The articles of a manifest; a broken row is a :class:`Broken`, named by its line.

    Raises :class:`mtcheck.errors.InputError` if the manifest itself cannot be read, has no known column, or has no row.
    """
    name = "standard input" if str(path) == "-" else str(path)
    base = Path() if str(path) == "-" else path.parent
    count = 0
    with _open_manifest(path) as stream:
        suffix = path.suffix.lower()
        records = _table(stream, suffix, name) if suffix in _TABLES else _lines(stream)
        for line, value in records:
            count += 1
            yield _item(value, f"{name}, line {line}", base)
    if not count:
        raise InputError(f"{name}: the manifest is empty")


@contextmanager
def _open_manifest(path: Path) -> Iterator[BinaryIO]:
    is_stdin = str(path) == "-"
    if is_stdin and sys.stdin is None:
        raise InputError("standard input cannot be read: it is closed")
    try:
        if is_stdin:
            yield sys.stdin.buffer
            return
        refuse_endless(path)
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise InputError(f"{'standard input' if is_stdin else path}: cannot be read: {reason_of(error)}") from error


def _lines(stream: BinaryIO) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Each line's object, or an error sentence if it is not one."""
    for number, line in enumerate(bounded_lines(stream), 1):
        if line is None:
            yield number, f"the line is longer than {LONGEST_LINE // 2**20} MB"
            continue
        if not line.strip():
            continue
        try:
            value = json.loads(line.decode("utf-8-sig"))
        except json.JSONDecodeError as error:
            yield number, f"invalid JSON: {error.msg} at character {error.pos + 1}"
            continue
        except (ValueError, RecursionError) as error:
            yield number, f"invalid JSON: {str(error).splitlines()[0]}"
            continue
        yield number, value if isinstance(value, dict) else "a row of a manifest is a JSON object"


def _rows(stream: BinaryIO, suffix: str) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with its first line, or an error sentence if it is not a row of a table."""
    csv.field_size_limit(_LONGEST_CELL)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    lines = _whole_lines(text)
    first = next(lines, "")
    delimiter = _TABLES[suffix]
    if delimiter == "," and first.count(";") > first.count(","):
        delimiter = ";"
    reader = csv.reader(chain((first,), lines), delimiter=delimiter, strict=True)
    try:
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                reason = "the cell is longer than 16 MB" if "limit" in str(error) else "a quotation mark is not closed"
                yield line, f"{reason}, or appears in a cell without being doubled" if "mark" in reason else reason
                continue
            yield line, row
    finally:
        with suppress(ValueError):  # the stream may be closed before its last reader is
            text.detach()


def _whole_lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Raises :class:`OSError` for a line of a table that is too long for its cells."""
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith(("\n", "\r")):
            raise OSError(errno.EFBIG, f"a line is longer than {LONGEST_LINE // 2**20} MB")
        yield line


def _table(stream: BinaryIO, suffix: str, name: str) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    rows = _rows(stream, suffix)
    _, first = next(rows, (1, []))
    if isinstance(first, str):
        raise InputError(f"{name}: the header is not a row of a table: {first}")
    header = [cell.strip().lower() for cell in first]
    if others := sorted(set(header) - _COLUMNS - {""}):
        raise InputError(f"{name}: {unknown('column', others[0], sorted(_COLUMNS), 'the columns are')}")
    for line, row in rows:
        if isinstance(row, str):
            yield line, row
        elif any(cell.strip() for cell in row):
            yield line, {key: cell for key, cell in zip(header, row, strict=False) if key and cell.strip()}


def _item(value: Mapping[str, Any] | str, where: str, base: Path) -> Item | Broken:
    if isinstance(value, str):
        return Broken(where, where, one_line(f"{where}: {value}"))
    try:
        return _valid_item(value, where, base)
    except InputError as error:
        return Broken(str(value.get("id") or where), where, one_line(f"{where}: {error}"))


def _valid_item(value: Mapping[str, Any], where: str, base: Path) -> Item:
    if others := sorted(map(str, value.keys() - _COLUMNS)):
        raise InputError(unknown("key", others[0], sorted(_COLUMNS), "the keys are"))
    name = value.get("id") or value.get("translation_path") or where
    if not isinstance(name, str | int):
        raise InputError("id must be text")
    translation = _text(value, "translation", base)
    if translation is None:
        raise InputError("neither translation nor translation_path is given")
    return Item(
        id=str(name),
        where=where,
        translation=translation,
        source=_text(value, "source", base),
        references=_references(value, base),
        source_lang=_word(value, "source_lang"),
        target_lang=_word(value, "target_lang"),
        title=_word(value, "title"),
        published=_date(value.get("published")),
        engine=_word(value, "engine"),
        section=_word(value, "section"),
    )


def _text(value: Mapping[str, Any], key: str, base: Path) -> Upload | str | tuple[str, ...] | None:
    given, path = value.get(key), value.get(f"{key}_path")
    if given is not None and path is not None:
        raise InputError(f"both {key} and {key}_path are given")
    if path is not None:
        return _file(path, f"{key}_path", base)
    return None if given is None else _content(given, key)


def _content(given: object, key: str) -> str | tuple[str, ...]:
    if isinstance(given, str):
        return given
    if isinstance(given, list) and all(isinstance(sentence, str) for sentence in given):
        return tuple(given)
    raise InputError(f"{key} must be text or a list of sentences")


def _references(value: Mapping[str, Any], base: Path) -> tuple[Upload | str | tuple[str, ...], ...]:
    made: list[Upload | str | tuple[str, ...]] = []
    for key in ("references", "reference"):
        given = value.get(key)
        made += [_content(item, key) for item in (given if isinstance(given, list) else [given]) if item is not None]
    for key in ("reference_paths", "reference_path"):
        given = value.get(key)
        made += [_file(item, key, base) for item in (given if isinstance(given, list) else [given]) if item is not None]
    return tuple(made)


def _file(path: object, key: str, base: Path) -> Upload:
    if not isinstance(path, str) or not path:
        raise InputError(f"{key} must be the path of a file")
    try:
        found = inside(base, path, "the manifest's folder")
    except ValueError as error:
        raise InputError(f"{error}: move the manifest to a folder above its files") from error
    try:
        return Upload(load(found), Path(path).name)
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read: {reason_of(error)}") from error


def _word(value: Mapping[str, Any], key: str) -> str | None:
    word = value.get(key)
    if word is None or (isinstance(word, str) and word.strip()):
        return word
    raise InputError(f"{key} must be text")


def _date(value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise InputError(f"published must be a date such as 2022-01-18, not {value!r}") from error
