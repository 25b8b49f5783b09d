"""An example of a package that adds a check: long words in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck import Article, Glossary, Issue, Severity
from mtcheck.checks import Check

CAPITALS = re.compile(r"\b[A-Z]{6,}\b")


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at long words in capitals."""
    for segment in article.segments:
        for match in CAPITALS.finditer(segment.translation):
            yield CHECK.issue(segment, *match.span(), f"{match[0]!r} is in capitals.", suggestions=(match[0].title(),))


CHECK = Check("shouting", "Style/Inconsistent style", Severity.MINOR, needs=frozenset(), find=find)
