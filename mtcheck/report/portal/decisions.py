"""Editors' decisions about the issues of reports, as an article's page exports them (``mtcheck.decisions/v1``)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mtcheck.baseline import DECISIONS
from mtcheck.errors import InputError, reason_of
from mtcheck.files import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection

__all__ = ["apply_decisions"]

_APPLIED = """
CREATE TABLE decided AS SELECT article, "check", segment, text, last(decision) AS decision FROM told GROUP BY ALL;
CREATE TABLE joined AS
SELECT number, place, issue, decision FROM (
    SELECT number, article, generate_subscripts(found, 1) AS place, unnest(found) AS issue
    FROM articles WHERE article IN (SELECT article FROM decided)
) AS had LEFT JOIN decided ON decided.article = had.article AND decided."check" = issue.check
    AND decided.segment = issue.segment AND decided.text = coalesce(issue.text, '');
UPDATE articles SET accepted = found_anew.accepted, found = found_anew.found FROM (
    SELECT number, count(*) FILTER (decision = 'accepted') AS accepted, list(
        struct_update(issue, known := coalesce(issue.known, if(decision = 'dismissed', 'dismissed', NULL)))
        ORDER BY place
    ) AS found
    FROM joined GROUP BY number
) AS found_anew WHERE articles.number = found_anew.number;
DROP TABLE joined;
"""


def apply_decisions(connection: DuckDBPyConnection, paths: Iterable[Path]) -> None:
    """Count accepted issues in the table ``articles``, and mark dismissed ones as known there.

    Of several decisions on one issue, the last counts. Raises :class:`mtcheck.errors.InputError` for a file without
    decisions.
    """
    rows = [row for path in paths for row in _read_decisions(path)]
    connection.execute(
        'CREATE TABLE told (article VARCHAR, "check" VARCHAR, segment INTEGER, text VARCHAR, decision VARCHAR)'
    )
    if rows:
        connection.executemany("INSERT INTO told VALUES (?, ?, ?, ?, ?)", rows)
        connection.execute(_APPLIED)


def _read_decisions(path: Path) -> Iterator[tuple[str, str, int, str, str]]:
    """``(article, check, segment, text, decision)`` of a file, or of the ``.json`` files in a folder."""
    if path.is_dir():
        for file in sorted(path.rglob("*.json")):
            yield from _read_decisions(file)
        return
    try:
        yield from _rows(json.loads(load(path)))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {reason_of(error)}") from error
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
        raise InputError(f"{path}: not decisions that a page of mtcheck exported ({DECISIONS})") from error


def _rows(value: Any) -> Iterator[tuple[str, str, int, str, str]]:  # noqa: ANN401 - whatever JSON holds
    if value["schema"] != DECISIONS:
        raise ValueError
    article = str(value["article"])
    for item in value["decisions"]:
        if item["decision"] in {"accepted", "dismissed"}:
            yield article, str(item["check"]), int(item["segment"]), str(item["text"]), item["decision"]
