"""``mtcheck compare``: compares results, and tests which differences are chance."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli.terminal import refuse_to_replace, write_result

__all__ = ["compare"]


class Format(StrEnum):
    """How the comparison is written."""

    TERMINAL = "terminal"
    JSON = "json"
    HTML = "html"


def compare(
    results: Annotated[
        list[Path],
        typer.Argument(help="Two or more results over the same articles (folders of mtcheck batch, JSON reports)."),
    ],
    *,
    output_format: Annotated[
        Format | None, typer.Option("--format", "-f", help="Output format; default: from the name of --output.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of stdout.")] = None,
) -> None:
    """Compare engines, weeks or settings.

    Shows BLEU, chrF, verdicts, penalty and each check's rate, with intervals and corrected p-values. The first
    results are the baseline.
    """
    from mtcheck.compare import compare as run_comparison
    from mtcheck.compare import read_results

    refuse_to_replace(output, results)
    comparison = run_comparison([(_name(path, results), read_results(path)) for path in results])
    match output_format or _told_by(output):
        case Format.JSON:
            from mtcheck.compare.text import render_json as render
        case Format.HTML:
            from mtcheck.compare.page import render
        case _:
            from mtcheck.compare.text import render_text as render
    write_result(render(comparison), output)


def _name(path: Path, paths: list[Path]) -> str:
    """The folder's name, or the whole path if another has the same name."""
    name = path.resolve().stem
    return str(path) if sum(other.resolve().stem == name for other in paths) > 1 else name


def _told_by(output: Path | None) -> Format:
    match output.suffix.lower() if output else "":
        case ".json":
            return Format.JSON
        case ".html" | ".htm":
            return Format.HTML
        case _:
            return Format.TERMINAL
