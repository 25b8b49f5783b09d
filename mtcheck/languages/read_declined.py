"""The forms of months and weekdays, read from a language's folder; what each key means is in README.md."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from mtcheck.languages.data_file import DataFile

__all__ = ["DECLINED", "Calendar", "Declined", "read_declined"]

DECLINED: Final = "declined.toml"
Calendar: TypeAlias = Literal["months", "weekdays"]
_CASES: Final = 6


class Declined(NamedTuple):
    """``standards`` gives each standard of the language the number of its name for a month: *septembar*, *rujan*.

    ``names`` has the forms by the number of the month or weekday, those of each standard in the order of these numbers.
    """

    standards: dict[str, int]
    names: dict[Calendar, dict[int, list[tuple[str, ...]]]]

    def of(self, kind: Calendar, value: int, standard: int) -> tuple[str, ...]:
        """The six cases of a name; a standard without its own name has the first standard's."""
        found = self.names[kind].get(value, [])
        return found[standard] if standard < len(found) else next(iter(found), ())


@cache
def read_declined(folder: Path) -> Declined | None:
    """The forms that a folder lists; None if it has no such file.

    Raises :class:`mtcheck.errors.LanguageDataError` for the first mistake.
    """
    file = DataFile(folder / DECLINED)
    if not file.exists:
        return None
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
    return Declined(standards, names)
