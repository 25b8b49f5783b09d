"""The file formats of glossaries, one module each: bytes to rows, and entries to bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from mtcheck.errors import GlossaryError
from mtcheck.glossary.entry import Entry
from mtcheck.glossary.formats.row import Broken, Row, RowError, Unused
from mtcheck.languages.tags import USUAL_TARGET

__all__ = ["FORMATS", "Broken", "Format", "Row", "RowError", "Unused", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """One file format.

    ``reader`` takes the bytes and the file's name for errors; for a format with columns (``tabular``), also their
    roles; and for a format with names in several languages (``multilingual``), last the language whose names count.

    ``name`` is what ``--to`` takes; ``suffixes`` are the endings of its files, in small letters, with the dot.
    ``write`` makes the bytes of a file.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: Callable[..., Iterator[Row]]
    write: Callable[[Sequence[Entry]], bytes]
    tabular: bool = False
    multilingual: bool = False

    def read(
        self, data: bytes, where: str, columns: Mapping[str, str] | None = None, target_lang: str = USUAL_TARGET
    ) -> Iterator[Row]:
        """Every row of a file; ``where`` names it in errors.

        Raises :class:`mtcheck.errors.GlossaryError` if the file as a whole cannot be read.
        """
        if self.tabular:
            return self.reader(data, where, columns or None, target_lang)
        return self.reader(data, where, target_lang) if self.multilingual else self.reader(data, where)


def _late(module: str, name: str) -> Callable[..., Any]:
    """A format's function; its module is loaded by the first call, to keep start-up fast."""

    def call(*arguments: object) -> Any:  # noqa: ANN401 - what the format's own function returns
        return getattr(import_module(f"mtcheck.glossary.formats.{module}"), name)(*arguments)

    return call


FORMATS: Final = (
    Format("csv", (".csv", ".txt"), _late("csv", "read"), _late("csv", "write_csv"), tabular=True, multilingual=True),
    Format(
        "tsv", (".tsv", ".tab"), _late("csv", "read_tsv"), _late("csv", "write_tsv"), tabular=True, multilingual=True
    ),
    Format("jsonl", (".jsonl", ".ndjson"), _late("jsonl", "read"), _late("jsonl", "write")),
    Format("json", (".json",), _late("additions", "read"), _late("additions", "write")),
    Format("xlsx", (".xlsx",), _late("xlsx", "read"), _late("xlsx", "write"), tabular=True, multilingual=True),
    Format("ods", (".ods",), _late("ods", "read"), _late("ods", "write"), tabular=True, multilingual=True),
    Format(
        "tbx", (".tbx", ".xml", ".mtf", ".tmx"), _late("tbx", "read"), _late("tbx_write", "write_v3"), multilingual=True
    ),
    Format("tbx2", (".tbx2", ".martif"), _late("tbx", "read"), _late("tbx_write", "write_v2"), multilingual=True),
)


def format_of(path: Path) -> Format:
    """The format for a file's ending.

    Raises :class:`mtcheck.errors.GlossaryError` for an unknown ending.
    """
    suffix = path.suffix.lower()
    for form in FORMATS:
        if suffix in form.suffixes:
            return form
    known = ", ".join(suffix for form in FORMATS for suffix in form.suffixes)
    raise GlossaryError(f"{path}: a glossary cannot end in {suffix!r}; the endings are {known}")
