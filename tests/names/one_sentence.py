"""What the names engine finds in one sentence into English, without a glossary."""

from __future__ import annotations

from mtcheck.glossary import Glossary
from mtcheck.model import Article, Segment
from mtcheck.names import findings

__all__ = ["said"]


def said(text: str, source: str, language: str) -> list[tuple[str, ...]]:
    """The right readings of each finding."""
    segment = Segment(0, text, 0, len(text), source=source)
    article = Article("x", None, language, "en", text, source, (), (segment,))
    return [found.right for found in findings(article, Glossary())]
