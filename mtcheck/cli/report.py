"""``mtcheck report``: many JSON reports as one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli.terminal import note, write_result

__all__ = ["report"]


def report(
    results: Annotated[
        list[Path], typer.Argument(help="JSON reports: files, JSON Lines (.jsonl), folders of either, or -.")
    ],
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the HTML page here instead of to stdout.")
    ] = None,
    tables: Annotated[
        Path | None, typer.Option("--tables", help="Write the tables as CSV and Parquet into this folder.")
    ] = None,
) -> None:
    """Report on many audited articles.

    Verdicts over time, wrong names, checks, worst articles, engines, sections.
    """
    from mtcheck.report.portal import open_results, render, summarise, write_tables

    with open_results(results) as opened:
        if opened.skipped:
            count = sum(opened.skipped.values())
            documents = f"{count} JSON documents were" if count > 1 else "1 JSON document was"
            note(f"{documents} no report and left out, the first in {next(iter(opened.skipped))}")
        page = render(summarise(opened))
        if tables is not None:
            write_tables(opened, tables)
    write_result(page, output)
