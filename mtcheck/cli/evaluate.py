"""``mtcheck evaluate``: what the checks find in challenge sets, and what they make of clean text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli.terminal import note, write_result
from mtcheck.errors import UsageError

__all__ = ["evaluate"]


def evaluate(
    sets: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Challenge sets: JSON Lines, DEMETR's JSON, MQM tables (.tsv), or a folder of JSON Lines. "
            "Without any: the set that ships with mtcheck.",
        ),
    ] = None,
    *,
    glossary: Annotated[
        list[Path] | None, typer.Option("--glossary", "-g", help="A glossary for all items; may be repeated.")
    ] = None,
    source_lang: Annotated[str, typer.Option(help="Language of sources that do not name theirs.")] = "sr",
    compare: Annotated[Path | None, typer.Option(help="An older result (JSON): show what changed.")] = None,
    output_format: Annotated[str, typer.Option("--format", "-f", help="table, json or markdown.")] = "table",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here, not to stdout.")] = None,
) -> None:
    """Measure the checks on challenge sets.

    Recall, precision and false alarms of every check.
    """
    from mtcheck.bundled import references
    from mtcheck.evaluate import evaluate as evaluate_sets
    from mtcheck.evaluate.compare import changes, read_evaluation
    from mtcheck.evaluate.render import FORMATS
    from mtcheck.glossary import Glossary

    if output_format not in FORMATS:
        raise UsageError(f"there is no format {output_format!r}; the formats are {', '.join(FORMATS)}")
    before = read_evaluation(compare) if compare else None
    terms = Glossary()
    for path in glossary or ():
        terms += Glossary.load(path)
    found = evaluate_sets(sets or [references() / "challenge"], terms, source_lang=source_lang)
    note(f"{found.figures.segments / max(found.seconds, 1e-9):.0f} segments per second")
    changed = (changes(before, found),) if before else ()
    write_result(FORMATS[output_format](found, changed), output)
