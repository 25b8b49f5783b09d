"""Bilingual tables, CSV and TSV: a row is a pair, a header says which column is which.

Columns are recognised by their usual names (*source*, *translation*), by a language's tag or name (*sr*, *English*,
*Source [sr]*), or by ``--columns``. Two columns without a header are source and translation. The separator
(tab, semicolon, comma, bar) is the one that splits all rows alike, or that of Excel's ``sep=;`` in the first line.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from mtcheck.errors import InputError
from mtcheck.model import Unit, UnitState
from mtcheck.read.columns import label_of, layout_of, may_be_main
from mtcheck.read.encoding import decode
from mtcheck.read.pair import Asked, Content, Pair, trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.read.columns import Layout

__all__ = ["is_table", "read"]

_OWN: Final = ["segment", "source", "translation", "reference", "retranslation", "notes"]
"""The header of mtcheck's own TSV, in which backslashes escape."""

_SEPARATORS: Final = ("\t", ";", ",", "|")
_SEP: Final = re.compile(r"(?:[ \t]*\n)*(?:\"?sep=(.)\"?\n)?", re.IGNORECASE)
_SAMPLE: Final = 65_536
_ESCAPED: Final = re.compile(r"\\([tnr\\])")
_UNESCAPED: Final = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}

_DONE: Final = re.compile(
    r"final|approved|reviewed|proofread|signed.?off|accepted|reviewer \d confirmed", re.IGNORECASE
)
_UNDONE: Final = re.compile(
    r"new|untranslated|not.?(?:started|translated)|empty|initial|needs.?translation", re.IGNORECASE
)
_DRAFT: Final = re.compile(r"(?:.*(?:fuzzy|draft|review|edit|pre.?transl|reject|unconfirmed).*)|true", re.IGNORECASE)


_Rows: TypeAlias = list[tuple[int, list[str]]]
"""The cells of each row, with the number of its first line."""


def _names_a_pair(cells: Sequence[str], *, languages_do: bool) -> bool:
    """Whether a header names a source and a translation, or (where that is enough) several languages."""
    if not languages_do and sum(map(may_be_main, cells)) < 2:
        return False  # prose has commas too: its parts are not looked up among the names of languages
    labels = [label_of(cell.strip('" ')) for cell in cells]
    named = sorted(label.role for label in labels if label.role in {"source", "translation"})
    return named == ["source", "translation"] or (
        languages_do and len({label.language for label in labels if label.language}) > 1
    )


def is_table(head: str) -> bool:
    """Whether a text is a table of pairs beyond doubt: its header names a source and a translation, or two languages,
    or each of its lines has two cells separated by a tab."""
    lines = head[(match.end() if (match := _SEP.match(head)) else 0) :].removeprefix("\ufeff").splitlines()
    lines = [line for line in lines if line.strip()]
    if len(lines) < 2:
        return False
    for separator in _SEPARATORS:
        if separator not in lines[1]:
            continue
        if _names_a_pair(lines[0].split(separator), languages_do=separator == "\t"):
            return True
    return all(line.count("\t") == 1 and all(map(_has_words, line.split("\t"))) for line in lines)


def _has_words(cell: str) -> bool:
    return any(char.isalpha() for char in cell)


def read(data: bytes, where: str, asked: Asked) -> Content:
    """Every row as a pair; a row with more cells than there are columns is broken.

    Raises :class:`InputError` for a table whose columns are unclear, :class:`mtcheck.errors.UsageError` for a column
    asked for that it does not have.
    """
    text = decode(data, where).text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    rows = _rows(text, where)
    if not rows:
        raise InputError(f"{where}: the table is empty")
    widths = {len(cells) for _, cells in rows}
    first = rows[0][1]
    if asked.article is not None:
        asked = replace(asked, columns=(*asked.columns, ("article", asked.article)))
    layout = layout_of(first, widths.pop() if len(widths) == 1 else 0, asked, where)
    pairs: list[Pair] = []
    broken: list[str] = []
    for number, (line, cells) in enumerate(rows[1:] if layout.header else rows):
        if any(cells[layout.width :]):
            broken.append(f"line {line}: {len(cells)} cells in {layout.width} columns")
            continue
        pair = _pair([_unescape(cell) for cell in cells] if first == _OWN else cells, number, line, layout)
        if pair.source or pair.target:
            pairs.append(pair)
    notices = (layout.notice,) if layout.notice else ()
    return Content(tuple(pairs), layout.source_lang, layout.target_lang, broken=tuple(broken), notices=notices)


def _pair(cells: Sequence[str], number: int, line: int, layout: Layout) -> Pair:
    values = {role: trim(cells[place]) for role, place in layout.places.items() if place < len(cells)}
    target = values.get("translation", "")
    state = _state(values.get("state", "")) if target else UnitState.UNTRANSLATED
    unit = Unit(values.get("id") or f"line {line}", number, state, line)
    return Pair(unit, values.get("source", ""), target, values.get("reference", ""), values.get("article", ""))


def _state(value: str) -> UnitState:
    if _DONE.fullmatch(value):
        return UnitState.FINAL
    if _UNDONE.fullmatch(value):
        return UnitState.UNTRANSLATED
    return UnitState.DRAFT if _DRAFT.fullmatch(value) else UnitState.TRANSLATED


def _unescape(cell: str) -> str:
    return _ESCAPED.sub(lambda match: _UNESCAPED[match[1]], cell)


def _are_rows(plain: _Rows, quoted: _Rows) -> bool:
    """Whether the lines themselves are rows: with the same number of cells in each, which reading the quotation marks
    changes."""
    return _are_alike(plain) and len(plain) != sum(any(cells) for _, cells in quoted)


def _rows(text: str, where: str) -> _Rows:
    """The rows that are not empty, each with the number of its first line."""
    head = _SEP.match(text)
    start = head.end() if head else 0
    body = text[start:]
    before = text.count("\n", 0, start)
    separator = (head and head[1]) or _separator(body)
    try:
        found = list(_quoted_rows(body, separator))
    except _BrokenRowError as error:
        if separator != "\t":
            raise InputError(f"{where}, line {before + error.line}: {error}; nothing was audited") from error
        found = []
    if separator == "\t":
        # Few tools quote in TSV: unless all rows show that one did, quotation marks belong to the texts.
        plain = [(line, row.split("\t")) for line, row in enumerate(body.split("\n"), 1) if row.strip()]
        found = plain if not found or _are_rows(plain, found) else found
    return [(before + line, cells) for line, cells in found if any(cell.strip() for cell in cells)]


def _are_alike(rows: Sequence[tuple[int, list[str]]]) -> bool:
    return len({len(cells) for _, cells in rows}) == 1


class _BrokenRowError(ValueError):
    """A row, from ``line`` on, that is not CSV."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def _quoted_rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            reason = "a quotation mark is not closed, or appears inside a quoted cell without being doubled"
            raise _BrokenRowError(line, "a cell is too long" if "limit" in str(error) else reason) from error


def _separator(text: str) -> str:
    """The separator that splits the first rows alike; of several, the one that gives a known header."""
    sample = text[:_SAMPLE]
    if len(sample) < len(text):
        sample = sample.rpartition("\n")[0] or sample
    first = sample.partition("\n")[0]
    alike = [separator for separator in _SEPARATORS if _parts_alike(sample, separator)]
    for separator in alike:
        if any(label_of(cell.strip('"')).role for cell in first.split(separator)):
            return separator
    return alike[0] if alike else max(_SEPARATORS, key=first.count)


def _parts_alike(sample: str, separator: str) -> bool:
    widths = {len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if any(row)}
    return len(widths) == 1 and widths != {1}
