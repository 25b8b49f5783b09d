"""Which column of a table holds what: mtcheck's own layout, other tools' exports, and tables without a header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from mtcheck.errors import GlossaryError
from mtcheck.glossary.formats.concept import TARGET
from mtcheck.glossary.formats.headers import FIELDS, VARIANTS, Column, column_of
from mtcheck.glossary.formats.row import RowError, language
from mtcheck.glossary.formats.tags import tag_of
from mtcheck.glossary.formats.words import gender_of, kind_of
from mtcheck.languages.language import primary

__all__ = ["SAMPLE", "Layout", "Record", "layout_of"]

Record: TypeAlias = tuple[int, Sequence[str]]
"""A row of a table: its line (1-based) and its cells."""
SAMPLE: Final = 200
"""How many rows are looked at to tell a table's layout."""
_TITLES: Final = 20
"""How far down the row with the columns' names is looked for: titles and blank rows may be above it."""
_PLAIN: Final = frozenset({"kind", "gender", "valid_from", "valid_until"})
_OPEN: Final = frozenset({"source", "target", "term"})
_LEAST_SCORE: Final = 0.3
_ITEM: Final = re.compile(r"(?:(?:https?://)?(?:www\.)?wikidata\.org/(?:entity|wiki)/|wd:)?Q\d+")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each field is in a row, by index.

    ``names`` pairs a column of names in the target language with the column of their status, if there is one;
    ``languages`` pairs a column of source forms with its tag; ``pair`` are the columns that say, row by row, in which
    language the first and the second of ``names`` are, ``form_language`` the one that says so of source forms.
    ``start`` is the number of rows before the first entry. ``plain`` pairs a column with the field that it fills,
    ``variants`` with the status of its spellings; ``notes`` are columns of notes. ``indeclinable``, ``concept`` (an
    identifier that rows share) and ``language`` are columns, None where the table has none.
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
    unused: tuple[str, ...] = ()

    @property
    def simple(self) -> bool:
        """Whether each row is an entry of its own with one name and no status."""
        single = len(self.names) == 1 and self.names[0][1] is None
        return single and self.concept is None and self.language is None and self.pair is None


def layout_of(rows: Sequence[Record], where: str, wanted: Mapping[str, str] | None = None) -> Layout | None:
    """The layout of a table that begins with these rows; None if no row names columns and it is not a list of pairs.

    ``wanted`` says which column (by its header or its number) holds which field or language. Raises
    :class:`mtcheck.errors.GlossaryError` for columns that contradict each other, and where none is the target's.
    """
    if wanted:
        return _as_wanted(rows, where, wanted)
    if _says_its_languages(rows):
        return _without_header(rows, where)
    best: tuple[int, list[Column]] | None = None
    for place, (_, cells) in enumerate(rows[:_TITLES]):
        columns = _columns(cells)
        if _is_header(columns) or (place == 0 and _is_hint(columns)):
            if _names_target(columns) and (best is None or all(column.role != "unknown" for column in columns)):
                return _resolve_layout(columns, rows, place + 1, where)
            best = best or (place, columns)
    if best:
        return _resolve_layout(best[1], rows, best[0] + 1, where)
    return _without_header(rows, where)


def _columns(cells: Sequence[str]) -> list[Column]:
    columns = [column_of(cell) for cell in cells]
    while columns and columns[-1].role == "empty":
        columns.pop()
    return columns


def _is_header(columns: Sequence[Column]) -> bool:
    """Whether enough of a row's cells are names of columns."""
    filled = [column for column in columns if column.role != "empty"]
    known = [column for column in filled if column.role != "unknown"]
    if any(column.own and column.role == "name" for column in known):
        return True
    tags = {primary(column.tag) for column in known}
    if len(known) > 1 and len(tags) == 1 and all(column.role == "form" for column in known):
        return False  # *engleski, English* are names of one language, a row of a glossary
    return len(known) * 2 >= len(filled) and (len(known) > 1 or (len(filled) == 1 and known[0].role in _ALONE))


def _is_hint(columns: Sequence[Column]) -> bool:
    """Whether a first row has a name of a column among others that are unknown: better asked than taken for a name."""
    roles = [column.role for column in columns if column.role != "empty"]
    return len(roles) > 1 and not all(role == "form" for role in roles) and bool(_TELLING.intersection(roles))


_TELLING: Final = frozenset({"form", "source", "target", "status", "gender", "note", "language", *VARIANTS})
_ALONE: Final = frozenset({"name", "term", "target", "form"})


def _names_target(columns: Sequence[Column]) -> bool:
    return any(
        column.role in {"name", "target", "source", "term", "language"}
        or (column.role == "form" and primary(column.tag) == TARGET)
        for column in columns
    )


def _without_header(rows: Sequence[Record], where: str) -> Layout | None:
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
    return _resolve_layout([Column(role) for role in _WITHOUT_HEADER[width - 1]], rows, 0, where)


def _says_its_languages(rows: Sequence[Record]) -> bool:
    """Whether each row holds two terms and the tags of their languages, as DeepL has it."""
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
    """Whether each row is like *Kuleba, Dmytro*: a space after the comma, and two words that are not one name's."""
    from rapidfuzz.distance import OSA

    for _, cells in rows:
        first, second = (*cells, "", "")[:2]
        if not second.startswith(" ") or OSA.normalized_similarity(first.casefold(), second.strip().casefold()) > 0.4:
            return False
    return True


def _is_like_the_rest(rows: Sequence[Record]) -> bool:
    """Whether the first row holds names too: a capital in each of its first cells where the others have theirs."""
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


def _as_wanted(rows: Sequence[Record], where: str, wanted: Mapping[str, str]) -> Layout:
    """The layout that the user asks for; columns not spoken of keep what their headers say of themselves."""
    fields = {_field(field, where): " ".join(header.split()) for field, header in wanted.items()}
    if "name" not in fields and not any(primary(field) == TARGET for field in fields):
        raise GlossaryError(f"{where}: the columns given must include the names, as in name=English")
    for place, (_, cells) in enumerate(rows[:_TITLES]):
        headers = [" ".join(cell.split()).casefold() for cell in cells]
        if all(header.casefold() in headers for header in fields.values()):
            places = {headers.index(header.casefold()): field for field, header in fields.items()}
            return _chosen(_columns(cells), places, rows, place + 1, where)
    if all(header.isdecimal() and 0 < int(header) <= _width(rows) for header in fields.values()):
        header = bool(rows) and _is_header(_columns(rows[0][1]))
        columns = _columns(rows[0][1]) if header else [Column("empty") for _ in range(_width(rows))]
        places = {int(number) - 1: field for field, number in fields.items()}
        return _chosen(columns, places, rows, int(header), where)
    there = max((cells for _, cells in rows[:_TITLES]), key=lambda cells: len(_trim_cells(cells)), default=())
    known = {" ".join(cell.split()).casefold() for _, cells in rows[:_TITLES] for cell in cells}
    missing = next((header for header in fields.values() if header.casefold() not in known), "")
    what = f"there is no column {missing[:40]!r}" if missing else "no row has all the columns given"
    raise GlossaryError(f"{where}: {what}; the columns are {_list_headers(there)}")


def _field(field: str, where: str) -> str:
    if field.lower() in {*FIELDS, "status"}:
        return field.lower()
    try:
        return language(field.removeprefix("source:"))
    except RowError:
        raise GlossaryError(
            f"{where}: a column cannot be {field[:40]!r}: it is a language's tag, or one of {', '.join(FIELDS)}, status"
        ) from None


def _chosen(columns: list[Column], places: Mapping[int, str], rows: Sequence[Record], start: int, where: str) -> Layout:
    columns = [replace(column, role="unknown") if column.role in _OPEN | {"name"} else column for column in columns]
    columns += [Column("empty")] * (max(places) + 1 - len(columns))
    for place, field in places.items():
        header = columns[place].header
        if field in FIELDS or field == "status":
            columns[place] = Column(field, header=header, own=True)
        else:
            columns[place] = Column("form", field, header)
    return _resolve_layout(columns, rows, start, where)


def _width(rows: Sequence[Record]) -> int:
    return max((len(cells) for _, cells in rows), default=0)


def _resolve_layout(columns: list[Column], rows: Sequence[Record], start: int, where: str) -> Layout:
    where = f"{where}, line {rows[start - 1][0]}" if start else where
    _refuse_doubtful(columns, where)
    columns = _of_their_language(columns)
    long = [place for place, column in enumerate(columns) if column.role == "language"]
    cells = [[cell for cell in _cells(rows[start:], place) if cell] for place in range(len(columns))]
    for place, column in enumerate(columns):
        if cells[place] and column.role in _OPEN | {"unknown"} and all(map(_ITEM.fullmatch, cells[place])):
            columns[place] = replace(column, role="id")
        elif column.role in {"kind", "gender"} and not column.own:
            columns[place] = replace(column, role=_by_values(column.role, cells[place]))
    columns = _of_items(columns)
    of_terms = bool(long) and not any(column.role == "form" for column in columns) and _is_of_terms(cells[long[0]])
    if of_terms:
        names = [place for place, column in enumerate(columns) if column.role in _OPEN | {"name"}][:1]
    else:
        names = _names(columns, cells)
        for place, column in enumerate(columns):
            if column.role in _OPEN and place not in names:
                tag = _tag(column, cells[place], where)
                lone = column.role == "term" and tag == "und"
                columns[place] = replace(column, role="unknown" if lone else "form", tag=tag)
    if not names:
        raise _no_target(columns, where)
    layout = _laid_out(columns, names, cells, start, long[0] if of_terms else None)
    return replace(layout, form_language=long[0] if long and not of_terms and layout.languages else None)


def _is_of_terms(tags: Sequence[str]) -> bool:
    """Whether a column of languages describes each row's one term, in the target language too."""
    return any(primary(tag_of(text) or "und") == TARGET for text in tags)


def _by_values(role: str, cells: Sequence[str]) -> str:
    """Some languages have one word for kind and gender (*rodzaj*, *rod*, *vid*): then the values say which it is."""
    kinds, genders = (sum(map(is_known, cells)) for is_known in (_is_kind, _is_gender))
    if kinds == genders:
        return role
    return "kind" if kinds > genders else "gender"


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
    """Wikidata's query service calls what belongs to the items of *city* *cityLabel* and *cityAltLabel*."""
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
    """Columns that come once for each language (*Notes*, *Term_Info*) are about the one before them."""
    found, tag = [], ""
    roles = [column.role for column in columns]
    for column in columns:
        tag = column.tag if column.role == "form" else tag
        again = column.role in {"note", "status"} and roles.count(column.role) > 1
        found.append(replace(column, tag=tag) if again and not column.tag else column)
    return found


def _names(columns: Sequence[Column], cells: Sequence[Sequence[str]]) -> list[int]:
    """The columns of names in the target language, the one that prescribes them first."""
    own = [place for place, column in enumerate(columns) if column.role == "name"]
    own.sort(key=lambda place: not columns[place].own)
    named = [place for place, column in enumerate(columns) if column.role == "form" and primary(column.tag) == TARGET]
    opened = {column.role: place for place, column in reversed(list(enumerate(columns))) if column.role in _OPEN}
    if own and columns[own[0]].own:
        return [*own, *named]
    if own or named:
        return [*own, *named]
    return _by_content(opened, cells, tagged=any(column.role in {"form", "from"} for column in columns))


def _by_content(opened: Mapping[str, int], cells: Sequence[Sequence[str]], *, tagged: bool) -> list[int]:
    """Of a pair, the column whose names look more English: by convention the second; a lone column unless it looks
    foreign."""
    from mtcheck.glossary.formats.guess import english

    first = opened.get("source", opened.get("term"))
    second = opened.get("target", opened.get("term") if "source" in opened else None)
    if first is None or second is None:
        alone = [place for place in (first, second) if place is not None]
        least = -_LEAST_SCORE if tagged else -1 + _LEAST_SCORE
        return [place for place in alone if english(cells[place]) >= least]
    return [first] if english(cells[first]) > english(cells[second]) + 0.1 else [second]


def _tag(column: Column, cells: Sequence[str], where: str) -> str:
    from mtcheck.glossary.formats.guess import language_of

    return column.tag or language_of(cells, where.partition(", line ")[0])


def _laid_out(
    columns: Sequence[Column], names: Sequence[int], cells: Sequence[Sequence[str]], start: int, language: int | None
) -> Layout:
    at = list(enumerate(columns))
    target = [(place, column) for place, column in at if column.tag == "" or primary(column.tag) == TARGET]
    pair = [next((place for place, column in at if column.role == role), None) for role in ("from", "to")]
    forms = [
        (place, column.tag)
        for place, column in at
        if place not in names and (column.role == "form" or (column.role == "allowed" and column.tag))
        if primary(column.tag) != TARGET and place != language
    ]
    concept = next((place for place, column in at if column.role == "concept"), None)
    identity = next((place for place, column in at if column.role == "id"), concept)
    if language is not None and concept is None:
        concept = identity
    paired = (pair[0], pair[1]) if pair[0] is not None and pair[1] is not None else None
    named = [*names, *(place for place, _ in forms)]
    pairs = sorted(named, key=lambda place: (column_of(columns[place].header).role == "target", place))[:2]
    return Layout(
        columns=tuple(columns),
        start=start,
        names=tuple((place, _status_for(columns, place)) for place in (pairs if paired else names)),
        languages=tuple(forms) if paired is None else (),
        plain=tuple((place, column.role) for place, column in at if column.role in _PLAIN)
        + (((identity, "id"),) if identity is not None else ()),
        variants=tuple((place, column.role) for place, column in target if column.role in VARIANTS),
        notes=tuple(place for place, column in target if column.role == "note"),
        indeclinable=next((place for place, column in at if column.role == "indeclinable"), None),
        concept=concept,
        language=language,
        pair=paired,
        unused=tuple(_unused_columns(columns, cells)),
    )


def _status_for(columns: Sequence[Column], name: int) -> int | None:
    """The column of a name's status: its language's, if there are several the one after it, else the table's."""
    places = [
        place
        for place, column in enumerate(columns)
        if column.role == "status" and (not column.tag or primary(column.tag) == TARGET)
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


def _no_target(columns: Sequence[Column], where: str) -> GlossaryError:
    headers = [column.header for column in columns if column.header]
    first = next((column.header for column in columns if column.role in _OPEN | {"unknown"}), "COLUMN")
    return GlossaryError(
        f"{where}: no column holds the names in English; the columns are {_list_headers(headers)}; "
        f"say which one does, as in --columns 'name={first[:40]}'"
    )


def _list_headers(headers: Sequence[str]) -> str:
    shown = [repr(" ".join(header.split())[:40]) for header in headers if header.strip()]
    more = f" and {len(shown) - 20} more" if len(shown) > 20 else ""
    return ", ".join(shown[:20]) + more if shown else "without names"
