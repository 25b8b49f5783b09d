"""``mtcheck glossary lint``."""

from __future__ import annotations

from pathlib import Path

import typer

from mtcheck.cli.glossary.options import Columns, Files, Format, OutputFormat, TargetLang, parse_columns, write_json
from mtcheck.cli.terminal import note, say

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

    from mtcheck.glossary import Glossary
    from mtcheck.glossary.lint import lint as find_flaws
    from mtcheck.glossary.lint import not_run
    from mtcheck.settings import load_settings

    chosen, lang = parse_columns(columns), target_lang or load_settings().target_lang
    glossaries = [Glossary.load(file, lenient=True, columns=chosen, target_lang=lang) for file in files or ()]
    glossaries = glossaries or [Glossary.load(file, lenient=True) for file in _starter_files()]
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


def _starter_files() -> list[Path]:
    from mtcheck.bundled import references

    return sorted((references() / "glossaries").glob("*.csv"))
