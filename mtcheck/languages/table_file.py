"""A data file of a language's folder that is a table: a line of heads, then cells separated by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from mtcheck.errors import LanguageDataError, reason_of
from mtcheck.languages.bounded import compile_of

__all__ = ["compile_pattern", "read_table"]

_LARGEST_FILE: Final = 1_000_000
"""The most characters of a table."""


def read_table(path: Path, heads: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The number and the cells of each line but the first; empty lines and those that begin with ``#`` are skipped.

    Raises :class:`mtcheck.errors.LanguageDataError` with file and line if the heads differ, or a line has too many or
    too few cells.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            lines = file.read(_LARGEST_FILE).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LanguageDataError(f"{path}: {reason_of(error)}") from None
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if not rows or rows[0][1] != list(heads):
        line = rows[0][0] if rows else 1
        raise LanguageDataError(f"{path}, line {line}: must name the columns {' '.join(heads)}, separated by tabs")
    for number, cells in rows[1:]:
        if len(cells) != len(heads):
            raise LanguageDataError(f"{path}, line {number}: has {len(cells)} cells instead of {len(heads)}")
        yield number, cells


def compile_pattern(path: Path, number: int, pattern: str, *, flags: int = 0) -> re.Pattern[str]:
    """A regular expression in a line of a table. Raises :class:`mtcheck.errors.LanguageDataError` for anything else."""
    try:
        return compile_of(path, pattern, flags)
    except (re.error, OverflowError, RecursionError) as error:
        raise LanguageDataError(f"{path}, line {number}: {pattern!r} is not a regular expression: {error}") from None
