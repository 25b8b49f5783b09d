"""One cell of a table that a spreadsheet may open."""

from __future__ import annotations

from mtcheck.controls import visible
from mtcheck.text import formulas

__all__ = ["guarded"]


def guarded(cell: str) -> str:
    """The cell with ``'`` before what a spreadsheet would run as a formula, and without control characters."""
    return formulas.guarded(visible(cell, keep="\t\r\n"))
