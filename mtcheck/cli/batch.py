"""``mtcheck batch``: many articles, on all cores, with results that a later run can continue."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mtcheck.cli import complete
from mtcheck.cli.formats import chosen_format, renderer
from mtcheck.cli.glossary.options import Added, Columns, Lenient, NoDefault, glossary_files, parse_columns
from mtcheck.cli.options import Baseline, Disable, Failing, SourceLang, TargetLang, Translator, finite
from mtcheck.cli.project import check_waivers
from mtcheck.cli.terminal import note, stderr
from mtcheck.errors import UsageError, reason_of
from mtcheck.files import load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from mtcheck.batch import Options, Progress, Summary
    from mtcheck.inputs import Upload
    from mtcheck.settings import Settings

__all__ = ["baseline_file", "batch", "batch_options", "batch_translator", "interruptible", "show"]

_TRANSLATED_TOGETHER: Final = 8
"""How many articles' sentences a model translates together."""

_MOST_FILES_NAMED: Final = 3
"""The most skipped files that are named."""

_NOTE_EVERY: Final = 30.0
"""Seconds between two lines of progress if stderr is not a terminal."""


def batch(
    sources: Annotated[
        list[Path],
        typer.Argument(help="Folders of articles, manifests (.jsonl, .csv, - for stdin), bilingual files."),
    ],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the results; continues an earlier run.")],
    split_by: Annotated[
        str | None,
        typer.Option(
            "--split-by",
            metavar="FIELD",
            help="Field that separates the articles in one bilingual file: a column of a table, file in XLIFF, a unit "
            "property in TMX, context in PO.",
        ),
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", "-w", min=1, help="Worker processes (default: one per core).")
    ] = None,
    ray: Annotated[
        str | None, typer.Option("--ray", help="Audit on the Ray cluster at this address instead of here.")
    ] = None,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Retry articles that failed before.")] = False,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Time limit for each article, in seconds.", callback=finite)
    ] = 300.0,
    max_failures: Annotated[
        int | None, typer.Option(min=0, help="Stop after more than this many articles have failed.")
    ] = None,
    report: Annotated[Path | None, typer.Option("--report", help="Also write the portal report to this file.")] = None,
    glossary: Added = None,
    columns: Columns = None,
    no_default_glossary: NoDefault = False,
    lenient: Lenient = False,
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
    disable: Disable = None,
    translator: Translator = None,
    translate: Annotated[
        str | None,
        typer.Option(
            help="What to re-translate: all (default), flagged (segments with an issue, in articles not already marked "
            "fix), sample:5% (of the articles) or none."
        ),
    ] = None,
    baseline: Baseline = None,
    fail_on: Failing = None,
) -> None:
    """Audit many articles.

    Continues where an earlier run into the same folder stopped; articles that have not changed are skipped.
    Exits with 3 if an article could not be audited, with 1 if something must be fixed.
    """
    from mtcheck.batch import read_items, run_batch
    from mtcheck.batch.item import Translate
    from mtcheck.batch.local import LocalEngine, default_memory
    from mtcheck.batch.ray import RayEngine
    from mtcheck.batch.store import Writer
    from mtcheck.settings import given_first, load_settings

    if report is not None:
        _refuse_report(report, sources, output)
    settings = given_first(load_settings(), translator=translator, baseline=baseline, fail_on=fail_on and fail_on.value)
    options = batch_options(
        settings,
        glossary or [],
        columns,
        default=not no_default_glossary,
        lenient=lenient,
        source_lang=source_lang,
        target_lang=target_lang,
        disable=disable or [],
    )
    options = replace(
        options,
        translator=batch_translator(settings.translator, translate),
        translate=Translate.parse(translate) if translate and translate != "none" else Translate(),
        baseline=baseline_file(settings.baseline),
    )
    left_out: list[Path] = []
    items = read_items(
        sources,
        source_lang=options.known_source_lang,
        target_lang=options.known_target_lang,
        split_by=split_by,
        left_out=left_out.append,
    )
    count = workers or (1 if options.translator else os.cpu_count() or 1)
    group = _TRANSLATED_TOGETHER if options.translator else 1
    with Writer(output) as writer:
        engine: LocalEngine | RayEngine
        if ray is not None:
            engine = RayEngine(options, address=ray, workers=workers, timeout=timeout, group=group)
        else:
            engine = LocalEngine(options, workers=count, timeout=timeout, memory=default_memory(count), group=group)
        with engine, interruptible() as stopping, _progress_line() as progress:
            summary = run_batch(
                items,
                options,
                writer,
                engine,
                retry_failed=retry_failed,
                max_failures=max_failures,
                report=progress,
                stopping=stopping,
            )
    _tell(summary, output)
    _tell_left_out(left_out)
    if report is not None and summary.stopped != "interrupted":
        from mtcheck.cli.report import report as make_report

        make_report([output], output=report)
    if code := _exit_code(summary, settings.fail_on):
        raise typer.Exit(code)


def _exit_code(summary: Summary, fail_on: str) -> int:
    if summary.stopped == "interrupted":
        return 130
    if summary.failed or summary.failed_before or summary.stopped is not None:
        return 3
    return int(_fails(summary, fail_on))


def _tell_left_out(left_out: Sequence[Path]) -> None:
    if left_out:
        shown = ", ".join(str(path) for path in left_out[:_MOST_FILES_NAMED]) + (
            " …" if len(left_out) > _MOST_FILES_NAMED else ""
        )
        files = f"{len(left_out):,} files are" if len(left_out) > 1 else "1 file is"
        note(f"{files} not part of an article and left out: {shown}")


def show(
    results: Annotated[Path, typer.Argument(help="Folder of batch results.")],
    article: Annotated[str, typer.Argument(help="An article's id.")],
    *,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="Output format, as for audit; default: from the name of --output, else terminal.",
            autocompletion=complete.report_formats,
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of stdout.")] = None,
) -> None:
    """Show one report of a batch."""
    import json

    from mtcheck.batch import open_results
    from mtcheck.cli.terminal import write_result
    from mtcheck.errors import InputError
    from mtcheck.report.read import from_dict

    render = renderer(chosen_format(output_format, output), output)
    with open_results(results) as opened:
        line = opened.find(article)
        failed = next((entry for entry in opened.failures() if entry.id == article), None) if line is None else None
    if failed is not None:
        raise InputError(f"{article}: this article could not be audited: {failed.reason}")
    if line is None:
        raise InputError(f"{results}: no article with the id {article!r}")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{results}: the report on {article} is damaged; run the batch again") from error
    write_result(render(from_dict(value)), output)


def batch_translator(name: str | None, translate: str | None) -> str | None:
    """The back end by name, None for none.

    Raises :class:`mtcheck.errors.UsageError` for an unknown name.
    """
    if name == "none" or translate == "none":
        return None
    if translate is not None and name is None:
        raise UsageError("--translate needs a translator (--translator, or translator in mtcheck.toml)")
    if name == "auto":
        raise UsageError("--translator auto chooses per article; name one translator for a batch (mtcheck models list)")
    if name is not None:
        from mtcheck.translate import check_name

        check_name(name)
    return name


def baseline_file(path: Path | None) -> Upload | None:
    """The bytes of a baseline, read once to validate it; None without a path."""
    if path is None:
        return None
    from mtcheck.baseline import load_baseline
    from mtcheck.inputs import Upload

    load_baseline(path)
    return Upload(load(path), str(path))


def _calibration_file(path: Path | None) -> Upload | None:
    if path is None:
        return None
    from mtcheck.inputs import Upload
    from mtcheck.refit import load_refit

    load_refit(path)
    return Upload(load(path), str(path))


def batch_options(
    settings: Settings,
    added: list[Path],
    columns: str | None = None,
    *,
    default: bool,
    lenient: bool,
    source_lang: str | None,
    target_lang: str | None,
    disable: list[str],
) -> Options:
    """The options for every article: the settings, overridden by the arguments.

    Raises :class:`mtcheck.errors.UsageError`, :class:`mtcheck.errors.GlossaryError` and
    :class:`mtcheck.errors.SettingsError`.
    """
    from mtcheck.batch import Options
    from mtcheck.batch.item import GlossaryFile
    from mtcheck.errors import GlossaryError
    from mtcheck.glossary.formats import format_of
    from mtcheck.inputs import statements

    check_waivers(settings)
    files = []
    for path, chosen in glossary_files(settings, added, parse_columns(columns)):
        format_of(path)
        try:
            files.append(GlossaryFile(str(path), load(path), lenient, tuple(chosen.items())))
        except OSError as error:
            raise GlossaryError(f"cannot read the glossary {path}: {reason_of(error)}") from error
    if disabled := (*settings.disable, *disable):
        from mtcheck.checks.run import select

        select(disabled=disabled)
    return Options(
        default_glossary=default and settings.default_glossary,
        glossaries=tuple(files),
        disable=disabled,
        source_lang=source_lang,
        target_lang=target_lang,
        usual_source_lang=settings.source_lang,
        usual_target_lang=settings.target_lang,
        quotes=statements(settings.quotes),
        waivers=settings.waivers,
        calibration=_calibration_file(settings.calibration),
    )


def _refuse_report(report: Path, sources: Sequence[Path], output: Path) -> None:
    """Raises :class:`UsageError` if DuckDB is missing, or if the report would overwrite an input or a stored file."""
    if find_spec("duckdb") is None:
        raise UsageError("--report needs DuckDB: pip install duckdb")
    if report.is_dir():
        raise UsageError(f"--report {report}: this is a folder; name a file")
    if any(source.exists() and report.exists() and report.samefile(source) for source in sources):
        raise UsageError(f"--report {report}: this is an input; choose another file")
    if report.resolve().parent == output.resolve() and report.suffix not in {".html", ".htm"}:
        raise UsageError(f"--report {report}: in the folder of the results, only an .html file may be written")


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """The first Ctrl-C (or SIGTERM) lets running audits finish; the second ends at once."""
    asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        del number, frame
        if asked:
            raise KeyboardInterrupt
        asked = True
        note("finishing the articles in progress; press Ctrl-C again to stop now")

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _progress_line() -> Iterator[Callable[[Progress], None]]:
    """A status line on a terminal; elsewhere, an occasional line."""
    if not sys.stderr.isatty():
        last = monotonic()

        def log(progress: Progress) -> None:
            nonlocal last
            if monotonic() - last >= _NOTE_EVERY:
                note(_line(progress))
                last = monotonic()

        yield log
        return
    with stderr().status("starting worker processes", spinner="line") as status:
        yield lambda progress: status.update(_line(progress))


def _line(progress: Progress) -> str:
    parts = [f"{progress.done:,} audited"]
    parts += [f"{count:,} {verdict}" for verdict, count in sorted(progress.verdicts.items())]
    if progress.skipped:
        parts.append(f"{progress.skipped:,} unchanged")
    if progress.failed:
        parts.append(f"{progress.failed:,} failed")
    return ", ".join(parts)


def _tell(summary: Summary, output: Path) -> None:
    for entry in summary.failures:
        reason = entry.reason or ""
        note(f"failed: {reason if reason.startswith(entry.id) else f'{entry.id}: {reason}'}")
    if summary.failed > len(summary.failures):
        note(f"and {summary.failed - len(summary.failures):,} more, listed in {output / 'failures.jsonl'}")
    verdicts = ", ".join(f"{count:,} {verdict}" for verdict, count in sorted(summary.verdicts.items()))
    audited = "no article audited"
    if summary.audited:
        rate = summary.audited / summary.seconds if summary.seconds else 0.0
        articles = "article" if summary.audited == 1 else "articles"
        audited = (
            f"{summary.audited:,} {articles} audited in {summary.seconds:,.1f} s ({rate:,.1f} a second): {verdicts}"
        )
    note(f"{audited}; {summary.skipped:,} unchanged, {summary.failed:,} failed")
    if summary.skipped and (worst := _worst(summary)):
        note(f"articles by their worst issue, unchanged ones included: {worst}")
    if summary.failed_before:
        note(f"{summary.failed_before:,} failed in an earlier run and were not tried again (--retry-failed)")
    if summary.stopped is not None:
        note(f"stopped: {summary.stopped}; run the same command again to continue")


def _worst(summary: Summary) -> str:
    """How many articles have each severity as their worst, the worst first; empty if none has an issue."""
    from mtcheck.model import Severity

    ranked = sorted(summary.worst.items(), key=lambda item: -Severity(item[0]).rank)
    return ", ".join(f"{count:,} {severity}" for severity, count in ranked if count)


def _fails(summary: Summary, fail_on: str) -> bool:
    if fail_on == "never":
        return False
    from mtcheck.model import Severity

    return any(Severity(worst).rank >= Severity(fail_on).rank for worst, count in summary.worst.items() if count)
