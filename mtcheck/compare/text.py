"""The comparison for a terminal and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.compare.comparison import Comparison, Difference, Pair

__all__ = ["render_json", "render_text", "what"]

_CHECKS_SHOWN: Final = 12


def render_json(comparison: Comparison) -> str:
    """The comparison as JSON, schema ``mtcheck.comparison/v1``."""
    return json.dumps(comparison.to_dict(), ensure_ascii=False, indent=2) + "\n"


def render_text(comparison: Comparison) -> str:
    """The comparison as plain text, one table for each system."""
    lines = [f"{comparison.articles:,} articles that all systems have"]
    lines += [f"{count:,} more in {name} were left out" for name, count in sorted(comparison.left_out.items()) if count]
    for pair in comparison.pairs:
        lines += ["", *_pair(comparison.baseline, pair)]
    signatures = sorted({item.signature for pair in comparison.pairs for item in pair.differences if item.signature})
    return "\n".join([*lines, "", *signatures, ""])


def what(difference: Difference) -> str:
    """A figure's name for display."""
    match difference.kind:
        case "verdict":
            return f"verdict {difference.name}, % of articles"
        case "penalty":
            return "penalty per 100 words"
        case "check":
            return f"{difference.name} per 100 words"
        case _:
            return difference.name


def _pair(baseline: str, pair: Pair) -> Iterator[str]:
    yield f"{pair.name} against {baseline}"
    yield f"  better on {pair.wins:,} articles, worse on {pair.losses:,}, equal on {pair.ties:,} (by penalty)"
    if not pair.scored:
        yield "  no BLEU or chrF: the articles have no references in common"
    header = ("", baseline[:12], pair.name[:12], "difference", "95 % interval", "p (Holm)", "would see", "")
    rows = [header, *(_row(item) for item in _differences_shown(pair))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(header))]
    for row in rows:
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:7], widths[1:7], strict=True)),
        ]
        yield "  " + "  ".join([*cells, row[7]]).rstrip()
    for heading, examples in (("most improved", pair.best), ("most worsened", pair.worst)):
        if examples:
            yield f"  {heading}:"
            for example in examples:
                yield f"    {example.baseline:6.1f} to {example.value:6.1f}  {example.id}: {example.title[:80]}"


def _differences_shown(pair: Pair) -> list[Difference]:
    """All differences except those of the checks that differ least."""
    checks = sorted((item for item in pair.differences if item.kind == "check"), key=lambda item: (item.p, item.name))
    return [*(item for item in pair.differences if item.kind != "check"), *checks[:_CHECKS_SHOWN]]


def _row(item: Difference) -> tuple[str, ...]:
    digits = 3 if item.kind == "check" else 2
    interval = "" if item.low is None or item.high is None else f"{item.low:+.{digits}f} to {item.high:+.{digits}f}"
    smallest = "" if item.smallest is None else f"{item.smallest:.{digits}f}"
    return (
        what(item),
        f"{item.baseline:.{digits}f}",
        f"{item.value:.{digits}f}",
        f"{item.difference:+.{digits}f}",
        interval,
        f"{item.p_holm:.3f}",
        smallest,
        item.outcome,
    )
