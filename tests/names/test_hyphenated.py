"""Case endings left on acronyms."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Entry, Glossary, Kind
from mtcheck.model import Article, Segment
from mtcheck.names import Fault, findings

PARTIES = Glossary([Entry("HDZ", Kind.ORGANISATION), Entry("RTS", Kind.ORGANISATION)])


def faults(
    text: str, source: str | None, language: str, glossary: Glossary
) -> list[tuple[Fault, str, tuple[str, ...]]]:
    segment = Segment(0, text, 0, len(text), source=source)
    found = findings(Article("x", None, language, "en", text, source, (), (segment,)), glossary)
    return [(item.fault, text[item.start : item.end], item.right) for item in found]


@pytest.mark.parametrize(
    ("text", "source", "language", "said", "right"),
    [
        ("The leader of HDZ-a left.", None, "hr", "HDZ-a", "HDZ"),
        ("He told RTS-u about it.", None, "sr", "RTS-u", "RTS"),
        ("A meeting with HDZ‑om was held.", None, "bs", "HDZ‑om", "HDZ"),
        ("The leader of SNS-a left.", "Predsednik SNS-a je otišao.", "sr", "SNS-a", "SNS"),
    ],
)
def test_an_acronym_with_a_case_ending_is_wrong(
    text: str, source: str | None, language: str, said: str, right: str
) -> None:
    assert faults(text, source, language, PARTIES) == [(Fault.LEFT_IN, said, (right,))]


@pytest.mark.parametrize(
    "text", ["The HDZ-led government fell.", "An HDZ-SDP deal was made.", "The HDZ's leader left.", "The ABC-a shop."]
)
def test_what_english_writes_after_a_hyphen_is_right(text: str) -> None:
    assert faults(text, None, "hr", PARTIES) == []
