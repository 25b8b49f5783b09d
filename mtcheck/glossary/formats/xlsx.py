"""XLSX: the sheets of a workbook that have names, with the columns of :mod:`mtcheck.glossary.formats.table`."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import GlossaryError
from mtcheck.glossary.entry import Entry
from mtcheck.glossary.formats.row import Row
from mtcheck.glossary.formats.sheets import ROWS_OF_ALL_SHEETS, refuse_bombs, rows_of_sheets
from mtcheck.glossary.formats.table import table_of
from mtcheck.languages.tags import USUAL_TARGET

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader

    from mtcheck.glossary.formats.layout import Record

__all__ = ["read", "write"]

_ROWS: Final = 1_048_576
_CELL: Final = 32_767
_WIDEST_ROW: Final = 256
"""The most columns that are read; a glossary has none farther right."""
_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read(
    data: bytes, where: str, wanted: Mapping[str, str] | None = None, target_lang: str = USUAL_TARGET
) -> Iterator[Row]:
    """Every row of the sheets with names; ``wanted`` assigns the columns if the header does not, and ``target_lang`` is
    the language of the names.

    Raises :class:`mtcheck.errors.GlossaryError` for anything that is not a workbook, unpacks to an unreasonable size,
    or declares XML entities.
    """
    from openpyxl import load_workbook
    from openpyxl.reader.excel import ExcelReader

    refuse_bombs(data, where, "an XLSX workbook", workbook=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            _refuse_sheets_read_twice(ExcelReader(io.BytesIO(data), read_only=True, keep_links=False), where)
            workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            walked = count(1)
            shown = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
            sheets = [(sheet.title, _records(sheet, walked, where)) for sheet in shown]
            yield from rows_of_sheets(sheets, where, wanted, target_lang)
        except GlossaryError:
            raise
        except Exception as error:
            told = f"it is damaged ({error}); save it again in a spreadsheet program"
            raise GlossaryError(f"{where}: not a workbook that can be read: {told}") from error


def _refuse_sheets_read_twice(reader: ExcelReader, where: str) -> None:
    """Refuse them because a few bytes can name one sheet a thousand times."""
    reader.read_manifest()
    reader.read_workbook()
    parts = [relation.target for _, relation in reader.parser.find_sheets()]
    if len(set(parts)) < len(parts):
        raise GlossaryError(f"{where}: two of its sheets are the same part; refused")


def _records(sheet: Any, walked: Iterator[int], where: str) -> Iterator[Record]:  # noqa: ANN401 - unknown to the stubs
    """The rows of a read-only sheet; ``walked`` counts those of all sheets, including rows that are not in the file."""
    sheet.reset_dimensions()
    for line, cells in enumerate(sheet.iter_rows(values_only=True, max_row=_ROWS, max_col=_WIDEST_ROW), 1):
        if next(walked) > ROWS_OF_ALL_SHEETS:
            raise GlossaryError(f"{where} has more rows than a glossary can have; refused")
        if cells.count(None) < len(cells):
            width = next(place for place in range(len(cells), 0, -1) if cells[place - 1] is not None)
            yield line, [_text(value) for value in cells[:width]]


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
            shown = _ILLEGAL.sub("", text)[:_CELL]
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
