"""Rows, which every format reads into and writes from, checked field by field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias, TypeVar

from mtcheck.glossary.entry import Entry, Gender, Kind, Variant
from mtcheck.glossary.formats.dates import date_of
from mtcheck.glossary.formats.words import gender_of, kind_of, truth_of
from mtcheck.languages.tags import USUAL_TARGET

__all__ = ["Broken", "Row", "RowError", "Unused", "language", "make_entry", "tidy", "variant", "yes_or_no"]


class RowError(ValueError):
    """Why a row cannot be used; its text is the reason, without file and line."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be used: its ``line`` (1-based) and the reason.

    ``reason`` is one clause for the user.
    """

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Unused(Broken):
    """Something irrelevant for names in the target language, or unknown to mtcheck: a concept without a term, a column,
    a status word. It does no harm."""


T = TypeVar("T")
Row: TypeAlias = Entry | Broken


_INVERTED: Final = re.compile(r"((?:[^\W\d_A-Z]+ )*[^\W\d_a-z][^,|;/()\d]*), ([^\W\d_a-z][^,|;/()\d]*)")
_SUFFIX: Final = re.compile(r"(?:[JjSs]r|ml|st|мл|ст|[IVX]+)\.?")
_MOST_INVERTED: Final = 4
"""The most words on either side of the comma of an inverted name; more are a list or a description."""
_LONGEST_INVERTED: Final = 80
"""Characters."""
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_UNUSABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffd]")


def tidy(text: str) -> str:
    """``text`` in Unicode NFC, without spaces at its ends and with single spaces inside.

    Raises :class:`RowError` for control characters and for signs of a wrong decoding.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(check_text(text).split())


def check_text(text: str) -> str:
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
    return Variant(text, check_text(note).strip() or None if note else None)


def language(tag: str) -> str:
    """A BCP 47 tag in its usual letter case (``sr-Latn-ME``); raises :class:`RowError` for anything else."""
    if not _LANGUAGE.fullmatch(tag):
        raise RowError(f"{tag!r} is not a language tag")
    primary, *rest = tag.replace("_", "-").split("-")
    cased = (part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower() for part in rest)
    return "-".join((primary.lower(), *cased))


def yes_or_no(text: str, column: str) -> bool:
    """The truth of a yes/no field; raises :class:`RowError`."""
    said = truth_of(text) if text.strip() else False
    if said is None:
        raise RowError(f"{column} must be yes or no, not {_quote_text(text)}")
    return said


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
    target_lang: str = USUAL_TARGET,
) -> Entry:
    """An entry from a file's fields. It may lack a name if it has wrong spellings of one.

    Raises :class:`RowError` naming the first wrong field.
    """
    name, discouraged, forbidden = tidy(name), tuple(discouraged), tuple(forbidden)
    if not name and not discouraged and not forbidden:
        raise RowError("no name")
    start, end = _validity(valid_from, valid_until)
    known = _choice(kind, kind_of, Kind, "kind") if kind else None
    if known is Kind.PERSON:
        name, sources = _in_order(name), [(tag, _in_order(form)) for tag, form in sources]
    return Entry(
        name=name,
        kind=known,
        sources=tuple(sources),
        allowed=tuple(allowed),
        discouraged=discouraged,
        forbidden=forbidden,
        gender=_choice(gender, gender_of, Gender, "gender") if gender else None,
        indeclinable=indeclinable,
        valid_from=start,
        valid_until=end,
        note=check_text(note).strip() or None if note else None,
        id=tidy(id) or None if id else None,
        target_lang=target_lang,
        line=line,
    )


def _validity(valid_from: str, valid_until: str) -> tuple[date | None, date | None]:
    start = _date(valid_from, "valid_from", end=False) if valid_from else None
    end = _date(valid_until, "valid_until", end=True) if valid_until else None
    if start and end and end < start:
        raise RowError(f"valid_until {end} is before valid_from {start}")
    return start, end


def _in_order(text: str) -> str:
    """A person's name as texts write it; catalogues put the surname first, before a comma."""
    found = _INVERTED.fullmatch(text) if "," in text and len(text) <= _LONGEST_INVERTED else None
    if found is None or _SUFFIX.fullmatch(found[2]) or max(map(len, map(str.split, found.groups()))) > _MOST_INVERTED:
        return text
    return f"{found[2]} {found[1]}"


def _choice(text: str, meaning: Callable[[str], T | None], choices: Iterable[T], column: str) -> T | None:
    try:
        return meaning(text)
    except KeyError:
        known = ", ".join(str(choice) for choice in choices)
        raise RowError(f"unknown {column} {_quote_text(text)}; it must be one of {known}") from None


def _date(text: str, column: str, *, end: bool) -> date | None:
    if not text.strip():
        return None
    try:
        return date_of(text, end=end)
    except ValueError:
        raise RowError(f"{column} must be a date like 2022-01-18, not {_quote_text(text)}") from None


def _quote_text(text: str) -> str:
    return ascii(text) if len(text) <= 40 else f"{text[:40]!a}…"
