"""``mtcheck evaluate``: what the checks find in challenge sets, annotated sets and clean text."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli import complete
from mtcheck.cli.glossary.options import Columns, parse_columns
from mtcheck.cli.terminal import note, refuse_to_replace, write_result
from mtcheck.errors import UsageError
from mtcheck.languages.tags import USUAL_SOURCE
from mtcheck.translate.choose import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtcheck.evaluate.evaluation import Evaluation
    from mtcheck.glossary import Glossary

__all__ = ["Format", "evaluate"]


class Format(StrEnum):
    """How an evaluation is written; the writers are in :data:`mtcheck.evaluate.render.FORMATS`."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def evaluate(
    sets: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Challenge sets: JSON Lines, DEMETR's JSON, MQM tables (.tsv), or a folder of JSON Lines; JSON Lines "
            "with errors are annotated sets. Without any: the challenge set that ships with mtcheck.",
        ),
    ] = None,
    *,
    glossary: Annotated[
        list[Path] | None, typer.Option("--glossary", "-g", help="A glossary for all items (repeatable).")
    ] = None,
    columns: Columns = None,
    source_lang: Annotated[
        str, typer.Option(help="Language of sources that do not state it.", autocompletion=complete.languages)
    ] = USUAL_SOURCE,
    translator: Annotated[
        str | None,
        typer.Option(
            "--translator",
            "-t",
            help=f"Re-translate with {', '.join(FORMS)} or none (default).",
            autocompletion=complete.translators,
        ),
    ] = None,
    no_references: Annotated[
        bool, typer.Option("--no-references", help="Ignore the items' references: audit with the source only.")
    ] = False,
    verdicts: Annotated[
        Path | None,
        typer.Option(
            help="Instead of sets: a folder of articles, each with a person's verdict in its article.toml. Shows how "
            "often each verdict was right. Audits as audit does, with the starter glossary."
        ),
    ] = None,
    decisions: Annotated[
        str | None,
        typer.Option(
            help="Instead of sets: decisions of the review desk, as JSON Lines (its /api/v1/decisions.jsonl) or the "
            "desk's URL (with a token in MTCHECK_TOKEN). Shows how reliable confidences are, before and after a refit "
            "to what was accepted and dismissed. Changes nothing unless --calibration is given.",
        ),
    ] = None,
    calibration: Annotated[
        Path | None,
        typer.Option(
            help="With --decisions: write the refit to this file if it is better on decisions that it was not fitted "
            'to. Audits use it where the settings say calibration = "FILE".'
        ),
    ] = None,
    compare: Annotated[Path | None, typer.Option(help="An earlier result (JSON): show what changed.")] = None,
    output_format: Annotated[Format, typer.Option("--format", "-f", help="Output format.")] = Format.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of stdout.")] = None,
    plot: Annotated[
        Path | None, typer.Option(help="Write the calibration plot for annotated sets to this file (SVG).")
    ] = None,
) -> None:
    """Measure how good checks and verdicts are.

    Uses challenge sets, annotated sets, articles with a known verdict, or a review desk's decisions. Shows recall,
    precision and false alarms of every check; for annotated sets (JSON Lines with errors) also by category, severity
    and engine, with partial credit and calibration.
    """
    from mtcheck.bundled import references
    from mtcheck.evaluate import evaluate as evaluate_sets
    from mtcheck.evaluate.compare import changes, read_evaluation
    from mtcheck.evaluate.render import FORMATS

    if decisions is not None:
        _refuse("--decisions", "sets and the options about them", sets, compare, plot, no_references, verdicts)
        _decisions(decisions, calibration, output_format, output)
        return
    if calibration is not None:
        raise UsageError("--calibration needs --decisions")
    if verdicts is not None:
        _refuse("--verdicts", "sets, --compare, --plot and --no-references", sets, compare, plot, no_references)
        _verdicts(verdicts, glossary or [], columns, translator, output_format, output)
        return
    refuse_to_replace(output, sets or ())
    before = read_evaluation(compare) if compare else None
    found = evaluate_sets(
        sets or [references() / "challenge"],
        _terms(glossary or (), columns),
        source_lang=source_lang,
        translator=None if translator == "none" else translator,
        references=not no_references,
    )
    _note_all(found.notices)
    note(f"{found.segments / max(found.seconds, 1e-9):.0f} segments per second")
    changed = (changes(before, found),) if before else ()
    picture = _image(plot, output) if plot and found.annotated and output_format == "markdown" else ""
    write_result(FORMATS[output_format](found, changed) + picture, output)
    if plot:
        write_result(_plot(found), plot)


def _plot(found: Evaluation) -> str:
    from mtcheck.evaluate.plot import calibration_plot

    if found.annotated is None:
        raise UsageError("--plot needs an annotated set: JSON Lines with errors")
    return calibration_plot(found.annotated.calibration)


def _refuse(what: str, others: str, *given: object) -> None:
    if any(given):
        raise UsageError(f"{what} cannot be combined with {others}")


def _terms(paths: Iterable[Path], columns: str | None) -> Glossary:
    from mtcheck.glossary import Glossary

    return Glossary.merge(*(Glossary.load(path, columns=parse_columns(columns)) for path in paths))


def _note_all(notices: Iterable[str]) -> None:
    for notice in notices:
        note(notice)


def _decisions(where: str, calibration: Path | None, output_format: Format, output: Path | None) -> None:
    from mtcheck.evaluate.decisions import FORMATS, read_decisions, refit

    if output_format not in FORMATS:
        raise UsageError(f"--decisions supports the formats {' and '.join(FORMATS)}, not {output_format}")
    found = refit(read_decisions(where))
    write_result(FORMATS[output_format](found), output)
    if not found.better:
        note("the refit is no better on unseen decisions: leave the confidences unchanged")
        if calibration is not None:
            raise UsageError(f"{calibration} was not written: the refit is no better on unseen decisions")
    elif calibration is not None:
        write_result(found.refit.to_json(), calibration)
        note(f'written; audits use it once mtcheck.toml says: calibration = "{calibration.name}"')
    else:
        note("nothing was changed; --calibration FILE writes the refit")


def _verdicts(
    folder: Path,
    glossary: list[Path],
    columns: str | None,
    translator: str | None,
    output_format: Format,
    output: Path | None,
) -> None:
    from mtcheck.evaluate.verdicts import FORMATS, evaluate_verdicts
    from mtcheck.glossary import Glossary

    terms = Glossary.default()
    for path in glossary:
        terms += Glossary.load(path, columns=parse_columns(columns))
    found = evaluate_verdicts(folder, terms, translator=None if translator == "none" else translator)
    write_result(FORMATS[output_format](found), output)


def _image(plot: Path, output: Path | None) -> str:
    """The picture in Markdown, relative to the page's folder."""
    folder = output.parent if output and str(output) != "-" else Path()
    return f"\n![Calibration]({Path(os.path.relpath(plot, folder)).as_posix()})\n"
