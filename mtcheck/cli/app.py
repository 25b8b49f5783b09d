"""The Typer app: its verbs, and what a failure looks like."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from contextvars import ContextVar
from importlib import import_module
from typing import Annotated, Final

import typer

from mtcheck import __version__
from mtcheck.cli.audit import audit
from mtcheck.cli.batch import batch, show
from mtcheck.cli.compare import compare
from mtcheck.cli.doctor import doctor
from mtcheck.cli.evaluate import evaluate
from mtcheck.cli.report import report
from mtcheck.cli.score import score
from mtcheck.cli.serve import serve
from mtcheck.cli.terminal import note, open_standard_streams
from mtcheck.cli.translate import translate
from mtcheck.cli.watch import watch
from mtcheck.errors import MtcheckError

__all__ = ["build_app", "run"]

_GROUPS: Final = {
    "glossary": "Keep a glossary of names: lint, look up, decline, add, merge, diff, suggest, convert, count, check.",
    "models": "List, fetch, verify and measure local models.",
}

_debug: ContextVar[bool] = ContextVar("debug", default=False)


def _version(value: bool) -> None:
    if value:
        print(f"mtcheck {__version__}")
        raise typer.Exit


def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback when something fails.")] = False,
) -> None:
    """Options before the verb."""
    del version
    _debug.set(debug)


def build_app(arguments: Collection[str]) -> typer.Typer:
    """The app. Of the groups only those that stand among the arguments get their verbs.

    Loading the verbs of both groups would cost ``mtcheck --help`` and every audit as much as all other verbs.
    """
    app = typer.Typer(
        name="mtcheck",
        help="Audit machine-translated articles, offline: names, numbers, structure, and a second opinion.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
        callback=options,
    )
    for verb in (audit, batch, watch, serve, show, report, compare, score, translate, evaluate, doctor):
        app.command()(verb)
    completing = "_MTCHECK_COMPLETE" in os.environ
    for name, about in _GROUPS.items():
        wanted = completing or name in arguments
        group = import_module(f"mtcheck.cli.{name}").app if wanted else typer.Typer()
        app.add_typer(group, name=name, help=about)
    return app


def run() -> None:
    """Run the app; every failure is one line on stderr and an exit code."""
    open_standard_streams()
    try:
        try:
            build_app(sys.argv)()
        finally:
            sys.stdout.flush()
    except MtcheckError as error:
        if _debug.get():
            raise
        note(f"error: {error}")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        note("interrupted")
        sys.exit(130)
    except Exception as error:
        if _debug.get():
            raise
        note(
            f"error: unexpected {type(error).__name__}: {error}; this is a defect: run again with --debug and report it"
        )
        sys.exit(3)
