"""Runs before anything else is imported, so that from then on Ctrl-C gets a one-word answer."""

from __future__ import annotations

import os
import sys

# The public module adds enumerations to this one, and takes longer to import than all of this file.
from _signal import SIGINT, default_int_handler, getsignal, signal  # type: ignore[import-not-found]

__all__ = ["answer_interruption", "leave_interrupted"]


def answer_interruption() -> None:
    """If this process is the command, not a program that imports mtcheck, leave at once when interrupted.

    That holds until the command begins its work (``mtcheck.cli.app.run``), after which an interruption unwinds the
    stack.
    """
    name = sys.argv[0] if getattr(sys, "argv", None) else ""
    located = name == "-m" and "mtcheck" in sys.orig_argv  # Python's name while `python -m mtcheck` starts
    if not located and os.path.basename(name) not in {"mtcheck", "mtcheck.exe"}:  # noqa: PTH119 - pathlib takes longer
        return
    if getsignal(SIGINT) is default_int_handler:
        signal(SIGINT, leave_interrupted)
        sys.unraisablehook = _unraisable


def leave_interrupted(*_: object) -> None:
    """Report the interruption and end at once."""
    os.write(2, b"mtcheck: interrupted\n")
    os._exit(130)


def _unraisable(told: object) -> None:
    """Handle an interruption where Python drops exceptions (in a weak reference's callback): it would be lost."""
    if isinstance(getattr(told, "exc_value", None), KeyboardInterrupt):
        leave_interrupted()
    sys.__unraisablehook__(told)  # type: ignore[arg-type]
