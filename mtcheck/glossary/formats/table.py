r"""Entries as rows of a table, shared by CSV, TSV and XLSX.

The first row names the columns, in any order; only ``name`` is required::

    name, kind, gender, indeclinable, sr, hr, uk, …, allowed, discouraged, forbidden,
    valid_from, valid_until, note, id

A column named by a language tag holds the forms in that language (Indonesian, whose tag is ``id``, is
``source:id``). Several forms or variants stand in one cell, separated by ``|`` or by line breaks; a variant's
note follows it after ``::``. A backslash takes the meaning from ``|``, ``::`` and itself; ``\n`` is a
line break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mtcheck.errors import GlossaryError
from mtcheck.glossary.entry import Entry, Variant
from mtcheck.glossary.formats.row import Broken, Row, RowError, language, make_entry, tidy, variant, yes_or_no

__all__ = ["Layout", "layout_of", "rows_of", "table_of"]

_FIRST: Final = ("name", "kind", "gender", "indeclinable")
_LAST: Final = ("allowed", "discouraged", "forbidden", "valid_from", "valid_until", "note", "id")
_FIELDS: Final = frozenset(_FIRST + _LAST)
_PLAIN: Final = ("kind", "gender", "valid_from", "valid_until", "note", "id")
_VARIANTS: Final = ("allowed", "discouraged", "forbidden")
_PIECE: Final = re.compile(r"(?:[^\\|\n]|\\.)+", re.DOTALL)
_NOTE: Final = re.compile(r"((?:[^\\:]|\\.|:(?!:))*)::(.*)", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each field stands in a row: index by column, and index with tag for the languages."""

    width: int
    name: int
    plain: tuple[tuple[int, str], ...]
    variants: tuple[tuple[int, str], ...]
    languages: tuple[tuple[int, str], ...]
    indeclinable: int | None


def layout_of(header: Sequence[str], where: str) -> Layout:
    """The layout that a first row describes.

    Raises :class:`mtcheck.errors.GlossaryError` for an unknown or doubled column and for a missing ``name``.
    """
    columns = [_column(cell, where) for cell in header]
    while columns and not columns[-1]:
        columns.pop()
    for column in columns:
        if not column:
            raise GlossaryError(f"{where}: a column without a name in the first row")
        if columns.count(column) > 1:
            raise GlossaryError(f"{where}: two columns named {column!r}")
    if "name" not in columns:
        raise GlossaryError(f"{where}: the first row must name the columns, and one of them must be 'name'")
    places = list(enumerate(columns))
    return Layout(
        width=len(columns),
        name=columns.index("name"),
        plain=tuple((place, column) for place, column in places if column in _PLAIN),
        variants=tuple((place, column) for place, column in places if column in _VARIANTS),
        languages=tuple((place, column.removeprefix("source:")) for place, column in places if column not in _FIELDS),
        indeclinable=columns.index("indeclinable") if "indeclinable" in columns else None,
    )


def _column(cell: str, where: str) -> str:
    text = " ".join(cell.split())
    field = text.lower().replace(" ", "_")
    if not text or field in _FIELDS:
        return field
    try:
        tag = language(tidy(text.removeprefix("source:")))
    except RowError:
        from difflib import get_close_matches

        close = get_close_matches(field[:40], _FIELDS, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise GlossaryError(f"{where}: unknown column {text[:40]!r}{hint}") from None
    return f"source:{tag}" if tag in _FIELDS else tag


def rows_of(layout: Layout, records: Iterable[tuple[int, Sequence[str]] | Broken]) -> Iterator[Row]:
    """Each record (line and cells) as an entry or as a broken row; empty records are skipped."""
    for record in records:
        if isinstance(record, Broken):
            yield record
            continue
        line, cells = record
        if not any(cells):
            continue
        try:
            if len(cells) > layout.width and any(cells[layout.width :]):
                raise RowError(f"{len(cells)} cells in {layout.width} columns")  # noqa: TRY301
            yield _entry(layout, cells, line)
        except RowError as error:
            yield Broken(line, str(error))


def _entry(layout: Layout, cells: Sequence[str], line: int) -> Entry:
    width = len(cells)
    name = cells[layout.name] if layout.name < width else ""
    if layout.width == 1:
        return make_entry(name, line=line)
    plain = {column: cells[place] for place, column in layout.plain if place < width and cells[place]}
    variants = {
        column: [_variant(piece) for piece in _pieces(cells[place])]
        for place, column in layout.variants
        if place < width and cells[place]
    }
    sources = [
        (tag, form)
        for place, tag in layout.languages
        if place < width and cells[place]
        for piece in _pieces(cells[place])
        if (form := tidy(_plain(piece)))
    ]
    flag = layout.indeclinable
    indeclinable = yes_or_no(cells[flag], "indeclinable") if flag is not None and flag < width else False
    return make_entry(name, line=line, sources=sources, indeclinable=indeclinable, **plain, **variants)  # type: ignore[arg-type]


def _pieces(cell: str) -> list[str]:
    """The values of a cell, still escaped."""
    if "|" not in cell and "\\" not in cell and "\n" not in cell:
        return [] if cell.isspace() else [cell]
    if "\\" not in cell:
        return [piece for piece in cell.replace("\n", "|").split("|") if piece and not piece.isspace()]
    return [piece for piece in _PIECE.findall(cell) if not piece.isspace()]


def _variant(piece: str) -> Variant:
    noted = _NOTE.fullmatch(piece) if "::" in piece else None
    return variant(_plain(noted[1]), _plain(noted[2])) if noted else variant(_plain(piece), None)


def _plain(piece: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] == "n" else match[1], piece) if "\\" in piece else piece


def table_of(entries: Sequence[Entry]) -> Iterator[list[str]]:
    """The header and a row for each entry; columns that no entry needs are left out."""
    tags = dict.fromkeys(tag for entry in entries for tag, _ in entry.sources)
    used = {field for field in (*_FIRST, *_LAST) if any(getattr(entry, field) for entry in entries)} | {"name"}
    first = [field for field in _FIRST if field in used]
    last = [field for field in _LAST if field in used]
    yield [*first, *(f"source:{tag}" if tag in _FIELDS else tag for tag in tags), *last]
    for entry in entries:
        forms: dict[str, list[str]] = {}
        for tag, form in entry.sources:
            forms.setdefault(tag, []).append(_escape(form))
        yield [
            *(_cell(entry, field) for field in first),
            *("|".join(forms.get(tag, ())) for tag in tags),
            *(_cell(entry, field) for field in last),
        ]


def _cell(entry: Entry, field: str) -> str:
    value = getattr(entry, field)
    if field in _VARIANTS:
        return "|".join(_escaped(item) for item in value)
    if field == "indeclinable":
        return "yes" if value else ""
    return "" if value is None else str(value)


def _escaped(item: Variant) -> str:
    text = _escape(item.text).replace("::", r"\:\:")
    return f"{text} :: {_escape(item.note)}" if item.note else text


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace("|", r"\|").replace("\n", r"\n")
