"""The issues as GitHub Actions workflow commands, which show as annotations on a commit.

See "Workflow commands for GitHub Actions", *Setting an error message*, for the syntax and its escapes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.controls import visible
from mtcheck.model import Decision, Severity
from mtcheck.report.headline import HEADLINES, list_suggestions
from mtcheck.report.location import Locator

if TYPE_CHECKING:
    from mtcheck.model import Issue, Report

__all__ = ["render"]

_LEVELS: Final = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning"}


def render(report: Report) -> str:
    """One command per issue, known ones as notices; last the verdict as a notice, or a warning if there is none."""
    locator = Locator(report)
    lines = [_command(issue, locator) for issue in report.issues]
    verdict = "; ".join((HEADLINES[report.verdict.decision], *report.verdict.reasons))
    level = "warning" if report.verdict.decision is Decision.UNKNOWN else "notice"
    lines.append(f"::{level} title={_property('mtcheck')}::{_data(verdict)}")
    return "\n".join(lines) + "\n"


def _command(issue: Issue, locator: Locator) -> str:
    properties = {"file": locator.file(issue.span.side)}
    if (place := locator.locate(issue)) is not None:
        properties |= {"line": str(place.line), "endLine": str(place.end_line)}
        if place.line == place.end_line:
            properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    elif (line := locator.unit_line(issue)) is not None:
        properties["line"] = str(line)
    properties["title"] = f"{issue.check}: {issue.text}"
    level = "notice" if issue.known is not None else _LEVELS[issue.severity]
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{level} {written}::{_data(_message(issue))}"


def _message(issue: Issue) -> str:
    lines = [f"{issue.severity.value}: {issue.message}"]
    if issue.suggestions:
        lines.append(list_suggestions(issue, label="Change to"))
    lines.extend(f"{item.signal.value}: {item.detail}" for item in issue.evidence)
    if issue.known is not None:
        lines.append(f"known: {issue.known}")
    return "\n".join(lines)


def _data(text: str) -> str:
    return visible(text, keep="\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
