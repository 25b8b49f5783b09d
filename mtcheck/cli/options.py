"""Options that the verbs which audit have in common."""

from __future__ import annotations

import math
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli import complete
from mtcheck.translate.choose import FORMS

__all__ = ["Baseline", "Disable", "FailOn", "Failing", "SourceLang", "TargetLang", "Translator", "finite"]


def finite(value: float) -> float:
    """The number, unless it is ``nan`` or ``inf``, which no bound of an option keeps out."""
    if not math.isfinite(value):
        raise typer.BadParameter(f"{value} is not a number of seconds")
    return value


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
        help=f"Re-translate with {', '.join(FORMS[1:])} or none (default); audit also takes {FORMS[0]}.",
        autocompletion=complete.translators,
    ),
]
