"""``mtcheck report``: many JSON reports as one."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli.terminal import note, write_result

__all__ = ["report"]


def report(
    results: Annotated[
        list[Path],
        typer.Argument(help="Results of mtcheck batch, or JSON reports: files, JSON Lines (.jsonl), folders, or -."),
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
    from mtcheck.batch.store import is_results
    from mtcheck.batch.store import open_results as open_batch
    from mtcheck.report.portal import open_results, render, summarise, write_tables

    batches = [path for path in results if is_results(path)]
    with ExitStack() as stack:
        streams = {str(path): stack.enter_context(open_batch(path)).reports() for path in batches}
        opened = stack.enter_context(open_results([path for path in results if path not in batches], streams))
        if opened.skipped:
            count = sum(opened.skipped.values())
            documents = f"{count} JSON documents were" if count > 1 else "1 JSON document was"
            note(f"{documents} no report and left out, the first in {next(iter(opened.skipped))}")
        page = render(summarise(opened))
        if tables is not None:
            write_tables(opened, tables)
    write_result(page, output)
