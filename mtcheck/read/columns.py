"""Which column of a bilingual table is the source, which the translation: by their labels, or as the user specifies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError, UsageError
from mtcheck.languages.named import language_named
from mtcheck.read.tags import closest, tag_of
from mtcheck.text.words import word_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.read.pair import Asked

__all__ = ["Label", "Layout", "label_of", "layout_of", "may_be_main"]

_SOURCE: Final = (
    "source src original originaltext quelle quelltext ausgangstext origen fuente fonte sorgente origine "
    "originale źródło źródłowy oryginał zdroj zdrojový izvor izvornik izvorni izvorno izvirnik izvirno изворник "
    "извор изворни оригинал источник исходный джерело оригінал вихідний bron brontext källa källtext kilde lähde "
    "forrás sursă origem kaynak base quellsprache ausgangssprache"
)
_TARGET: Final = (
    "output target tgt trg translation translated mt hypothesis hyp ziel zieltext übersetzung cible traduction "
    "destino traducción traduccion traduzione tradução tłumaczenie przekład cel cíl cieľ překlad preklad prevod "
    "prijevod превод перевод переклад översättning oversettelse oversættelse käännös fordítás traducere vertaling "
    "zielsprache ciljni ciljani cílový cieľový docelowy целевой цільовий"
)
_ROLES: Final = {
    **dict.fromkeys(_SOURCE.split(), "source"),
    **dict.fromkeys(_TARGET.split(), "translation"),
    **dict.fromkeys(("reference", "ref"), "reference"),
    **dict.fromkeys(("id", "key", "segment", "identifier", "unit", "no", "nr", "number", "row"), "id"),
    **dict.fromkeys(("status", "state", "fuzzy", "approved"), "state"),
}
"""Words of labels, in the languages of Europe."""

_FILLER: Final = (
    "text string segment sentence phrase language lang machine texte texto testo tekst besedilo segmento сегмент "
    "текст sprache langue idioma lingua língua język jezik jazyk язык мова"
)
_FILLERS: Final = frozenset(_FILLER.split())
_JOINERS: Final = frozenset({"of", "the", "de", "del", "di", "du"})
_MAIN: Final = ("source", "translation")
_TAGS: Final = re.compile(r"(?:\b|_)lang(?:uage)?(?:\b|_)", re.IGNORECASE)
"""Words in the label of a column of language tags: *src_lang*, *source language*."""
_BRACKETED: Final = re.compile(r"(?P<role>[^()\[\]]*)[(\[](?P<language>[^\[\]]*)[)\]]")
_LONGEST_HEADER: Final = 60
_MOST_SHOWN: Final = 20
_HOW: Final = "--columns source=…,translation=…"


@dataclass(frozen=True, slots=True)
class Label:
    """What a column's label means: a role (``source``, ``translation``, ``reference``, ``id``, ``state``), a language's
    tag, both, or nothing."""

    role: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The column (``places``, from 0) of each role, and how many columns there are (``width``); languages if the labels
    give them. ``header`` says whether the first row has labels, not a pair.
    """

    places: dict[str, int]
    width: int
    header: bool
    source_lang: str | None = None
    target_lang: str | None = None
    notice: str | None = None


def label_of(cell: str) -> Label:
    """The meaning of a label, in any of the usual forms: *Source text*, *target_en*, *Translation (English)*, *sr*."""
    text = " ".join(cell.split())
    if not text or len(text) > _LONGEST_HEADER:
        return Label()
    if bracketed := _BRACKETED.fullmatch(text):
        role = _role(_words(bracketed["role"]))
        language = language_named(bracketed["language"])
        if role:
            return Label(role, language)
    words = _words(text)
    if role := _role(words):
        return Label(role)
    if language := language_named(text):
        return Label(None, language)
    return _role_and_language(words)


def may_be_main(cell: str) -> bool:
    """Whether any word of a label means source or translation."""
    return any(_ROLES.get(word) in _MAIN for word in _words(cell))


def _role_and_language(words: Sequence[str]) -> Label:
    """The role and language of *target en* or *Serbian source text*."""
    role = next((_ROLES[word] for word in words if _ROLES.get(word) in {*_MAIN, "reference"}), None)
    rest = " ".join(word for word in words if word not in _FILLERS and _ROLES.get(word) != role)
    language = language_named(rest) or language_named(rest.replace(" ", "-")) if role and rest else None
    return Label(role, language) if language else Label()


def _words(label: str) -> list[str]:
    """The words of a label, in small letters; *#* is *no*."""
    return word_texts(label.casefold().replace("#", " no "), inside=(), digits="joined")


def _role(words: Sequence[str]) -> str | None:
    """The role that all the words give, or that one gives beside mere fillers."""
    words = [word for place, word in enumerate(words) if word not in _JOINERS or place in {0, len(words) - 1}]
    roles = {_ROLES[word] for word in words if word in _ROLES and word not in _FILLERS}
    if len(roles) == 1 and all(word in _ROLES or word in _FILLERS for word in words):
        return roles.pop()
    return "id" if list(words) in (["segment"], ["string", "id"]) else None


def layout_of(first: Sequence[str], width: int, asked: Asked, where: str) -> Layout:
    """The columns of a table whose first row is ``first`` and that has ``width`` columns (0: rows differ).

    Raises :class:`InputError` if they are unclear, :class:`UsageError` for a column asked for that does not exist.
    """
    cells = [cell.strip() for cell in first]
    while len(cells) > 2 and not cells[-1]:
        cells.pop()
    if len(cells) < 2:
        raise InputError(f"{where}: a bilingual table has at least two columns, source and translation; this has one")
    labels = [label_of(cell) for cell in cells]
    if asked.columns:
        return _as_asked(cells, labels, asked, where)
    if not _is_header(labels):
        if width != 2 and len(cells) != 2:
            raise _unclear(cells, where)
        looks_named = all(len(cell) <= _LONGEST_HEADER and not cell.endswith((".", "!", "?", "…")) for cell in cells)
        notice = f"{where} has no recognised header: its first row is read as a pair" if looks_named else None
        return Layout({"source": 0, "translation": 1}, 2, header=False, notice=notice)
    return _layout(_places(cells, labels, asked, where), labels)


def _layout(places: dict[str, int], labels: Sequence[Label], *, header: bool = True) -> Layout:
    source, target = (labels[places[role]].language for role in _MAIN)
    return Layout(places, len(labels), header, tag_of(source), tag_of(target))


def _is_header(labels: Sequence[Label]) -> bool:
    return any(label.role in _MAIN for label in labels) or sum(label.language is not None for label in labels) > 1


def _with_role(role: str, cells: Sequence[str], labels: Sequence[Label], language: str | None) -> list[int]:
    """The columns with a role; of several, those in the requested language that do not hold tags."""
    found = [place for place, label in enumerate(labels) if label.role == role]
    if len(found) > 1:
        found = [place for place in found if not _TAGS.search(cells[place])] or found
        found = _in_language(found, labels, language)
    return found


def _places(cells: Sequence[str], labels: Sequence[Label], asked: Asked, where: str) -> dict[str, int]:
    wanted = dict(zip(_MAIN, (asked.source_lang, asked.target_lang), strict=True))
    places = _other_places(labels) | _named_places(cells, labels, wanted, where)
    languages = [place for place, label in enumerate(labels) if label.role is None and label.language]
    places |= _requested_places(_without_column(places), languages, labels, wanted)
    missing = _without_column(places)
    if not missing:
        return places
    rest = [place for place in languages if place not in places.values()]
    if not rest and len(cells) == 2:
        rest = [place for place in range(2) if place not in places.values()]
    if len(rest) != len(missing):
        raise _unclear(cells, where)
    return places | dict(zip(missing, rest, strict=True))


def _without_column(places: Mapping[str, int]) -> list[str]:
    return [role for role in _MAIN if role not in places]


def _named_places(
    cells: Sequence[str], labels: Sequence[Label], wanted: Mapping[str, str | None], where: str
) -> dict[str, int]:
    """The columns whose labels say that they are source or translation, one each."""
    places: dict[str, int] = {}
    for role in _MAIN:
        found = _with_role(role, cells, labels, wanted[role])
        if len(found) > 1:
            raise _unclear(cells, where)
        if found:
            places[role] = found[0]
    return places


def _requested_places(
    roles: Sequence[str], languages: Sequence[int], labels: Sequence[Label], wanted: Mapping[str, str | None]
) -> dict[str, int]:
    """Of the columns labelled by language alone, those in the requested languages; none where several fit."""
    free, places = list(languages), dict[str, int]()
    for role in roles:
        found = _in_language(free, labels, wanted[role])
        if wanted[role] and len(found) == 1:
            places[role] = found[0]
            free.remove(found[0])
    return places


def _other_places(labels: Sequence[Label]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, label in enumerate(labels):
        if label.role is not None and label.role not in _MAIN:
            places.setdefault(label.role, place)
    return places


def _in_language(places: Sequence[int], labels: Sequence[Label], asked: str | None) -> list[int]:
    """The places in the requested language; all if none is requested."""
    tags = [label.language for place, label in enumerate(labels) if place in places and label.language]
    best = closest(tags, asked) if asked else None
    return list(places) if best is None else [place for place in places if labels[place].language == best]


def _as_asked(cells: Sequence[str], labels: Sequence[Label], asked: Asked, where: str) -> Layout:
    """The layout that ``--columns`` gives, by label or by number from 1."""
    places = _other_places(labels)
    header = _is_header(labels)
    for role, name in asked.columns:
        place = _place(name, cells)
        header |= place is not None
        if place is None and name.isdecimal() and len(name) < 6 and 1 <= int(name) <= len(cells):
            place = int(name) - 1
        if place is None:
            raise UsageError(f"{where} has no column {name!r}; its columns are {_list_cells(cells)}")
        places[role] = place
    if any(role not in places for role in _MAIN):
        places = _places(cells, labels, asked, where) | places
    return _layout(places, labels, header=header)


def _place(name: str, cells: Sequence[str]) -> int | None:
    wanted = " ".join(name.split()).casefold()
    same = [place for place, cell in enumerate(cells) if " ".join(cell.split()).casefold() == wanted]
    if same:
        return same[0]
    tag = language_named(name)
    return next((place for place, cell in enumerate(cells) if tag and language_named(cell) == tag), None)


def _list_cells(cells: Sequence[str]) -> str:
    more = " …" if len(cells) > _MOST_SHOWN else ""
    return ", ".join(repr(cell[:_LONGEST_HEADER]) for cell in cells[:_MOST_SHOWN]) + more


def _unclear(cells: Sequence[str], where: str) -> InputError:
    return InputError(
        f"{where}: it is not clear which columns are source and translation; there are {_list_cells(cells)}; "
        f"name two of them ({_HOW}), by label or by number"
    )
