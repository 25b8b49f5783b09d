r"""Entries as rows of a table, shared by CSV, TSV, XLSX and ODS.

mtcheck's own layout: the first row names the columns, in any order; only ``name`` is required::

    name, kind, gender, indeclinable, sr, hr, uk, …, allowed, discouraged, forbidden,
    valid_from, valid_until, note, id

A column named by a language tag holds the forms in that language (Indonesian, whose tag is ``id``, is
``source:id``). :mod:`mtcheck.glossary.formats.headers` and :mod:`~mtcheck.glossary.formats.layout` describe how the
layouts of other tools are read, :mod:`~mtcheck.glossary.formats.cells` how one cell can have several values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final

from mtcheck.errors import GlossaryError
from mtcheck.glossary.entry import Entry, Variant
from mtcheck.glossary.formats import cells as cell
from mtcheck.glossary.formats.concept import Concept, is_of, no_term
from mtcheck.glossary.formats.headers import FIELDS, VARIANTS, column_of
from mtcheck.glossary.formats.layout import SAMPLE, Layout, Record, layout_of
from mtcheck.glossary.formats.row import Broken, Row, RowError, Unused, make_entry, tidy, yes_or_no
from mtcheck.glossary.formats.tags import tag_of
from mtcheck.glossary.formats.words import Status, gender_of, kind_of, status_of, truth_of
from mtcheck.languages.tags import USUAL_TARGET

__all__ = ["cell_of", "rows_of", "table_of"]

_FIRST: Final = ("name", "kind", "gender", "indeclinable")
_COMMA: Final = re.compile(r",\s*(?!(?:Jr|Sr|Inc|Ltd|LLC|D\.C|II)\b)")
_LAST: Final = ("allowed", "discouraged", "forbidden", "valid_from", "valid_until", "note", "id")
_WIKIDATA: Final = re.compile(r"(?:(?:https?://)?(?:www\.)?wikidata\.org/(?:entity|wiki)/|wd:)(Q\d+)")


def rows_of(
    records: Iterable[Record | Broken],
    where: str,
    wanted: Mapping[str, str] | None = None,
    target_lang: str = USUAL_TARGET,
) -> Iterator[Row]:
    """Every row of a table as an entry or as its mistake; empty rows are skipped.

    Raises :class:`mtcheck.errors.GlossaryError` for a table that is empty, or whose columns cannot be determined.
    """
    records = (record for record in records if isinstance(record, Broken) or any(map(str.strip, record[1])))
    head = list(islice(records, SAMPLE))
    rows = _whole_rows(head, where)
    layout = layout_of(rows, where, wanted, target_lang)
    if layout is None:
        raise _no_names(rows[0], where)
    yield from (Unused(rows[max(layout.start - 1, 0)][0], reason) for reason in layout.unused)
    above = {line for line, _ in rows[: layout.start]}
    rest = chain(head, records)
    body = (record for record in rest if isinstance(record, Broken) or record[0] not in above)
    yield from _simple(layout, body) if layout.simple else _concepts(layout, body)


def _whole_rows(head: Sequence[Record | Broken], where: str) -> list[Record]:
    """The first rows of a table without the broken ones.

    Raises :class:`mtcheck.errors.GlossaryError` if the first one is broken, and if there are none.
    """
    if head and isinstance(head[0], Broken):
        raise GlossaryError(f"{where}, line {head[0].line}: {head[0].reason}")
    if not head:
        raise GlossaryError(f"{where}: the file is empty; its first row must name the columns")
    return [record for record in head if not isinstance(record, Broken)]


def _no_names(row: Record, where: str) -> GlossaryError:
    line, cells = row
    columns = ", ".join(repr(header.strip()[:40]) for header in cells[:20] if header.strip())
    return GlossaryError(
        f"{where}, line {line}: the first row must name the columns, and one of them must be 'name'; it has "
        f"{columns}; say which column holds the names, as in --columns 'name=COLUMN,sr=COLUMN'"
    )


def _simple(layout: Layout, records: Iterable[Record | Broken]) -> Iterator[Row]:
    """A table in which every row is an entry."""
    width = len(layout.columns)
    for record in records:
        if isinstance(record, Broken):
            yield record
            continue
        line, cells = record
        if layout.start == 0 and cells[0].startswith("#"):
            continue
        try:
            if len(cells) > width and any(cells[width:]):
                raise RowError(f"{len(cells)} cells in {width} columns")  # noqa: TRY301
            yield _entry(layout, cells, line)
        except RowError as error:
            yield _unusable(layout, line, str(error))


def _unusable(layout: Layout, line: int, reason: str) -> Broken:
    """In another tool's table, a row without a term in the target language is skipped."""
    foreign = not any(column.own and column.role == "name" for column in layout.columns)
    if reason == "no name" and foreign and layout.start:
        return Unused(line, no_term(layout.target_lang))
    return Broken(line, reason)


def _entry(layout: Layout, cells: Sequence[str], line: int) -> Entry:
    width, place = len(cells), layout.names[0][0]
    found = cell.name(cells[place]) if place < width else cell.Name("")
    if len(layout.columns) == 1 and not found.others and not found.kind and not found.note:
        return make_entry(found.text, line=line, target_lang=layout.target_lang)
    plain = _plain(layout, cells)
    name, variants = _name_and_variants(found, layout, cells)
    if found.kind and "kind" not in plain:
        plain["kind"] = found.kind
    note = _note(layout, cells, found.note)
    return make_entry(
        name,
        line=line,
        sources=_sources(layout, cells),
        indeclinable=_indeclinable(layout, cells),
        note=note,
        target_lang=layout.target_lang,
        **plain,  # type: ignore[arg-type]
        **variants,  # type: ignore[arg-type]
    )


def _name_and_variants(found: cell.Name, layout: Layout, cells: Sequence[str]) -> tuple[str, dict[str, list[Variant]]]:
    """A row's name and its variants by their status. A name that a cell of its row calls forbidden (*yes*) is a variant
    too; the row then has no name."""
    name, width = found.text, len(cells)
    variants: dict[str, list[Variant]] = {"allowed": [Variant(tidy(text)) for text in found.others]}
    for place, column in layout.variants:
        if place < width and cells[place]:
            if column == "forbidden" and (flag := truth_of(cells[place])) is not None:
                if flag and name.strip():
                    variants.setdefault(column, []).append(Variant(tidy(name)))
                    name = ""
                continue
            variants.setdefault(column, []).extend(_variants(layout, cells, place))
    return name, variants


def _variants(layout: Layout, cells: Sequence[str], place: int) -> list[Variant]:
    """The variants of a cell. Other tools separate aliases with commas too (Wikidata's *itemAltLabel*)."""
    text = cells[place]
    if not layout.columns[place].own and not any(mark in text for mark in "|;\n"):
        text = _COMMA.sub("|", text)
    return cell.variants(text)


def _sources(layout: Layout, cells: Sequence[str]) -> list[tuple[str, str]]:
    width = len(cells)
    said = layout.form_language
    told = tag_of(cells[said]) if said is not None and said < width else None
    return [
        (told or tag, form)
        for place, tag in layout.languages
        if place < width and cells[place]
        for form in cell.forms(cells[place])
    ]


def _plain(layout: Layout, cells: Sequence[str]) -> dict[str, str]:
    """The fields with one value. In columns that are not mtcheck's own, unknown values are left out."""
    width = len(cells)
    found: dict[str, str] = {}
    for place, field in layout.plain:
        if place >= width or not (text := cells[place]) or text.isspace():
            continue
        if not layout.columns[place].own and not _is_understood(field, text):
            continue
        if field == "id" and (item := _WIKIDATA.match(text.strip())):
            text = item[1]
        found.setdefault(field, text)
    return found


def _is_understood(field: str, text: str) -> bool:
    try:
        if field == "kind":
            return kind_of(text) is not None
        if field == "gender":
            return gender_of(text) is not None
        if field in {"valid_from", "valid_until"}:
            make_entry("x", line=0, valid_from=text)
    except (KeyError, RowError):
        return False
    return True


def _note(layout: Layout, cells: Sequence[str], more: str = "") -> str:
    texts = [cells[place].strip() for place in layout.notes if place < len(cells)]
    return "\n".join(dict.fromkeys(text for text in (*texts, more) if text))


def _indeclinable(layout: Layout, cells: Sequence[str]) -> bool:
    place = layout.indeclinable
    if place is None or place >= len(cells):
        return False
    return yes_or_no(cells[place], "indeclinable")


def _concepts(layout: Layout, records: Iterable[Record | Broken]) -> Iterator[Row]:
    """A table with statuses, with several names in a row, or with a concept's terms in consecutive rows."""
    concept, key, start = Concept(layout.target_lang), "", 0
    for record in records:
        if isinstance(record, Broken):
            yield record
            continue
        line, cells = record
        mark = cells[layout.concept].strip() if layout.concept is not None and layout.concept < len(cells) else ""
        if start and (not mark or mark != key):
            yield from _finish_concept(concept, start)
            concept, start = Concept(layout.target_lang), 0
        key = mark
        try:
            _add(concept, layout, cells)
        except RowError as error:
            yield Broken(line, str(error))
            continue
        start = start or line
    if start:
        yield from _finish_concept(concept, start)


def _finish_concept(concept: Concept, line: int) -> Iterator[Row]:
    yield from concept.remarks(line)
    if not concept.names:
        yield Unused(line, no_term(concept.target_lang))
        return
    try:
        yield concept.entry(line)
    except RowError as error:
        yield Broken(line, str(error))


def _add(concept: Concept, layout: Layout, cells: Sequence[str]) -> None:
    """Add one row to its concept."""
    width = len(cells)
    for field, text in _plain(layout, cells).items():
        concept.plain.setdefault(field, text)
    if note := _note(layout, cells):
        concept.notes.append(note)
    concept.indeclinable = concept.indeclinable or _indeclinable(layout, cells)
    flagged = _add_variants(concept, layout, cells)
    for number, (place, status) in enumerate(layout.names):
        if place < width and cells[place].strip():
            said = cells[status] if status is not None and status < width else ""
            _add_name(concept, layout, cells, number, (*_status_words(layout, status, said), flagged))
    concept.sources.extend(form for form in _sources(layout, cells) if form not in concept.sources)


def _add_variants(concept: Concept, layout: Layout, cells: Sequence[str]) -> str:
    """Add a row's variants. Returns the status of its names if a cell says one by *yes* in its column, else ""."""
    width = len(cells)
    flagged = ""
    for place, column in layout.variants:
        if place < width and cells[place]:
            flag = truth_of(cells[place])
            if flag is not None:
                flagged = column if flag else flagged
                continue
            for item in _variants(layout, cells, place):
                concept.term(layout.target_lang, item.text, Status(column, 3), item.note or "")
    return flagged


def _add_name(concept: Concept, layout: Layout, cells: Sequence[str], number: int, words: Sequence[str]) -> None:
    found = cell.name(cells[layout.names[number][0]])
    text, tag = tidy(found.text), _tag_of_name(layout, cells, number)
    if not is_of(tag, layout.target_lang):
        concept.sources.extend((tag, form) for form in cell.forms(cells[layout.names[number][0]]))
        return
    if not text:
        raise RowError("a term without text")
    status = concept.status(*words)
    concept.term(tag, text, status)
    for other in found.others:
        concept.term(tag, tidy(other), Status("allowed", 3) if status.field == "name" else status)
    if found.kind:
        concept.plain.setdefault("kind", found.kind)
    if found.note:
        concept.notes.append(found.note)


def _tag_of_name(layout: Layout, cells: Sequence[str], number: int) -> str:
    place = layout.language if layout.pair is None else layout.pair[number]
    if place is None:
        return layout.target_lang
    tag = tag_of(cells[place]) if place < len(cells) else None
    if tag is None:
        raise RowError(f"{cells[place][:40]!r} is not a language" if place < len(cells) else "no language")
    return tag


def _status_words(layout: Layout, place: int | None, said: str) -> list[str]:
    """A status may be one of several properties in a cell (memoQ's *Term_Info*: ``CasePermissive;Forbidden``)."""
    if place is None or not said.strip():
        return []
    if status_of(said) is not None:
        return [said]
    parts = re.split(r"[;,|/]", said)
    known = [part for part in parts if status_of(part) is not None]
    header = layout.columns[place].header.lower().replace("_", " ")
    return known if known or "info" in header else [said]


def table_of(entries: Sequence[Entry]) -> Iterator[list[str]]:
    """The header and a row for each entry, in mtcheck's own layout; columns that no entry needs are left out.

    Names in a language other than the usual target are in a column named by its tag.
    """
    target_lang = entries[0].target_lang if entries else USUAL_TARGET
    fields = _fields_used(entries)
    yield [_header_of(field, tag, target_lang) for field, tag in fields]
    for entry in entries:
        yield [cell_of(entry, field, tag) for field, tag in fields]


def _fields_used(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """The fields that any entry needs, in the order of the columns; one for each language of source forms."""
    used = {field for field in FIELDS if any(getattr(entry, field) for entry in entries)} | {"name"}
    tags = dict.fromkeys(tag for entry in entries for tag, _ in entry.sources)
    first, last = ([(field, "") for field in part if field in used] for part in (_FIRST, _LAST))
    return [*first, *(("form", tag) for tag in tags), *last]


def _header_of(field: str, tag: str, target_lang: str) -> str:
    if field == "form":
        return _header(tag, target_lang)
    return target_lang if field == "name" and not is_of(USUAL_TARGET, target_lang) else field


def _header(tag: str, target_lang: str) -> str:
    column = column_of(tag)
    return tag if (column.role, column.tag) == ("form", tag) and not is_of(tag, target_lang) else f"source:{tag}"


def cell_of(entry: Entry, field: str, tag: str = "") -> str:
    """A field of an entry as written in a cell; for the field ``form``, its forms in the language ``tag``."""
    if field == "form":
        return "|".join(cell.escape_name(form) for language, form in entry.sources if language == tag)
    if field == "name":
        return cell.escape_name(entry.name)
    value = getattr(entry, field)
    if field in VARIANTS:
        return "|".join(cell.escape_variant(item) for item in value)
    if field == "indeclinable":
        return "yes" if value else ""
    return "" if value is None else str(value)
