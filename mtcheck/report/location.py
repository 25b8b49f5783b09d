"""The place of an issue in the file that its text was read from."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from mtcheck.model import Side

if TYPE_CHECKING:
    from mtcheck.model import Article, Issue, Report, Segment

__all__ = ["Location", "Locator"]


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a text: 1-based ``line``, ``column``, ``end_line`` and ``end_column`` in code points, ends exclusive;
    its ``offset`` from the start, and its ``length``.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    length: int


class Locator:
    """Finds the lines and columns of one report's issues."""

    def __init__(self, report: Report) -> None:
        article = report.article
        self._article = article
        self._segments = {segment.index: segment for segment in article.segments}
        self._files = dict(report.provenance.files)
        self._lines = {
            Side.TRANSLATION: _line_starts(article.translation),
            Side.SOURCE: _line_starts(article.source or ""),
        }

    def file(self, side: Side) -> str:
        """The path that the side was read from, or a name derived from the article's id."""
        return self._files.get(side.value) or f"{self._article.id}.{side.value}"

    def unit_line(self, issue: Issue) -> int | None:
        """The line (from 1) of the issue's unit, if the article is a bilingual file; None otherwise."""
        unit = self._segments[issue.segment].unit
        return unit.line if unit is not None else None

    def locate(self, issue: Issue) -> Location | None:
        """The place of the issue, or None if the file has markup, so that its lines are not the text's."""
        side = issue.span.side
        path = self._files.get(side.value)
        if self._segments[issue.segment].unit is not None:
            return None
        if path is not None and PurePath(path).suffix.lower() not in {"", ".txt"}:
            return None
        offset = _offset(self._article, self._segments[issue.segment], issue)
        starts = self._lines[side]
        first = bisect_right(starts, offset) - 1
        end = offset + len(issue.text)
        last = bisect_right(starts, end) - 1
        return Location(
            line=first + 1,
            column=offset - starts[first] + 1,
            end_line=last + 1,
            end_column=end - starts[last] + 1,
            offset=offset,
            length=len(issue.text),
        )


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]


def _offset(article: Article, segment: Segment, issue: Issue) -> int:
    """The issue's offset in the side's whole text.

    A segment that joins several sentences may have lost the line breaks between them, so its offsets are used only if
    the text there is the issue's.
    """
    in_source = issue.span.side is Side.SOURCE
    text = (article.source or "") if in_source else article.translation
    start = (segment.source_start or 0) if in_source else segment.start
    stop = (segment.source_end or len(text)) if in_source else segment.end
    if text.startswith(issue.text, start + issue.span.start):
        return start + issue.span.start
    found = text.find(issue.text, start, stop)
    return found if found >= 0 else start
