"""When the check cannot say what is usual, and what an editor sees of a lead about a whole segment."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from mtcheck.checks.doubtful_segment import CHECK
from mtcheck.checks.run import run_checks
from mtcheck.evaluate.item import article_of
from mtcheck.evaluate.jsonl import item
from mtcheck.evaluate.row import Row
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Severity, Side, Signal
from mtcheck.report import RENDERERS
from mtcheck.report.strip import strip
from tests.checks.test_contract import CASES, likelihood_of
from tests.report.reports import empty

ODD = "I'm so excited to be here every time we try."


@pytest.fixture(scope="module")
def article() -> Article:
    """The first case: ten segments, of which the sixth stands out."""
    case: dict[str, Any] = json.loads((CASES / "doubtful-segment.jsonl").read_text(encoding="utf-8").splitlines()[0])
    made = article_of(item(Row(case, "case"), "bs"))
    segments = tuple(
        replace(segment, retranslation=text, likelihood=likelihood_of(segment, values))
        for segment, text, values in zip(made.segments, case["retranslation"], case["likelihood"], strict=True)
    )
    return replace(made, segments=segments, translator="embedded")


def test_the_whole_segment_is_a_lead_with_both_figures(article: Article) -> None:
    [issue], _ = run_checks(article, Glossary(), [CHECK])

    assert (issue.text, issue.severity, issue.span.side) == (ODD, Severity.MINOR, Side.TRANSLATION)
    assert [each.signal for each in issue.evidence] == [Signal.LIKELIHOOD, Signal.RETRANSLATION]
    assert "words surprise embedded by 1.6 nats on average; the article's median is" in issue.evidence[0].detail
    assert issue.evidence[1].detail.endswith(": I was touched from the bottom of my soul every time we rehearsed.")


def test_a_reference_stands_in_for_the_retranslation(article: Article) -> None:
    segments = tuple(
        replace(
            segment,
            references=(segment.retranslation,),
            retranslation=None,
            likelihood=None,
            paraphrase=segment.likelihood,
        )
        for segment in article.segments
        if segment.translation != ODD
    )
    # What the reference says is in no witness of a word here: the odd sentence keeps its likelihood given the source.
    odd = next(segment for segment in article.segments if segment.translation == ODD)
    odd = replace(odd, references=(odd.retranslation,), retranslation=None)
    given = replace(article, segments=(*segments, odd), references=("one",))

    issues = list(CHECK.find(given, Glossary()))

    assert [issue.text for issue in issues] == [ODD]
    assert issues[0].evidence[1].signal is Signal.REFERENCE


@pytest.mark.parametrize(
    ("kept", "reason"),
    [(8, None), (7, "fewer than 8 segments were scored: too few to compare a segment with the rest")],
)
def test_a_short_article_is_not_judged(article: Article, kept: int, reason: str | None) -> None:
    _, [run] = run_checks(replace(article, segments=article.segments[:kept]), Glossary(), [CHECK])

    assert run.reason == reason


def test_equal_figures_have_no_outlier(article: Article) -> None:
    same = article.segments[0]
    segments = tuple(replace(same, index=number) for number in range(9))

    assert list(CHECK.find(replace(article, segments=(*segments, article.segments[5])), Glossary())) == []


def test_the_strip_chart_and_the_page_show_it(article: Article) -> None:
    issues, runs = run_checks(article, Glossary(), [CHECK])
    report = replace(empty(), article=article, issues=issues, checks=runs)
    page = RENDERERS["html"](report)

    [mark] = strip(report).marks
    assert mark.numbers == (1,)
    assert 40 < mark.x < 60
    assert f'<rect class="minor" x="{mark.x}%" y="28" data-i="1"/>' in page
    assert 'data-n="1">' in page
