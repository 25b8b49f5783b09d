"""Which issues are already known, so that a run fails only on new ones.

An issue is recognised by its content, never by its line: the check, the marked text, and the words around
it, without regard to case, spacing or punctuation. A baseline is a JSON file of such issues; any earlier
``mtcheck.report/v1`` (one, or JSON Lines of many) and the decisions exported from an HTML report do as well.
An issue that an editor dismissed everywhere (``"scope": "everywhere"``) is recognised only by its check and text.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import InputError, reason_of
from mtcheck.files import load
from mtcheck.model import Side
from mtcheck.text.normal import normalise
from mtcheck.text.words import word_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from mtcheck.model import Article, Issue, Report, Segment
    from mtcheck.settings import Waiver

__all__ = [
    "DECISIONS",
    "SCHEMA",
    "Baseline",
    "Known",
    "load_baseline",
    "mark_known",
    "parse_baseline",
    "recognise",
    "render",
]

SCHEMA: Final = "mtcheck.baseline/v1"
DECISIONS: Final = "mtcheck.decisions/v1"
_REPORT: Final = "mtcheck.report/v1"

_CONTEXT_WORDS: Final = 3
"""How many words on each side of an issue help to recognise it."""

# Characters that a file cannot have are replaced when a report is written; the text must still be recognised.
_SURROGATE: Final = re.compile("[\ud800-\udfff]")

_CONTEXT_CHARACTERS: Final = 200
"""Code points on each side in which those words are looked for; a bound for texts without spaces."""


@dataclass(frozen=True, slots=True)
class Known:
    """The features that identify an issue: its check, its text, and the words around it, folded."""

    check: str
    text: str
    context: str

    @property
    def fingerprint(self) -> str:
        """A digest that stays the same while the issue's own words do (SARIF's ``partialFingerprints``)."""
        return hashlib.sha256(f"{self.check}\n{self.text}\n{self.context}".encode("utf-8", "replace")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known issues. :func:`load_baseline` reads them from a file."""

    reasons: Mapping[Known, tuple[str, ...]]
    """By issue, why it is accepted, once for each known occurrence."""
    everywhere: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By check and folded text, why such issues are accepted wherever and however often they occur."""

    def __len__(self) -> int:
        return sum(map(len, self.reasons.values())) + len(self.everywhere)


def recognise(issue: Issue, segment: Segment) -> Known:
    """The features that identify an issue about this segment."""
    where = (segment.source or "") if issue.span.side is Side.SOURCE else segment.translation
    return _recognisable(issue.check, issue.text, where, issue.span.start, issue.span.end)


def mark_known(
    issues: Iterable[Issue],
    article: Article,
    *,
    baseline: Baseline | None = None,
    waivers: Iterable[Waiver] = (),
    today: date,
) -> tuple[Issue, ...]:
    """Mark the issues that a waiver or the baseline accepts.

    A waiver is valid to the end of its ``until``. An issue that is in the baseline twice is known twice; a third is
    new, unless it is known everywhere.

    Args:
        issues: The article's issues.
        article: Their article.
        baseline: Known issues.
        waivers: Accepted issues.
        today: The day on which waivers must still be valid.

    Returns:
        The same issues in the same order; accepted ones have ``known`` set to the reason.
    """
    waived = dict(baseline.everywhere) if baseline is not None else {}
    waived |= {
        (waiver.check, _fold_text(waiver.text)): waiver.reason
        for waiver in waivers
        if waiver.until is None or today <= waiver.until
    }
    left = {known: list(reasons) for known, reasons in baseline.reasons.items()} if baseline is not None else {}
    segments = {segment.index: segment for segment in article.segments}
    marked = []
    for issue in issues:
        reason = waived.get((issue.check, _fold_text(issue.text)))
        if reason is None and (reasons := left.get(recognise(issue, segments[issue.segment]))):
            reason = reasons.pop(0)
        marked.append(replace(issue, known=reason) if reason is not None else issue)
    return tuple(marked)


def load_baseline(path: Path) -> Baseline:
    """Read known issues from a file.

    Args:
        path: A baseline, earlier reports (JSON or JSON Lines), or decisions exported from an HTML report.

    Returns:
        The known issues.

    Raises:
        InputError: The file cannot be read, or mtcheck did not write it.
    """
    try:
        data = load(path)
    except OSError as error:
        raise InputError(f"cannot read the baseline {path}: {reason_of(error)}") from error
    return parse_baseline(data, str(path))


def parse_baseline(data: bytes, path: str) -> Baseline:
    """Read known issues from a file's content, as :func:`load_baseline` does.

    Args:
        data: The content.
        path: Its name in errors.

    Returns:
        The known issues.

    Raises:
        InputError: mtcheck did not write it.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"the baseline {path} is not UTF-8 text (byte {error.start})") from error
    reasons: defaultdict[Known, list[str]] = defaultdict(list)
    everywhere: dict[tuple[str, str], str] = {}
    for number, value in _values(text, path):
        try:
            for known, reason in _entries(value):
                reasons[known].append(reason)
            everywhere |= _everywhere(value)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise InputError(
                f"{path}, document {number}: not a baseline, report or decisions file that mtcheck wrote"
            ) from error
    if not text.strip():
        raise InputError(f"the baseline {path} is empty")
    return Baseline({known: tuple(given) for known, given in reasons.items()}, everywhere)


def render(report: Report) -> str:
    """The report's issues as a baseline: sorted, so that its changes read well in version control."""
    segments = {segment.index: segment for segment in report.article.segments}
    counts = Counter(recognise(issue, segments[issue.segment]) for issue in report.issues)
    entries = [
        {"check": known.check, "text": known.text, "context": known.context, "count": count}
        for known, count in sorted(counts.items(), key=lambda item: (item[0].check, item[0].text, item[0].context))
    ]
    return json.dumps({"schema": SCHEMA, "issues": entries}, ensure_ascii=False, indent=1) + "\n"


def _recognisable(check: str, text: str, where: str, start: int, end: int) -> Known:
    before = _words(where[max(0, start - _CONTEXT_CHARACTERS) : start])[-_CONTEXT_WORDS:]
    after = _words(where[end : end + _CONTEXT_CHARACTERS])[:_CONTEXT_WORDS]
    return Known(check, _fold_text(text), " ".join((*before, "_", *after)))


def _words(text: str) -> list[str]:
    return word_texts(_fold_text(text), inside=(), digits="joined")


def _fold_text(text: str) -> str:
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return " ".join(unicodedata.normalize("NFKC", normalise(text).text).casefold().split())


def _values(text: str, path: str) -> Iterator[tuple[int, Any]]:
    """The file's JSON document, or its lines' if it is JSON Lines, numbered from 1."""
    try:
        whole = [json.loads(text)]
    except (ValueError, RecursionError):
        whole = []
    if whole:
        yield 1, whole[0]
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"the baseline {path} is not JSON (line {number})") from error
        yield number, value


def _entries(value: Any) -> Iterator[tuple[Known, str]]:  # noqa: ANN401 - whatever JSON holds
    match value["schema"]:
        case str(name) if name == SCHEMA:
            for item in value["issues"]:
                known = Known(str(item["check"]), str(item["text"]), str(item["context"]))
                for _ in range(min(int(item.get("count", 1)), 10_000)):
                    yield known, str(item.get("reason") or "baseline")
        case str(name) if name == DECISIONS:
            for item in value["decisions"]:
                if item["decision"] == "dismissed" and not _is_everywhere(item):
                    yield (
                        Known(str(item["check"]), str(item["text"]), str(item["context"])),
                        str(item.get("reason") or "dismissed"),
                    )
        case str(name) if name == _REPORT:
            segments = {segment["index"]: segment for segment in value["article"]["segments"]}
            for item in value["issues"]:
                span = item["span"]
                where = str(segments[item["segment"]][span["side"]] or "")
                yield (
                    _recognisable(str(item["check"]), str(item["text"]), where, int(span["start"]), int(span["end"])),
                    "baseline",
                )
        case name:
            raise KeyError(name)


def _is_everywhere(item: Mapping[str, Any]) -> bool:
    # Without a text, one decision would silence the whole check.
    return item.get("scope") == "everywhere" and bool(str(item["text"]).strip())


def _everywhere(value: Any) -> dict[tuple[str, str], str]:  # noqa: ANN401 - whatever JSON holds
    """The issues that decisions accept everywhere; of several reasons for the same issue, the last one."""
    found: dict[tuple[str, str], str] = {}
    for item in value["decisions"] if value["schema"] == DECISIONS else ():
        if item["decision"] == "dismissed" and _is_everywhere(item):
            key = (str(item["check"]), _fold_text(str(item["text"])))
            found[key] = str(item.get("reason") or found.get(key) or "right everywhere")
    return found
