"""The roles of a table's columns: mtcheck's own layout, other tools' exports, and tables without a header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from mtcheck.errors import GlossaryError
from mtcheck.glossary.formats.concept import is_of
from mtcheck.glossary.formats.headers import FIELDS, VARIANTS, Column, column_of
from mtcheck.glossary.formats.row import RowError, language
from mtcheck.glossary.formats.tags import tag_of
from mtcheck.glossary.formats.words import gender_of, kind_of
from mtcheck.languages.language import language_for, primary
from mtcheck.languages.tags import USUAL_TARGET

__all__ = ["SAMPLE", "Layout", "Record", "layout_of"]

Record: TypeAlias = tuple[int, Sequence[str]]
"""A row of a table: its line (1-based) and its cells."""
SAMPLE: Final = 200
"""Number of rows that decide a table's layout."""
_TITLES: Final = 20
"""How many rows are searched for the header: titles and blank rows may be above it."""
_PLAIN: Final = frozenset({"kind", "gender", "valid_from", "valid_until"})
_OPEN: Final = frozenset({"source", "target", "term"})
_LEAST_SCORE: Final = 0.3
_ITEM: Final = re.compile(r"(?:(?:https?://)?(?:www\.)?wikidata\.org/(?:entity|wiki)/|wd:)?Q\d+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The index of each field in a row.

    ``names`` pairs a column of names in the target language with the column of their status, if there is one;
    ``languages`` pairs a column of source forms with its tag; ``pair`` are the columns with the languages, row by row,
    of the first and the second of ``names``, and ``form_language`` is the one for source forms. ``start`` is the number
    of rows before the first entry. ``plain`` pairs a column with its field, ``variants`` with the status of its
    spellings; ``notes`` are columns of notes. ``indeclinable``, ``concept`` (an identifier that rows share) and
    ``language`` are columns, None if the table has none. ``target_lang`` is the language of the names.
    """

    columns: tuple[Column, ...]
    start: int
    names: tuple[tuple[int, int | None], ...]
    languages: tuple[tuple[int, str], ...]
    plain: tuple[tuple[int, str], ...]
    variants: tuple[tuple[int, str], ...]
    notes: tuple[int, ...]
    indeclinable: int | None = None
    concept: int | None = None
    language: int | None = None
    form_language: int | None = None
    pair: tuple[int, int] | None = None
    target_lang: str = USUAL_TARGET
    unused: tuple[str, ...] = ()

    @property
    def simple(self) -> bool:
        """Whether each row is a separate entry with one name and no status."""
        single = len(self.names) == 1 and self.names[0][1] is None
        return single and self.concept is None and self.language is None and self.pair is None


def layout_of(
    rows: Sequence[Record], where: str, wanted: Mapping[str, str] | None = None, target_lang: str = USUAL_TARGET
) -> Layout | None:
    """The layout of a table that begins with these rows; None if no row is a header and it is not a list of pairs.

    ``wanted`` assigns columns (by header or number) to fields or languages. The names are those in
    ``target_lang``; mtcheck's own column ``name`` is in that language too, unless another column is. Raises
    :class:`mtcheck.errors.GlossaryError` for columns that contradict each other, and if none is in the target language.
    """
    if wanted:
        return _as_wanted(rows, where, wanted, target_lang)
    if _says_its_languages(rows):
        return _without_header(rows, where, target_lang)
    best: tuple[int, list[Column]] | None = None
    for place, (_, cells) in enumerate(rows[:_TITLES]):
        columns = _columns(cells)
        if _is_header(columns) or (place == 0 and _is_hint(columns)):
            if _names_target(columns, target_lang) and (
                best is None or all(column.role != "unknown" for column in columns)
            ):
                return _resolve_layout(columns, rows, place + 1, where, target_lang)
            best = best or (place, columns)
    if best:
        return _resolve_layout(best[1], rows, best[0] + 1, where, target_lang)
    return _without_header(rows, where, target_lang)


def _columns(cells: Sequence[str]) -> list[Column]:
    columns = [column_of(cell) for cell in cells]
    while columns and columns[-1].role == "empty":
        columns.pop()
    return columns


def _is_header(columns: Sequence[Column]) -> bool:
    """Whether enough of a row's cells are column names."""
    filled = [column for column in columns if column.role != "empty"]
    known = [column for column in filled if column.role != "unknown"]
    if any(column.own and column.role == "name" for column in known):
        return True
    if _name_one_language(known):
        return False
    if len(known) > 1:
        return len(known) * 2 >= len(filled)
    return len(known) == len(filled) == 1 and known[0].role in _ALONE


def _name_one_language(columns: Sequence[Column]) -> bool:
    """Whether cells are several names of one language (*engleski, English*), which are a row of a glossary."""
    tags = {primary(column.tag) for column in columns}
    return len(columns) > 1 and len(tags) == 1 and all(column.role == "form" for column in columns)


def _is_hint(columns: Sequence[Column]) -> bool:
    """Whether a first row has a column name among unknown ones: it is better to ask than to read it as a name."""
    roles = [column.role for column in columns if column.role != "empty"]
    return len(roles) > 1 and not all(role == "form" for role in roles) and bool(_TELLING.intersection(roles))


_MOST_COLUMNS: Final = 1024
_TELLING: Final = frozenset({"form", "source", "target", "status", "gender", "note", "language", *VARIANTS})
_ALONE: Final = frozenset({"name", "term", "target", "form"})


def _names_target(columns: Sequence[Column], target_lang: str) -> bool:
    return any(
        column.role in {"name", "target", "source", "term", "language"}
        or (column.role == "form" and is_of(column.tag, target_lang))
        for column in columns
    )


def _without_header(rows: Sequence[Record], where: str, target_lang: str) -> Layout | None:
    """A list of names, or pairs of source form and name, perhaps with a comment or with the tags of both languages."""
    rows = [(line, cells) for line, cells in rows if not _is_comment(cells)]
    width = max((len(_trim_cells(cells)) for _, cells in rows), default=0)
    if not rows or width > 4 or not _is_like_the_rest(rows):
        return None
    if width == 4 and not _says_its_languages(rows):
        return None
    if width == 2 and _is_inverted(rows):
        shown = ", ".join(map(str.strip, rows[0][1][:2]))
        raise GlossaryError(
            f"{where}, line {rows[0][0]}: {shown[:60]!r} may be a form and a name, or a name "
            "with the surname first; write pairs without a space after the comma, and names with the given name first"
        )
    return _resolve_layout([Column(role) for role in _WITHOUT_HEADER[width - 1]], rows, 0, where, target_lang)


def _says_its_languages(rows: Sequence[Record]) -> bool:
    """Whether each row has two terms and the tags of their languages, as in DeepL's exports."""
    first = _trim_cells(rows[0][1]) if rows else ()
    tagged = all(len(cells) > 3 and tag_of(cells[2]) and tag_of(cells[3]) for _, cells in rows[:_TITLES])
    return len(first) == 4 and tagged and not tag_of(first[0])


_WITHOUT_HEADER: Final = (
    ("name",),
    ("source", "target"),
    ("source", "target", "note"),
    ("source", "target", "from", "to"),
)


def _is_inverted(rows: Sequence[Record]) -> bool:
    """Whether each row is like *Kuleba, Dmytro*: a space after the comma, and two words that are not separate names."""
    from rapidfuzz.distance import OSA

    for _, cells in rows:
        first, second = (*cells, "", "")[:2]
        if not second.startswith(" ") or OSA.normalized_similarity(first.casefold(), second.strip().casefold()) > 0.4:
            return False
    return True


def _is_like_the_rest(rows: Sequence[Record]) -> bool:
    """Whether the first row has names too: capitals in its first cells where the other rows have them."""
    first, *rest = (_trim_cells(cells) for _, cells in rows)
    if not first:
        return False
    begins = [cell[:1].islower() for cell in first[:2]]
    return not any(begins) or any(cell[:1].islower() for cells in rest for cell in cells[:2])


def _trim_cells(cells: Sequence[str]) -> Sequence[str]:
    width = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return cells[:width]


def _is_comment(cells: Sequence[str]) -> bool:
    return bool(cells) and cells[0].startswith("#")


def _as_wanted(rows: Sequence[Record], where: str, wanted: Mapping[str, str], target_lang: str) -> Layout:
    """The layout that the user wants; columns not mentioned keep the roles of their headers."""
    fields = {_field(field, where): " ".join(header.split()) for field, header in wanted.items()}
    if "name" not in fields and not any(is_of(field, target_lang) for field in fields):
        name = language_for(target_lang).name
        raise GlossaryError(f"{where}: the columns given must include the names, as in name={name}")
    if (found := _header_with(fields, rows)) is not None:
        place, places = found
        return _choose_columns(_columns(rows[place][1]), places, rows, place + 1, where, target_lang)
    if all(_is_place(header, _width(rows)) for header in fields.values()):
        header = bool(rows) and _is_header(_columns(rows[0][1]))
        columns = _columns(rows[0][1]) if header else [Column("empty") for _ in range(_width(rows))]
        places = {int(number) - 1: field for field, number in fields.items()}
        return _choose_columns(columns, places, rows, int(header), where, target_lang)
    raise _no_such_columns(fields, rows, where)


def _header_with(fields: Mapping[str, str], rows: Sequence[Record]) -> tuple[int, dict[int, str]] | None:
    """The first row that has all the headers of these fields: its index, and the field of each of their columns."""
    for place, (_, cells) in enumerate(rows[:_TITLES]):
        headers = [" ".join(cell.split()).casefold() for cell in cells]
        if all(header.casefold() in headers for header in fields.values()):
            return place, {headers.index(header.casefold()): field for field, header in fields.items()}
    return None


def _no_such_columns(fields: Mapping[str, str], rows: Sequence[Record], where: str) -> GlossaryError:
    there = max((cells for _, cells in rows[:_TITLES]), key=lambda cells: len(_trim_cells(cells)), default=())
    known = {" ".join(cell.split()).casefold() for _, cells in rows[:_TITLES] for cell in cells}
    missing = next((header for header in fields.values() if header.casefold() not in known), "")
    what = f"there is no column {missing[:40]!r}" if missing else "no row has all the columns given"
    return GlossaryError(f"{where}: {what}; the columns are {_list_headers(there)}")


def _is_place(text: str, width: int) -> bool:
    """Whether this is a column's number (from 1)."""
    return text.isdecimal() and len(text) < 6 and 0 < int(text) <= width


def _field(field: str, where: str) -> str:
    if field.lower() in {*FIELDS, "status"}:
        return field.lower()
    try:
        return language(field.removeprefix("source:"))
    except RowError:
        raise GlossaryError(
            f"{where}: a column cannot be {field[:40]!r}: use a language's tag, or one of {', '.join(FIELDS)}, status"
        ) from None


def _choose_columns(
    columns: list[Column],
    places: Mapping[int, str],
    rows: Sequence[Record],
    start: int,
    where: str,
    target_lang: str,
) -> Layout:
    columns = [replace(column, role="unknown") if column.role in _OPEN | {"name"} else column for column in columns]
    columns += [Column("empty")] * (max(places) + 1 - len(columns))
    for place, field in places.items():
        header = columns[place].header
        if field in FIELDS or field == "status":
            columns[place] = Column(field, header=header, own=True)
        else:
            columns[place] = Column("form", field, header)
    return _resolve_layout(columns, rows, start, where, target_lang)


def _width(rows: Sequence[Record]) -> int:
    return max((len(cells) for _, cells in rows), default=0)


def _resolve_layout(columns: list[Column], rows: Sequence[Record], start: int, where: str, target_lang: str) -> Layout:
    where = f"{where}, line {rows[start - 1][0]}" if start else where
    if len(columns) > _MOST_COLUMNS:
        raise GlossaryError(f"{where}: {len(columns):,} columns are more than the {_MOST_COLUMNS:,} that are read")
    _refuse_doubtful(columns, where)
    target_lang = _language_of_names(columns, target_lang)
    columns = _of_their_language(columns)
    cells = _filled_cells(rows[start:], len(columns))
    columns = _of_items([_by_values(column, held) for column, held in zip(columns, cells, strict=True)])
    language = _first(columns, "language")
    of_terms = language is not None and _holds_a_term_in_each_row(columns, cells[language], target_lang)
    names = _terms(columns) if of_terms else _names(columns, cells, target_lang)
    if not names:
        raise _no_target(columns, where, target_lang)
    if of_terms:
        return _laid_out(columns, names, cells, start, language, target_lang)
    columns = [
        column if place in names else _as_form(column, cells[place], where, target_lang)
        for place, column in enumerate(columns)
    ]
    layout = _laid_out(columns, names, cells, start, None, target_lang)
    return replace(layout, form_language=language) if layout.languages else layout


def _filled_cells(rows: Sequence[Record], width: int) -> list[list[str]]:
    """The content of each column."""
    return [[cell for cell in _cells(rows, place) if cell] for place in range(width)]


def _terms(columns: Sequence[Column]) -> list[int]:
    """The column of the terms, if each row has one."""
    return [place for place, column in enumerate(columns) if column.role in _OPEN | {"name"}][:1]


def _language_of_names(columns: Sequence[Column], target_lang: str) -> str:
    """The language of mtcheck's own column ``name``: the target's, unless another column has the target's names."""
    own = any(column.own and column.role == "name" for column in columns)
    other = any(column.role == "form" and is_of(column.tag, target_lang) for column in columns)
    return USUAL_TARGET if own and other else target_lang


def _as_form(column: Column, cells: Sequence[str], where: str, target_lang: str) -> Column:
    """The column of a pair without the names has source forms, in a language guessed from its words."""
    if column.role not in _OPEN:
        return column
    tag = _tag(column, cells, where, target_lang)
    return replace(column, role="unknown" if column.role == "term" and tag == "und" else "form", tag=tag)


def _holds_a_term_in_each_row(columns: Sequence[Column], tags: Sequence[str], target_lang: str) -> bool:
    """Whether a column of languages describes the single term in each row, also in the target language."""
    several = any(column.role == "form" for column in columns)
    return not several and any(is_of(tag_of(text) or "und", target_lang) for text in tags)


def _by_values(column: Column, cells: Sequence[str]) -> Column:
    """What a column is, by its content, if its header has two meanings.

    Some languages have one word for kind and gender (*rodzaj*, *rod*, *vid*).
    """
    if cells and column.role in _OPEN | {"unknown"} and all(map(_ITEM.fullmatch, cells)):
        return replace(column, role="id")
    if column.role not in {"kind", "gender"} or column.own:
        return column
    kinds, genders = (sum(map(is_known, cells)) for is_known in (_is_kind, _is_gender))
    return column if kinds == genders else replace(column, role="kind" if kinds > genders else "gender")


def _is_kind(text: str) -> bool:
    try:
        return kind_of(text) is not None
    except KeyError:
        return False


def _is_gender(text: str) -> bool:
    try:
        return gender_of(text) is not None
    except KeyError:
        return False


def _of_items(columns: list[Column]) -> list[Column]:
    """Wikidata's query service names the columns about items of *city* *cityLabel* and *cityAltLabel*."""
    items = [column.header for column in columns if column.role == "id" and column.header]
    roles = {f"{item}{suffix}": role for item in items for suffix, role in _SUFFIXES}
    return [replace(c, role=roles[c.header]) if c.header in roles else c for c in columns]


_SUFFIXES: Final = (("Label", "term"), ("AltLabel", "allowed"), ("Description", "note"))


def _cells(rows: Sequence[Record], place: int) -> Iterator[str]:
    for _, cells in rows:
        yield cells[place].strip() if place < len(cells) else ""


def _refuse_doubtful(columns: Sequence[Column], where: str) -> None:
    headers = [column.role for column in columns if column.own and column.role not in {"name", *VARIANTS}]
    for column in columns:
        if column.own and headers.count(column.role) > 1:
            raise GlossaryError(f"{where}: two columns named {column.role!r}")
    if not any(column.own and column.role == "name" for column in columns):
        return
    from difflib import get_close_matches

    for column in columns:
        close = get_close_matches(column.header.lower().replace(" ", "_")[:40], FIELDS, n=1, cutoff=0.8)
        if column.role == "unknown" and close:
            raise GlossaryError(f"{where}: unknown column {column.header[:40]!r}; did you mean {close[0]!r}?")


def _of_their_language(columns: Sequence[Column]) -> list[Column]:
    """Columns that occur once per language (*Notes*, *Term_Info*) belong to the one before them."""
    found, tag = [], ""
    roles = [column.role for column in columns]
    for column in columns:
        tag = column.tag if column.role == "form" else tag
        again = column.role in {"note", "status"} and roles.count(column.role) > 1
        found.append(replace(column, tag=tag) if again and not column.tag else column)
    return found


def _names(columns: Sequence[Column], cells: Sequence[Sequence[str]], target_lang: str) -> list[int]:
    """The columns of names in the target language, the prescriptive one first."""
    own = [place for place, column in enumerate(columns) if column.role == "name"]
    own.sort(key=lambda place: not columns[place].own)
    named = [place for place, column in enumerate(columns) if column.role == "form" and is_of(column.tag, target_lang)]
    named.sort(key=lambda place: primary(columns[place].tag) != primary(target_lang))
    opened = {column.role: place for place, column in reversed(list(enumerate(columns))) if column.role in _OPEN}
    if own or named:
        return [*own, *named]
    if not is_of(USUAL_TARGET, target_lang):
        place = opened.get("target", opened.get("term"))
        return [] if place is None else [place]
    return _by_content(opened, cells, tagged=any(column.role in {"form", "from"} for column in columns))


def _by_content(opened: Mapping[str, int], cells: Sequence[Sequence[str]], *, tagged: bool) -> list[int]:
    """In a pair, the column whose names look more English, by convention the second; a single column unless it looks
    foreign."""
    from mtcheck.glossary.formats.guess import english

    first = opened.get("source", opened.get("term"))
    second = opened.get("target", opened.get("term") if "source" in opened else None)
    if first is None or second is None:
        alone = [place for place in (first, second) if place is not None]
        least = -_LEAST_SCORE if tagged else -1 + _LEAST_SCORE
        return [place for place in alone if english(cells[place]) >= least]
    return [first] if english(cells[first]) > english(cells[second]) + 0.1 else [second]


def _tag(column: Column, cells: Sequence[str], where: str, target_lang: str) -> str:
    from mtcheck.glossary.formats.guess import language_of

    return column.tag or language_of(cells, where.partition(", line ")[0], target_lang)


def _laid_out(
    columns: Sequence[Column],
    names: Sequence[int],
    cells: Sequence[Sequence[str]],
    start: int,
    language: int | None,
    target_lang: str,
) -> Layout:
    forms = _forms(columns, names, language, target_lang)
    concept = _first(columns, "concept")
    identity = concept if (found := _first(columns, "id")) is None else found
    pair = _pair(columns)
    if pair is not None:
        names = _two_terms(columns, [*names, *(place for place, _ in forms)])
    plain = [(place, column.role) for place, column in enumerate(columns) if column.role in _PLAIN]
    return Layout(
        columns=tuple(columns),
        start=start,
        names=tuple((place, _status_for(columns, place, target_lang)) for place in names),
        languages=() if pair is not None else forms,
        plain=(*plain, *([] if identity is None else [(identity, "id")])),
        variants=_of_target(columns, VARIANTS, target_lang),
        notes=tuple(place for place, _ in _of_target(columns, ("note",), target_lang)),
        indeclinable=_first(columns, "indeclinable"),
        concept=identity if concept is None and language is not None else concept,
        language=language,
        pair=pair,
        target_lang=target_lang,
        unused=tuple(_unused_columns(columns, cells)),
    )


def _of_target(columns: Sequence[Column], roles: Sequence[str], target_lang: str) -> tuple[tuple[int, str], ...]:
    """The columns with these roles that are about the names, or about no language."""
    return tuple(
        (place, column.role)
        for place, column in enumerate(columns)
        if column.role in roles and (not column.tag or is_of(column.tag, target_lang))
    )


def _first(columns: Sequence[Column], role: str) -> int | None:
    return next((place for place, column in enumerate(columns) if column.role == role), None)


def _forms(
    columns: Sequence[Column], names: Sequence[int], language: int | None, target_lang: str
) -> tuple[tuple[int, str], ...]:
    """The columns of source forms, each with its language."""
    return tuple(
        (place, column.tag)
        for place, column in enumerate(columns)
        if place not in names and place != language
        if column.role == "form" or (column.role == "allowed" and column.tag)
        if not is_of(column.tag, target_lang)
    )


def _pair(columns: Sequence[Column]) -> tuple[int, int] | None:
    """The columns with the languages of two terms, row by row."""
    first, second = _first(columns, "from"), _first(columns, "to")
    return None if first is None or second is None else (first, second)


def _two_terms(columns: Sequence[Column], places: Sequence[int]) -> list[int]:
    """The columns of the two terms of each row, the one named as the target's last."""
    return sorted(places, key=lambda place: (column_of(columns[place].header).role == "target", place))[:2]


def _status_for(columns: Sequence[Column], name: int, target_lang: str) -> int | None:
    """The column of a name's status: that of its language (of several, the one after the name), or else the table's."""
    places = [
        place
        for place, column in enumerate(columns)
        if column.role == "status" and (not column.tag or is_of(column.tag, target_lang))
    ]
    if len(places) < 2:
        return places[0] if places else None
    return next((place for place in places if place > name), places[-1])


def _unused_columns(columns: Sequence[Column], cells: Sequence[Sequence[str]]) -> Iterator[str]:
    for place, column in enumerate(columns):
        if column.role == "unknown":
            yield f"the column {column.header[:40]!r} is not read"
        elif column.role == "empty" and cells[place]:
            yield f"column {place + 1} has no header and is not read"
        elif column.role == "form" and column.tag == "und":
            header = f"the column {column.header[:40]!r}" if column.header else f"column {place + 1}"
            number = column.header or place + 1
            yield f"the language of {header} is unknown, so its forms will not be found; name it, as in sr={number}"


def _no_target(columns: Sequence[Column], where: str, target_lang: str) -> GlossaryError:
    headers = [column.header for column in columns if column.header]
    first = next((column.header for column in columns if column.role in _OPEN | {"unknown"}), "COLUMN")
    language = language_for(target_lang).name
    return GlossaryError(
        f"{where}: no column holds the names in {language}; the columns are {_list_headers(headers)}; "
        f"say which one does, as in --columns 'name={first[:40]}'"
    )


def _list_headers(headers: Sequence[str]) -> str:
    shown = [repr(" ".join(header.split())[:40]) for header in headers if header.strip()]
    more = f" and {len(shown) - 20} more" if len(shown) > 20 else ""
    return ", ".join(shown[:20]) + more if shown else "without names"
