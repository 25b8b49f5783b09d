"""The verdict: which issues decide, and from which witnesses. Not a blended score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from mtcheck.model import Article, Decision, Input, Issue, Severity, Signal, Trust, Verdict

__all__ = ["WEIGHTS", "decide", "penalty"]

WEIGHTS: Final = {Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
"""MQM severity weights: Lommel et al., "Multidimensional Quality Metrics", 2014, as used by GEMBA-MQM
(Kocmi & Federmann 2023)."""

_MODEL_SIGNALS: Final = frozenset({Signal.RETRANSLATION, Signal.LIKELIHOOD})


def decide(article: Article, issues: Iterable[Issue], *, glossary_given: bool) -> Verdict:
    """The decision and the issues that made it.

    ``reject`` for a critical issue that two witnesses confirm, or an article that is mostly untranslated;
    ``fix`` for any other critical or major issue; ``publish`` otherwise; ``unknown`` when there was neither
    source nor reference nor glossary to check against. What only a low-trust model says never decides.
    """
    issues = tuple(issues)
    cost = penalty(article, issues)
    if not (glossary_given or article.has(Input.SOURCE) or article.has(Input.REFERENCE)):
        reasons = ["neither source nor reference nor glossary was given", *_counted(issues)]
        return Verdict(Decision.UNKNOWN, cost, tuple(reasons))
    deciding = [issue for issue in issues if _may_decide(issue, article.translator_trust)]
    untranslated = _untranslated_share(article, deciding)
    confirmed = [
        issue
        for issue in deciding
        if issue.severity is Severity.CRITICAL and len(_witnesses(issue, article.translator_trust)) >= 2
    ]
    if untranslated > 0.5:
        reason = f"{untranslated:.0%} of the article is not translated"
        return Verdict(Decision.REJECT, cost, (reason,))
    if confirmed:
        return Verdict(Decision.REJECT, cost, tuple(_counted(confirmed)))
    serious = [issue for issue in deciding if issue.severity is not Severity.MINOR]
    if serious:
        return Verdict(Decision.FIX, cost, tuple(_counted(serious)))
    return Verdict(Decision.PUBLISH, cost, tuple(_counted(deciding)) or ("no issue was found",))


def penalty(article: Article, issues: Iterable[Issue]) -> float:
    """The sum of the issues' weights per 100 words of translation (0 and up, unbounded)."""
    words = sum(len(segment.translation.split()) for segment in article.segments)
    return 100.0 * sum(WEIGHTS[issue.severity] for issue in issues) / max(words, 1)


def _witnesses(issue: Issue, trust: Trust) -> frozenset[Signal]:
    return issue.signals - _MODEL_SIGNALS if trust is Trust.LOW else issue.signals


def _may_decide(issue: Issue, trust: Trust) -> bool:
    return not issue.signals or bool(_witnesses(issue, trust))


def _untranslated_share(article: Article, issues: Iterable[Issue]) -> float:
    """How much of the translation's characters ``untranslated-text`` issues cover."""
    total = sum(len(segment.translation) for segment in article.segments)
    covered = 0
    for issue in issues:
        if issue.check != "untranslated-text":
            continue
        if issue.severity is Severity.CRITICAL:
            return 1.0
        covered += issue.span.end - issue.span.start
    return covered / max(total, 1)


def _counted(issues: Iterable[Issue]) -> list[str]:
    counts = Counter((issue.severity, issue.check) for issue in issues)
    ordered = sorted(counts.items(), key=lambda item: (-item[0][0].rank, item[0][1]))
    return [f"{count} {severity.value} {check}" for (severity, check), count in ordered]
