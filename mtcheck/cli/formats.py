"""Which format a report is written in."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from mtcheck.cli.terminal import note
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mtcheck.model import Report

__all__ = ["PLUGINS", "chosen_format", "renderer"]

PLUGINS: Final = "mtcheck.formats"
"""The entry points by which other packages add report formats."""


def chosen_format(named: str | None, output: Path | None) -> str:
    """The format of ``--format``, else that of ``--output``'s file name, else ``terminal``.

    Prints a note on stderr if the file name suggests another format than the requested one, or no known format.
    """
    from mtcheck.report import SUFFIXES

    name = output.name.lower() if output is not None else ""
    ending = max((end for ends in SUFFIXES.values() for end in ends if name.endswith(end)), key=len, default="")
    promised = [format_name for format_name, ends in SUFFIXES.items() if ending in ends]
    if named is None:
        if not promised and output is not None and output.suffix:
            note(f"{output}: written as plain text: no format has the ending {output.suffix}; choose one with --format")
        return promised[0] if promised else "terminal"
    if promised and named in SUFFIXES and named not in promised:
        note(f"{output}: written as {named} (--format), although its name suggests {promised[0]}")
    return named


def renderer(name: str, output: Path | None) -> Callable[[Report], str | bytes]:
    """The renderer for this format, as wide as the terminal if it prints to one.

    Raises :class:`mtcheck.errors.UsageError` for a format that does not exist.
    """
    from mtcheck.plugins import load_plugin, plugins
    from mtcheck.report import RENDERERS
    from mtcheck.unknown import unknown

    others = plugins(PLUGINS)
    if name not in RENDERERS:
        if name not in others:
            raise UsageError(unknown("format", name, (*RENDERERS, *sorted(others)), "the formats are"))
        return _checked_renderer(name, load_plugin(PLUGINS, name))
    if name in others:
        note(f"the format {name} is mtcheck's own; the plug-in of that name ({others[name]}) is not used")
    if name == "xliff":
        return _xliff
    if name == "terminal":
        import shutil

        from mtcheck.report.terminal import render

        on_terminal = output is None and sys.stdout.isatty()
        width = min(shutil.get_terminal_size().columns, 120) if on_terminal else 100
        return partial(render, width=width, color=on_terminal and not os.environ.get("NO_COLOR"))
    return RENDERERS[name]


def _checked_renderer(name: str, render: object) -> Callable[[Report], str | bytes]:
    """A plug-in's renderer, guarded: whatever it raises or returns, the user gets a report or one line."""
    from mtcheck.errors import PluginError
    from mtcheck.plugins import at_work, log_slow_plugin

    def checked(report: Report) -> str:
        with at_work(f"the format {name}"), log_slow_plugin(f"the format {name}"):
            text = render(report)  # type: ignore[operator]
        if not isinstance(text, str):
            raise PluginError(f"the format {name} returned {type(text).__name__}, not text")
        return text.encode("utf-8", "replace").decode()

    return checked


def _xliff(report: Report) -> str | bytes:
    """A copy of an XLIFF article, as bytes in the article's own encoding."""
    from mtcheck.report import RENDERERS
    from mtcheck.report.xliff_notes import annotate

    return RENDERERS["xliff"](report) if report.original is None else annotate(report)
