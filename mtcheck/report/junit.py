"""The report as JUnit XML, so that a CI shows each issue as a failed test.

A check that ran and found nothing is a passed test; a check that did not run and a known issue are skipped tests, and
so is a missing verdict. The verdict is a property of the suite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.model import Decision
from mtcheck.report.headline import HEADLINES, list_suggestions
from mtcheck.report.location import Locator
from mtcheck.report.xml import element, serialise

if TYPE_CHECKING:
    from lxml.etree import _Element

    from mtcheck.model import CheckRun, Issue, Report, Verdict

__all__ = ["render"]


def render(report: Report) -> str:
    """One test suite for the article, one test case per issue, per clean check and per check not run."""
    from lxml import etree

    locator = Locator(report)
    found = {issue.check for issue in report.issues}
    cases = [
        *(_issue(issue, locator) for issue in report.issues),
        *(_check(run) for run in report.checks if not (run.ran and run.name in found)),
        *([_unknown(report.verdict)] if report.verdict.decision is Decision.UNKNOWN else []),
    ]
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(issue.known is None for issue in report.issues)),
        "errors": "0",
        "skipped": str(sum(case.find("skipped") is not None for case in cases)),
        "time": f"{report.provenance.seconds:.3f}",
    }
    root = element("testsuites", {"name": "mtcheck", **counts})
    suite = element(
        "testsuite",
        {
            "name": report.article.id,
            **counts,
            "timestamp": report.provenance.started.isoformat(timespec="seconds"),
        },
    )
    properties = element("properties", {})
    properties.append(element("property", {"name": "verdict", "value": report.verdict.decision.value}))
    suite.append(properties)
    suite.extend(cases)
    root.append(suite)
    etree.indent(root)
    return serialise(root)


def _issue(issue: Issue, locator: Locator) -> _Element:
    place = locator.locate(issue)
    attributes = {"classname": issue.check, "name": f"segment {issue.segment + 1}: {issue.text}", "time": "0"}
    attributes["file"] = locator.file(issue.span.side)
    if place is not None:
        attributes["line"] = str(place.line)
    case = element("testcase", attributes)
    if issue.known is not None:
        case.append(element("skipped", {"message": f"known: {issue.known}. {issue.message}"}))
        return case
    lines = [f"category: {issue.category}", f"confidence: {issue.confidence:.3f}"]
    if issue.suggestions:
        lines.append(list_suggestions(issue, label="change to"))
    lines.extend(f"{item.signal.value}: {item.detail}" for item in issue.evidence)
    case.append(element("failure", {"message": issue.message, "type": issue.severity.value}, "\n".join(lines)))
    return case


def _unknown(verdict: Verdict) -> _Element:
    case = element("testcase", {"classname": "verdict", "name": HEADLINES[verdict.decision], "time": "0"})
    case.append(element("skipped", {"message": "; ".join(verdict.reasons)}))
    return case


def _check(run: CheckRun) -> _Element:
    case = element("testcase", {"classname": run.name, "name": "no issue" if run.ran else "not run", "time": "0"})
    if not run.ran:
        case.append(element("skipped", {"message": run.reason or "not run"}))
    return case
