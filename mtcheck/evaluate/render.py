"""An evaluation as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from mtcheck.evaluate.evaluation import Evaluation
from mtcheck.evaluate.figures import Share

__all__ = ["FORMATS", "Table", "markdown", "tables"]


class Table(NamedTuple):
    """Cells as text; the first column is the row's name."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(evaluation: Evaluation) -> Iterator[Table]:
    """What an evaluation found: per check, per kind of damage, and how measures rank pairs."""
    found = evaluation.figures
    yield Table(
        f"{found.items} items, {found.segments} segments of {', '.join(evaluation.sets)}",
        ("check", "recall", "95 %", "precision", "95 %", "false alarms per 1,000 clean segments", "95 %"),
        tuple(
            (
                row.check,
                *share(row.recall),
                *share(row.precision),
                f"{row.per_thousand:.1f} ({row.false_alarms}/{row.alarmed.of})" if row.alarmed.of else "",
                _interval(row.alarmed, 1000) if row.alarmed.of else "",
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
    if evaluation.pairwise:
        yield Table(
            "damaged ranked below clean",
            ("measure", "accuracy", "95 %", "ties", "signature"),
            tuple((row.measure, *share(row.right), str(row.ties.hits), row.signature) for row in evaluation.pairwise),
        )


def share(value: Share) -> tuple[str, str]:
    """The share with its counts, and its interval; empty for no cases."""
    if value.value is None:
        return "", ""
    return f"{value.value:.3f} ({value.hits}/{value.of})", _interval(value, 1)


def markdown(table: Table) -> str:
    """The table in GitHub's Markdown, without its title."""
    lines = [table.header, tuple("---" for _ in table.header), *table.rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def _interval(value: Share, per: int) -> str:
    low, high = value.interval
    return f"{low:.3f}-{high:.3f}" if per == 1 else f"{per * low:.1f}-{per * high:.1f}"


def _text(evaluation: Evaluation, changes: tuple[Table, ...]) -> str:
    blocks = []
    for table in (*tables(evaluation), *changes):
        lines = [table.header, *table.rows]
        widths = [max(len(line[column]) for line in lines) for column in range(len(table.header))]
        body = (
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
        )
        blocks.append("\n".join([table.title, *body]))
    return "\n\n".join(blocks) + "\n"


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
