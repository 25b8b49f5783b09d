"""CSV and TSV, as spreadsheets write them.

The separator (tab, semicolon, comma, bar) is found in the first lines, or given by Excel's ``sep=;`` above them. Cells
may be quoted and then hold line breaks. See :mod:`mtcheck.glossary.formats.table` for the columns.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from mtcheck.glossary.entry import Entry
from mtcheck.glossary.formats.row import Broken, Row
from mtcheck.glossary.formats.table import rows_of, table_of
from mtcheck.glossary.formats.text import text_of
from mtcheck.languages.tags import USUAL_TARGET
from mtcheck.text.formulas import guard, unguard

__all__ = ["beginning", "locate_rows", "read", "read_tsv", "write_csv", "write_tsv"]

_HEAD: Final = re.compile(r"(?:[ \t]*\n)*(?:sep=(.)\n)?", re.IGNORECASE)
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_SEPARATORS: Final = ("\t", ";", ",", "|")
_QUOTED: Final = re.compile(r'"[^"]*"')
_SAMPLE: Final = 20_000
_ARROW: Final = re.compile(r"(?<![ \t])[ \t]+(?:=>|->|→|=)[ \t]+")
_ARROWS: Final = re.compile(r"\ufeff?(?:[^\n=>→\t;,\"]{1,200}[ ](?:=>|->|→|=)[ ][^\n=>→\t;,\"]{1,200}(?:\n+|$))+")
"""Lines like ``Kijev = Kyiv``."""
_LINES_SEEN: Final = 20
_LINES_PER_RECORD: Final = 200


class _UnclosedError(Exception):
    """A quotation mark was opened but not closed."""


class _Lines:
    """The lines of a text, with a way back to the second line of a record that turned out to be broken."""

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
        """Return all but the record's first line."""
        rest = self._record[1:]
        self._again.extend(reversed(rest))
        self.number -= len(rest)


def read(
    data: bytes, where: str, wanted: Mapping[str, str] | None = None, target_lang: str = USUAL_TARGET
) -> Iterator[Row]:
    """Every row of a CSV or TSV file; ``wanted`` assigns the columns if the header does not, and ``target_lang`` is the
    language of the names.

    Raises :class:`mtcheck.errors.GlossaryError` if the file is not text or its columns cannot be determined.
    """
    return _read_rows(data, where, wanted, target_lang, lone=",")


def read_tsv(
    data: bytes, where: str, wanted: Mapping[str, str] | None = None, target_lang: str = USUAL_TARGET
) -> Iterator[Row]:
    """The same for a file named TSV: in a list of names, commas are not separators."""
    return _read_rows(data, where, wanted, target_lang, lone="\t")


def _read_rows(
    data: bytes, where: str, wanted: Mapping[str, str] | None, target_lang: str, *, lone: str
) -> Iterator[Row]:
    text = text_of(data, where)
    if _ARROWS.fullmatch(text[:_SAMPLE].rpartition("\n")[0] or text):
        text = _ARROW.sub("\t", text)
    start, separator = beginning(text, lone)
    records = _records(_Lines(text, start), separator)
    bare = (item if isinstance(item, Broken) else _bare(*item) for item in records)
    yield from rows_of(bare, where, wanted, target_lang)


def beginning(text: str, lone: str = ",") -> tuple[int, str]:
    """Where the first row of a table begins, and the separator of its cells."""
    head = _HEAD.match(text)
    start = head.end() if head else 0
    return start, (head and head[1]) or separator_of(text[start : start + _SAMPLE], lone)


def locate_rows(text: str, start: int, separator: str) -> Iterator[tuple[range, list[str]]]:
    """The valid rows of a table, each with the numbers (0-based) of its lines."""
    lines = _Lines(text, start)
    for record in _records(lines, separator):
        if not isinstance(record, Broken):
            yield range(record[0] - 1, lines.number), record[1]


def separator_of(text: str, lone: str = ",") -> str:
    """The separator that most of the first lines have equally often; the more often, the better. A bar must be in the
    first line too; if that line is just ``name``, the file is a list of names and its separator is ``lone``."""
    lines = [_QUOTED.sub("", line) for line in text.split("\n") if line.strip()][:_LINES_SEEN]
    if not lines or lines[0].strip('\ufeff "').lower() in {"", "name"}:
        return lone

    def fitness(mark: str) -> tuple[int, int]:
        often = Counter(count for line in lines if (count := line.count(mark)))
        return max(((number, count) for count, number in often.items()), default=(0, 0))

    return max((mark for mark in _SEPARATORS if mark != "|" or mark in lines[0]), key=fitness)


def _records(lines: _Lines, separator: str) -> Iterator[tuple[int, list[str]] | Broken]:
    """Each record with the number of its first line; broken quoting spoils only its own line."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        number = lines.begin()
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except (csv.Error, _UnclosedError):
            lines.give_back()
            yield Broken(
                number, "a quotation mark is not closed, or appears inside a quoted cell without being doubled"
            )


def write_csv(entries: Sequence[Entry]) -> bytes:
    """Comma-separated UTF-8, with a byte-order mark so that Excel reads it correctly."""
    return _write(entries, ",")


def write_tsv(entries: Sequence[Entry]) -> bytes:
    """Tab-separated UTF-8, with a byte-order mark so that Excel reads it correctly."""
    return _write(entries, "\t")


def _bare(number: int, cells: list[str]) -> tuple[int, list[str]]:
    return number, list(map(unguard, cells))


def _write(entries: Sequence[Entry], separator: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(map(guard, row) for row in table_of(entries))
    return out.getvalue().encode("utf-8-sig", "replace")
