"""One cell of a table that a spreadsheet may open."""

from __future__ import annotations

from mtcheck.controls import visible
from mtcheck.text import formulas

__all__ = ["guard_cell"]


def guard_cell(cell: str) -> str:
    """The cell with ``'`` before what a spreadsheet would run as a formula, and without control characters."""
    return formulas.guard(visible(cell, keep="\t\r\n"))
