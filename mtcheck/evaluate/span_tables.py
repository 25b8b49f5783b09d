"""The figures of annotated sets as tables."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.evaluate.calibration import Calibration
from mtcheck.evaluate.figures import Share
from mtcheck.evaluate.span_figures import GroupFigures, MarkFigures, SpanCheckFigures, SpanFigures
from mtcheck.evaluate.spans import SIGNATURE, Credit
from mtcheck.evaluate.table import Table, interval, share

__all__ = ["span_tables"]

_RECALL = ("found by a major issue", "95 %", "found by any issue", "95 %")


def span_tables(found: SpanFigures, sets: str) -> Iterator[Table]:
    """Errors found and false alarms; ``sets`` says in which sets, and how."""
    whole = found.whole
    yield Table(
        f"{whole.segments} annotated segments, {found.errors} errors, of {sets}",
        ("severity of the error", *_RECALL),
        tuple(map(_recall, found.severities)),
    )
    yield Table("per category of error", ("category", *_RECALL), tuple(map(_recall, found.categories)))
    yield Table(
        "issues on annotated segments (right: overlaps an error of any severity)",
        (
            "segments",
            "count",
            "major errors found by a major issue",
            "by any",
            "right majors",
            "95 %",
            "wrong majors per segment",
            "right leads",
            "95 %",
            "wrong leads per segment",
        ),
        tuple(
            _group(name, group)
            for kind, groups in (("", (whole,)), ("engine ", found.engines), ("language ", found.languages))
            for group in groups
            for name in (f"{kind}{group.name}",)
        ),
    )
    yield Table(
        "checks on annotated segments",
        ("check", "errors found", "of these major", "right issues", "95 %", "wrong majors", "wrong leads",
         "false alarms per 1,000 segments without an error", "95 %"),
        tuple(_check(row) for row in found.checks if row.right.of),
    )  # fmt: skip
    yield Table(
        "segments without an error",
        ("", "share", "95 %"),
        (("with any issue", *share(found.clean)), ("with any major or critical issue", *share(found.serious))),
    )
    yield _credit(found.credit)
    yield _calibration(found.calibration)


def _recall(row: MarkFigures) -> tuple[str, ...]:
    return row.name, *share(row.by_major), *share(row.by_any)


def _group(name: str, row: GroupFigures) -> tuple[str, ...]:
    return (
        name,
        str(row.segments),
        share(row.severe.by_major)[0],
        share(row.severe.by_any)[0],
        *share(row.majors),
        _rate(row.majors, row.segments),
        *share(row.leads),
        _rate(row.leads, row.segments),
    )


def _rate(right: Share, segments: int) -> str:
    wrong = right.of - right.hits
    return f"{wrong / segments:.3f} ({wrong}/{segments})" if segments else ""


def _check(row: SpanCheckFigures) -> tuple[str, ...]:
    return (
        row.check,
        str(row.errors),
        str(row.severe),
        *share(row.right),
        str(row.majors.of - row.majors.hits),
        str(row.leads.of - row.leads.hits),
        f"{row.per_thousand:.1f} ({row.false_alarms}/{row.alarmed.of})" if row.alarmed.of else "",
        interval(row.alarmed, 1000) if row.alarmed.of else "",
    )


def _credit(found: Credit) -> Table:
    figures = (("precision", found.precision), ("recall", found.recall), ("F1", found.f1))
    counts = {"precision": found.reported, "recall": found.marked, "F1": found.marked + found.reported}
    return Table(
        "characters with partial credit",
        ("", "value", "characters", "signature"),
        tuple((name, _value(value), str(counts[name]), SIGNATURE) for name, value in figures),
    )


def _calibration(found: Calibration) -> Table:
    rows = tuple(
        (f"{part.low:.1f}-{part.high:.1f}", _value(part.confidence), *share(part.right))
        for part in found.bins
        if part.right.of
    )
    return Table(
        "calibration: share of right issues by confidence",
        ("confidence", "mean", "right", "95 %"),
        (*rows, ("expected calibration error", _value(found.error), "", "")),
    )


def _value(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
