"""What the glossary verbs have in common: their arguments, the glossary they name, and JSON."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli.terminal import note

if TYPE_CHECKING:
    from mtcheck.glossary import Glossary

__all__ = [
    "Added",
    "Articles",
    "Files",
    "Format",
    "Lenient",
    "NoDefault",
    "OutputFormat",
    "load_glossary",
    "load_leniently",
    "shortened",
    "write_json",
]


class Format(StrEnum):
    """How a result is written."""

    TERMINAL = "terminal"
    JSON = "json"


Files = Annotated[
    list[Path] | None, typer.Argument(help="Glossary files; the starter glossary if none is given.", show_default=False)
]
Added = Annotated[list[Path] | None, typer.Option("--glossary", "-g", help="A glossary file to add; may be repeated.")]
NoDefault = Annotated[bool, typer.Option("--no-default-glossary", help="Leave out the starter glossary.")]
Lenient = Annotated[bool, typer.Option("--lenient", help="Leave broken rows out instead of failing.")]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="How to write the result.")]
Articles = Annotated[
    list[Path], typer.Argument(help="Translations: files, folders with an article.toml, or folders of these.")
]


def load_glossary(added: list[Path] | None, *, default: bool, lenient: bool) -> Glossary:
    """The starter glossary if ``default`` and the settings agree, the settings' files, and the files added."""
    from mtcheck.glossary import Glossary
    from mtcheck.settings import load_settings

    settings = load_settings()
    files = [*settings.glossary, *(added or [])]
    parts = [load_leniently(file) if lenient else Glossary.load(file) for file in files]
    return Glossary.merge(*([Glossary.default()] if default and settings.default_glossary else []), *parts)


def load_leniently(file: Path) -> Glossary:
    """The sound rows of a file; each row left out is named on stderr."""
    from mtcheck.glossary import Glossary

    glossary = Glossary.load(file, lenient=True)
    for row in glossary.broken:
        note(f"{glossary.name}, line {row.line}: left out: {row.reason}")
    return glossary


def shortened(text: str) -> str:
    """A text cut to one line or two."""
    return text if len(text) <= 160 else f"{text[:160]}…"


def write_json(value: object) -> None:
    """A value as JSON on stdout."""
    import json

    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
