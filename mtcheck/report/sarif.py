"""The issues as SARIF 2.1.0 (OASIS), for code-scanning views and CI."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from mtcheck.baseline import recognise
from mtcheck.model import Severity, Side
from mtcheck.report.headline import HEADLINES, list_suggestions
from mtcheck.report.location import Locator

if TYPE_CHECKING:
    from mtcheck.model import Issue, Report, Segment
    from mtcheck.report.location import Location

__all__ = ["render"]

_LEVELS: Final = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning"}


def render(report: Report) -> str:
    """One run: a rule per check, a result per issue (known ones suppressed), a note per check not run."""
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [_run(report)],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(report: Report) -> dict[str, object]:
    locator = Locator(report)
    segments = {segment.index: segment for segment in report.article.segments}
    categories = {issue.check: issue.category for issue in report.issues}
    names = list(dict.fromkeys([*(run.name for run in report.checks), *categories]))
    rules = [
        {"id": name, "properties": {"category": categories[name]}} if name in categories else {"id": name}
        for name in names
    ]
    return {
        "tool": {"driver": {"name": "mtcheck", "version": report.version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "artifacts": _artifacts(report, locator),
        "invocations": [
            {
                "executionSuccessful": True,
                "startTimeUtc": report.provenance.started.isoformat(timespec="seconds").replace("+00:00", "Z"),
                "toolExecutionNotifications": [
                    {
                        "level": "note",
                        "message": {"text": f"{run.name} did not run: {run.reason or 'no reason given'}"},
                    }
                    for run in report.checks
                    if not run.ran
                ],
            }
        ],
        "results": [
            _result(issue, segments[issue.segment], names.index(issue.check), locator) for issue in report.issues
        ],
        "properties": {
            "verdict": report.verdict.decision.value,
            "headline": HEADLINES[report.verdict.decision],
            "reasons": list(report.verdict.reasons),
            "penalty": round(report.verdict.penalty, 2),
        },
    }


def _artifacts(report: Report, locator: Locator) -> list[dict[str, object]]:
    hashes = dict(report.provenance.inputs)
    made: list[dict[str, object]] = []
    for side in (Side.TRANSLATION, Side.SOURCE):
        if side is Side.SOURCE and report.article.source is None:
            continue
        artifact: dict[str, object] = {"location": {"uri": _uri(locator.file(side))}, "encoding": "UTF-8"}
        if hashes.get(side.value, "").startswith("sha256:"):
            artifact["hashes"] = {"sha-256": hashes[side.value].removeprefix("sha256:")}
        made.append(artifact)
    return made


def _result(issue: Issue, segment: Segment, rule: int, locator: Locator) -> dict[str, object]:
    location: dict[str, object] = {
        "uri": _uri(locator.file(issue.span.side)),
        "index": 0 if issue.span.side is Side.TRANSLATION else 1,
    }
    physical: dict[str, object] = {"artifactLocation": location}
    place = locator.locate(issue)
    if place is not None:
        physical["region"] = {**_region(place), "snippet": {"text": issue.text}}
    elif (line := locator.unit_line(issue)) is not None:
        physical["region"] = {"startLine": line}
    name = f"segment {issue.segment}" if segment.unit is None else f"unit {segment.unit.id}"
    result: dict[str, object] = {
        "ruleId": issue.check,
        "ruleIndex": rule,
        "level": _LEVELS[issue.severity],
        "rank": round(100 * issue.confidence, 1),
        "message": {"text": _message(issue)},
        "locations": [{"physicalLocation": physical, "logicalLocations": [{"name": name}]}],
        "partialFingerprints": {"mtcheckContent/v1": recognise(issue, segment).fingerprint},
        "properties": {
            "severity": issue.severity.value,
            "category": issue.category,
            "suggestions": list(issue.suggestions),
            **({"guess": True} if issue.guess else {}),
            "evidence": [{"signal": item.signal.value, "detail": item.detail} for item in issue.evidence],
        },
    }
    if issue.known is not None:
        result["suppressions"] = [{"kind": "external", "justification": issue.known}]
    # A viewer may apply fixes unseen, so guesses are only in the message.
    if place is not None and issue.suggestions and not issue.guess and issue.span.side is Side.TRANSLATION:
        result["fixes"] = [_fix(location, place, suggestion) for suggestion in issue.suggestions]
    return result


def _message(issue: Issue) -> str:
    change = f" {list_suggestions(issue, label='Change to')}." if issue.suggestions else ""
    return f"{issue.text}: {issue.message}{change}" if issue.text else f"{issue.message}{change}"


def _region(place: Location) -> dict[str, object]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.offset,
        "charLength": place.length,
    }


def _fix(location: dict[str, object], place: Location, suggestion: str) -> dict[str, object]:
    return {
        "description": {"text": f"Change to {suggestion}"},
        "artifactChanges": [
            {
                "artifactLocation": location,
                "replacements": [{"deletedRegion": _region(place), "insertedContent": {"text": suggestion}}],
            }
        ],
    }


def _uri(path: str) -> str:
    return quote(path.encode("utf-8", "replace").replace(b"\\", b"/"), safe="/")
