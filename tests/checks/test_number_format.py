"""The severity of a wrong mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.checks.number_format import CHECK
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Segment, Severity, Signal


def article(translation: str, source: str | None = None, reference: str | None = None) -> Article:
    references = (reference,) if reference else ()
    segment = Segment(0, translation, 0, len(translation), source=source, references=references)
    return Article("x", None, "sr", "en", translation, source, references, (segment,))


@pytest.mark.parametrize(
    ("translation", "source", "severity"),
    [
        ("100.000 soldiers", "100.000 vojnika", Severity.MAJOR),
        ("2.207 points", "2.207 bodova", Severity.MAJOR),
        ("1,5 million", "1,5 miliona", Severity.MINOR),
        ("9 000 people", "9 000 ljudi", Severity.MINOR),
    ],
)
def test_major_where_a_reader_reads_another_number(translation: str, source: str, severity: Severity) -> None:
    (issue,) = CHECK.find(article(translation, source), Glossary())

    assert issue.severity is severity


def test_source_and_reference_are_both_named() -> None:
    (issue,) = CHECK.find(article("100.000 men", "100.000 ljudi", "100,000 men"), Glossary())

    assert issue.signals == {Signal.SOURCE, Signal.REFERENCE}
    assert [evidence.detail for evidence in issue.evidence] == ["“100.000”", "“100,000”"]


def test_the_demo_article_has_one_wrong_number(demo: Path) -> None:
    """With source and reference, with the source, and with nothing: the same one."""
    translation = (demo / "translation.en.txt").read_text(encoding="utf-8")
    source = (demo / "source.cnr.txt").read_text(encoding="utf-8")
    reference = (demo / "reference.en.txt").read_text(encoding="utf-8")
    for given in (article(translation, source, reference), article(translation, source), article(translation)):
        (issue,) = CHECK.find(given, Glossary())

        assert (issue.text, issue.suggestions) == ("100.000", ("100,000",))
