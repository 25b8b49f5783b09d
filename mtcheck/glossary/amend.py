"""Adds entries to a glossary's file, keeping its columns, encoding and line ends, and leaving every other row
untouched."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Final, TypeAlias

from mtcheck.errors import GlossaryError
from mtcheck.glossary.entry import Entry, Variant
from mtcheck.glossary.formats import format_of
from mtcheck.glossary.formats.csv import beginning, locate_rows
from mtcheck.glossary.formats.headers import FIELDS, VARIANTS, column_of
from mtcheck.glossary.formats.jsonl import fields_of
from mtcheck.glossary.formats.layout import SAMPLE, Layout, layout_of
from mtcheck.glossary.formats.table import cell_of
from mtcheck.glossary.formats.text import text_of
from mtcheck.glossary.glossary import Glossary
from mtcheck.languages.language import group
from mtcheck.languages.tags import USUAL_SOURCE, USUAL_TARGET
from mtcheck.read.encoding import decode
from mtcheck.text.formulas import guard, unguard

__all__ = ["Change", "What", "amend_file"]

_Row: TypeAlias = tuple[range, Sequence[str]]
"""A table's row: its lines in the file (0-based) and its cells."""
_FORMATS: Final = frozenset({"csv", "tsv", "jsonl"})
_RAW_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class What(StrEnum):
    """The outcome for an entry."""

    ADDED = "added"
    CHANGED = "changed"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Change:
    """One added entry: what became of it, how it now reads in the file, and at which ``line`` (1-based)."""

    what: What
    entry: Entry
    line: int


def amend_file(
    data: bytes, name: str, entries: Sequence[Entry], columns: Mapping[str, str] | None = None
) -> tuple[bytes, tuple[Change, ...]]:
    """The bytes of a glossary's file with these entries added, and what became of each.

    A new name gets a row at the end. For an existing name, only its own row changes: the addition is merged into it and
    wins where they contradict each other. A field without a column gets one, named at the end of the first row. Raises
    :class:`mtcheck.errors.GlossaryError` if the file cannot represent an entry, and for formats other than CSV, TSV and
    JSON Lines.
    """
    form = format_of(Path(name))
    if form.name not in _FORMATS:
        raise GlossaryError(
            f"{name}: names can be added to CSV, TSV and JSON Lines only; convert it first: "
            f"mtcheck glossary convert {name} {Path(name).with_suffix('.csv').name}"
        )
    before = Glossary.parse(data, name, lenient=True, columns=columns).entries
    file = _File(data, name)
    changes = [_plan_change(entry, before) for entry in _together(entries)]
    if form.name == "jsonl":
        _into_lines(file, changes)
    else:
        _into_table(file, changes, columns, "\t" if form.name == "tsv" else ",")
    result = file.data()
    after = Glossary.parse(result, name, lenient=True, columns=columns).entries
    _make_sure(name, before, after, changes)
    names = {change.entry.name for change in changes}
    lines = {_bare(entry): entry.line for entry in after if entry.name in names}
    return result, tuple(replace(change, line=lines.get(_bare(change.entry), change.line)) for change in changes)


def _together(entries: Sequence[Entry]) -> list[Entry]:
    """The entries to add, each name once."""
    found: list[Entry] = []
    for entry in entries:
        place = next((place for place, other in enumerate(found) if _is_same(other, entry)), None)
        if place is None:
            found.append(entry)
        else:
            found[place] = _join_entries(found[place], entry)
    return found


def _is_same(one: Entry, other: Entry) -> bool:
    kinds = one.kind is None or other.kind is None or one.kind is other.kind
    return one.name == other.name and kinds


def _plan_change(entry: Entry, before: Sequence[Entry]) -> Change:
    there = next((other for other in before if _is_same(other, entry)), None)
    if there is None:
        return Change(What.ADDED, replace(entry, line=0), 0)
    joined = _join_entries(there, entry)
    return Change(What.KNOWN if joined == there else What.CHANGED, joined, there.line)


def _join_entries(there: Entry, new: Entry) -> Entry:
    """An entry merged with the addition; a spelling in both has its place in the addition."""
    said = {variant.text for field in VARIANTS for variant in getattr(new, field)}

    def variants(field: str) -> tuple[Variant, ...]:
        added: tuple[Variant, ...] = getattr(new, field)
        kept: tuple[Variant, ...] = getattr(there, field)
        texts = {variant.text: variant for variant in added}
        stays = [v if not (texts.get(v.text) and texts[v.text].note) else texts[v.text]
                 for v in kept if v.text not in said or v.text in texts]  # fmt: skip
        known = {variant.text for variant in stays}
        return (*stays, *(variant for variant in added if variant.text not in known))

    return replace(
        there,
        kind=new.kind or there.kind,
        gender=new.gender or there.gender,
        indeclinable=new.indeclinable or there.indeclinable,
        sources=tuple(dict.fromkeys((*there.sources, *new.sources))),
        allowed=variants("allowed"),
        discouraged=variants("discouraged"),
        forbidden=variants("forbidden"),
        valid_from=new.valid_from or there.valid_from,
        valid_until=new.valid_until or there.valid_until,
        note=new.note or there.note,
        id=new.id or there.id,
    )


class _File:
    """A text file by lines, with its encoding."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.mark, self.encoding = next(((mark, code) for mark, code in _MARKS if data.startswith(mark)), (b"", ""))
        if not self.encoding:
            try:
                data.decode("utf-8")
                self.encoding = "utf-8"
            except UnicodeDecodeError:
                self.encoding = decode(data, name).encoding
        self.text = text_of(data, name)
        self.lines = _RAW_LINE.findall(data.removeprefix(self.mark).decode(self.encoding, "surrogateescape"))
        ends = [line[len(line.rstrip("\r\n")) :] for line in self.lines]
        self.newline = next((end for end in ends if end), "\n")

    def append(self, row: str) -> None:
        """Add a line at the end, after the last one that is not empty."""
        if self.lines and not self.lines[-1].endswith(("\r", "\n")):
            self.lines[-1] += self.newline
        self.lines.append(row + self.newline)

    def replace(self, lines: range, row: str) -> None:
        """Replace these lines by another text, keeping the last one's line end."""
        last = self.lines[lines[-1]]
        end = last[len(last.rstrip("\r\n")) :]
        self.lines[lines.start : lines.stop] = [row + end, *[""] * (len(lines) - 1)]

    def data(self) -> bytes:
        """The file's bytes. Raises :class:`mtcheck.errors.GlossaryError` for letters that its encoding lacks."""
        try:
            return self.mark + "".join(self.lines).encode(self.encoding, "surrogateescape")
        except UnicodeEncodeError as error:
            letter = error.object[error.start]
            raise GlossaryError(
                f"{self.name}: its encoding, {self.encoding}, has no {letter!r}; save the file as UTF-8 first"
            ) from error


def _into_lines(file: _File, changes: Sequence[Change]) -> None:
    """Into JSON Lines."""
    for change in changes:
        row = json.dumps(fields_of(change.entry), ensure_ascii=False)
        if change.what is What.ADDED:
            file.append(row)
        elif change.what is What.CHANGED:
            file.replace(range(change.line - 1, change.line), row)


def _into_table(file: _File, changes: Sequence[Change], columns: Mapping[str, str] | None, lone: str) -> None:
    """Into CSV or TSV."""
    if all(change.what is What.KNOWN for change in changes):
        return
    start, separator = beginning(file.text, lone)
    rows = {lines.start + 1: (lines, cells) for lines, cells in locate_rows(file.text, start, separator)}
    head = [(line, cells) for line, (_, cells) in islice(rows.items(), SAMPLE) if any(map(str.strip, cells))]
    layout = layout_of(head, file.name, columns)
    if layout is None:
        raise GlossaryError(f"{file.name}: its columns cannot be determined; name them in its first row")
    header = head[layout.start - 1][0] if layout.start else 0
    _refuse_long_header(file, header)
    table = _Table(file, layout, separator, quoted=bool(header) and _is_quoted(file.lines[header - 1], separator))
    for change in changes:
        _write_row(file, table, rows, change)
    if table.added:
        _name_added(file, table, rows.get(header))


def _refuse_long_header(file: _File, header: int) -> None:
    if header and "\n" in file.lines[header - 1].rstrip("\r\n"):  # pragma: no cover - a header is one line
        raise GlossaryError(f"{file.name}: its first row takes several lines")


def _write_row(file: _File, table: _Table, rows: Mapping[int, _Row], change: Change) -> None:
    if change.what is What.CHANGED and not table.layout.simple:
        raise GlossaryError(f"{file.name}, line {change.line}: {change.entry.name!r} is already there; change it there")
    if change.what is What.ADDED:
        file.append(table.row(change.entry, []))
    elif change.what is What.CHANGED:
        lines, cells = rows[change.line]
        file.replace(lines, table.row(change.entry, cells))


def _name_added(file: _File, table: _Table, header: _Row | None) -> None:
    """Name the additional columns in the header row; without one, no column can be added."""
    if header is None:
        raise GlossaryError(
            f"{file.name}: it has no header row, so there is no column for {', '.join(table.added)}; "
            f"add a header row, such as {table.separator.join((USUAL_SOURCE, 'name', *table.added))}"
        )
    lines, cells = header
    file.replace(lines, table.line([*cells, *table.added]))


def _is_quoted(line: str, separator: str) -> bool:
    return all(cell.startswith('"') for cell in line.strip().split(separator))


class _Table:
    """How an entry is written in a table's columns. ``added`` are the additional columns that it needs."""

    def __init__(self, file: _File, layout: Layout, separator: str, *, quoted: bool) -> None:
        self.name = file.name
        self.layout = layout
        self.separator = separator
        self.quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
        self.added: list[str] = []

    def line(self, cells: Sequence[str]) -> str:
        """Cells as a line without its end."""
        out = io.StringIO(newline="")
        quoting = self.quoting
        csv.writer(out, delimiter=self.separator, lineterminator="", quoting=quoting).writerow(cells)  # type: ignore[arg-type]
        return out.getvalue()

    def row(self, entry: Entry, cells: Sequence[str]) -> str:
        """An entry's row; ``cells`` are its existing ones, of which equivalent ones are unchanged."""
        width = len(self.layout.columns)
        row = [*cells, *[""] * (width - len(cells))]
        for place, text in self._places(entry):
            row += [""] * (place + 1 - len(row))
            if text != unguard(row[place]):
                row[place] = guard(text)
        return self.line(row)

    def _places(self, entry: Entry) -> Iterator[tuple[int, str]]:
        yield self._name_place(), cell_of(entry, "name")
        if self.layout.pair:
            yield from self._tags(entry)
        forms: dict[int, list[str]] = {}
        for tag, form in entry.sources:
            forms.setdefault(self._language_place(tag), []).append(form)
        for place, texts in forms.items():
            yield place, cell_of(replace(entry, sources=tuple(("x", text) for text in texts)), "form", "x")
        for field in FIELDS:
            if field != "name" and (text := cell_of(entry, field)):
                yield self._field_place(field), text
        for field in VARIANTS:
            if not getattr(entry, field):
                yield from ((place, "") for place, known in self.layout.variants if known == field)

    def _name_place(self) -> int:
        return self.layout.names[1 if self.layout.pair else 0][0]

    def _tags(self, entry: Entry) -> Iterator[tuple[int, str]]:
        first, second = self.layout.pair or (0, 0)
        yield first, entry.sources[0][0] if entry.sources else "und"
        yield second, USUAL_TARGET

    def _language_place(self, tag: str) -> int:
        """The column of a language's forms: its own, or one of the same group of languages."""
        if self.layout.pair:
            return self.layout.names[0][0]
        same = [place for place, known in self.layout.languages if known == tag]
        near = [place for place, known in self.layout.languages if group(known) == group(tag)]
        if same or near:
            return (same or near)[0]
        column = column_of(tag)
        return self._new(tag if (column.role, column.tag) == ("form", tag) else f"source:{tag}")

    def _field_place(self, field: str) -> int:
        layout = self.layout
        places = [place for place, known in (*layout.plain, *layout.variants) if known == field]
        if field == "note":
            places = list(layout.notes)
        elif field == "indeclinable" and layout.indeclinable is not None:
            places = [layout.indeclinable]
        return places[0] if places else self._new(field)

    def _new(self, header: str) -> int:
        if header not in self.added:
            self.added.append(header)
        return len(self.layout.columns) + self.added.index(header)


def _make_sure(name: str, before: Sequence[Entry], after: Sequence[Entry], changes: Sequence[Change]) -> None:
    """Raises :class:`mtcheck.errors.GlossaryError` unless the file has its old content and the additions."""
    touched = {change.line for change in changes if change.what is What.CHANGED}
    same = set(after)
    wanted = [entry for entry in before if entry.line not in touched and entry not in same]
    wanted += [change.entry for change in changes if change.what is not What.KNOWN]
    names = {entry.name for entry in wanted}
    there = {_bare(entry) for entry in after if entry.name in names}
    for entry in map(_bare, wanted):
        if entry not in there:
            raise GlossaryError(
                f"{name}: {entry.name!r} cannot be added without changing how another row is read; "
                "convert the file to mtcheck's own layout first: mtcheck glossary convert"
            )


def _bare(entry: Entry) -> Entry:
    """An entry without its place, for comparison: tags of one language group count as the same."""
    sources = tuple(sorted((group(tag), form) for tag, form in entry.sources))
    return replace(entry, line=0, sources=sources)
