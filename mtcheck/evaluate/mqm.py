"""MQM annotations as WMT publishes them: Freitag et al., "Experts, Errors, and Context", TACL 2021.

Tab-separated with a header line (``source``, ``target``, ``category``, ``severity``, …), one line per error, the
marked words between ``<v>`` and ``</v>``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final

from mtcheck.errors import InputError
from mtcheck.evaluate.item import Item

__all__ = ["items"]

_NEEDED: Final = frozenset({"source", "target", "category", "severity"})
_MARK: Final = re.compile(r"</?v>")
_MARKED: Final = re.compile(r"<v>(.*?)</v>", re.DOTALL)
_NO_ERROR: Final = frozenset({"", "no-error", "no error", "neutral"})


def items(text: str, name: str, source_lang: str) -> Iterator[Item]:
    """One damaged item per marked error, with its category as its kind; segments without errors are clean items.

    Raises :class:`mtcheck.errors.InputError`.
    """
    rows = list(csv.DictReader(StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or not set(rows[0]) >= _NEEDED:
        raise InputError(f"{name}: an MQM table needs the columns {', '.join(sorted(_NEEDED))}")
    faulty: dict[tuple[str, str], bool] = {}
    for line, row in enumerate(rows, 2):
        segment = (_without_marks(row["source"]), _without_marks(row["target"]))
        category = (row["category"] or "").strip().casefold()
        is_error = _is_error(category, row["severity"] or "")
        faulty[segment] = faulty.get(segment, False) or is_error
        if is_error and segment[1]:
            yield Item(
                id=f"{name}:{line}",
                kind=category,
                translation=(segment[1],),
                source=(segment[0],) if segment[0] else None,
                wrong=_marked_words(row["target"]),
                source_lang=source_lang,
            )
    yield from _clean_items((segment for segment, has_error in faulty.items() if not has_error), name, source_lang)


def _is_error(category: str, severity: str) -> bool:
    return category not in _NO_ERROR and severity.casefold() not in _NO_ERROR


def _clean_items(segments: Iterable[tuple[str, str]], name: str, source_lang: str) -> Iterator[Item]:
    for number, (source, target) in enumerate(segments):
        if target:
            yield Item(
                f"{name}:clean-{number}", "clean", (target,), (source,) if source else None, source_lang=source_lang
            )


def _without_marks(text: str | None) -> str:
    return _MARK.sub("", text or "")


def _marked_words(target: str) -> str | None:
    """The words inside a mark."""
    marked = _MARKED.search(target)
    return (marked[1].strip() or None) if marked else None
