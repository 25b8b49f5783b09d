"""A table of figures, and the format of shares in it."""

from __future__ import annotations

from typing import NamedTuple

from mtcheck.evaluate.figures import Share

__all__ = ["Table", "interval", "markdown", "share", "text"]


class Table(NamedTuple):
    """Cells as text; the first column is the row's name."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def share(value: Share) -> tuple[str, str]:
    """The share with its counts, and its interval; empty for no cases."""
    if value.value is None:
        return "", ""
    return f"{value.value:.3f} ({value.hits}/{value.of})", interval(value, 1)


def interval(value: Share, per: int) -> str:
    """The share's 95 % interval, per ``per`` cases."""
    low, high = value.interval
    return f"{low:.3f}-{high:.3f}" if per == 1 else f"{per * low:.1f}-{per * high:.1f}"


def markdown(table: Table) -> str:
    """The table in GitHub's Markdown, without its title."""
    lines = [table.header, tuple("---" for _ in table.header), *table.rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def text(table: Table) -> str:
    """The table in columns, below its title."""
    lines = [table.header, *table.rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.header))]
    body = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)
    return "\n".join([table.title, *body])
