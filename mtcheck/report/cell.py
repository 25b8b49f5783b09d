"""One cell of a table that a spreadsheet may open."""

from __future__ import annotations

from mtcheck.text import formulas
from mtcheck.text.controls import visible

__all__ = ["guarded"]


def guarded(cell: str) -> str:
    """The cell with ``'`` before what a spreadsheet would run as a formula, and without control characters."""
    return formulas.guarded(visible(cell, keep="\t\r\n"))
