"""The strip chart: segment scores and issues along the article, as numbers for an SVG."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mtcheck.model import Severity, Side
from mtcheck.report.headline import AGAINST

if TYPE_CHECKING:
    from mtcheck.model import Article, Issue, Report

__all__ = ["Line", "Mark", "Strip", "strip"]

_PREFERRED: Final = "chrF2"

_PLACES: Final = 200
"""The most marks of one severity along the chart: more would overlap."""


@dataclass(frozen=True, slots=True)
class Line:
    """The scores against one side as an SVG path in a box of 1000 by 100, the best score at the top.

    ``lowest`` is the worst score, ``lowest_segment`` the number of its segment, from 1.
    """

    against: str
    path: str
    lowest: float
    lowest_segment: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Issues of one severity at one place, ``x`` in percent of the article's length, away from the edges.

    ``numbers`` are the issues' numbers in the report, from 1.
    """

    numbers: tuple[int, ...]
    severity: Severity
    x: float


@dataclass(frozen=True, slots=True)
class Strip:
    """The contents of the chart. ``metric`` is None if no segment was scored."""

    metric: str | None
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]


def strip(report: Report) -> Strip:
    """The chart of a report; the horizontal axis is the translation's code points.

    If nothing was scored but a model gave likelihoods, it shows the mean probability of a segment's tokens, in percent.
    """
    article = report.article
    metrics = {score.metric for score in report.segment_scores}
    metric = _PREFERRED if _PREFERRED in metrics else min(metrics, default=None)
    length = max(1, *(segment.end for segment in article.segments), 1)
    lines = []
    for against, label in AGAINST.items():
        scores = {
            score.segment: score.value
            for score in report.segment_scores
            if score.metric == metric and score.against == against and score.segment is not None
        }
        if scores:
            lines.append(_line(label, scores, article, length))
    if not lines:
        likely = {
            segment.index: 100 * math.exp(segment.likelihood.mean)
            for segment in article.segments
            if segment.likelihood is not None
        }
        if likely:
            metric = "likelihood"
            lines.append(_line("source", likely, article, length))
    return Strip(metric if lines else None, tuple(lines), _marks(report.issues, article, length))


def _line(label: str, values: dict[int, float], article: Article, length: int) -> Line:
    """A step per scored segment; segments without a score leave a gap."""
    path = []
    joined = False
    for segment in article.segments:
        value = values.get(segment.index)
        if value is None or segment.end <= segment.start:
            joined = False
            continue
        y = 100 - min(100.0, max(0.0, value))
        x0, x1 = 1000 * segment.start / length, 1000 * segment.end / length
        step = f"H{x0:.1f}V{y:.1f}" if joined else f"M{x0:.1f} {y:.1f}"
        path.append(f"{step}H{x1:.1f}")
        joined = True
    lowest = min(values, key=lambda index: values[index])
    return Line(label, "".join(path), values[lowest], lowest + 1)


def _marks(issues: tuple[Issue, ...], article: Article, length: int) -> tuple[Mark, ...]:
    starts = {segment.index: segment.start for segment in article.segments}
    places: defaultdict[tuple[Severity, int], list[tuple[int, float]]] = defaultdict(list)
    for number, issue in enumerate(issues, start=1):
        share = (starts[issue.segment] + (issue.span.start if issue.span.side is Side.TRANSLATION else 0)) / length
        places[issue.severity, int(_PLACES * share)].append((number, round(min(99.4, max(0.6, 100 * share)), 2)))
    return tuple(
        Mark(tuple(number for number, _ in found), severity, found[0][1]) for (severity, _), found in places.items()
    )
