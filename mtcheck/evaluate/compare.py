"""The changes since an older evaluation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from mtcheck.errors import InputError, reason_of
from mtcheck.evaluate.evaluation import SCHEMA, Evaluation
from mtcheck.evaluate.table import Table
from mtcheck.files import load

__all__ = ["changes", "read_evaluation"]

_Name: TypeAlias = tuple[str, str]

_PARTS: Final = (
    ("severities", "severity"),
    ("categories", "category"),
    ("engines", "engine"),
    ("languages", "language"),
    ("checks", "check"),
)
"""The lists of rows in an annotated set's figures, each with the key that names a row."""


def read_evaluation(path: Path) -> Mapping[str, Any]:
    """The JSON that ``mtcheck evaluate --format json`` wrote.

    Raises :class:`mtcheck.errors.InputError`.
    """
    try:
        values = json.loads(load(path))
    except OSError as error:
        raise InputError(f"cannot read the evaluation {path}: {reason_of(error)}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not JSON: {error}") from error
    if not isinstance(values, dict) or values.get("schema") != SCHEMA:
        raise InputError(f"{path} is not an evaluation: expected the schema {SCHEMA}; write one with --format json")
    return values


def changes(old: Mapping[str, Any], new: Evaluation) -> Table:
    """Every figure that differs: per check, per kind of damage, and for annotated sets."""
    before, after = _all_figures(old), _all_figures(new.to_dict())
    rows = tuple(
        (*name, before.get(name, ""), after.get(name, ""))
        for name in sorted(before.keys() | after.keys())
        if before.get(name, "") != after.get(name, "")
    )
    same = (("nothing", "", "", ""),)
    return Table("changed", ("what", "figure", "before", "now"), rows or same)


def _all_figures(values: Mapping[str, Any]) -> dict[_Name, str]:
    found = {**_figures(values, "checks", "check"), **_figures(values, "kinds", "kind")}
    annotated = values.get("annotated")
    if not annotated:
        return found
    parts = {
        **{(f"{key} {row[key]}"): row for part, key in _PARTS for row in annotated[part]},
        "all": annotated["all"],
        "partial credit": annotated["partial_credit"],
        "calibration": annotated["calibration"],
    }
    for what, row in parts.items():
        found |= {(f"annotated: {what}", name.replace("_", " ")): text for name, text in _texts(row)}
    return found


def _texts(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every share and rate of a row, as text."""
    for name, value in row.items():
        if isinstance(value, dict) and value["of"]:
            yield name, _share(value)
        elif isinstance(value, float):
            yield name, f"{value:.3f}"


def _share(value: Mapping[str, Any]) -> str:
    return f"{value['value']:.3f} ({value['hits']}/{value['of']})"


def _figures(values: Mapping[str, Any], part: str, key: str) -> dict[_Name, str]:
    """``(check or kind, figure)`` to the figure as text."""
    found: dict[_Name, str] = {}
    for row in values.get(part, ()):
        for figure in ("recall", "precision"):
            if (share := row.get(figure)) and share["of"]:
                found[f"{key} {row[key]}", figure] = _share(share)
        if row.get("false_alarms_per_1000") is not None:
            found[f"{key} {row[key]}", "false alarms per 1,000"] = f"{row['false_alarms_per_1000']:.1f}"
    return found
