"""``mtcheck report``: many JSON reports as one."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli.terminal import note, refuse_to_replace, write_result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.batch import Results
    from mtcheck.model import Report
    from mtcheck.report.portal import Portal

__all__ = ["report"]


def report(
    results: Annotated[
        list[Path],
        typer.Argument(help="Results of mtcheck batch, or JSON reports: files, JSON Lines (.jsonl), folders, or -."),
    ],
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the HTML page to this file instead of stdout.")
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", help="Write a folder to publish: index.html, and a page for each article it names."),
    ] = None,
    decisions: Annotated[
        list[Path] | None,
        typer.Option("--decisions", help="Editors' decisions exported from articles' pages: files or folders."),
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

    refuse_to_replace(output, results)
    batches = [path for path in results if is_results(path)]
    with ExitStack() as stack:
        stores = [stack.enter_context(open_batch(path)) for path in batches]
        streams = {str(path): store.reports() for path, store in zip(batches, stores, strict=True)}
        opened = stack.enter_context(
            open_results([path for path in results if path not in batches], streams, decisions or ())
        )
        if opened.skipped:
            count = sum(opened.skipped.values())
            documents = (
                f"{count} JSON documents were not reports and were"
                if count > 1
                else "1 JSON document was not a report and was"
            )
            note(f"{documents} skipped, the first in {next(iter(opened.skipped))}")
        portal = summarise(opened)
        if tables is not None:
            write_tables(opened, tables)
        if html is not None:
            _write_site(portal, html, stores)
    if html is None or output is not None:
        write_result(render(portal), output)


def _write_site(portal: Portal, folder: Path, stores: Sequence[Results]) -> None:
    import json

    from mtcheck.report.portal import named_articles, write_site
    from mtcheck.report.read import from_dict

    def find(article: str) -> Report | None:
        line = next((line for store in stores if (line := store.find(article)) is not None), None)
        return None if line is None else from_dict(json.loads(line))

    count = write_site(portal, folder, find)
    wanted = len(named_articles(portal))
    if count < wanted:
        note(
            f"{wanted - count} of {wanted} articles have no page: pages can be made only from results of mtcheck batch"
        )
