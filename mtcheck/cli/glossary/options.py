"""What the glossary verbs have in common: their arguments, the glossary they name, and JSON."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli.terminal import note
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.glossary import Glossary
    from mtcheck.settings import Settings

__all__ = [
    "Added",
    "Articles",
    "Columns",
    "Files",
    "Format",
    "Lenient",
    "NoDefault",
    "OutputFormat",
    "TargetLang",
    "glossary_files",
    "load",
    "load_glossary",
    "parse_columns",
    "shorten",
    "write_json",
]


class Format(StrEnum):
    """How a result is written."""

    TERMINAL = "terminal"
    JSON = "json"


Files = Annotated[
    list[Path] | None, typer.Argument(help="Glossary files; default: the starter glossary.", show_default=False)
]
Added = Annotated[list[Path] | None, typer.Option("--glossary", "-g", help="A glossary file to add (repeatable).")]
NoDefault = Annotated[bool, typer.Option("--no-default-glossary", help="Do not use the starter glossary.")]
Columns = Annotated[
    str | None,
    typer.Option("--columns", metavar="FIELD=COLUMN,…", help="Columns of the glossary: name=English,sr=Serbian."),
]
Lenient = Annotated[bool, typer.Option("--lenient", help="Skip broken rows of glossary files instead of failing.")]
TargetLang = Annotated[
    str | None,
    typer.Option("--target-lang", metavar="TAG", help="Language of the names; default: that of the settings, or en."),
]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="Output format.")]
Articles = Annotated[
    list[Path], typer.Argument(help="Translations: files, folders with an article.toml, or folders of these.")
]


def parse_columns(text: str | None) -> dict[str, str]:
    """``name=English,sr=Serbian`` as a table of fields and headers. Raises :class:`mtcheck.errors.UsageError`."""
    import re

    found: dict[str, str] = {}
    for part in re.split(r",(?=\s*[\w:-]+\s*=)", text or ""):
        field, equals, header = (piece.strip() for piece in part.partition("="))
        if text is not None and (not field or not equals or not header or field in found):
            raise UsageError(f"invalid --columns (example: name=English,sr=Serbian): {shorten(text)!r}")
        if text is not None:
            found[field] = header
    return found


def glossary_files(
    settings: Settings, added: Sequence[Path], columns: dict[str, str]
) -> list[tuple[Path, dict[str, str]]]:
    """The settings' files and the added files, each with its column mapping, which is ``columns`` for the added
    ones."""
    told = [(file, dict(settings.glossary_columns.get(file, {}))) for file in settings.glossary]
    return [*told, *((file, columns) for file in added)]


def load_glossary(
    added: list[Path] | None,
    *,
    default: bool,
    lenient: bool,
    columns: str | None = None,
    target_lang: str | None = None,
) -> Glossary:
    """The starter glossary if both ``default`` and the settings want it, the settings' files, and the added files."""
    from mtcheck.glossary import Glossary
    from mtcheck.settings import load_settings

    settings = load_settings()
    files = glossary_files(settings, added or [], parse_columns(columns))
    lang = target_lang or settings.target_lang
    parts = [load(file, lenient=lenient, columns=chosen, target_lang=lang) for file, chosen in files]
    return Glossary.merge(*([Glossary.default()] if default and settings.default_glossary else []), *parts)


def load(
    file: Path, *, lenient: bool, columns: dict[str, str] | None = None, target_lang: str | None = None
) -> Glossary:
    """A glossary; if ``lenient``, only its valid rows, with each skipped row named on stderr."""
    from mtcheck.glossary import Glossary

    glossary = Glossary.load(file, lenient=lenient, columns=columns, target_lang=target_lang)
    for row in glossary.broken if lenient else ():
        note(f"{glossary.name}, line {row.line}: left out: {row.reason}")
    return glossary


def shorten(text: str) -> str:
    """A text cut to one line or two."""
    return text if len(text) <= 160 else f"{text[:160]}…"


def write_json(value: object) -> None:
    """A value as JSON on stdout."""
    import json

    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
