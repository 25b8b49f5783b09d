"""Months and weekdays case by case, so that a correction is in the case of the word that it replaces."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from mtcheck.languages.data_file import DataFile
from mtcheck.languages.language import group, primary
from mtcheck.languages.script import is_cyrillic, to_cyrillic, to_latin

__all__ = ["Calendar", "declined_like", "month_of_a_day"]

Calendar: TypeAlias = Literal["months", "weekdays"]

_HERE: Final = Path(__file__).parent
_CASES: Final = 6
_GENITIVE: Final = 1
_ACCUSATIVE: Final = 3


class _Declined(NamedTuple):
    """``standards`` number the names that a language's standards have for a month: *septembar*, *rujan*."""

    standards: dict[str, int]
    names: dict[Calendar, dict[int, list[tuple[str, ...]]]]

    def of(self, kind: Calendar, value: int, standard: int) -> tuple[str, ...]:
        """The six cases of a name; a standard without its own name has the first standard's."""
        found = self.names[kind].get(value, [])
        return found[standard] if standard < len(found) else next(iter(found), ())


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
def _table_of_forms(language: str) -> _Declined | None:
    path = _HERE / language / "declined.toml"
    if not path.is_file():
        return None
    file = DataFile(path)
    standards = {tag: number for number, tags in enumerate(file.words("standards")) for tag in tags.split()}
    names: dict[Calendar, dict[int, list[tuple[str, ...]]]] = {}
    kinds: tuple[Calendar, ...] = ("months", "weekdays")
    for kind in kinds:
        names[kind] = {}
        for value in file.rows(kind):
            forms = [tuple(phrase.split()) for phrase in file.words(f"{kind}.{value}")]
            if not value.isdigit() or any(len(cases) != _CASES for cases in forms):
                raise file.wrong(f"{kind}.{value}", f"must have {_CASES} forms a name, under a number")
            names[kind][int(value)] = forms
    file.finish()
    return _Declined(standards, names)
