"""Report formats, one file each. A renderer is a pure function from a report to text."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mtcheck.model import Report

__all__ = ["RENDERERS", "SUFFIXES"]

# A lone surrogate (JSON's "\ud800") is a code point that no file can hold.
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def _renderer(module: str) -> Callable[[Report], str]:
    def render(report: Report) -> str:
        text: str = import_module(module).render(report)
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)

    return render


RENDERERS: Final[Mapping[str, Callable[[Report], str]]] = {
    "terminal": _renderer("mtcheck.report.terminal"),
    "json": _renderer("mtcheck.report.json"),
    "html": _renderer("mtcheck.report.html"),
    "markdown": _renderer("mtcheck.report.markdown"),
    "sarif": _renderer("mtcheck.report.sarif"),
    "junit": _renderer("mtcheck.report.junit"),
    "github": _renderer("mtcheck.report.github"),
    "csv": _renderer("mtcheck.report.csv"),
    "tsv": _renderer("mtcheck.report.tsv"),
    "xliff": _renderer("mtcheck.report.xliff"),
    "baseline": _renderer("mtcheck.baseline"),
}
"""Every format by the name that ``--format`` takes; a format's module is loaded when it is first used."""

SUFFIXES: Final[Mapping[str, tuple[str, ...]]] = {
    "terminal": (".txt", ".text", ".log", ".ansi"),
    "json": (".json",),
    "html": (".html", ".htm", ".xhtml"),
    "markdown": (".md", ".markdown"),
    "sarif": (".sarif", ".sarif.json"),
    "junit": (".xml", ".junit"),
    "github": (".txt", ".log"),
    "csv": (".csv",),
    "tsv": (".tsv", ".tab"),
    "xliff": (".xlf", ".xliff", ".xml"),
    "baseline": (".baseline.json", ".json"),
}
"""The endings of a format's file names, in small letters. Of two formats with the same ending, the first has it."""
