"""The report as Markdown (CommonMark with tables), for a pull request or a wiki."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.model import Severity
from mtcheck.report.headline import AGAINST, HEADLINES, count_noun, list_suggestions

if TYPE_CHECKING:
    from mtcheck.model import Issue, Report

__all__ = ["render"]

# Characters that could begin markup, a mention, a reference to an issue, a list, or an automatic link.
_MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>#|~$&@]|:(?=//)|(?<=www)\.|^[-=+]|(?<=\d)[.)](?=\s|$)", re.IGNORECASE)
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def render(report: Report) -> str:
    """Verdict and reasons, a table of issues, scores with signatures, checks, and provenance."""
    parts = [_verdict(report), _issues(report), _scores(report), _checks(report), _provenance(report)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _text(text: str) -> str:
    """Text on one line, escaped so that no Markdown reader takes it for markup."""
    text = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)


def _code(text: str) -> str:
    """Text as a code span in a table cell."""
    return "`" + _UNPRINTABLE.sub("", " ".join(text.split())).replace("`", "'").replace("|", "\\|") + "`"


def _verdict(report: Report) -> str:
    article = report.article
    title = _text(article.title or article.id)
    reasons = "\n".join(f"- {_text(reason)}" for reason in report.verdict.reasons)
    notices = "\n".join(f"- Notice: {_text(notice)}" for notice in article.notices)
    line = (
        f"{_text(article.source_lang)} to {_text(article.target_lang)}, "
        f"{count_noun(len(article.segments), 'segment')}, penalty {report.verdict.penalty:.1f} per 100 words"
    )
    head = f"## {HEADLINES[report.verdict.decision]}: {title}"
    return "\n\n".join(part for part in (head, reasons, line, notices) if part)


def _issues(report: Report) -> str:
    if not report.issues:
        return "### No issues"
    counts = [
        f"{number} {severity.value}"
        for severity in reversed(Severity)
        if (number := sum(issue.severity is severity for issue in report.issues))
    ]
    rows = [
        f"### Issues: {', '.join(counts)}",
        "",
        "| Severity | Segment | Found | Change to | Check | Why |",
        "|---|--:|---|---|---|---|",
        *(_row(issue) for issue in report.issues),
    ]
    return "\n".join(rows)


def _row(issue: Issue) -> str:
    why = [_text(issue.message), *(f"*{item.signal.value}*: {_text(item.detail)}" for item in issue.evidence)]
    if issue.known is not None:
        why.append(f"*known*: {_text(issue.known)}")
    severity = issue.severity.value if issue.severity is Severity.MINOR else f"**{issue.severity.value}**"
    found = f"{_text(issue.text)}" if issue.span.side == "translation" else f"{_text(issue.text)} *(source)*"
    cells = (
        severity,
        str(issue.segment + 1),
        found,
        list_suggestions(issue, _text),
        _text(issue.check),
        "<br>".join(why),
    )
    return f"| {' | '.join(cells)} |"


def _scores(report: Report) -> str:
    if not report.scores:
        return ""
    rows = ["### Scores", "", "| Metric | Against | Value | Signature |", "|---|---|--:|---|"]
    rows.extend(
        f"| {_text(score.metric)} | {_text(AGAINST.get(score.against, score.against))} | {score.value:.1f} "
        f"| {_code(score.signature)} |"
        for score in report.scores
    )
    return "\n".join(rows)


def _checks(report: Report) -> str:
    ran = [_text(run.name) + (f" ({_text(run.reason)})" if run.reason else "") for run in report.checks if run.ran]
    lines = ["### Checks", "", f"- run: {', '.join(ran) or 'none'}"]
    lines.extend(
        f"- **not run**: {_text(run.name)} ({_text(run.reason or '')})" for run in report.checks if not run.ran
    )
    return "\n".join(lines)


def _provenance(report: Report) -> str:
    made = report.provenance
    facts = [
        f"mtcheck {_text(report.version)}",
        f"started {made.started.isoformat(timespec='seconds')}",
        f"translator {_text(made.translator or 'none')}",
        f"glossary {_text(made.glossary or 'none')}",
        *(f"{_text(side)} {_text(digest)}" for side, digest in made.inputs),
    ]
    return "### Made from\n\n" + "\n".join(f"- {fact}" for fact in facts)
