"""Months and weekdays case by case, so that a correction is in the case of the word that it replaces."""

from __future__ import annotations

from functools import cache
from typing import Final

from mtcheck.languages.language import group, language_for, primary
from mtcheck.languages.read_declined import Calendar, Declined, read_declined
from mtcheck.languages.registry import folder
from mtcheck.languages.script import is_cyrillic, to_cyrillic, to_latin

__all__ = ["Calendar", "declined_like", "month_of_a_day"]

_GENITIVE: Final = 1
_ACCUSATIVE: Final = 3


def declined_like(kind: Calendar, wrong: int, written: str, right: int, tag: str, *, accusative: bool) -> str | None:
    """The name of ``right`` in the case, standard, script and capitals of ``written``, which is a form of ``wrong``.

    ``accusative`` chooses this case if the form may be several. None if the language has no such table, or the form is
    not in it.
    """
    table = _table_of_forms(group(tag))
    if table is None:
        return None
    form = to_latin(written).lower()
    own = table.standards.get(primary(tag), 0)
    for standard in (own, *range(len(table.standards))):
        cases = [case for case, text in enumerate(table.of(kind, wrong, standard)) if text == form]
        if cases:
            case = _ACCUSATIVE if accusative and _ACCUSATIVE in cases else cases[0]
            found = table.of(kind, right, standard)[case]
            found = found.capitalize() if written[0].isupper() else found
            return to_cyrillic(found) if is_cyrillic(written) else found
    return None


def month_of_a_day(month: int, tag: str, *, cyrillic: bool) -> str | None:
    """The month as written behind a day (*6. septembra*); None if the language has no table."""
    table = _table_of_forms(group(tag))
    if table is None:
        return None
    name = table.of("months", month, table.standards.get(primary(tag), 0))[_GENITIVE]
    return to_cyrillic(name) if cyrillic else name


@cache
def _table_of_forms(language: str) -> Declined | None:
    path = folder(language)
    return None if path is None or language_for(language).problem is not None else read_declined(path)
