"""Reads and packs reports made elsewhere: the slow part, which needs no database."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import InputError
from mtcheck.report.read import from_dict
from mtcheck.server.frames import compress_frame
from mtcheck.server.problems import Problem, all_storable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["RANKS", "Prepared", "prepare", "prepare_all", "report_columns"]

RANKS: Final = {"reject": 0, "fix": 1, "unknown": 2, "publish": 3}
"""Order of the queue by verdict."""

# Escapes of characters that databases refuse: only with these, every text has to be checked.
_ESCAPED: Final = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report that was read and packed, so that the transaction that stores it is short."""

    name: str
    digest: str
    texts: bytes
    frame: bytes
    values: dict[str, Any]
    """The values for the article's row."""


def prepare_all(lines: Sequence[bytes]) -> list[Prepared]:
    """Read reports.

    Raises :class:`mtcheck.server.problems.Problem` for the first one that is not a report, with its place as ``index``.
    """
    found = []
    for index, line in enumerate(lines):
        try:
            found.append(prepare(line))
        except Problem as problem:
            raise Problem(problem.status, problem.sentence, index=index) from problem
    return found


def prepare(line: bytes) -> Prepared:
    """Read one report.

    Raises :class:`mtcheck.server.problems.Problem` for anything else.
    """
    value, line = _report(line.strip())
    told, verdict = value["article"], str(value["verdict"]["decision"])
    return Prepared(
        name=str(told["id"])[:400] or "article",
        digest=hashlib.sha256(line).hexdigest(),
        texts=compress_frame(b'{"report": ' + line + b"}"),
        frame=compress_frame(line + b"\n"),
        values=report_columns(value, verdict),
    )


def report_columns(report: Mapping[str, Any], verdict: str | None) -> dict[str, Any]:
    """The columns of an article's row that come from a report."""
    told = report["article"]
    return {
        "state": "open",
        "verdict": verdict,
        "rank": RANKS.get(verdict or "", 9),
        "issues": sum(issue["known"] is None for issue in report["issues"]),
        "title": _first_words(report),
        "section": _first_characters(told["section"], 200),
        "engine": _first_characters(told["engine"], 200),
        "source_lang": _first_characters(told["source_lang"], 35),
        "target_lang": _first_characters(told["target_lang"], 35),
        "published": _first_characters(told["published"], 10),
    }


def _report(line: bytes) -> tuple[dict[str, Any], bytes]:
    """A report and its line, without characters that databases refuse."""
    try:
        value = json.loads(line)
        if not isinstance(value, dict):
            raise Problem(422, "not an mtcheck report (mtcheck.report/v1), but another kind of JSON")
        if _ESCAPED.search(line):
            value = all_storable(value)
            line = json.dumps(value, ensure_ascii=False).encode()
        from_dict(value)
    except (ValueError, RecursionError) as error:
        raise Problem(422, f"not a report as JSON on a single line ({error})") from error
    except InputError as error:
        raise Problem(422, str(error)) from error
    return value, line


def _first_characters(text: str | None, length: int) -> str | None:
    return None if text is None else str(text)[:length]


def _first_words(report: Mapping[str, Any]) -> str:
    told = report["article"]
    first = next((segment["translation"] for segment in told["segments"] if segment["translation"]), "")
    return str(told["title"] or first[:160] or told["id"])
