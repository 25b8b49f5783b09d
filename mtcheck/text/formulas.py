"""Cells that a spreadsheet would run as a formula (OWASP, "CSV Injection"): escaped when written, and read back."""

from __future__ import annotations

from typing import Final

__all__ = ["FORMULA", "guard", "unguard"]

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a formula begins with, also as East Asian keyboards write it."""


def guard(cell: str) -> str:
    """The cell with ``'`` before a formula, or before what :func:`unguard` would take for a guarded one."""
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA) else cell


def unguard(cell: str) -> str:
    """The cell that :func:`guard` was given."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell
