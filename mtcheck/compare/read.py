"""The results to compare: only what is needed from each article's report."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mtcheck.batch.store import is_results, open_results
from mtcheck.errors import InputError, reason_of
from mtcheck.files import load, refuse_endless
from mtcheck.model import Severity
from mtcheck.report.json import SCHEMA
from mtcheck.verdict import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Result", "read_results"]

_SUFFIXES: Final = frozenset({".json", ".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one article's report, without known issues.

    ``weight`` is the sum of the issues' severity weights, ``counts`` the number of issues by check, ``words`` those of
    the translation. ``translation`` and ``references`` are whole texts, one for each reference that every segment has.

    ``id`` and ``title`` are the article's; ``decision`` is the verdict (``fix``).
    """

    id: str
    title: str
    decision: str
    words: int
    weight: float
    counts: Counter[str]
    translation: str
    references: tuple[str, ...]

    @property
    def penalty(self) -> float:
        """Weights per 100 words."""
        return 100.0 * self.weight / max(self.words, 1)


def read_results(path: Path) -> dict[str, Result]:
    """The articles of ``path`` by id.

    ``path`` is a folder that ``mtcheck batch`` wrote, a JSON report, JSON Lines, or a folder of these. Of reports with
    the same id, the last counts. Raises :class:`mtcheck.errors.InputError` if there is no report.
    """
    found: dict[str, Result] = {}
    for line in _documents(path):
        try:
            value = json.loads(line)
            if value["schema"] == SCHEMA:
                result = _result(value)
                found[result.id] = result
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
    if not found:
        raise InputError(f"{path}: no mtcheck report found; create some with mtcheck batch")
    return found


def _documents(path: Path) -> Iterator[bytes]:
    if is_results(path):
        with open_results(path) as results:
            yield from results.reports()
        return
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    files = sorted(file for file in path.rglob("*") if file.suffix.lower() in _SUFFIXES) if path.is_dir() else [path]
    for file in files:
        try:
            if file.suffix.lower() == ".json":
                yield load(file)
            else:
                refuse_endless(file)
                with file.open("rb") as lines:
                    yield from lines
        except OSError as error:
            raise InputError(f"{file}: cannot be read: {reason_of(error)}") from error


def _result(report: dict[str, Any]) -> Result:
    article = report["article"]
    segments = article["segments"]
    issues = [issue for issue in report["issues"] if issue.get("known") is None]
    translation = " ".join(str(segment["translation"]) for segment in segments)
    columns = zip(*(segment["references"] for segment in segments), strict=True)
    return Result(
        id=str(article["id"]),
        title=str(article.get("title") or article["id"]),
        decision=str(report["verdict"]["decision"]),
        words=len(translation.split()),
        weight=sum(WEIGHTS[Severity(issue["severity"])] for issue in issues),
        counts=Counter(str(issue["check"]) for issue in issues),
        translation=translation,
        references=tuple(_joined_text(column) for column in columns),
    )


def _joined_text(column: tuple[str | None, ...]) -> str:
    """One reference's text; a stretch that covers two segments is in both but counts once."""
    made: list[str] = []
    for text in column:
        if text and (not made or made[-1] != text):
            made.append(text)
    return " ".join(made)
