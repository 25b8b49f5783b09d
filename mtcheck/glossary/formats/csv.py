"""CSV and TSV, as spreadsheets write them.

The separator (comma, semicolon, tab) is told by the first line, or by Excel's ``sep=;`` above it. Cells may
be quoted and then hold line breaks. See :mod:`mtcheck.glossary.formats.table` for the columns.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

from mtcheck.errors import GlossaryError
from mtcheck.glossary.entry import Entry
from mtcheck.glossary.formats.row import Broken, Row
from mtcheck.glossary.formats.table import layout_of, rows_of, table_of
from mtcheck.glossary.formats.text import text_of

__all__ = ["read", "write_csv", "write_tsv"]

_HEAD: Final = re.compile(r"(?:[ \t]*\n)*(?:sep=(.)\n)?", re.IGNORECASE)
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_SEPARATORS: Final = (",", ";", "\t")
_LINES_PER_RECORD: Final = 200


class _UnclosedError(Exception):
    """A quotation mark was opened and not closed."""


class _Lines:
    """The lines of a text, with a way back to the second line of a record that proved to be broken."""

    def __init__(self, text: str, start: int) -> None:
        self._lines = (match[0] for match in _LINE.finditer(text, start))
        self._record: list[str] = []
        self._again: list[str] = []
        self.number = text.count("\n", 0, start)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self._record) == _LINES_PER_RECORD:
            raise _UnclosedError
        line = self._again.pop() if self._again else next(self._lines)
        self._record.append(line)
        self.number += 1
        return line

    def begin(self) -> int:
        """The number of the line at which a new record begins."""
        self._record.clear()
        return self.number + 1

    def give_back(self) -> None:
        """Leave only the record's first line behind."""
        rest = self._record[1:]
        self._again.extend(reversed(rest))
        self.number -= len(rest)


def read(data: bytes, where: str) -> Iterator[Row]:
    """Every row of a CSV or TSV file.

    Raises :class:`mtcheck.errors.GlossaryError` where the file is no text or its first row names no columns.
    """
    text = text_of(data, where)
    head = _HEAD.match(text)
    start = head.end() if head else 0
    first = text[start : text.find("\n", start) + 1 or None]
    separator = (head and head[1]) or max(_SEPARATORS, key=first.count)
    records = _records(_Lines(text, start), separator)
    header = next(records, None)
    if header is None:
        raise GlossaryError(f"{where}: the file is empty; its first row must name the columns")
    if isinstance(header, Broken):
        raise GlossaryError(f"{where}, line {header.line}: {header.reason}")
    line, cells = header
    yield from rows_of(layout_of(cells, f"{where}, line {line}"), records)


def _records(lines: _Lines, separator: str) -> Iterator[tuple[int, list[str]] | Broken]:
    """Each record with the number of its first line; broken quoting spoils its own line only."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        number = lines.begin()
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except (csv.Error, _UnclosedError):
            lines.give_back()
            yield Broken(number, "a quotation mark is not closed, or stands inside a quoted cell without being doubled")


def write_csv(entries: Sequence[Entry]) -> bytes:
    """Comma-separated, UTF-8 with a mark so that Excel reads it rightly."""
    return _write(entries, ",")


def write_tsv(entries: Sequence[Entry]) -> bytes:
    """Tab-separated, UTF-8 with a mark so that Excel reads it rightly."""
    return _write(entries, "\t")


def _write(entries: Sequence[Entry], separator: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(table_of(entries))
    return out.getvalue().encode("utf-8-sig")
