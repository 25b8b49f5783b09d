r"""The segments as tab-separated values with the issues as notes, for translators' tools.

One line per segment; in a cell, ``\t``, ``\n``, ``\r`` and ``\\`` stand for a tab, line ends and a backslash, and a
cell that a spreadsheet would run as a formula begins with ``'``.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from mtcheck.report.cell import guard_cell
from mtcheck.report.headline import list_suggestions

if TYPE_CHECKING:
    from mtcheck.model import Issue, Report

__all__ = ["COLUMNS", "render"]

COLUMNS: Final = ("segment", "source", "translation", "reference", "retranslation", "notes")

_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render(report: Report) -> str:
    """A header and a line per segment; the notes of a segment are its issues, joined by ``" | "``."""
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for issue in report.issues:
        notes[issue.segment].append(_note(issue))
    lines = ["\t".join(COLUMNS)]
    for segment in report.article.segments:
        cells = (
            str(segment.index),
            segment.source or "",
            segment.translation,
            next((text for text in segment.references if text), ""),
            segment.retranslation or "",
            " | ".join(notes[segment.index]),
        )
        lines.append("\t".join(_cell(cell).translate(_ESCAPES) for cell in cells))
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """The text guarded by :func:`guard_cell`, also if it is a formula behind quotation marks, which spreadsheets
    remove."""
    bare = text.lstrip('"')
    return f"'{text}" if bare != text and guard_cell(bare) != bare else guard_cell(text)


def _note(issue: Issue) -> str:
    change = f" → {list_suggestions(issue)}" if issue.suggestions else ""
    known = f" (known: {issue.known})" if issue.known is not None else ""
    return f"[{issue.severity.value} {issue.check}] {issue.text}{change}: {issue.message}{known}"
