"""``mtcheck audit``: the whole run over one article."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mtcheck.cli import complete
from mtcheck.cli.formats import chosen_format, renderer
from mtcheck.cli.glossary.options import Added, Lenient, NoDefault, glossary_files, load, parse_columns
from mtcheck.cli.options import Baseline, Disable, Failing, Published, SourceLang, TargetLang, TranslatorOrAuto
from mtcheck.cli.place import place
from mtcheck.cli.project import settings_for
from mtcheck.cli.terminal import note, refuse_to_replace, write_result
from mtcheck.errors import InputError, UsageError
from mtcheck.report import RENDERERS

if TYPE_CHECKING:
    from mtcheck.glossary import Glossary
    from mtcheck.model import Report
    from mtcheck.settings import Settings

__all__ = ["audit"]

_TABLE: Final = ("source", "translation", "reference")
"""The roles of the columns of an article's table."""


def audit(
    article: Annotated[
        list[str],
        typer.Argument(
            help="The translation: a file, - for stdin, a URL, or a folder with an article.toml; or a bilingual file "
            "(XLIFF, TMX, PO, CSV, TSV), which needs no --source.",
        ),
    ],
    *,
    source: Annotated[
        str | None, typer.Option("--source", "-s", metavar="<path>", help="The original article.")
    ] = None,
    reference: Annotated[
        list[str] | None,
        typer.Option("--reference", "-r", metavar="<path>", help="A human translation (repeatable)."),
    ] = None,
    allow_network: Annotated[
        bool, typer.Option("--allow-network", help="Fetch articles that are given as URLs (http, https).")
    ] = False,
    glossary: Added = None,
    no_default_glossary: NoDefault = False,
    lenient: Lenient = False,
    translator: TranslatorOrAuto = None,
    likelihood: Annotated[
        bool,
        typer.Option(
            "--likelihood",
            help="Also score each phrase with the model, for leads about omissions and additions (slow).",
        ),
    ] = False,
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
    date: Published = None,
    quotes: Annotated[
        Path | None, typer.Option(help="Original statements that the article quotes: a file or a folder.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            help="Columns of a table with an unrecognised header: source=Serbian,translation=English of the article, "
            "name=English,sr=Serbian of the glossaries."
        ),
    ] = None,
    disable: Disable = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help=f"{', '.join(RENDERERS)}; default: from the name of --output.",
            autocompletion=complete.report_formats,
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the report to this file instead of stdout.")
    ] = None,
    fail_on: Failing = None,
    baseline: Baseline = None,
) -> None:
    """Audit one translated article.

    Reports what is wrong with it, on what evidence, and whether it can be published. Exits with 1 if something must be
    fixed.
    """
    from mtcheck.audit import audit as run_audit
    from mtcheck.settings import given_first

    translation = place(_single(article), network=allow_network)
    settings = given_first(
        settings_for(translation if isinstance(translation, Path) else None),
        translator=translator,
        source_lang=source_lang,
        target_lang=target_lang,
        quotes=quotes,
        baseline=baseline,
        fail_on=fail_on and fail_on.value,
    )
    references = reference or ()
    refuse_to_replace(output, (*article, source, *references, settings.quotes))
    written_as = chosen_format(output_format, output)
    render = renderer(written_as, output)
    of_article, of_glossary = _columns(columns, glossary or [])
    report = run_audit(
        translation,
        source=None if source is None else place(source, network=allow_network),
        references=tuple(place(item, network=allow_network) for item in references),
        glossary=_glossaries(settings, glossary or [], of_glossary, default=not no_default_glossary, lenient=lenient),
        translator=None if settings.translator == "none" else settings.translator,
        likelihood=likelihood,
        source_lang=settings.source_lang,
        target_lang=settings.target_lang,
        published=date,
        quotes=settings.quotes,
        columns=of_article,
        disable=(*settings.disable, *(disable or ())),
        baseline=settings.baseline,
        waivers=settings.waivers,
        calibration=settings.calibration,
    )
    if written_as != "terminal" or output is not None or not sys.stdout.isatty():  # there, the report itself shows it
        for notice in report.article.notices:
            note(notice)
    write_result(render(report), output)
    if _fails(report, settings.fail_on):
        raise typer.Exit(1)


def _single(articles: list[str]) -> str:
    """The article.

    Raises :class:`mtcheck.errors.UsageError` for several and :class:`mtcheck.errors.InputError` for a folder of them,
    naming the verb for those.
    """
    from mtcheck.read import is_article_folder

    if len(articles) > 1:
        raise UsageError(f"audit takes one article; for many: mtcheck batch {' '.join(articles)} --output RESULTS/")
    (article,) = articles
    if Path(article).is_dir() and not is_article_folder(article):
        raise InputError(
            f"{article} is a folder without an article.toml; to audit the articles in it: "
            f"mtcheck batch {article} --output RESULTS/"
        )
    return article


def _glossaries(
    settings: Settings, added: list[Path], columns: dict[str, str], *, default: bool, lenient: bool
) -> list[str | Path | Glossary]:
    standard = ["default"] if default and settings.default_glossary else []
    files = glossary_files(settings, added, columns)
    return [*standard, *(load(file, lenient=lenient, columns=chosen) for file, chosen in files)]


def _columns(given: str | None, glossaries: list[Path]) -> tuple[dict[str, str], dict[str, str]]:
    """The columns of the article's table, and those of the glossaries."""
    of_glossary = parse_columns(given)
    of_article: dict[str, str] = {role: of_glossary.pop(role) for role in _TABLE if role in of_glossary}
    if of_glossary and not glossaries:
        raise UsageError(
            f"--columns {given}: write source=NAME,translation=NAME with the names or numbers of the table's columns; "
            "glossary columns also need --glossary"
        )
    return of_article, of_glossary


def _fails(report: Report, fail_on: str) -> bool:
    if fail_on == "never":
        return False
    from mtcheck.model import Severity

    return any(issue.known is None and issue.severity.rank >= Severity(fail_on).rank for issue in report.issues)
