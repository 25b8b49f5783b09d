"""ODS, the spreadsheets of OpenDocument, with the columns of :mod:`mtcheck.glossary.formats.table`."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from mtcheck.errors import GlossaryError
from mtcheck.glossary.entry import Entry
from mtcheck.glossary.formats.layout import Record
from mtcheck.glossary.formats.row import Row
from mtcheck.glossary.formats.sheets import refuse_bombs, refuse_much_text, rows_of_sheets
from mtcheck.glossary.formats.table import table_of
from mtcheck.languages.tags import USUAL_TARGET
from mtcheck.read.archive import BROKEN

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read", "write"]

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_WIDEST_ROW: Final = 1_024
_ROWS: Final = 1_048_576
_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES: Final = re.compile(" {2,}|^ | $")
_MIMETYPE: Final = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST: Final = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIMETYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_CONTENT: Final = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="{_OFFICE[1:-1]}" xmlns:table="{_TABLE[1:-1]}" xmlns:text="{_TEXT[1:-1]}"
 office:version="1.2"><office:body><office:spreadsheet><table:table table:name="glossary">
"""
_END: Final = "</table:table></office:spreadsheet></office:body></office:document-content>\n"


def read(
    data: bytes, where: str, wanted: Mapping[str, str] | None = None, target_lang: str = USUAL_TARGET
) -> Iterator[Row]:
    """Every row of the sheets with names; ``wanted`` assigns the columns if the header does not, and ``target_lang`` is
    the language of the names.

    Raises :class:`mtcheck.errors.GlossaryError` for anything that is not a spreadsheet, unpacks to an unreasonable
    size, or declares XML entities.
    """
    from lxml import etree

    refuse_bombs(data, where, "an ODS spreadsheet", workbook=False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("content.xml") as content:
            sheets = list(_sheets(content.read(), where))
    except KeyError as error:
        raise GlossaryError(f"{where}: not an ODS spreadsheet: it has no content.xml") from error
    except etree.XMLSyntaxError as error:
        reason = " ".join(str(error.msg).split())
        raise GlossaryError(f"{where}: not a spreadsheet that can be read: {reason}") from error
    except BROKEN as error:
        raise GlossaryError(f"{where}: not a spreadsheet that can be read: {error}") from error
    yield from rows_of_sheets(sheets, where, wanted, target_lang)


def _sheets(content: bytes, where: str) -> Iterator[tuple[str, Iterator[Record]]]:
    from lxml import etree

    rows: list[Record] = []
    line = characters = 0
    tags = (f"{_TABLE}table-row", f"{_TABLE}table")
    for _, element in etree.iterparse(
        io.BytesIO(content), tag=tags, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    ):
        if element.tag == tags[1]:
            yield element.get(f"{_TABLE}name") or "", iter(rows)
            rows, line = [], 0
        else:
            cells = list(_cells(element))
            characters += sum(map(len, set(cells)))
            refuse_much_text(characters, where)
            if any(cells):
                rows.append((line + 1, cells))
            line += _times(element, "rows", _ROWS)
        element.clear()


def _cells(row: _Element) -> Iterator[str]:
    width = 0
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        text = _value(cell)
        times = min(_times(cell, "columns", _WIDEST_ROW), _WIDEST_ROW - width)
        width += times
        yield from [text] * times


def _times(element: _Element, what: str, most: int) -> int:
    """How often a row or cell is repeated; empty ones are often repeated to the sheet's end."""
    said = element.get(f"{_TABLE}number-{what}-repeated") or "1"
    return min(int(said), most) if said.isdecimal() and len(said) < 12 else 1


def _value(cell: _Element) -> str:
    date = cell.get(f"{_OFFICE}date-value")
    if date:
        return date.partition("T")[0]
    if cell.get(f"{_OFFICE}boolean-value"):
        return "yes" if cell.get(f"{_OFFICE}boolean-value") == "true" else "no"
    return "\n".join("".join(_inside(paragraph)) for paragraph in cell.iterchildren(f"{_TEXT}p")).strip()


def _inside(element: _Element) -> Iterator[str]:
    """The text of a paragraph, without comments."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            said = child.get(f"{_TEXT}c") or "1"
            yield " " * (min(int(said), _WIDEST_ROW) if said.isdecimal() and len(said) < 6 else 1)
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag == f"{_OFFICE}annotation":
            pass
        else:
            yield from _inside(child)
        yield child.tail or ""


def write(entries: Sequence[Entry]) -> bytes:
    """A spreadsheet of one sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", _CONTENT + "".join(map(_row, table_of(entries))) + _END)
    return out.getvalue()


def _row(cells: Sequence[str]) -> str:
    return f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>\n"


def _cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    paragraphs = "".join(f"<text:p>{_paragraph(line)}</text:p>" for line in _ILLEGAL.sub("", text).split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def _paragraph(line: str) -> str:
    return _SPACES.sub(lambda spaces: f'<text:s text:c="{len(spaces[0])}"/>', escape(line, quote=False))
