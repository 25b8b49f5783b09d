"""The report at a terminal: the verdict first, nothing hidden, nothing that moves the cursor."""

from __future__ import annotations

import re

import pytest

from mtcheck.report.terminal import render
from tests.report import reports

ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def test_the_verdict_comes_first_and_scores_have_signatures() -> None:
    """An editor reads one line; a quality manager finds how each number was made."""
    report = reports.demo()
    lines = render(report).splitlines()

    assert lines[0].startswith(f" {report.verdict.decision.value.upper()} ")
    for score in report.scores:
        assert f"{score.metric}: {score.signature}" in lines


def test_every_issue_is_shown_with_span_suggestion_and_evidence() -> None:
    """In reading order, the span in brackets so that it is seen without colour."""
    report = reports.demo()
    text = " ".join(render(report, width=400).split())

    heads = [f"{issue.severity.value} {issue.check} segment {issue.segment + 1}" for issue in report.issues]
    positions = [text.index(head) for head in heads]

    assert positions == sorted(positions)
    for issue in report.issues:
        assert issue.message in text
        assert f"[{issue.text}]" in text or len(issue.text) > 180
        for item in issue.evidence:
            assert f"{item.signal.value}: {item.detail}" in text


def test_checks_that_did_not_run_are_named_with_the_reason() -> None:
    """Not run is never passed."""
    report = reports.demo()
    text = " ".join(render(report, width=400).split())

    missing = [run for run in report.checks if not run.ran]
    assert missing
    for run in missing:
        assert run.name in text.split("Checks:")[1]
        assert f"not run ({run.reason})" in text


@pytest.mark.parametrize("color", [False, True])
def test_hostile_text_is_inert(color: bool) -> None:
    """No escape sequence, control character or bidi override of the article reaches the terminal."""
    text = render(reports.hostile(), color=color)

    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ESCAPE.sub("", text) if color else text
    )
    if not color:
        assert "\x1b" not in text


def test_no_colour_means_no_escape() -> None:
    """Plain text for pipes and NO_COLOR; styles only on request."""
    assert "\x1b[" not in render(reports.demo())
    assert "\x1b[" in render(reports.demo(), color=True)


def test_an_empty_report_says_that_nothing_was_found() -> None:
    """No issue, no score."""
    text = render(reports.empty())

    assert "No issues" in text
    assert "Scores" not in text


@pytest.mark.parametrize("width", [40, 100, 200])
def test_lines_fit_the_width(width: int) -> None:
    """Only signatures, which are copied whole, may be longer."""
    for line in render(reports.demo(), width=width).splitlines():
        assert len(line) <= width or "version:" in line
