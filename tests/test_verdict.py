"""The verdict states which issues decided, and low-trust evidence never does."""

from __future__ import annotations

import pytest

from mtcheck.model import Article, Decision, Evidence, Issue, Segment, Severity, Side, Signal, Span, Trust
from mtcheck.verdict import decide, penalty

TEXT = "The minister met Dmytro Kuleb in Kyiv on Tuesday to talk about the war."
SOURCE = "Ministar se u utorak u Kijevu sastao s Dmitrom Kulebom da razgovaraju o ratu."


def article(*, source: str | None = SOURCE, trust: Trust = Trust.LOW) -> Article:
    segment = Segment(0, TEXT, 0, len(TEXT), source)
    return Article("a", None, "sr", "en", TEXT, source, (), (segment,), translator_trust=trust)


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
    assert decide(article(), issues, glossary_given=True).decision is decision


def test_a_trusted_model_may_decide() -> None:
    """The same evidence decides when the model's trust is not low."""
    verdict = decide(article(trust=Trust.MEDIUM), (issue(Severity.MAJOR, Signal.RETRANSLATION),), glossary_given=True)

    assert verdict.decision is Decision.FIX


def test_nothing_to_check_against_is_unknown() -> None:
    """Silence without source, reference and glossary is no praise."""
    verdict = decide(article(source=None), (), glossary_given=False)

    assert verdict.decision is Decision.UNKNOWN
    assert "neither source nor reference nor glossary" in verdict.reasons[0]


def test_mostly_untranslated_is_rejected() -> None:
    """More than half of the text left in the source language is no translation."""
    left = issue(Severity.MAJOR, Signal.SOURCE, check="untranslated-text", end=len(TEXT))

    assert decide(article(), (left,), glossary_given=True).decision is Decision.REJECT


def test_penalty_is_mqm_weights_per_hundred_words() -> None:
    """14 words with one minor, one major and one critical issue: 31 points."""
    issues = [issue(severity) for severity in Severity]

    assert penalty(article(), issues) == pytest.approx(100 * 31 / 14)


def test_reasons_count_the_deciding_issues() -> None:
    """An editor reads what decided, gravest first."""
    issues = (issue(Severity.MAJOR, Signal.SOURCE), issue(Severity.CRITICAL, Signal.SOURCE, check="number-scale"))

    assert decide(article(), issues, glossary_given=True).reasons == (
        "1 critical number-scale",
        "1 major name-mismatch",
    )
