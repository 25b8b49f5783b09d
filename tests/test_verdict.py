"""The verdict states which issues decided, and low-trust evidence never does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtcheck.checks import CHECKS
from mtcheck.model import (
    Article,
    CheckRun,
    Decision,
    Evidence,
    Issue,
    Segment,
    SetAside,
    Severity,
    Side,
    Signal,
    Span,
    Trust,
)
from mtcheck.verdict import decide, penalty

TEXT = "The minister met Dmytro Kuleb in Kyiv on Tuesday to talk about the war."
SOURCE = "Ministar se u utorak u Kijevu sastao s Dmitrom Kulebom da razgovaraju o ratu."


RUNS = tuple(CheckRun(check.name, ran=True) for check in CHECKS)
"""Every check ran."""


def article(*, source: str | None = SOURCE, trust: Trust = Trust.LOW, lang: str = "sr") -> Article:
    segment = Segment(0, TEXT, 0, len(TEXT), source)
    return Article("a", None, lang, "en", TEXT, source, (), (segment,), translator_trust=trust)


def runs_of(count: int) -> tuple[CheckRun, ...]:
    """The first ``count`` checks ran, the others did not."""
    return tuple(CheckRun(check.name, ran=number < count) for number, check in enumerate(CHECKS))


def issue(severity: Severity, *signals: Signal, check: str = "name-mismatch", end: int = 29) -> Issue:
    evidence = tuple(Evidence(signal, "said so") for signal in signals)
    span = Span(Side.TRANSLATION, 24, end)
    return Issue(check, "Accuracy/Mistranslation", severity, 0.9, 0, span, TEXT[24:end], "", (), evidence)


@pytest.mark.parametrize(
    ("issues", "decision"),
    [
        ((), Decision.PUBLISH),
        ((issue(Severity.MINOR, Signal.GLOSSARY),), Decision.PUBLISH),
        ((issue(Severity.MAJOR, Signal.SOURCE),), Decision.FIX),
        ((issue(Severity.CRITICAL, Signal.SOURCE),), Decision.FIX),
        ((issue(Severity.CRITICAL, Signal.SOURCE, Signal.REFERENCE),), Decision.REJECT),
        ((issue(Severity.MAJOR, Signal.RETRANSLATION),), Decision.PUBLISH),
        ((issue(Severity.CRITICAL, Signal.SOURCE, Signal.LIKELIHOOD),), Decision.FIX),
    ],
)
def test_decision(issues: tuple[Issue, ...], decision: Decision) -> None:
    """Critical confirmed twice rejects, any other grave issue fixes, a low-trust model alone does nothing."""
    assert decide(article(), issues, RUNS).decision is decision


def test_a_trusted_model_may_decide() -> None:
    """The same evidence decides when the model's trust is not low."""
    verdict = decide(article(trust=Trust.MEDIUM), (issue(Severity.MAJOR, Signal.RETRANSLATION),), RUNS)

    assert verdict.decision is Decision.FIX


def test_nothing_to_check_against_is_unknown() -> None:
    """Silence without source and reference is no praise; the reason says what was looked at."""
    verdict = decide(article(source=None), (), runs_of(7))

    assert verdict.decision is Decision.UNKNOWN
    (reason,) = verdict.reasons
    assert reason.startswith("there was no source or reference, so only form and names were looked at; ")
    assert reason.endswith(f"; {len(CHECKS) - 7} of {len(CHECKS)} checks could not run")


@pytest.mark.parametrize("severity", [Severity.MAJOR, Severity.CRITICAL])
def test_what_was_found_without_a_source_is_to_be_fixed(severity: Severity) -> None:
    assert decide(article(source=None), (issue(severity, Signal.GLOSSARY),), RUNS).decision is Decision.FIX


def test_a_minor_issue_without_a_source_is_told_and_decides_nothing() -> None:
    verdict = decide(article(source=None), (issue(Severity.MINOR),), RUNS)

    assert verdict.decision is Decision.UNKNOWN
    assert verdict.reasons[1] == "1 minor name-mismatch"


def test_texts_that_do_not_belong_together_are_unknown() -> None:
    given = replace(article(source=None), set_aside=(SetAside("source", "belongs to another article"),))

    verdict = decide(given, (), RUNS)

    assert verdict.decision is Decision.UNKNOWN
    assert verdict.reasons[0].startswith("the source belongs to another article, so only spelling, form and names")


def test_a_text_mostly_without_a_counterpart_is_unknown() -> None:
    given = article()
    alone = Segment(1, TEXT * 2, len(TEXT), 3 * len(TEXT), None)
    assert decide(replace(given, segments=(*given.segments, alone)), (), RUNS).decision is Decision.UNKNOWN
    left = Segment(1, "", len(TEXT), len(TEXT), SOURCE * 2)
    assert decide(replace(given, segments=(*given.segments, left)), (), RUNS).decision is Decision.UNKNOWN
    short = Segment(1, TEXT[:20], len(TEXT), len(TEXT) + 20, None)
    assert decide(replace(given, segments=(*given.segments, short)), (), RUNS).decision is Decision.PUBLISH


def test_a_source_in_a_language_without_facts_is_unknown() -> None:
    verdict = decide(article(lang="eu"), (), RUNS)

    assert verdict.decision is Decision.UNKNOWN
    assert "does not know the source's language (eu)" in verdict.reasons[0]


def test_most_checks_not_run_is_unknown() -> None:
    verdict = decide(article(), (), runs_of(2))

    assert verdict.decision is Decision.UNKNOWN
    assert verdict.reasons[0].startswith("most of what matters was not looked at: 2 of ")


def test_known_issues_count_for_nothing_and_are_told() -> None:
    """Neither verdict nor penalty."""
    known = replace(issue(Severity.MAJOR, Signal.SOURCE), known="baseline")

    verdict = decide(article(), (known,), RUNS)

    assert (verdict.decision, verdict.penalty) == (Decision.PUBLISH, 0.0)
    assert verdict.reasons == ("no issue was found", "1 known, not counted")


def test_mostly_untranslated_is_rejected() -> None:
    """More than half of the text left in the source language is no translation."""
    left = issue(Severity.MAJOR, Signal.SOURCE, check="untranslated-text", end=len(TEXT))

    assert decide(article(), (left,), RUNS).decision is Decision.REJECT


def test_penalty_is_mqm_weights_per_hundred_words() -> None:
    """14 words with one minor, one major and one critical issue: 31 points."""
    issues = [issue(severity) for severity in Severity]

    assert penalty(article(), issues) == pytest.approx(100 * 31 / 14)


def test_reasons_count_the_deciding_issues() -> None:
    """An editor reads what decided, gravest first."""
    issues = (issue(Severity.MAJOR, Signal.SOURCE), issue(Severity.CRITICAL, Signal.SOURCE, check="number-scale"))

    assert decide(article(), issues, RUNS).reasons == (
        "1 critical number-scale",
        "1 major name-mismatch",
    )
