"""XLSX: the first sheet of a workbook, with the columns of :mod:`mtcheck.glossary.formats.table`."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final

from mtcheck.errors import GlossaryError
from mtcheck.glossary.entry import Entry
from mtcheck.glossary.formats.row import Row
from mtcheck.glossary.formats.table import layout_of, rows_of, table_of

__all__ = ["read", "write"]

_LARGEST: Final = 2**30
_RATIO: Final = 100
_SMALL: Final = 2**26
_ROWS: Final = 1_048_576
_CELL: Final = 32_767


def read(data: bytes, where: str) -> Iterator[Row]:
    """Every row of the first sheet.

    Raises :class:`mtcheck.errors.GlossaryError` for what is no workbook, unpacks to an unreasonable size, or
    declares XML entities.
    """
    from openpyxl import load_workbook

    _refuse_bombs(data, where)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheet = workbook.worksheets[0]
            sheet.reset_dimensions()
            yield from _rows(sheet.iter_rows(values_only=True), where)
        except GlossaryError:
            raise
        except Exception as error:
            raise GlossaryError(f"{where}: not a workbook that can be read: {error!r}") from error


def _refuse_bombs(data: bytes, where: str) -> None:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                bomb = part.file_size > _SMALL and part.file_size > _RATIO * max(part.compress_size, 1)
                if bomb or part.file_size > _LARGEST:
                    raise GlossaryError(f"{where}: {part.filename} unpacks to {part.file_size:,} bytes; refused")
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as stream:
                        head = stream.read(65_536)
                    if b"<!DOCTYPE" in head or b"<!\x00D\x00O\x00C" in head:
                        raise GlossaryError(f"{where}: {part.filename} declares a document type; refused")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise GlossaryError(f"{where}: not an XLSX workbook: {error}") from error


def _rows(values: Iterable[Sequence[object]], where: str) -> Iterator[Row]:
    records = ((line, [_text(value) for value in cells]) for line, cells in enumerate(values, 1))
    header = next((record for record in records if any(record[1])), None)
    if header is None:
        raise GlossaryError(f"{where}: the first sheet is empty; its first row must name the columns")
    line, cells = header
    yield from rows_of(layout_of(cells, f"{where}, line {line}"), records)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return value.replace("\r\n", "\n")
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)


def write(entries: Sequence[Entry]) -> bytes:
    """A workbook of one sheet.

    Raises :class:`mtcheck.errors.GlossaryError` for more entries than a sheet has rows.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if len(entries) >= _ROWS:
        raise GlossaryError(
            f"an XLSX sheet has {_ROWS:,} rows, too few for {len(entries):,} entries; write CSV instead"
        )
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("glossary")
    sheet.freeze_panes = "B2"
    for row in table_of(entries):
        cells: list[object] = []
        for text in row:
            shown = ILLEGAL_CHARACTERS_RE.sub("", text)[:_CELL]
            if shown.startswith("="):
                cell = WriteOnlyCell(sheet, shown)
                cell.data_type = "s"
                cells.append(cell)
            else:
                cells.append(shown or None)
        sheet.append(cells)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()
