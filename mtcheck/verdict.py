"""The verdict: decided by certain issues and their witnesses, not by a blended score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from mtcheck.checks import CHECKS, Check
from mtcheck.languages.language import language_for
from mtcheck.model import Article, CheckRun, Decision, Input, Issue, Severity, Signal, Trust, Verdict
from mtcheck.structure.gaps import find_unfinished

__all__ = ["WEIGHTS", "decide", "penalty"]

WEIGHTS: Final = {Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
"""MQM severity weights: Lommel et al., "Multidimensional Quality Metrics", 2014, as used by GEMBA-MQM
(Kocmi & Federmann 2023)."""

_MODEL_SIGNALS: Final = frozenset({Signal.RETRANSLATION, Signal.LIKELIHOOD})
_COUNTERPARTS: Final = frozenset({Input.SOURCE, Input.REFERENCE})

_MODELS: Final = frozenset({Input.RETRANSLATION, Input.LIKELIHOOD})
_COMPARING: Final = tuple(
    check for check in CHECKS if (check.needs | check.needs_any) & _COUNTERPARTS and not check.needs & _MODELS
)
"""The checks that compare the translation with a source or a reference: they find what matters."""

_LARGEST_UNJUDGED_SHARE: Final = 0.5
"""The largest share of an article's text, or of the comparing checks, that may be unjudged; above it, there is no
verdict."""


def decide(article: Article, issues: Iterable[Issue], runs: Iterable[CheckRun]) -> Verdict:
    """The decision and its reasons. Known issues (``Issue.known``) do not count.

    ``reject`` for a critical issue that two witnesses confirm, or an article that is mostly untranslated;
    ``fix`` for any other critical or major issue; ``unknown`` if most of the article could not be judged, so that the
    absence of issues means nothing: no source and no reference that surely belongs to it, units left out, most of the
    text without a counterpart, most of the comparing checks not run; ``publish`` otherwise. Evidence from a low-trust
    model alone never decides.
    """
    given = tuple(issues)
    new = tuple(issue for issue in given if issue.known is None)
    decision, reasons = _decision_and_reasons(article, new, tuple(runs))
    if len(new) < len(given):
        reasons = (*reasons, f"{len(given) - len(new)} known, not counted")
    return Verdict(decision, penalty(article, new), reasons)


def penalty(article: Article, issues: Iterable[Issue]) -> float:
    """The sum of the issues' weights per 100 words of translation (0 and up, unbounded)."""
    words = sum(len(segment.translation.split()) for segment in article.segments)
    return 100.0 * sum(WEIGHTS[issue.severity] for issue in issues) / max(words, 1)


def _decision_and_reasons(
    article: Article, issues: Sequence[Issue], runs: Sequence[CheckRun]
) -> tuple[Decision, tuple[str, ...]]:
    for item in article.set_aside:
        if item.name == "translation":  # the checks looked for another language's mistakes
            return Decision.UNKNOWN, (f"the translation {item.reason}",)
    deciding = [issue for issue in issues if _may_decide(issue, article.translator_trust)]
    untranslated = _untranslated_share(article, deciding)
    if untranslated > _LARGEST_UNJUDGED_SHARE:
        return Decision.REJECT, (f"{untranslated:.0%} of the article is not translated",)
    confirmed = [
        issue
        for issue in deciding
        if issue.severity is Severity.CRITICAL and len(_witnesses(issue, article.translator_trust)) >= 2
    ]
    if confirmed:
        return Decision.REJECT, _count_by_check(confirmed)
    if serious := [issue for issue in deciding if issue.severity is not Severity.MINOR]:
        reasons = (*_unfinished_reason(article), _doubt(article), *_count_by_check(serious))
        return Decision.FIX, tuple(filter(None, reasons))
    if unjudged := _unjudged_reason(article, runs):
        return Decision.UNKNOWN, (unjudged, *_count_by_check(deciding))
    return Decision.PUBLISH, _count_by_check(deciding) or ("no issue was found",)


def _unfinished_reason(article: Article) -> tuple[str, ...]:
    waiting = len(find_unfinished(article))
    return (f"{waiting} of {len(article.segments)} units are not translated yet",) if waiting else ()


def _witnesses(issue: Issue, trust: Trust) -> frozenset[Signal]:
    return issue.signals - _MODEL_SIGNALS if trust is Trust.LOW else issue.signals


def _may_decide(issue: Issue, trust: Trust) -> bool:
    return not issue.signals or bool(_witnesses(issue, trust))


def _untranslated_share(article: Article, issues: Iterable[Issue]) -> float:
    """The share of the translation's characters that ``untranslated-text`` issues cover."""
    total = sum(len(segment.translation) for segment in article.segments)
    covered = 0
    for issue in issues:
        if issue.check != "untranslated-text":
            continue
        if issue.severity is Severity.CRITICAL:
            return 1.0
        covered += issue.span.end - issue.span.start
    return covered / max(total, 1)


def _unjudged_reason(article: Article, runs: Sequence[CheckRun]) -> str:
    """Why the absence of issues means nothing for this article, in one line; empty if it does mean something."""
    if not (article.has(Input.SOURCE) or article.has(Input.REFERENCE)):
        return f"{_nothing_beside(article)}, so {_looked_at(runs)}"
    if doubt := _doubt(article):
        return doubt
    if article.unread:
        units = "1 unit of the file was" if article.unread == 1 else f"{article.unread:,} units of the file were"
        return f"{units} left out and not checked"
    alone = _share_alone(article)
    if alone > _LARGEST_UNJUDGED_SHARE:
        return f"{alone:.0%} of the text has no counterpart, so it could not be compared"
    source = language_for(article.source_lang)
    if not article.has(Input.REFERENCE) and not source.capabilities:
        return f"mtcheck does not support the source's language ({source.tag}), so {_looked_at(runs)}"
    able = {check.name for check in _COMPARING if _has_what_it_needs(check, article)}
    ran = sum(run.ran for run in runs if run.name in able)
    if ran < _LARGEST_UNJUDGED_SHARE * len(able):
        return f"too little was checked: {ran} of {len(able)} checks that compare the texts ran"
    return ""


def _doubt(article: Article) -> str:
    """A note that all texts compared with the translation may be of another article; empty otherwise."""
    names = " and the ".join(name.replace(".", " ") for name in article.unsure)
    if not names or len(article.unsure) < article.has(Input.SOURCE) + len(article.references):
        return ""
    verb = "belongs" if len(article.unsure) == 1 else "belong"
    return f"there is too little evidence that the {names} {verb} to this translation"


def _has_what_it_needs(check: Check, article: Article) -> bool:
    """Whether the article's texts are enough for this check, regardless of its languages."""
    given = {what for what in _COUNTERPARTS if article.has(what)}
    needed, alternatives = check.needs & _COUNTERPARTS, check.needs_any & _COUNTERPARTS
    return needed <= given and (not alternatives or bool(alternatives & given))


def _nothing_beside(article: Article) -> str:
    if not article.set_aside:
        return "there was no source or reference"
    alone = sum(item.name != "source" for item in article.set_aside) == 1
    names = (item.name.partition(".")[0] if alone else item.name.replace(".", " ") for item in article.set_aside)
    return "; ".join(f"the {name} {item.reason}" for name, item in zip(names, article.set_aside, strict=True))


def _looked_at(runs: Sequence[CheckRun]) -> str:
    """What the checks that ran can find in a translation alone, and how many did not run."""
    ran = [run.name for run in runs if run.ran]
    seen = ["spelling"] * ("misspelling" in ran) + ["form"]
    seen += ["names"] * any(name.startswith("name-") for name in ran)
    listed = " and ".join(filter(None, (", ".join(seen[:-1]), seen[-1])))
    missing = len(runs) - len(ran)
    counted = f"; {missing} of {len(runs)} checks could not run" if missing else ""
    return f"only {listed} {'was' if len(seen) == 1 else 'were'} checked{counted}"


def _share_alone(article: Article) -> float:
    """The share of both texts' characters in segments with only one side."""
    total = alone = 0
    for segment in article.segments:
        length = len(segment.translation) or len(segment.source or "")
        total += length
        if not segment.translation or not (segment.source or any(segment.references)):
            alone += length
    return alone / max(total, 1)


def _count_by_check(issues: Iterable[Issue]) -> tuple[str, ...]:
    counts = Counter((issue.severity, issue.check) for issue in issues)
    ordered = sorted(counts.items(), key=lambda item: (-item[0][0].rank, item[0][1]))
    return tuple(f"{count} {severity.value} {check}" for (severity, check), count in ordered)
