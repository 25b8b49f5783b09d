"""An evaluation as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Final

from mtcheck.evaluate.evaluation import Evaluation
from mtcheck.evaluate.figures import Figures
from mtcheck.evaluate.span_tables import span_tables
from mtcheck.evaluate.table import Table, interval, markdown, share, text

__all__ = ["FORMATS", "Table", "markdown", "tables"]


def tables(evaluation: Evaluation) -> Iterator[Table]:
    """The results of an evaluation: per check, per kind of damage, and how measures rank pairs; then for annotated
    sets."""
    sets = _sets(evaluation)
    if evaluation.figures.items or evaluation.annotated is None:
        yield from _challenge(evaluation.figures, sets)
    if evaluation.pairwise:
        yield Table(
            "damaged ranked below clean",
            ("measure", "accuracy", "95 %", "ties", "signature"),
            tuple((row.measure, *share(row.right), str(row.ties.hits), row.signature) for row in evaluation.pairwise),
        )
    if evaluation.annotated:
        yield from span_tables(evaluation.annotated, sets)


def _sets(evaluation: Evaluation) -> str:
    """The sets' names, and the checks' additional inputs."""
    asked = [f"re-translated by {evaluation.translator}"] if evaluation.translator else []
    left_out = [] if evaluation.references else ["references left out"]
    return "; ".join([", ".join(evaluation.sets), *asked, *left_out])


def _challenge(found: Figures, sets: str) -> Iterator[Table]:
    yield Table(
        f"{found.items} items, {found.segments} segments of {sets}",
        ("check", "recall", "95 %", "precision", "95 %", "false alarms per 1,000 clean segments", "95 %"),
        tuple(
            (
                row.check,
                *share(row.recall),
                *share(row.precision),
                f"{row.per_thousand:.1f} ({row.false_alarms}/{row.alarmed.of})" if row.alarmed.of else "",
                interval(row.alarmed, 1000) if row.alarmed.of else "",
            )
            for row in found.checks
        ),
    )
    yield Table(
        "per kind of damage",
        ("kind", "recall", "95 %", "found by"),
        tuple(
            (
                row.kind if row.expected else f"{row.kind} (no check claims it)",
                *share(row.recall),
                ", ".join(f"{check} {count}" for check, count in row.found_by[:4]),
            )
            for row in found.kinds
        ),
    )
    yield Table("clean items", ("", "share", "95 %"), (("with any major or critical issue", *share(found.serious)),))


def _text(evaluation: Evaluation, changes: tuple[Table, ...]) -> str:
    return "\n\n".join(text(table) for table in (*tables(evaluation), *changes)) + "\n"


def _markdown(evaluation: Evaluation, changes: tuple[Table, ...]) -> str:
    return "\n".join(f"## {table.title}\n\n{markdown(table)}" for table in (*tables(evaluation), *changes))


def _json(evaluation: Evaluation, changes: tuple[Table, ...]) -> str:
    values = evaluation.to_dict()
    if changes:
        values["changes"] = [dict(zip(table.header, row, strict=True)) for table in changes for row in table.rows]
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


FORMATS: Final[dict[str, Callable[[Evaluation, tuple[Table, ...]], str]]] = {
    "table": _text,
    "json": _json,
    "markdown": _markdown,
}
