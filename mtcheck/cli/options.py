"""Options shared by the verbs that audit."""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli import complete
from mtcheck.translate.choose import FORMS

__all__ = [
    "Baseline",
    "Disable",
    "FailOn",
    "Failing",
    "Published",
    "SourceLang",
    "TargetLang",
    "Translator",
    "TranslatorOrAuto",
    "finite",
]


def finite(value: float) -> float:
    """The number, unless it is ``nan`` or ``inf``, which an option's bounds do not exclude."""
    if not math.isfinite(value):
        raise typer.BadParameter(f"{value} is not a number of seconds")
    return value


def _day(text: str) -> date:
    """A date as ISO 8601 writes it. Raises ``typer.BadParameter`` for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a date (YYYY-MM-DD)") from error


class FailOn(StrEnum):
    """The least severity that makes the exit code 1."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"
    NEVER = "never"


Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline", help="Known issues (--format baseline, earlier JSON, exported decisions): only new ones fail."
    ),
]
Disable = Annotated[
    list[str] | None, typer.Option("--disable", help="A check to skip (repeatable).", autocompletion=complete.checks)
]
Failing = Annotated[
    FailOn | None, typer.Option("--fail-on", help="Lowest severity that fails the run (default: major).")
]
Published = Annotated[
    date | None,
    typer.Option("--date", parser=_day, metavar="YYYY-MM-DD", help="When the article was published."),
]
SourceLang = Annotated[
    str | None,
    typer.Option(
        "--source-lang",
        help="Language of the source (BCP 47); default: as the article states, else detected.",
        autocompletion=complete.languages,
    ),
]
TargetLang = Annotated[
    str | None,
    typer.Option(
        "--target-lang",
        help="Language of the translation; default: as the article states, else en.",
        autocompletion=complete.languages,
    ),
]
Translator = Annotated[
    str | None,
    typer.Option(
        "--translator",
        "-t",
        help=f"Re-translate with {', '.join(FORMS[1:])} or none (default).",
        autocompletion=complete.translators,
    ),
]
TranslatorOrAuto = Annotated[
    str | None,
    typer.Option(
        "--translator",
        "-t",
        help=f"Re-translate with {', '.join(FORMS)} or none (default).",
        autocompletion=complete.translators,
    ),
]
