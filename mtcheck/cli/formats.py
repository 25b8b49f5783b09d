"""Which format a report is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.cli.terminal import note

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["chosen_format"]


def chosen_format(named: str | None, output: Path | None) -> str:
    """The format that ``--format`` names, else the one that the name of ``--output`` ends in, else ``terminal``.

    Says so on stderr where the file's name promises another format than the one asked for, or none that is known.
    """
    from mtcheck.report import SUFFIXES

    name = output.name.lower() if output is not None else ""
    ending = max((end for ends in SUFFIXES.values() for end in ends if name.endswith(end)), key=len, default="")
    promised = [format_name for format_name, ends in SUFFIXES.items() if ending in ends]
    if named is None:
        return promised[0] if promised else "terminal"
    if promised and named in SUFFIXES and named not in promised:
        note(f"{output}: written as {named} (--format), though the name says {promised[0]}")
    return named
