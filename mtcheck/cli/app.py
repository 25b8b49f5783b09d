"""The Typer app: its verbs, and how failures are reported."""

from __future__ import annotations

import atexit
import os
import signal
import sys
from collections.abc import Collection
from contextvars import ContextVar
from importlib import import_module
from types import FrameType
from typing import Annotated, Final, NoReturn

import typer
from typer.exceptions import TyperException

from mtcheck.cli.audit import audit
from mtcheck.cli.batch import batch, show
from mtcheck.cli.compare import compare
from mtcheck.cli.doctor import doctor
from mtcheck.cli.evaluate import evaluate
from mtcheck.cli.languages import languages
from mtcheck.cli.report import report
from mtcheck.cli.score import score
from mtcheck.cli.serve import serve
from mtcheck.cli.terminal import note, open_standard_streams
from mtcheck.cli.translate import translate
from mtcheck.cli.watch import watch
from mtcheck.errors import Interruption, MtcheckError, Termination
from mtcheck.start import leave_interrupted
from mtcheck.version import __version__

__all__ = ["build_app", "run"]

_GROUPS: Final = {
    "glossary": "Keep a glossary of names.",
    "models": "List, fetch, verify and measure local models.",
}

_INTERRUPTED: Final = 130
_REPORT_IT: Final = "run again with --debug and report it"

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


def build_app(arguments: Collection[str] | None = None) -> typer.Typer:
    """The app: complete, or with options and sub-verbs only for the verbs among the arguments, and the names of the
    rest.

    The options of every verb and the verbs of both groups would slow ``mtcheck --help`` and every audit by a fifth.
    """
    if "_MTCHECK_COMPLETE" in os.environ:
        arguments = None
    app = typer.Typer(
        name="mtcheck",
        help="Audit machine-translated articles, offline: names, numbers, structure, and a second opinion.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
        callback=options,
    )
    for verb in (audit, batch, watch, serve, show, report, compare, score, translate, evaluate, languages, doctor):
        if arguments is None or verb.__name__ in arguments:
            app.command()(verb)
        else:
            app.command(verb.__name__, help=verb.__doc__)(_not_asked_for)
    for name, about in _GROUPS.items():
        wanted = arguments is None or name in arguments
        group = import_module(f"mtcheck.cli.{name}").app if wanted else typer.Typer()
        app.add_typer(group, name=name, help=about)
    return app


def _not_asked_for() -> None:
    """A placeholder in the list of verbs for one that the arguments do not name."""


def run() -> None:
    """Run the app; every failure is one line on stderr and an exit code."""
    open_standard_streams()
    _end_on_termination()
    try:
        try:
            code = build_app(sys.argv)(standalone_mode=False)
        finally:
            _flush()
    except Exception as error:
        if _debug.get():
            raise
        _fail(error)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except Termination as ended:
        _leave(int(str(ended.code)))
    if code == _INTERRUPTED:
        note("interrupted")
        _leave(_INTERRUPTED)
    sys.exit(code if isinstance(code, int) else 0)


def _leave(code: int) -> NoReturn:
    """End after everything has unwound: torch, interrupted while it loads, would abort Python's shutdown."""
    atexit._run_exitfuncs()  # noqa: SLF001 - nothing public runs them
    sys.stderr.flush()
    os._exit(code)


def _end_on_termination() -> None:
    """On Ctrl-C, SIGTERM or a closed terminal, unwind as for any failure, so that nothing is left half written."""

    def end(number: int, frame: FrameType | None) -> NoReturn:
        del frame
        note("terminated")
        raise Termination(128 + number)

    def interrupt(number: int, frame: FrameType | None) -> NoReturn:
        del number, frame
        raise Interruption

    if signal.getsignal(signal.SIGINT) in {signal.default_int_handler, leave_interrupted}:
        signal.signal(signal.SIGINT, interrupt)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)


def _flush() -> None:
    try:
        sys.stdout.flush()
    except ValueError:  # it was closed
        return


def _fail(error: Exception) -> NoReturn:
    """Report the failure and exit."""
    if isinstance(error, MtcheckError):
        note(f"error: {error}")
        sys.exit(error.exit_code)
    if isinstance(error, TyperException):
        message, context = error.format_message(), getattr(error, "ctx", None)
        if type(error).__name__ == "NoArgsIsHelpError":
            print(message, file=sys.stderr)
        else:
            help_at = f"; see {context.command_path} --help" if context is not None else ""
            note(f"error: {message.rstrip('.').replace('. Did you', '; did you')}{help_at}")
        sys.exit(error.exit_code)
    known = _known_failure(error)
    note(f"error: {known or f'unexpected {type(error).__name__}: {error}; this is a bug in mtcheck: {_REPORT_IT}'}")
    sys.exit(3)


def _known_failure(error: Exception) -> str | None:
    """The message for a failure of the machine rather than of mtcheck."""
    if "_MTCHECK_COMPLETE" in os.environ:
        return f"the shell asks for completions in a way that is not understood ({error})"
    if isinstance(error, MemoryError):
        return "not enough memory: close other programs, or audit less text at once"
    if isinstance(error, typer.Abort):
        return "standard input ended while mtcheck was waiting for an answer"
    if isinstance(error, OSError) and error.strerror:
        names = [str(name) for name in (error.filename, error.filename2) if name is not None]
        return f"{', '.join(names)}: {error.strerror}" if names else error.strerror
    if isinstance(error, RuntimeError) and str(error).startswith("Symlink loop"):
        return f"{str(error).removeprefix('Symlink loop from ')}: links lead in a circle"
    return None
