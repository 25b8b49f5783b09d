"""Shared by spreadsheets: archives that may be bombs, and several sheets, some of which have names."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from math import inf
from typing import IO, TYPE_CHECKING, Final

from mtcheck.errors import GlossaryError
from mtcheck.glossary.formats.layout import SAMPLE, Layout, Record, layout_of
from mtcheck.glossary.formats.row import Broken, Row
from mtcheck.glossary.formats.table import rows_of
from mtcheck.languages.tags import USUAL_TARGET
from mtcheck.read.archive import BROKEN, is_dense

if TYPE_CHECKING:
    import zipfile

__all__ = ["ROWS_OF_ALL_SHEETS", "refuse_bombs", "refuse_much_text", "rows_of_sheets"]

_LARGEST_PART: Final = 2**28
"""The most bytes that a part may unpack to: more than two million names from a million articles need."""
_LARGEST_BOOK: Final = 2**29
_RATIO: Final = 100
_LARGEST_UNSUSPECTED: Final = 2**26
_BLOCK: Final = 2**20
_METHODS: Final = frozenset({0, 8})
"""Stored and deflated, the methods that office documents use."""
_ROWS: Final = 1_048_576
ROWS_OF_ALL_SHEETS: Final = 2 * _ROWS
_COLUMNS: Final = 16_384
_CELLS: Final = 8_000_000
_MOST_TEXT: Final = 2**27
"""Characters in all cells: 64 for each of two million names. A few bytes can stand for many: a text shared by cells, a
repeated cell."""
_TAG: Final = re.compile(rb"<(?:[^\s<>/:\"']{1,200}:)?(row|c|si)[\s/>]")
_PLACED: Final = re.compile(
    rb"""<(?:[^\s<>/:"']{1,200}:)?(?:(row)[\s>]|c(?:\s++(?!r[\s=])[^\s<>=/]++\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'))*+\s++"""
    rb"""r\s*+=\s*+["']([A-Za-z]{1,3})[0-9])"""
)
"""The start of a row, or a cell and its column."""
_NUMBERED: Final = re.compile(
    rb"""<(?:[^\s<>/:"']{1,200}:)?row(?:\s++(?!r[\s=])[^\s<>=/]++\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'))*+\s++"""
    rb"""r\s*+=\s*+["']([^"']{0,40})"""
)
_XML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_OTHER_XML: Final = re.compile(rb"\xff\xfe|\xfe\xff|\x00*<\x00")
"""UTF-16 and UTF-32, which are not read."""
_SHEET: Final = re.compile(r"worksheets/[^/]+\.xml$")
_FRAME: Final = re.compile(r"(?:^|/)(?:styles|workbook|\[Content_Types\])\.xml$|\.rels$")
"""Parts for a workbook's appearance and the places of its parts."""
_OTHER_TAGS: Final = 4_000_000
"""The most tags in any other part besides its cells and texts."""
_FRAME_TAGS: Final = 500_000
"""The most tags in such a part, and in a sheet besides its cells: Excel's 65,490 cell formats need 400,000."""
_TAGS_A_CELL: Final = 16
_STYLES: Final = re.compile(r"(?:^|/)styles\.xml$")
_FORMAT: Final = re.compile(rb"<(?:[^\s<>/:\"']{1,200}:)?numFmt\s[^<]*")
_STYLE: Final = re.compile(rb"<(?:[^\s<>/:\"']{1,200}:)?xf[\s/>]")
_MOST_STYLES: Final = 2 * 65_490
_LONGEST_FORMAT: Final = 2_000
"""Bytes; Excel's longest is 255 characters, each at most an entity."""
_MOST_BRACKETS: Final = 32
"""The most brackets in a number format. A parser looks for the end of each, once for each style."""


def refuse_bombs(data: bytes, where: str, what: str, *, workbook: bool) -> None:
    """Look at every part of an archive before any of it is parsed. In a ``workbook`` (XLSX) any part may be a sheet,
    whatever its name.

    Raises :class:`mtcheck.errors.GlossaryError` for a file that is not a ZIP archive, or a damaged one, whose parts
    unpack to an unreasonable size, are not UTF-8 or declare a document type, or whose sheets have more rows, columns or
    cells than a spreadsheet can have.
    """
    import zipfile

    sizes = _Sizes() if workbook else None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            for part in parts:
                bomb = part.file_size > _LARGEST_UNSUSPECTED and part.file_size > _RATIO * max(part.compress_size, 1)
                if bomb or part.file_size > _LARGEST_PART or sum(each.file_size for each in parts) > _LARGEST_BOOK:
                    raise GlossaryError(f"{where}: {part.filename} unpacks to {part.file_size:,} bytes; refused")
                if part.compress_type not in _METHODS:
                    raise GlossaryError(f"{where}: not {what}: {part.filename} uses an unsupported compression method")
            for part in parts:
                with archive.open(part) as stream:
                    _look_at(stream, f"{where}: {part.filename}", part, sizes)
    except BROKEN as error:
        raise GlossaryError(f"{where}: not {what}: {error}") from error


_NO_ORDER: Final = "its rows or cells are not in order; save it again in a spreadsheet program"


@dataclass
class _Sizes:
    """The contents of a workbook's sheets, counted by tags before they are parsed."""

    cells: int = 0
    rows: int = 0
    texts: int = 0
    """The number of texts that cells share."""
    tags: int = 0
    in_row: int = 0
    """Cells since the last row began; those in a part without rows, such as the order of calculation, do not count."""
    last: int = 0
    """The number of the last row in the sheet."""
    column: tuple[int, bytes] = (0, b"")
    """The column of the last cell in the row: its letters, with their number first."""
    before: int = 0
    """The rows of the sheets before it, added up: a parser visits every row, present or not."""
    is_sheet: bool = False
    has_rows: bool = False

    def open(self, name: str) -> None:
        self.is_sheet, self.has_rows, self.in_row = bool(_SHEET.search(name)), False, 0

    def count(self, tags: bytes, where: str) -> None:
        self.tags += tags.count(b"<")
        for tag in _TAG.finditer(tags):
            match tag[1]:
                case b"row":
                    self.rows, self.in_row, self.has_rows = self.rows + 1, 0, True
                case b"c":
                    self.cells, self.in_row = self.cells + 1, self.in_row + self.has_rows
                case _:
                    self.texts += 1
            if self.in_row > _COLUMNS or self.rows > ROWS_OF_ALL_SHEETS or self.cells + self.texts > _CELLS:
                raise GlossaryError(f"{where} has more rows or cells than a glossary can have; refused")
        if self.is_sheet:
            self._number_rows(tags, where)
            self._order_cells(tags, where)
        most = _FRAME_TAGS if self.is_sheet else _OTHER_TAGS
        if self.tags > most + _TAGS_A_CELL * (self.cells + self.rows + self.texts):
            raise GlossaryError(f"{where} has far more tags than cells; refused")

    def _number_rows(self, tags: bytes, where: str) -> None:
        for number in _NUMBERED.findall(tags):
            if not (number.isdigit() and len(number) <= 7 and 1 <= int(number) <= _ROWS):
                raise GlossaryError(f"{where} has a row {number.decode('ascii', 'replace')!r}; refused")
            if int(number) <= self.last:
                raise GlossaryError(f"{where}: {_NO_ORDER}")
            self.last = int(number)
        if self.before + self.last > ROWS_OF_ALL_SHEETS:
            raise GlossaryError(f"{where} has more rows or cells than a glossary can have; refused")

    def _order_cells(self, tags: bytes, where: str) -> None:
        """Reorder cells: a row-by-row reader loses cells that come after those to their right."""
        for row, letters in _PLACED.findall(tags):
            column = (len(letters), letters.upper())
            if letters and column <= self.column:
                raise GlossaryError(f"{where}: {_NO_ORDER}")
            self.column = (0, b"") if row else column

    def close(self) -> None:
        self.before, self.last = self.before + self.last, 0


@dataclass
class _Styles:
    """A workbook's styles, counted by tags before they are parsed."""

    styles: int = 0

    def count(self, tags: bytes, where: str) -> None:
        self.styles += len(_STYLE.findall(tags))
        if self.styles > _MOST_STYLES:
            raise GlossaryError(f"{where} has more than {_MOST_STYLES:,} cell formats; refused")
        for code in _FORMAT.findall(tags):
            if len(code) > _LONGEST_FORMAT or code.count(b"[") + code.count(b"&#") > _MOST_BRACKETS:
                raise GlossaryError(f"{where} has a number format that no spreadsheet program writes; refused")


def _look_at(stream: IO[bytes], where: str, part: zipfile.ZipInfo, sizes: _Sizes | None) -> None:
    """Read a part to its end, count its rows and cells, and refuse XML that no spreadsheet program writes."""
    block = stream.read(_BLOCK)
    if part.filename.endswith((".xml", ".rels")) or _XML.match(block) or _OTHER_XML.match(block):
        if b"\x00" in block[:64] or _OTHER_XML.match(block):
            raise GlossaryError(f"{where} is not UTF-8; refused")
        styles = _Styles() if _STYLES.search(part.filename) else None
        if sizes is not None:
            sizes.open(part.filename)
        for tags in _whole_tags(chain([block], iter(partial(stream.read, _BLOCK), b"")), where, part):
            for counter in (sizes, styles):
                if counter is not None:
                    counter.count(tags, where)
        if sizes is not None:
            sizes.close()
    while stream.read(_BLOCK):  # to see whether it is complete
        pass


def _whole_tags(blocks: Iterable[bytes], where: str, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part in stretches that end where a tag begins. Only in parts that are neither sheets nor styles may a tag be
    longer than a block; its end is then in the next stretch."""
    most = _FRAME_TAGS if _FRAME.search(part.filename) else inf
    bounded = _SHEET.search(part.filename) or _STYLES.search(part.filename)
    rest = b""
    tags = 0
    for block in blocks:
        tags += block.count(b"<")
        if tags > most or is_dense(tags, part.compress_size):
            raise GlossaryError(f"{where} has more tags than a spreadsheet needs; refused")
        text = rest + block
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise GlossaryError(f"{where} declares a document type; refused")
        cut = max(text.rfind(b"<"), 0)
        if len(text) - cut > _BLOCK:
            if bounded:
                raise GlossaryError(f"{where} has a tag or a text longer than a cell can be; refused")
            cut = len(text)
        rest = text[cut:]
        yield text[:cut]
    yield rest


def refuse_much_text(characters: int, where: str) -> None:
    """Raises :class:`mtcheck.errors.GlossaryError` for more characters than a glossary's cells can have."""
    if characters > _MOST_TEXT:
        raise GlossaryError(f"{where} has more than {_MOST_TEXT:,} characters in its cells; refused")


def _bounded_sheets(
    sheets: Iterable[tuple[str, Iterator[Record]]], where: str
) -> Iterator[tuple[str, Iterator[Record]]]:
    """The sheets, with their rows counted as they are read."""
    characters = 0

    def rows(records: Iterator[Record]) -> Iterator[Record]:
        nonlocal characters
        for line, cells in records:
            characters += sum(map(len, cells))
            refuse_much_text(characters, where)
            yield line, cells

    for title, records in sheets:
        yield title, rows(records)


def rows_of_sheets(
    sheets: Sequence[tuple[str, Iterator[Record]]],
    where: str,
    wanted: Mapping[str, str] | None = None,
    target_lang: str = USUAL_TARGET,
) -> Iterator[Row]:
    """Every row of the sheets (title and rows) whose first row is a header; else of the first with names or pairs.

    If there is none, raises :class:`mtcheck.errors.GlossaryError` for the first sheet that is not empty.
    """
    if not sheets:
        raise GlossaryError(f"{where}: not a workbook that can be read: it has no sheets")
    refused: GlossaryError | None = None
    found: list[tuple[str, str, Iterable[Record]]] = []
    listed: list[tuple[str, str, Iterable[Record]]] = []
    for title, records in _bounded_sheets(sheets, where):
        filled = _filled_rows(records)
        head = list(islice(filled, SAMPLE))
        place = f"{where}, sheet {title[:40]!r}" if len(sheets) > 1 else where
        try:
            layout = _layout_of_sheet(head, place, wanted, target_lang)
        except GlossaryError as error:
            refused = refused or error
            continue
        if layout is not None:
            (found if layout.start else listed).append((title, place, chain(head, filled)))
    found = found or listed[:1]
    for number, (title, place, rows) in enumerate(found):
        yield from _name_sheet(rows_of(rows, place, wanted, target_lang), title if number else "")
    if not found:
        raise refused or GlossaryError(f"{where}: the sheets are empty; a first row must name the columns")


def _filled_rows(records: Iterable[Record]) -> Iterator[Record]:
    return (record for record in records if any(map(str.strip, record[1])))


def _layout_of_sheet(
    head: Sequence[Record], place: str, wanted: Mapping[str, str] | None, target_lang: str
) -> Layout | None:
    """The layout of a sheet that begins with these rows; None if it is empty.

    Raises :class:`mtcheck.errors.GlossaryError` for a sheet that is not read.
    """
    if not head:
        return None
    layout = layout_of(head, place, wanted, target_lang)
    if layout is None:
        _ = list(rows_of(head[:1], place, wanted, target_lang))
    return layout


def _name_sheet(rows: Iterable[Row], title: str) -> Iterator[Row]:
    for row in rows:
        if title and isinstance(row, Broken):
            yield replace(row, reason=f"sheet {title[:40]!r}: {row.reason}")
        else:
            yield row
