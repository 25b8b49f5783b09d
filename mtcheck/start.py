"""What the command does before anything else is imported: from then on Ctrl-C is answered with one word."""

from __future__ import annotations

import os
import sys

# The public module adds enumerations to this one, and takes longer to import than all of this file.
from _signal import SIGINT, default_int_handler, getsignal, signal  # type: ignore[import-not-found]

__all__ = ["answer_interruption", "leave_interrupted"]


def answer_interruption() -> None:
    """Where this process is the command, and no program that imports mtcheck, leave at once when interrupted.

    That holds until the command begins its work (``mtcheck.cli.app.run``), after which an interruption unwinds.
    """
    name = sys.argv[0] if getattr(sys, "argv", None) else ""
    located = name == "-m" and "mtcheck" in sys.orig_argv  # Python's name for it while `python -m mtcheck` begins
    if not located and os.path.basename(name) not in {"mtcheck", "mtcheck.exe"}:  # noqa: PTH119 - pathlib takes longer
        return
    if getsignal(SIGINT) is default_int_handler:
        signal(SIGINT, leave_interrupted)
        sys.unraisablehook = _unraisable


def leave_interrupted(*_: object) -> None:
    """Say so, and end at once."""
    os.write(2, b"mtcheck: interrupted\n")
    os._exit(130)


def _unraisable(told: object) -> None:
    """An interruption where Python lets no exception pass (a callback of a weak reference) would be lost."""
    if isinstance(getattr(told, "exc_value", None), KeyboardInterrupt):
        leave_interrupted()
    sys.__unraisablehook__(told)  # type: ignore[arg-type]
