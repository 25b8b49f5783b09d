"""The report for a person at a terminal: verdict, issues in reading order, scores, what did not run."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from mtcheck.model import Decision, Severity, Side

if TYPE_CHECKING:
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
"""Code points of the sentence shown on each side of a span."""

# An article may carry terminal escapes or bidi overrides; nothing that moves the cursor or turns text may pass.
_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


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


def _verdict(console: Console, report: Report) -> None:
    from rich.text import Text

    article = report.article
    decision = report.verdict.decision
    head = Text(f" {decision.value.upper()} ", style=_DECISION_STYLE[decision])
    head.append(" ", style="none")
    head.append(_clean(article.title or article.id), style="bold")
    console.print(head)
    languages = f"{article.source_lang} to {article.target_lang}" if article.source is not None else article.target_lang
    words = sum(len(segment.translation.split()) for segment in article.segments)
    console.print(
        f"{languages}, {len(article.segments)} segments, {words} words; "
        f"penalty {report.verdict.penalty:.1f} per 100 words"
    )
    console.print(f"Decided by: {'; '.join(report.verdict.reasons)}")
    for notice in article.notices:
        console.print(Text(f"Notice: {_clean(notice)}", style="italic"))


def _issues(console: Console, report: Report) -> None:
    from rich.text import Text

    console.print()
    if not report.issues:
        console.print(Text("No issues", style="bold"))
        return
    counts = ", ".join(
        f"{number} {severity.value}"
        for severity in reversed(Severity)
        if (number := sum(issue.severity is severity for issue in report.issues))
    )
    console.print(Text(f"Issues ({counts})", style="bold"))
    by_index = {segment.index: segment for segment in report.article.segments}
    for issue in report.issues:
        console.print()
        _issue(console, issue, by_index[issue.segment])


def _issue(console: Console, issue: Issue, segment: Segment) -> None:
    from rich.padding import Padding
    from rich.text import Text

    head = Text()
    head.append(f"{issue.severity.value:<8}", style=_SEVERITY_STYLE[issue.severity])
    head.append(issue.check, style="bold")
    head.append(f"  segment {segment.index + 1}", style="dim")
    if issue.known is not None:
        head.append(f"  known: {_clean(issue.known)}", style="dim italic")
    console.print(head)
    console.print(Padding(_sentence(issue, segment), (0, 0, 0, 2)))
    message = Text(_clean(issue.message))
    if issue.suggestions:
        message.append("  → ")
        message.append(" or ".join(_clean(text) for text in issue.suggestions[:3]), style="bold green4")
    console.print(Padding(message, (0, 0, 0, 2)))
    for item in issue.evidence:
        console.print(Padding(Text(f"{item.signal.value}: {_clean(item.detail)}", style="dim"), (0, 0, 0, 4)))


def _sentence(issue: Issue, segment: Segment) -> Text:
    """The sentence with the span between brackets, so that it is seen without colour too."""
    from rich.text import Text

    in_source = issue.span.side is Side.SOURCE
    text = (segment.source or "") if in_source else segment.translation
    start, end = issue.span.start, issue.span.end
    left, right = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    marked = text[start:end]
    if len(marked) > 2 * _CONTEXT:
        marked = f"{marked[:_CONTEXT]} … {marked[-_CONTEXT:]}"
    line = Text("source: " if in_source else "")
    line.append(("…" if left else "") + _clean(text[left:start]))
    line.append(f"[{_clean(marked)}]", style=f"{_SEVERITY_STYLE[issue.severity]} underline")
    line.append(_clean(text[end:right]) + ("…" if right < len(text) else ""))
    return line


def _scores(console: Console, report: Report) -> None:
    from rich.text import Text

    if not report.scores:
        return
    console.print()
    console.print(Text("Scores", style="bold"))
    console.print(_score_table(report.scores))
    for signature in dict.fromkeys(f"{score.metric}: {score.signature}" for score in report.scores):
        console.print(Text(signature, style="dim"), soft_wrap=True)


def _score_table(scores: tuple[Score, ...]) -> Table:
    from rich.table import Table

    sides = list(dict.fromkeys(score.against for score in scores))
    values = {(score.metric, score.against): score.value for score in scores}
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("against")
    metrics = list(dict.fromkeys(score.metric for score in scores))
    for metric in metrics:
        table.add_column(metric, justify="right")
    for side in sides:
        table.add_row(side, *(f"{values[metric, side]:.1f}" if (metric, side) in values else "" for metric in metrics))
    return table


def _not_run(console: Console, report: Report) -> None:
    from rich.text import Text

    reasons: dict[str, list[str]] = {}
    for run in report.checks:
        if not run.ran:
            reasons.setdefault(run.reason or "", []).append(run.name)
    ran = sum(run.ran for run in report.checks)
    console.print()
    console.print(Text(f"Checks: {ran} run, {len(report.checks) - ran} not run", style="bold"))
    for reason, names in reasons.items():
        console.print(Text(f"not run ({reason}): {', '.join(names)}"))


def _left_out(console: Console, report: Report) -> None:
    from rich.text import Text

    left_out = [item for item in report.article.boilerplate if item.side is Side.TRANSLATION]
    if not left_out:
        return
    console.print()
    console.print(Text("Not audited (boilerplate)", style="bold"))
    for item in left_out:
        text = _clean(item.text)
        console.print(
            Text(f"{item.kind}: {text if len(text) <= _CONTEXT else text[: _CONTEXT - 1] + '…'}", style="dim")
        )
