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
    Input,
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
    """No issues without source and reference is not a good result; the reason says what was looked at."""
    verdict = decide(article(source=None), (), runs_of(7))

    assert verdict.decision is Decision.UNKNOWN
    (reason,) = verdict.reasons
    assert reason.startswith("there was no source or reference, so only form and names were checked; ")
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
    assert "does not support the source's language (eu)" in verdict.reasons[0]


def test_most_checks_not_run_is_unknown() -> None:
    verdict = decide(article(), (), runs_of(2))

    assert verdict.decision is Decision.UNKNOWN
    assert verdict.reasons[0].startswith("too little was checked: 2 of ")


def test_known_issues_count_for_nothing_and_are_told() -> None:
    """Neither verdict nor penalty."""
    known = replace(issue(Severity.MAJOR, Signal.SOURCE), known="baseline")

    verdict = decide(article(), (known,), RUNS)

    assert (verdict.decision, verdict.penalty) == (Decision.PUBLISH, 0.0)
    assert verdict.reasons == ("no issue was found", "1 known, not counted")


def test_mostly_untranslated_is_rejected() -> None:
    """A text with more than half left in the source language is not a translation."""
    left = issue(Severity.MAJOR, Signal.SOURCE, check="untranslated-text", end=len(TEXT))

    assert decide(article(), (left,), RUNS).decision is Decision.REJECT


def test_penalty_is_mqm_weights_per_hundred_words() -> None:
    """14 words with one minor, one major and one critical issue: 31 points."""
    issues = [issue(severity) for severity in Severity]

    assert penalty(article(), issues) == pytest.approx(100 * 31 / 14)


def test_reasons_count_the_deciding_issues() -> None:
    """An editor reads the deciding issues, worst first."""
    issues = (issue(Severity.MAJOR, Signal.SOURCE), issue(Severity.CRITICAL, Signal.SOURCE, check="number-scale"))

    assert decide(article(), issues, RUNS).reasons == (
        "1 critical number-scale",
        "1 major name-mismatch",
    )


COMPARING = {
    check.name
    for check in CHECKS
    if (check.needs | check.needs_any) & {Input.SOURCE, Input.REFERENCE}
    and not check.needs & {Input.RETRANSLATION, Input.LIKELIHOOD}
}


def able(*given: Input) -> list[str]:
    """The comparing checks for which these texts are enough."""
    counterparts = {Input.SOURCE, Input.REFERENCE}
    return [
        check.name
        for check in CHECKS
        if check.name in COMPARING
        and check.needs & counterparts <= set(given)
        and (not check.needs_any & counterparts or check.needs_any & set(given))
    ]


@pytest.mark.parametrize("given", [(Input.SOURCE,), (Input.REFERENCE,), (Input.SOURCE, Input.REFERENCE)])
def test_half_of_the_checks_that_compare_must_have_run(given: tuple[Input, ...]) -> None:
    """Only of those for which there is a text; whether the others ran does not matter."""
    source, references = SOURCE if Input.SOURCE in given else None, (TEXT,) if Input.REFERENCE in given else ()
    segment = Segment(0, TEXT, 0, len(TEXT), source, references=references)
    here = Article("a", None, "sr", "en", TEXT, source, references, (segment,))
    names = able(*given)
    half = (len(names) + 1) // 2
    assert len(names) >= 4

    def runs(ran: list[str], others: bool) -> list[CheckRun]:
        return [CheckRun(check.name, ran=check.name in ran if check.name in names else others) for check in CHECKS]

    enough = decide(here, (), runs(names[:half], others=False))
    assert (enough.decision, enough.reasons) == (Decision.PUBLISH, ("no issue was found",))
    few = decide(here, (), runs(names[: half - 1], others=True))
    assert few.decision is Decision.UNKNOWN
    assert few.reasons == (f"too little was checked: {half - 1} of {len(names)} checks that compare the texts ran",)


@pytest.mark.parametrize(
    ("unread", "reason"),
    [
        (1, "1 unit of the file was left out and not checked"),
        (2, "2 units of the file were left out and not checked"),
        (1200, "1,200 units of the file were left out and not checked"),
    ],
)
def test_units_that_were_left_out_are_unknown(unread: int, reason: str) -> None:
    verdict = decide(replace(article(), unread=unread), (), RUNS)

    assert (verdict.decision, verdict.reasons) == (Decision.UNKNOWN, (reason,))


def test_a_translation_in_another_language_is_unknown_whatever_was_found() -> None:
    aside = SetAside("translation", "is in French, not in English")
    verdict = decide(replace(article(), set_aside=(aside,)), (issue(Severity.CRITICAL, Signal.SOURCE),), RUNS)

    assert (verdict.decision, verdict.reasons) == (
        Decision.UNKNOWN,
        ("the translation is in French, not in English",),
    )


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("reference.bbc",), "the reference is of another article"),
        (("source", "reference.bbc"), "the source is of another article; the reference is of another article"),
        (
            ("source", "reference.bbc", "reference.afp"),
            "; ".join(f"the {name} is of another article" for name in ("source", "reference bbc", "reference afp")),
        ),
    ],
)
def test_references_that_were_set_aside_have_their_names_where_there_are_several(
    names: tuple[str, ...], told: str
) -> None:
    aside = tuple(SetAside(name, "is of another article") for name in names)
    verdict = decide(replace(article(source=None), set_aside=aside), (), RUNS)

    assert verdict.reasons[0].startswith(f"{told}, so only spelling, form and names were checked")


def test_half_untranslated_is_not_yet_rejected() -> None:
    """Two pieces count together; issues of other checks do not."""
    quarter = len(TEXT) // 4
    pieces = [
        replace(issue(Severity.MAJOR, check="untranslated-text"), span=Span(Side.TRANSLATION, start, start + quarter))
        for start in (0, 2 * quarter)
    ]
    even = replace(article(), segments=(Segment(0, TEXT[: 4 * quarter], 0, 4 * quarter, SOURCE),))
    other = replace(issue(Severity.MAJOR, Signal.SOURCE), span=Span(Side.TRANSLATION, 0, len(TEXT)))

    assert decide(even, pieces, RUNS).decision is Decision.FIX
    assert decide(even, [other], RUNS).decision is Decision.FIX
    longer = replace(pieces[1], span=Span(Side.TRANSLATION, 2 * quarter, 3 * quarter + 1))
    rejected = decide(even, [other, pieces[0], longer], RUNS)
    assert (rejected.decision, rejected.reasons) == (Decision.REJECT, ("51% of the article is not translated",))


def test_an_article_in_the_source_s_language_is_not_translated_at_all() -> None:
    """A critical issue stands for the whole, however short its span."""
    whole = issue(Severity.CRITICAL, check="untranslated-text", end=25)

    assert decide(article(), (whole,), RUNS).reasons == ("100% of the article is not translated",)


def test_half_of_the_text_without_a_counterpart_can_still_be_judged() -> None:
    given = article()
    alone = Segment(1, TEXT, len(TEXT), 2 * len(TEXT), None)
    longer = replace(alone, translation=f"{TEXT} Yes.")

    assert decide(replace(given, segments=(*given.segments, alone)), (), RUNS).decision is Decision.PUBLISH
    verdict = decide(replace(given, segments=(*given.segments, longer)), (), RUNS)
    assert verdict.reasons == ("52% of the text has no counterpart, so it could not be compared",)


def test_a_reference_is_a_counterpart() -> None:
    beside = Segment(0, TEXT, 0, len(TEXT), None, references=(TEXT,))
    given = Article("a", None, "sr", "en", TEXT, None, (TEXT,), (beside,))

    assert decide(given, (), RUNS).decision is Decision.PUBLISH


def test_the_penalty_of_no_words_and_of_one_word() -> None:
    """An empty translation counts as one word, so that nothing is divided by zero."""
    empty = replace(article(), segments=(Segment(0, "", 0, 0, SOURCE),))
    one = replace(article(), segments=(Segment(0, "Yes.", 0, 4, SOURCE),))

    assert penalty(empty, [issue(Severity.MINOR)]) == penalty(one, [issue(Severity.MINOR)]) == 100.0


def test_one_letter_left_is_all_of_a_text_of_one_letter() -> None:
    one = replace(article(), segments=(Segment(0, "U", 0, 1, SOURCE),))
    left = replace(issue(Severity.MAJOR, check="untranslated-text"), span=Span(Side.TRANSLATION, 0, 1))

    assert decide(one, (left,), RUNS).reasons == ("100% of the article is not translated",)
    alone = replace(article(), segments=(Segment(0, "U", 0, 1, None),))
    assert decide(alone, (), RUNS).reasons == ("100% of the text has no counterpart, so it could not be compared",)
