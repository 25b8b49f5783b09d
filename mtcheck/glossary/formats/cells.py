r"""Cells of a table: several values in one, with notes, and back.

Values are separated by ``|``, a line break, ``;``, or a slash between spaces; a variant's note follows it after ``::``,
and if there is one, only ``|`` and line breaks separate. Brackets at the end describe the value: a kind (*Kyiv
(city)*), a note (*Kiev (old)*), or its acronym (*European Union (EU)*). A backslash escapes all of these and itself;
``\n`` is a line break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mtcheck.glossary.entry import Variant
from mtcheck.glossary.formats.row import tidy, variant
from mtcheck.glossary.formats.words import kind_of, truth_of

__all__ = ["Name", "escape_name", "escape_variant", "forms", "name", "variants"]

_SPECIAL: Final = re.compile(r"[|;\\\n/():]")
_OWN: Final = re.compile(r"(?:[^\\|\n]|\\.)+", re.DOTALL)
_ANY: Final = re.compile(r"(?:[^\\|\n;/]|\\.|(?<!\s)/|/(?!\s))+", re.DOTALL)
_NAMES: Final = re.compile(r"(?:[^\\|;/]|\\.|(?<!\s)/|/(?!\s))+", re.DOTALL)
_NOTE: Final = re.compile(r"((?:[^\\:]|\\.|:(?!:))*)::(.*)", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_BRACKETS: Final = re.compile(r"([^()]*[^()\s\\])\s*\(([^()\\]{1,80})\)", re.DOTALL)
_ACRONYM: Final = re.compile(r"[^\W\d_a-z]{2,8}")
_CAPITAL: Final = re.compile(r"\b[^\W\d_]")
_SLASH: Final = re.compile(r"(?<=\s)/(?=\s)")


class Name(NamedTuple):
    """A name cell: the name, its other spellings, and the content of the brackets (a kind's word, or a note)."""

    text: str
    others: tuple[str, ...] = ()
    kind: str = ""
    note: str = ""


def name(cell: str) -> Name:
    """The first name of a cell is the one to write; the others are allowed."""
    if not _SPECIAL.search(cell):
        return Name(cell)
    pieces = [piece for piece in _NAMES.findall(cell) if not piece.isspace()]
    if not pieces:
        return Name("")
    first, inside = _brackets(pieces[0])
    others = [text for piece in pieces[1:] for text in _texts(piece)]
    if not inside:
        return Name(first, tuple(others))
    if _is_acronym(first, inside):
        return Name(first, (inside, *others))
    if _is_kind(inside):
        return Name(first, tuple(others), kind=inside)
    return Name(first, tuple(others), note=inside)


def forms(cell: str) -> list[str]:
    """The forms of a cell; brackets hold another form if they are its acronym, and are otherwise left out."""
    if not _SPECIAL.search(cell):
        return [text] if (text := tidy(cell)) else []
    return [text for piece in _ANY.findall(cell) for text in map(tidy, _texts(piece)) if text]


def variants(cell: str) -> list[Variant]:
    """The variants of a cell with their notes."""
    if not _SPECIAL.search(cell):
        return [] if cell.isspace() else [variant(cell, None)]
    pattern = _OWN if "::" in cell else _ANY
    return [found for piece in pattern.findall(cell) if not piece.isspace() for found in _variants(piece)]


def _variants(piece: str) -> Iterator[Variant]:
    noted = _NOTE.fullmatch(piece) if "::" in piece else None
    if noted:
        yield variant(_plain(noted[1]), _plain(noted[2]))
        return
    text, inside = _brackets(piece)
    acronym = bool(inside) and _is_acronym(text, inside)
    yield variant(text, None if acronym else inside)
    if acronym:
        yield variant(inside, None)


def _texts(piece: str) -> list[str]:
    text, inside = _brackets(piece)
    return [text, inside] if inside and _is_acronym(text, inside) else [text]


def _brackets(piece: str) -> tuple[str, str]:
    """A value and the content of brackets at its end; nothing if the brackets are part of the value (*Congo
    (Kinshasa)*)."""
    found = _BRACKETS.fullmatch(piece.strip()) if piece.rstrip().endswith(")") else None
    if found is None:
        return _plain(piece), ""
    text, inside = _plain(found[1]), " ".join(found[2].split())
    apart = inside[:1].islower() or _is_kind(inside) or _is_acronym(text, inside)
    return (text, inside) if apart else (_plain(piece), "")


def _is_kind(word: str) -> bool:
    try:
        return kind_of(word) is not None
    except KeyError:
        return False


def _is_acronym(text: str, inside: str) -> bool:
    """Whether one of the two consists of the other's initials (*EU*, *European Union*)."""
    short, long = (inside, text) if len(inside) < len(text) else (text, inside)
    if not _ACRONYM.fullmatch(short):
        return False
    initials = iter("".join(_CAPITAL.findall(long)).casefold())
    return all(letter in initials for letter in short.casefold())


def _plain(piece: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] == "n" else match[1], piece) if "\\" in piece else piece


def escape_name(text: str) -> str:
    """A name or form as written in a cell."""
    escaped = text.replace("\\", r"\\").replace("|", r"\|").replace("\n", r"\n").replace(";", r"\;")
    escaped = _SLASH.sub(r"\/", escaped)
    return escaped.replace("(", r"\(") if _brackets(text)[1] else escaped


def escape_variant(item: Variant) -> str:
    """A variant as written in a cell, with its note."""
    text = escape_name(item.text).replace("::", r"\:\:")
    if item.note:
        note = item.note.replace("\\", r"\\").replace("|", r"\|").replace("\n", r"\n")
        return f"{text} :: {note}"
    return f"{text} ::" if truth_of(item.text) is not None else text
