"""``mtcheck glossary lint``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mtcheck.cli.glossary.options import Columns, Files, Format, OutputFormat, TargetLang, parse_columns, write_json
from mtcheck.cli.terminal import note, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.glossary import Glossary

__all__ = ["lint"]


def lint(
    files: Files = None,
    *,
    columns: Columns = None,
    target_lang: TargetLang = None,
    output_format: OutputFormat = Format.TERMINAL,
) -> None:
    """Find what is wrong in glossaries.

    Contradictions, collisions between entries, wrong scripts, look-alike letters, expired entries and more.
    Exits with 0 if nothing is wrong, 1 if something is, 3 if rows are broken.
    """
    from datetime import datetime

    from mtcheck.glossary.lint import lint as find_flaws
    from mtcheck.glossary.lint import not_run

    glossaries = _glossaries(files or (), parse_columns(columns), target_lang)
    flaws = find_flaws(glossaries, today=datetime.now().astimezone().date())
    if output_format is Format.JSON:
        rows = [
            {
                "rule": flaw.rule.name,
                "severity": flaw.rule.severity,
                "file": flaw.file,
                "line": flaw.line,
                "entry": flaw.entry,
                "message": flaw.message,
            }
            for flaw in flaws
        ]
        write_json(rows)
    else:
        for flaw in flaws:
            name = f"{flaw.entry}: " if flaw.entry else ""
            say(f"{flaw.file}:{flaw.line}: {flaw.rule.severity}: {flaw.rule.name}: {name}{flaw.message}")
    count = sum(len(glossary.entries) for glossary in glossaries)
    entries, found = ("entry" if count == 1 else "entries"), ("flaw" if len(flaws) == 1 else "flaws")
    note(f"{count:,} {entries}, {len(flaws):,} {found}")
    for line in not_run(glossaries):
        note(line)
    if any(glossary.broken for glossary in glossaries):
        raise typer.Exit(3)
    if flaws:
        raise typer.Exit(1)


def _glossaries(files: Sequence[Path], columns: dict[str, str], target_lang: str | None) -> list[Glossary]:
    """The files, read for the target language; without any, those of the starter glossary."""
    from mtcheck.bundled import references
    from mtcheck.glossary import Glossary
    from mtcheck.settings import load_settings

    if not files:
        starter = sorted((references() / "glossaries").glob("*.csv"))
        return [Glossary.load(file, lenient=True, columns=columns) for file in starter]
    lang = target_lang or load_settings().target_lang
    return [Glossary.load(file, lenient=True, columns=columns, target_lang=lang) for file in files]
