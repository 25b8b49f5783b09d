"""A day of the week needs two witnesses to be grave."""

from __future__ import annotations

from mtcheck.checks.date_value import CHECK
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Issue, Segment, Severity


def only_issue(translation: str, source: str, reference: str | None = None) -> Issue:
    references = (reference,) if reference else ()
    segment = Segment(0, translation, 0, len(translation), source=source, references=references)
    (issue,) = CHECK.find(Article("x", None, "sr", "en", translation, source, references, (segment,)), Glossary())
    return issue


def test_a_month_is_major_on_the_source_alone() -> None:
    assert only_issue("in July 1956", "u junu 1956.").severity is Severity.MAJOR


def test_a_weekday_is_minor_on_the_source_alone() -> None:
    assert only_issue("on Sunday", "u subotu").severity is Severity.MINOR
    assert only_issue("on Sunday", "u subotu", "on Saturday").severity is Severity.MAJOR


def test_the_other_half_of_the_day_is_corrected() -> None:
    issue = only_issue("at 2:30 am", "u 14:30")

    assert (issue.text, issue.suggestions) == ("am", ("pm",))
    assert issue.severity is Severity.MAJOR
