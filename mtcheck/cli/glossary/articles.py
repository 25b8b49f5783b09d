"""``mtcheck glossary suggest`` and ``check``: the names of articles."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli.glossary.options import (
    Added,
    Articles,
    Format,
    Lenient,
    NoDefault,
    OutputFormat,
    load_glossary,
    shortened,
    write_json,
)
from mtcheck.cli.terminal import note, write_result
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.names.suggest import Suggestion

__all__ = ["check", "suggest"]


class SuggestFormat(StrEnum):
    """How suggestions are written; csv is a glossary to go on with."""

    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"


def suggest(
    articles: Articles,
    *,
    source: Annotated[Path | None, typer.Option("--source", "-s", help="The original, for a single article.")] = None,
    source_lang: Annotated[str | None, typer.Option(help="Language of the sources; detected if not given.")] = None,
    least: Annotated[int, typer.Option("--least", help="Only names that stand in the texts so often.", min=1)] = 1,
    glossary: Added = None,
    no_default_glossary: NoDefault = False,
    output_format: Annotated[SuggestFormat, typer.Option("--format", "-f", help="How to write the result.")] = (
        SuggestFormat.TERMINAL
    ),
) -> None:
    """Suggest names worth adding to a glossary.

    The names of articles that no entry accounts for, with counts and a sentence each.
    """
    from mtcheck.audit import audit
    from mtcheck.glossary import Entry
    from mtcheck.glossary.formats import FORMATS
    from mtcheck.names.suggest import suggestions

    _one_source(articles, source)
    known = load_glossary(glossary, default=not no_default_glossary, lenient=False)
    read = [
        audit(article, source=source, source_lang=source_lang, glossary=None, only=()).article for article in articles
    ]
    found = [item for item in suggestions(read, known) if item.count >= least]
    if output_format is SuggestFormat.JSON:
        write_json(
            [
                {"name": item.name, "count": item.count, "sources": _by_language(item.sources), "example": item.example}
                for item in found
            ]
        )
    elif output_format is SuggestFormat.CSV:
        rows = [Entry(item.name, note=_seen(item)) for item in found]
        write_result(FORMATS[0].write(rows).decode("utf-8-sig"), None)
    else:
        for item in found:
            spelt = ", ".join(form for _, form in item.sources)
            print(f"{item.count:5}  {item.name}{f'  ({spelt})' if spelt else ''}\n       {shortened(item.example)}")


def check(
    articles: Articles,
    *,
    source: Annotated[Path | None, typer.Option("--source", "-s", help="The original, for a single article.")] = None,
    source_lang: Annotated[str | None, typer.Option(help="Language of the sources; detected if not given.")] = None,
    glossary: Added = None,
    no_default_glossary: NoDefault = False,
    lenient: Lenient = False,
    output_format: OutputFormat = Format.TERMINAL,
) -> None:
    """Check only the names of articles.

    Exits with 1 if a name is wrong (severity major or above).
    """
    from mtcheck.audit import audit
    from mtcheck.checks import CHECKS
    from mtcheck.model import Severity

    _one_source(articles, source)
    names = load_glossary(glossary, default=not no_default_glossary, lenient=lenient)
    only = [item.name for item in CHECKS if item.name.startswith("name-")]
    reports = [
        audit(article, source=source, source_lang=source_lang, glossary=names, only=only) for article in articles
    ]
    if output_format is Format.JSON:
        write_json([report.to_dict() for report in reports])
    else:
        for article, report in zip(articles, reports, strict=True):
            for issue in report.issues:
                print(f"{article}: segment {issue.segment + 1}: {issue.severity}: {issue.check}: {issue.message}")
            note(f"{article}: {len(report.issues)} {'name' if len(report.issues) == 1 else 'names'} to look at")
    if any(issue.severity is not Severity.MINOR for report in reports for issue in report.issues):
        raise typer.Exit(1)


def _one_source(articles: Sequence[Path], source: Path | None) -> None:
    if source is not None and len(articles) > 1:
        raise UsageError("--source is for a single article; give several as folders with an article.toml")


def _seen(item: Suggestion) -> str:
    """A note for the terminologist, who knows the nominative of a form."""
    forms = ", ".join(form for _, form in item.sources)
    return f"{item.count}×{f', in the source as {forms}' if forms else ''}: {item.example}"


def _by_language(sources: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag, form in sources:
        found.setdefault(tag, []).append(form)
    return found
