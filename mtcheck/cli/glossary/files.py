"""``mtcheck glossary convert`` and ``stats``: whole files."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli.glossary.options import (
    Columns,
    Files,
    Format,
    Lenient,
    OutputFormat,
    TargetLang,
    load,
    parse_columns,
    write_json,
)
from mtcheck.cli.terminal import note, say
from mtcheck.errors import UsageError

__all__ = ["GlossaryFormat", "convert", "stats"]


class GlossaryFormat(StrEnum):
    """The formats that a glossary can be written in, in the order of :data:`mtcheck.glossary.formats.FORMATS`."""

    CSV = "csv"
    TSV = "tsv"
    JSONL = "jsonl"
    JSON = "json"
    XLSX = "xlsx"
    ODS = "ods"
    TBX = "tbx"
    TBX2 = "tbx2"


def convert(
    source: Annotated[Path, typer.Argument(metavar="IN", help="The glossary to read.")],
    target: Annotated[
        Path, typer.Argument(metavar="OUT", help="The file to write; its ending names the format; - for stdout.")
    ],
    *,
    to: Annotated[
        GlossaryFormat | None,
        typer.Option("--to", help="The format, whatever the ending of OUT (tbx is TBX 3 of 2019)."),
    ] = None,
    columns: Columns = None,
    target_lang: TargetLang = None,
    lenient: Lenient = False,
) -> None:
    """Convert a glossary to another format.

    Between CSV, TSV, JSON Lines, XLSX, ODS and TBX; what OUT cannot hold is reported.
    Exits with 1 if something could not be carried over.
    """
    from mtcheck.glossary.formats import FORMATS, format_of
    from mtcheck.glossary.formats.losses import losses
    from mtcheck.settings import load_settings

    if to is None and str(target) == "-":
        raise UsageError("OUT is stdout: give its format with --to")
    form = format_of(target) if to is None else next(form for form in FORMATS if form.name == to)
    lang = target_lang or load_settings().target_lang
    glossary = load(source, lenient=lenient, columns=parse_columns(columns), target_lang=lang)
    if str(target) == "-":
        data = form.write(glossary.entries)
        sys.stdout.buffer.write(data)
        lost = losses(glossary.entries, form.read(data, "stdout", target_lang=glossary.target_lang))
    else:
        lost = glossary.save(target, form)
    note(f"{target}: {len(glossary.entries):,} entries as {form.name}")
    for sentence in lost:
        note(f"{target}: {sentence}")
    if lost:
        raise typer.Exit(1)


def stats(
    files: Files = None,
    *,
    columns: Columns = None,
    lenient: Lenient = False,
    output_format: OutputFormat = Format.TERMINAL,
) -> None:
    """Count what is in glossaries.

    Entries by kind, source forms by language, variants.
    """
    from dataclasses import asdict

    from mtcheck.glossary import Glossary
    from mtcheck.glossary.stats import stats_of

    chosen = parse_columns(columns)
    glossaries = [Glossary.load(file, lenient=lenient, columns=chosen) for file in files or ()] or [Glossary.default()]
    counted = [stats_of(glossary) for glossary in glossaries]
    if output_format is Format.JSON:
        write_json([asdict(item) for item in counted])
        return
    for item in counted:
        kinds = ", ".join(f"{count:,} {kind or 'without a kind'}" for kind, count in item.kinds.items())
        languages = ", ".join(f"{tag} {count:,}" for tag, count in item.languages.items())
        say(f"{item.name}: {item.entries:,} entries (sha256 {item.fingerprint[:12]}…)")
        say(f"  kinds         {kinds or 'none'}")
        say(f"  source forms  {languages or 'none'}")
        say(f"  variants      {item.allowed:,} allowed, {item.discouraged:,} discouraged, {item.forbidden:,} forbidden")
        say(f"  ids, notes    {item.with_id:,}, {item.with_note:,}")
        if item.persons_without_gender:
            say(f"  no gender     {item.persons_without_gender:,} persons")
        if item.broken:
            say(f"  broken rows   {item.broken:,}")
