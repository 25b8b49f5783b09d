"""Issues with one witness, and with two."""

from __future__ import annotations

from mtcheck.checks import number_added, number_missing
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Segment, Severity, Side


def article(translation: str, source: str, reference: str | None = None) -> Article:
    references = (reference,) if reference else ()
    segment = Segment(0, translation, 0, len(translation), source=source, references=references)
    return Article("x", None, "sr", "en", translation, source, references, (segment,))


def test_missing_is_major_only_with_a_reference() -> None:
    (alone,) = number_missing.CHECK.find(article("Many died.", "Poginulo je 35 ljudi."), Glossary())
    (both,) = number_missing.CHECK.find(article("Many died.", "Poginulo je 35 ljudi.", "35 died."), Glossary())

    assert (alone.severity, both.severity) == (Severity.MINOR, Severity.MAJOR)
    assert (alone.span.side, alone.text) == (Side.SOURCE, "35")


def test_added_is_major_only_with_a_reference() -> None:
    (alone,) = number_added.CHECK.find(article("35 died.", "Mnogi su poginuli."), Glossary())
    (both,) = number_added.CHECK.find(article("35 died.", "Mnogi su poginuli.", "Many died."), Glossary())

    assert (alone.severity, both.severity) == (Severity.MINOR, Severity.MAJOR)
