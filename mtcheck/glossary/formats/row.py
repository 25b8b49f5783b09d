"""What every format reads into and writes from: rows, checked field by field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias, TypeVar

from mtcheck.glossary.entry import Entry, Gender, Kind, Variant

__all__ = ["Broken", "Row", "RowError", "language", "make_entry", "tidy", "variant", "yes_or_no"]


class RowError(ValueError):
    """Why a row cannot be used; its text is the reason, without file and line."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be used: its line (1-based) and the reason."""

    line: int
    reason: str


T = TypeVar("T")
Row: TypeAlias = Entry | Broken


_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_UNUSABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffd]")
_KINDS: Final = {kind.value: kind for kind in Kind} | {"": None, "organization": Kind.ORGANISATION}
_GENDERS: Final = {gender.value: gender for gender in Gender} | {"": None}
_YES: Final = frozenset({"yes", "true", "1"})
_NO: Final = frozenset({"", "no", "false", "0"})


def tidy(text: str) -> str:
    """``text`` in Unicode NFC, without space at its ends and with single spaces inside.

    Raises :class:`RowError` for control characters and for characters that show a wrong decoding.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(checked(text).split())


def checked(text: str) -> str:
    """``text`` in Unicode NFC with its line breaks kept; raises :class:`RowError` like :func:`tidy`."""
    bad = _UNUSABLE.search(text)
    if bad is None:
        return unicodedata.normalize("NFC", text)
    character = ord(bad[0])
    if 0xDC80 <= character <= 0xDCFF:
        raise RowError(f"byte 0x{character - 0xDC00:02X} is not UTF-8")
    if character == 0xFFFD:
        raise RowError("a character was lost in an earlier conversion (U+FFFD)")
    raise RowError(f"control character U+{character:04X}")


def variant(text: str, note: str | None) -> Variant:
    """A tidy variant; raises :class:`RowError` for one without text."""
    text = tidy(text)
    if not text:
        raise RowError("a variant without text")
    return Variant(text, checked(note).strip() or None if note else None)


def language(tag: str) -> str:
    """A BCP 47 tag in its usual letter case (``sr-Latn-ME``); raises :class:`RowError` for what is none."""
    if not _LANGUAGE.fullmatch(tag):
        raise RowError(f"{tag!r} is not a language tag")
    primary, *rest = tag.replace("_", "-").split("-")
    cased = (part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower() for part in rest)
    return "-".join((primary.lower(), *cased))


def yes_or_no(text: str, column: str) -> bool:
    """The truth of a yes/no field; raises :class:`RowError`."""
    folded = text.strip().lower()
    if folded in _YES:
        return True
    if folded in _NO:
        return False
    raise RowError(f"{column} must be yes or no, not {_shown(text)}")


def make_entry(
    name: str,
    *,
    line: int,
    kind: str = "",
    sources: Iterable[tuple[str, str]] = (),
    allowed: Iterable[Variant] = (),
    discouraged: Iterable[Variant] = (),
    forbidden: Iterable[Variant] = (),
    gender: str = "",
    indeclinable: bool = False,
    valid_from: str = "",
    valid_until: str = "",
    note: str = "",
    id: str = "",  # noqa: A002
) -> Entry:
    """An entry of a file's fields.

    Raises :class:`RowError` naming the first field that is wrong.
    """
    name = tidy(name)
    if not name:
        raise RowError("no name")
    start = _date(valid_from, "valid_from") if valid_from else None
    end = _date(valid_until, "valid_until") if valid_until else None
    if start and end and end < start:
        raise RowError(f"valid_until {end} lies before valid_from {start}")
    return Entry(
        name=name,
        kind=_choice(kind, _KINDS, "kind") if kind else None,
        sources=tuple(sources),
        allowed=tuple(allowed),
        discouraged=tuple(discouraged),
        forbidden=tuple(forbidden),
        gender=_choice(gender, _GENDERS, "gender") if gender else None,
        indeclinable=indeclinable,
        valid_from=start,
        valid_until=end,
        note=checked(note).strip() or None if note else None,
        id=tidy(id) or None if id else None,
        line=line,
    )


def _choice(text: str, choices: Mapping[str, T], column: str) -> T:
    try:
        return choices[text.strip().lower()]
    except KeyError:
        known = ", ".join(dict.fromkeys(str(choice) for choice in choices.values() if choice))
        raise RowError(f"unknown {column} {_shown(text)}; it must be one of {known}") from None


def _date(text: str, column: str) -> date | None:
    if not text.strip():
        return None
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        raise RowError(f"{column} must be a date like 2022-01-18, not {_shown(text)}") from None


def _shown(text: str) -> str:
    return ascii(text) if len(text) <= 40 else f"{text[:40]!a}…"
