"""What is found about names in one sentence into English."""

from __future__ import annotations

from mtcheck import audit
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Segment
from mtcheck.names import findings

__all__ = ["name_issues", "said"]


def said(text: str, source: str, language: str) -> list[tuple[str, ...]]:
    """The right readings of each finding of the names engine, without a glossary."""
    segment = Segment(0, text, 0, len(text), source=source)
    article = Article("x", None, language, "en", text, source, (), (segment,))
    return [found.right for found in findings(article, Glossary())]


def name_issues(
    text: str, source: str, lang: str, glossary: Glossary | None = None, reference: str = ""
) -> list[tuple[str, str, tuple[str, ...]]]:
    """The check, the text and the suggestions of each issue that is about a name."""
    references = [[reference]] if reference else []
    sources = [source] if source else None
    report = audit([text], source=sources, source_lang=lang, glossary=glossary, references=references)
    return [(one.check, one.text, one.suggestions) for one in report.issues if one.check.startswith("name-")]
