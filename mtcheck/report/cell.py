"""One cell of a table that a spreadsheet may open."""

from __future__ import annotations

from typing import Final

from mtcheck.text.controls import visible

__all__ = ["guarded"]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet read a cell as a formula (OWASP, "CSV Injection"), also as East Asian keyboards write it."""


def guarded(cell: str) -> str:
    """The cell with ``'`` before what a spreadsheet would run as a formula, and without control characters."""
    cell = visible(cell, keep="\t\r\n")
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
