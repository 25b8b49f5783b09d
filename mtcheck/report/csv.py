"""The issues as CSV (RFC 4180, UTF-8), one row each, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from mtcheck.report.cell import guard_cell
from mtcheck.report.headline import list_suggestions

if TYPE_CHECKING:
    from mtcheck.model import Report

__all__ = ["COLUMNS", "render"]

COLUMNS: Final = (
    "article",
    "segment",
    "check",
    "category",
    "severity",
    "confidence",
    "side",
    "start",
    "end",
    "text",
    "suggestions",
    "message",
    "evidence",
    "known",
    "translation",
    "source",
)


def render(report: Report) -> str:
    """A header and a row per issue; a cell that a spreadsheet would run as a formula begins with ``'``."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    segments = {segment.index: segment for segment in report.article.segments}
    for issue in report.issues:
        segment = segments[issue.segment]
        cells = (
            report.article.id,
            issue.segment,
            issue.check,
            issue.category,
            issue.severity.value,
            f"{issue.confidence:.3f}",
            issue.span.side.value,
            issue.span.start,
            issue.span.end,
            issue.text,
            list_suggestions(issue, separator=" | "),
            issue.message,
            " | ".join(f"{item.signal.value}: {item.detail}" for item in issue.evidence),
            issue.known or "",
            segment.translation,
            segment.source or "",
        )
        writer.writerow(guard_cell(cell) if isinstance(cell, str) else cell for cell in cells)
    return stream.getvalue()
