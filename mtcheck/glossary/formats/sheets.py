"""What spreadsheets have in common: archives that may be bombs, and several sheets, of which some hold names."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from mtcheck.errors import GlossaryError
from mtcheck.glossary.formats.layout import SAMPLE, Record, layout_of
from mtcheck.glossary.formats.row import Broken, Row
from mtcheck.glossary.formats.table import rows_of

__all__ = ["refuse_bombs", "rows_of_sheets"]

_LARGEST: Final = 2**30
_RATIO: Final = 100
_SMALL: Final = 2**26


def refuse_bombs(data: bytes, where: str, what: str) -> None:
    """Raises :class:`mtcheck.errors.GlossaryError` for a file that is no ZIP archive, whose parts unpack to an
    unreasonable size, or one of whose parts declares a document type."""
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
        raise GlossaryError(f"{where}: not {what}: {error}") from error


def rows_of_sheets(
    sheets: Sequence[tuple[str, Iterator[Record]]], where: str, wanted: Mapping[str, str] | None = None
) -> Iterator[Row]:
    """Every row of the sheets (title and rows) whose first row names columns; else of the first with names or pairs.

    Raises :class:`mtcheck.errors.GlossaryError`, for the first sheet that is not empty, where none does.
    """
    if not sheets:
        raise GlossaryError(f"{where}: not a workbook that can be read: it has no sheets")
    refused: GlossaryError | None = None
    found: list[tuple[str, str, Iterable[Record]]] = []
    listed: list[tuple[str, str, Iterable[Record]]] = []
    for title, records in sheets:
        filled = (record for record in records if any(map(str.strip, record[1])))
        head = list(islice(filled, SAMPLE))
        place = f"{where}, sheet {title[:40]!r}" if len(sheets) > 1 else where
        try:
            layout = layout_of(head, place, wanted) if head else None
            if head and layout is None:
                _ = list(rows_of(head[:1], place, wanted))
        except GlossaryError as error:
            refused = refused or error
            continue
        if layout is not None:
            (found if layout.start else listed).append((title, place, chain(head, filled)))
    found = found or listed[:1]
    for number, (title, place, rows) in enumerate(found):
        yield from _named(rows_of(rows, place, wanted), title if number else "")
    if not found:
        raise refused or GlossaryError(f"{where}: the sheets are empty; a first row must name the columns")


def _named(rows: Iterable[Row], title: str) -> Iterator[Row]:
    for row in rows:
        if title and isinstance(row, Broken):
            yield replace(row, reason=f"sheet {title[:40]!r}: {row.reason}")
        else:
            yield row
