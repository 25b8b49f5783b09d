"""One JSON object of a challenge set; its fields are read with type checks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mtcheck.errors import InputError
from mtcheck.glossary.entry import Entry, Kind, Variant

__all__ = ["Row"]


class Row(NamedTuple):
    """``where`` names file and line; every method raises :class:`mtcheck.errors.InputError` with it."""

    values: Mapping[str, object]
    where: str

    def text(self, *keys: str) -> str | None:
        """The first of these fields that is present and not empty.

        Raises :class:`mtcheck.errors.InputError` for anything that is not text.
        """
        for key in keys:
            value = self.values.get(key)
            if value is not None and not isinstance(value, str):
                raise InputError(f"{self.where}: {key} must be text, not {type(value).__name__}")
            if value:
                return value
        return None

    def sentences(self, key: str) -> tuple[str, ...] | None:
        """A list of sentences; a text counts as one sentence. Raises :class:`mtcheck.errors.InputError` for anything
        else."""
        value = self.values.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return (value.strip(),)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            return tuple(part.strip() for part in value)
        raise InputError(f"{self.where}: {key} must be text or a list of texts")

    def position(self, key: str) -> int | None:
        """A position, counted from 0. Raises :class:`mtcheck.errors.InputError` for anything else."""
        value = self.values.get(key)
        if value is None or (isinstance(value, int) and value >= 0):
            return value
        raise InputError(f"{self.where}: {key} must be a number, counted from 0")

    def date(self, key: str) -> date | None:
        """An ISO 8601 date. Raises :class:`mtcheck.errors.InputError` for anything else."""
        value = self.text(key)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as error:
            raise InputError(f"{self.where}: {key} must be a date such as 2022-01-18, not {value!r}") from error

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Names, or objects with the fields of :class:`mtcheck.glossary.entry.Entry`.

        Raises :class:`mtcheck.errors.InputError` for anything else.
        """
        value = self.values.get(key) or []
        if not isinstance(value, list):
            raise InputError(f"{self.where}: {key} must be a list of names")
        return tuple(self._entry(given) for given in value)

    def _entry(self, given: object) -> Entry:
        fields = {"name": given} if isinstance(given, str) else given
        if not isinstance(fields, dict) or not isinstance(fields.get("name"), str):
            raise InputError(f"{self.where}: {given!r} is not a glossary entry: it needs a name")
        try:
            return Entry(
                name=fields["name"],
                kind=Kind(fields["kind"]) if fields.get("kind") else None,
                sources=tuple((str(pair[0]), str(pair[1])) for pair in fields.get("sources", [])),
                allowed=_variants(fields.get("allowed")),
                discouraged=_variants(fields.get("discouraged")),
                forbidden=_variants(fields.get("forbidden")),
            )
        except (IndexError, KeyError, TypeError, ValueError) as error:
            raise InputError(f"{self.where}: {given!r} is not a glossary entry ({error})") from error


def _variants(texts: object) -> tuple[Variant, ...]:
    return tuple(Variant(str(text)) for text in texts) if isinstance(texts, list) else ()
