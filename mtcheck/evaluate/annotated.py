"""Translations whose errors a person marked: JSON Lines, documented in ``references/quality/README.md``.

An object is of this kind if it has ``errors``: a list (may be empty) of ``side``, ``start``, ``end``, ``category``,
``severity`` and, optionally, ``span`` (the words there, as a check) and ``why``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from mtcheck.errors import InputError
from mtcheck.evaluate.item import Item, Mark
from mtcheck.evaluate.row import Row
from mtcheck.languages.tags import USUAL_TARGET
from mtcheck.model import Severity, Side, Span

__all__ = ["is_annotated", "item"]

_Choice = TypeVar("_Choice", bound=StrEnum)


def is_annotated(row: Row) -> bool:
    """Whether an object marks its wrong words."""
    return "errors" in row.values


def item(row: Row, source_lang: str) -> Item:
    """One item; ``source_lang`` is used if it does not name its own. Offsets refer to its texts as given.

    Raises :class:`mtcheck.errors.InputError` with file, line and the number of the error.
    """
    translation, source, reference = (_text(row, key) for key in ("translation", "source", "reference"))
    if translation is None:
        raise InputError(f"{row.where}: no translation")
    given = row.values["errors"]
    if not isinstance(given, list) or not all(isinstance(error, dict) for error in given):
        raise InputError(f"{row.where}: errors must be a list of objects")
    texts = {Side.TRANSLATION: translation, Side.SOURCE: source}
    marks = tuple(_mark(Row(error, f"{row.where}, error {number}"), texts) for number, error in enumerate(given, 1))
    return Item(
        id=row.text("id") or row.where,
        kind="annotated" if marks else "clean",
        translation=(translation,),
        source=None if source is None else (source,),
        reference=(reference,) if reference else None,
        source_lang=row.text("source_lang", "lang") or source_lang,
        target_lang=row.text("target_lang") or USUAL_TARGET,
        glossary=row.entries("glossary"),
        quotes=row.sentences("quotes") or (),
        published=row.date("published"),
        marks=marks,
        engine=row.text("engine"),
    )


def _text(row: Row, key: str) -> str | None:
    """A text with all its white space, because offsets refer to it."""
    value = row.values.get(key)
    if value is None or isinstance(value, str):
        return value
    raise InputError(f"{row.where}: {key} must be text, not {type(value).__name__}: spans are offsets into it")


def _mark(error: Row, texts: Mapping[Side, str | None]) -> Mark:
    side = _choice(error, "side", Side)
    text, start, end = texts[side], error.position("start"), error.position("end")
    if text is None:
        raise InputError(f"{error.where}: its side is {side}, but the item has no {side}")
    if start is None or end is None:
        raise InputError(f"{error.where}: an error needs start and end")
    if not start < end <= len(text):
        raise InputError(f"{error.where}: {start}-{end} is not a span of the {side}, which has {len(text)} characters")
    words = error.text("span")
    if words is not None and words != text[start:end]:
        raise InputError(f"{error.where}: the {side} has {text[start:end]!r} at {start}-{end}, not {words!r}")
    category = error.text("category")
    if category is None:
        raise InputError(f"{error.where}: an error needs a category")
    return Mark(Span(side, start, end), category, _choice(error, "severity", Severity))


def _choice(error: Row, key: str, choices: type[_Choice]) -> _Choice:
    value = error.text(key) or ""
    try:
        return choices(value)
    except ValueError as problem:
        known = ", ".join(choices)
        raise InputError(f"{error.where}: {key} must be one of {known}, not {value!r}") from problem
