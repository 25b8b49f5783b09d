"""``mtcheck glossary suggest`` and ``check``: the names of articles."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mtcheck.cli.glossary.options import (
    Added,
    Articles,
    Columns,
    Format,
    Lenient,
    NoDefault,
    OutputFormat,
    load_glossary,
    shortened,
    write_json,
)
from mtcheck.cli.project import settings_for
from mtcheck.cli.terminal import note, say, write_result
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.model import Article, Issue, Report
    from mtcheck.names.suggest import Suggestion

__all__ = ["check", "suggest"]

_TEXTS: Final = frozenset({".htm", ".html", ".markdown", ".md", ".txt", ".xhtml"})


class SuggestFormat(StrEnum):
    """How suggestions are written; csv is a glossary to continue with."""

    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"


def suggest(
    articles: Articles,
    *,
    source: Annotated[Path | None, typer.Option("--source", "-s", help="The original, for a single article.")] = None,
    source_lang: Annotated[str | None, typer.Option(help="Language of the sources; default: detected.")] = None,
    min_count: Annotated[int, typer.Option("--min-count", help="Minimum number of occurrences.", min=1)] = 1,
    least: Annotated[int | None, typer.Option("--least", min=1, hidden=True)] = None,
    glossary: Added = None,
    columns: Columns = None,
    no_default_glossary: NoDefault = False,
    output_format: Annotated[SuggestFormat, typer.Option("--format", "-f", help="Output format.")] = (
        SuggestFormat.TERMINAL
    ),
) -> None:
    """Suggest names worth adding to a glossary.

    Names in articles that no entry covers, each with a count and a sentence.
    """
    from mtcheck.audit import audit
    from mtcheck.names.suggest import suggestions

    articles = _each(articles)
    _one_source(articles, source)
    known = load_glossary(glossary, default=not no_default_glossary, lenient=False, columns=columns)
    read = [
        audit(
            article,
            source=source,
            source_lang=source_lang or settings_for(article).source_lang,
            glossary=None,
            only=(),
        ).article
        for article in articles
    ]
    for path, article in zip(articles, read, strict=True):
        _tell(path, article)
    found = [item for item in suggestions(read, known) if item.count >= (least or min_count)]
    _write_suggestions(found, output_format)


def _write_suggestions(found: Sequence[Suggestion], output_format: SuggestFormat) -> None:
    from mtcheck.glossary import Entry
    from mtcheck.glossary.formats import FORMATS

    if output_format is SuggestFormat.JSON:
        write_json(
            [
                {
                    "name": item.name,
                    "kind": item.kind,
                    "gender": item.gender,
                    "count": item.count,
                    "sources": _by_language(item.sources),
                    "evidence": list(item.evidence),
                    "example": item.example,
                }
                for item in found
            ]
        )
    elif output_format is SuggestFormat.CSV:
        rows = [Entry(item.name, item.kind, item.sources, gender=item.gender, note=_note(item)) for item in found]
        write_result(FORMATS[0].write(rows).decode("utf-8-sig"), None)
    else:
        for item in found:
            spelt = ", ".join(form for _, form in item.sources)
            what = " ".join(word for word in (item.kind, item.gender) if word)
            told = "; ".join(part for part in (what, ", ".join(item.evidence)) if part)
            say(f"{item.count:5}  {item.name}{f'  ({spelt})' if spelt else ''}{f'  {told}' if told else ''}")
            say(f"       {shortened(item.example)}")


def check(
    articles: Articles,
    *,
    source: Annotated[Path | None, typer.Option("--source", "-s", help="The original, for a single article.")] = None,
    source_lang: Annotated[str | None, typer.Option(help="Language of the sources; default: detected.")] = None,
    glossary: Added = None,
    columns: Columns = None,
    no_default_glossary: NoDefault = False,
    lenient: Lenient = False,
    output_format: OutputFormat = Format.TERMINAL,
) -> None:
    """Check only the names in articles.

    Exits with 1 if a name is wrong (severity major or above). Settings apply as for audit.
    """
    from mtcheck.audit import audit
    from mtcheck.checks import CHECKS
    from mtcheck.model import Severity

    articles = _each(articles)
    _one_source(articles, source)
    names = load_glossary(glossary, default=not no_default_glossary, lenient=lenient, columns=columns)
    only = [item.name for item in CHECKS if item.name.startswith("name-")]
    reports = []
    for article in articles:
        settings = settings_for(article)
        report = audit(
            article,
            source=source,
            source_lang=source_lang or settings.source_lang,
            target_lang=settings.target_lang,
            glossary=names,
            only=only,
            disable=settings.disable,
            baseline=settings.baseline,
            waivers=settings.waivers,
        )
        reports.append(report)
        _tell(article, report.article)
    if output_format is Format.JSON:
        write_json([report.to_dict() for report in reports])
    else:
        for article, report in zip(articles, reports, strict=True):
            _say_issues(article, report)
    issues = (issue for report in reports for issue in _open(report))
    if any(issue.severity is not Severity.MINOR for issue in issues):
        raise typer.Exit(1)


def _open(report: Report) -> list[Issue]:
    return [issue for issue in report.issues if issue.known is None]


def _say_issues(article: Path, report: Report) -> None:
    issues = _open(report)
    for issue in issues:
        say(f"{article}: segment {issue.segment + 1}: {issue.severity}: {issue.check}: {issue.message}")
    note(f"{article}: {len(issues)} {'name' if len(issues) == 1 else 'names'} to look at")


def _tell(path: Path, article: Article) -> None:
    for notice in article.notices:
        note(f"{path}: {notice}")


def _each(articles: Sequence[Path]) -> list[Path]:
    """The articles; for a folder of articles, all that it holds: article folders, else text files."""
    from mtcheck.read import is_article_folder

    found: list[Path] = []
    for article in articles:
        inside: list[Path] = []
        # What may not be looked at is said when it is read.
        with suppress(OSError):
            if article.is_dir() and not is_article_folder(article):
                children = sorted(article.iterdir())
                inside = [child for child in children if is_article_folder(child)]
                inside = inside or [child for child in children if child.suffix.lower() in _TEXTS and child.is_file()]
        found.extend(inside or [article])
    return found


def _one_source(articles: Sequence[Path], source: Path | None) -> None:
    if source is not None and len(articles) > 1:
        raise UsageError("--source is for a single article; give several as folders with an article.toml")


def _note(item: Suggestion) -> str:
    """The evidence for the name, for the terminologist."""
    return f"{', '.join((f'{item.count}×', *item.evidence))}: {item.example}"


def _by_language(sources: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag, form in sources:
        found.setdefault(tag, []).append(form)
    return found
