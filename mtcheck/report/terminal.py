"""The report for a person at a terminal: verdict, issues in reading order, scores, what did not run."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from mtcheck.model import Decision, Severity, Side
from mtcheck.report.headline import HEADLINES, count_noun

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from mtcheck.model import Issue, Report, Score, Segment

__all__ = ["render"]

_DECISION_STYLE: Final = {
    Decision.PUBLISH: "bold white on green4",
    Decision.FIX: "bold black on yellow3",
    Decision.REJECT: "bold white on red3",
    Decision.UNKNOWN: "bold white on grey37",
}
_SEVERITY_STYLE: Final = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "dark_orange3",
    Severity.MINOR: "blue",
}

_CONTEXT: Final = 90
"""Code points of the sentence that are shown on each side of a span."""

# An article may carry terminal escapes or bidi overrides; nothing that moves the cursor or reorders text may pass, nor
# a lone surrogate, which cannot be sent to a terminal.
_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def render(report: Report, *, width: int = 100, color: bool = False) -> str:
    """The report as text of at most ``width`` columns, with ANSI styles if ``color``."""
    from rich.console import Console

    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        highlight=False,
        force_terminal=color,
        color_system="256" if color else None,
        legacy_windows=False,
    )
    _verdict(console, report)
    _issues(console, report)
    _scores(console, report)
    _not_run(console, report)
    _left_out(console, report)
    lines = [line.rstrip() for line in stream.getvalue().splitlines()] if not color else [stream.getvalue().rstrip()]
    return "\n".join(lines) + "\n"


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text)


def _text(text: str, style: str = "") -> Text:
    """Literal text: markup in it is not interpreted."""
    from rich.text import Text

    return Text(_clean(text), style=style)


def _verdict(console: Console, report: Report) -> None:
    article = report.article
    decision = report.verdict.decision
    head = _text(f" {decision.value.upper()} ", _DECISION_STYLE[decision])
    head.append_text(_text(f" {article.title or article.id}", "bold"))
    console.print(head)
    languages = f"{article.source_lang} to {article.target_lang}" if article.source is not None else article.target_lang
    words = sum(len(segment.translation.split()) for segment in article.segments)
    penalty = f"penalty {report.verdict.penalty:.1f} per 100 words"
    console.print(
        _text(f"{languages}, {count_noun(len(article.segments), 'segment')}, {count_noun(words, 'word')}; {penalty}")
    )
    said = HEADLINES[decision] if decision is Decision.UNKNOWN else "Decided by"
    console.print(_text(f"{said}: {'; '.join(report.verdict.reasons)}"))
    for notice in article.notices:
        console.print(_text(f"Notice: {notice}", "italic"))


def _issues(console: Console, report: Report) -> None:
    console.print()
    if not report.issues:
        console.print(_text("No issues", "bold"))
        return
    counts = ", ".join(
        f"{number} {severity.value}"
        for severity in reversed(Severity)
        if (number := sum(issue.severity is severity for issue in report.issues))
    )
    console.print(_text(f"Issues ({counts})", "bold"))
    by_index = {segment.index: segment for segment in report.article.segments}
    for issue in report.issues:
        console.print()
        _issue(console, issue, by_index[issue.segment])


def _issue(console: Console, issue: Issue, segment: Segment) -> None:
    from rich.padding import Padding

    head = _text(f"{issue.severity.value:<9}", _SEVERITY_STYLE[issue.severity])
    head.append_text(_text(issue.check, "bold"))
    head.append_text(_text(f"  segment {segment.index + 1}{_unit(segment)}", "dim"))
    if issue.known is not None:
        head.append_text(_text(f"  known: {issue.known}", "dim italic"))
    console.print(head)
    console.print(Padding(_sentence(issue, segment), (0, 0, 0, 2)))
    message = _text(issue.message)
    if issue.suggestions:
        message.append_text(_text("  → guess: " if issue.guess else "  → "))
        message.append_text(_text(" or ".join(issue.suggestions[:3]), "bold green4"))
    console.print(Padding(message, (0, 0, 0, 2)))
    for item in issue.evidence:
        console.print(Padding(_text(f"{item.signal.value}: {item.detail}", "dim"), (0, 0, 0, 4)))


def _unit(segment: Segment) -> str:
    """The segment's name in the bilingual file that it came from, and its line there."""
    unit = segment.unit
    if unit is None:
        return ""
    line = f"line {unit.line}" if unit.line else ""
    return f" ({line})" if line and unit.id.startswith(line) else f" (unit {', '.join(filter(None, (unit.id, line)))})"


def _sentence(issue: Issue, segment: Segment) -> Text:
    """The sentence with the span between brackets, so that it is visible without colour too."""
    in_source = issue.span.side is Side.SOURCE
    text = (segment.source or "") if in_source else segment.translation
    start, end = issue.span.start, issue.span.end
    left, right = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    marked = text[start:end]
    if len(marked) > 2 * _CONTEXT:
        marked = f"{marked[:_CONTEXT]} … {marked[-_CONTEXT:]}"
    line = _text("source: " if in_source else "")
    line.append_text(_text(("…" if left else "") + text[left:start]))
    line.append_text(_text(f"[{marked}]", f"{_SEVERITY_STYLE[issue.severity]} underline"))
    line.append_text(_text(text[end:right] + ("…" if right < len(text) else "")))
    return line


def _scores(console: Console, report: Report) -> None:
    if not report.scores:
        return
    console.print()
    console.print(_text("Scores", "bold"))
    console.print(_score_table(report.scores))
    for signature in dict.fromkeys(f"{score.metric}: {score.signature}" for score in report.scores):
        console.print(_text(signature, "dim"), soft_wrap=True)


def _score_table(scores: tuple[Score, ...]) -> Table:
    from rich.table import Table

    sides = list(dict.fromkeys(score.against for score in scores))
    values = {(score.metric, score.against): score.value for score in scores}
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("against")
    metrics = list(dict.fromkeys(score.metric for score in scores))
    for metric in metrics:
        table.add_column(_text(metric), justify="right")
    for side in sides:
        cells = (f"{values[metric, side]:.1f}" if (metric, side) in values else "" for metric in metrics)
        table.add_row(_text(side), *cells)
    return table


def _not_run(console: Console, report: Report) -> None:
    reasons: dict[str, list[str]] = {}
    for run in report.checks:
        if not run.ran or run.reason:
            reasons.setdefault(f"not run ({run.reason})" if not run.ran else f"run {run.reason}", []).append(run.name)
    ran = sum(run.ran for run in report.checks)
    console.print()
    console.print(_text(f"Checks: {ran} run, {len(report.checks) - ran} not run", "bold"))
    for reason, names in reasons.items():
        console.print(_text(f"{reason}: {', '.join(names)}"))


def _left_out(console: Console, report: Report) -> None:
    lines = [
        f"{'source, ' if item.side is Side.SOURCE else ''}{item.kind}: {item.text}"
        for item in report.article.boilerplate
    ]
    if lines:
        console.print()
        console.print(_text("Not audited (boilerplate)", "bold"))
    _print_clipped(console, lines)
    lines = [
        f"{'' if segment.translation else 'source, '}{segment.rewritten.value}: {segment.translation or segment.source}"
        for segment in report.article.segments
        if segment.rewritten
    ]
    if lines:
        console.print()
        console.print(_text("Not compared (rewritten, or on one side only)", "bold"))
    _print_clipped(console, lines)


def _print_clipped(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        console.print(_text(line if len(line) <= _CONTEXT else f"{line[: _CONTEXT - 1]}…", "dim"))
