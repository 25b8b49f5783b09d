"""``mtcheck glossary suggest`` and ``check``: the names of articles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    shorten,
    write_json,
)
from mtcheck.cli.project import settings_for
from mtcheck.cli.terminal import note, say, write_result
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.inputs import Text
    from mtcheck.model import Article, Issue, Report
    from mtcheck.names.suggest import Suggestion
    from mtcheck.read import BilingualDocument

__all__ = ["check", "suggest"]


@dataclass(frozen=True, slots=True)
class _Named:
    """One article from the command line; ``path`` is its name in messages."""

    path: Path
    translation: Text | BilingualDocument
    source: Text | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    references: Sequence[Text] = ()


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

    named = _each(articles, source, source_lang)
    known = load_glossary(glossary, default=not no_default_glossary, lenient=False, columns=columns)
    read = [
        audit(
            article.translation,
            source=article.source,
            references=article.references,
            source_lang=article.source_lang or settings_for(article.path).source_lang,
            glossary=None,
            only=(),
        ).article
        for article in named
    ]
    for article, found_in in zip(named, read, strict=True):
        _tell(article.path, found_in)
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
            say(f"       {shorten(item.example)}")


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

    named = _each(articles, source, source_lang)
    names = load_glossary(glossary, default=not no_default_glossary, lenient=lenient, columns=columns)
    only = [item.name for item in CHECKS if item.name.startswith("name-")]
    reports = []
    for article in named:
        settings = settings_for(article.path)
        report = audit(
            article.translation,
            source=article.source,
            references=article.references,
            source_lang=article.source_lang or settings.source_lang,
            target_lang=article.target_lang or settings.target_lang,
            glossary=names,
            only=only,
            disable=settings.disable,
            baseline=settings.baseline,
            waivers=settings.waivers,
        )
        reports.append(report)
        _tell(article.path, report.article)
    if output_format is Format.JSON:
        write_json([report.to_dict() for report in reports])
    else:
        for article, report in zip(named, reports, strict=True):
            _say_issues(article.path, report)
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


def _each(paths: Sequence[Path], source: Path | None, source_lang: str | None) -> list[_Named]:
    """The articles; for a folder of articles, all in it, assembled as ``mtcheck batch`` does."""
    named: list[_Named] = []
    for path in paths:
        named.extend(_inside(path, source_lang) if _holds_articles(path) else [_Named(path, path, source, source_lang)])
    if source is not None and (len(paths) > 1 or _holds_articles(paths[0])):
        raise UsageError(
            "--source is for a single article; for several, name a folder of pairs (x.en.txt and x.sr.txt), "
            "or folders with an article.toml"
        )
    return named


def _holds_articles(path: Path) -> bool:
    from mtcheck.read import is_article_folder

    try:
        return path.is_dir() and not is_article_folder(path)
    except OSError:  # reported when it is read
        return False


def _inside(folder: Path, source_lang: str | None) -> Iterator[_Named]:
    from mtcheck.batch.folder import folder_items
    from mtcheck.batch.item import Broken

    settings = settings_for(folder)
    spoken = source_lang or settings.source_lang
    for item in folder_items(folder, source_lang=spoken, target_lang=settings.target_lang):
        if isinstance(item, Broken):
            note(item.reason)
        else:
            yield _Named(
                Path(item.where),
                item.translation,
                item.source,
                source_lang or item.source_lang,
                item.target_lang,
                item.references,
            )


def _note(item: Suggestion) -> str:
    """The evidence for the name, for the terminologist."""
    return f"{', '.join((f'{item.count}×', *item.evidence))}: {item.example}"


def _by_language(sources: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag, form in sources:
        found.setdefault(tag, []).append(form)
    return found
