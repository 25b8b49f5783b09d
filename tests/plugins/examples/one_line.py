"""An example of a package that adds a report format: the verdict and the number of issues on one line."""

from __future__ import annotations

from mtcheck import Report


def render(report: Report) -> str:
    """``fix 3 The headline``"""
    return f"{report.verdict.decision.value} {len(report.issues)} {report.article.title or ''}".rstrip() + "\n"
