"""What changed since an older evaluation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mtcheck.errors import InputError
from mtcheck.evaluate.evaluation import SCHEMA, Evaluation
from mtcheck.evaluate.render import Table

__all__ = ["changes", "read_evaluation"]


def read_evaluation(path: Path) -> Mapping[str, Any]:
    """The JSON that ``mtcheck evaluate --format json`` wrote.

    Raises :class:`mtcheck.errors.InputError`.
    """
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot read the evaluation {path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not JSON: {error}") from error
    if not isinstance(values, dict) or values.get("schema") != SCHEMA:
        raise InputError(f"{path} is no evaluation: expected the schema {SCHEMA}; write one with --format json")
    return values


def changes(old: Mapping[str, Any], new: Evaluation) -> Table:
    """Every recall, precision and false-alarm rate that differs, per check and per kind of damage."""
    now = new.to_dict()
    rows = tuple(sorted((*_rows(old, now, "checks", "check"), *_rows(old, now, "kinds", "kind"))))
    same = (("nothing", "", "", ""),)
    return Table("changed", ("what", "figure", "before", "now"), rows or same)


def _rows(old: Mapping[str, Any], new: Mapping[str, Any], part: str, key: str) -> Iterator[tuple[str, str, str, str]]:
    before, after = (_figures(values, part, key) for values in (old, new))
    for name in before.keys() | after.keys():
        if before.get(name, "") != after.get(name, ""):
            yield (f"{key} {name[0]}", name[1], before.get(name, ""), after.get(name, ""))


def _figures(values: Mapping[str, Any], part: str, key: str) -> dict[tuple[str, str], str]:
    """``(check or kind, figure)`` to the figure as text."""
    found: dict[tuple[str, str], str] = {}
    for row in values.get(part, ()):
        for figure in ("recall", "precision"):
            if (share := row.get(figure)) and share["of"]:
                found[row[key], figure] = f"{share['value']:.3f} ({share['hits']}/{share['of']})"
        if row.get("false_alarms_per_1000") is not None:
            found[row[key], "false alarms per 1,000"] = f"{row['false_alarms_per_1000']:.1f}"
    return found
