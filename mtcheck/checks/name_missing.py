"""A person whom the source names and the translation does not.

What it finds
-------------
The full name of a person of the glossary in the source, in whatever case, of which no part stands in the translation of
that sentence or of its neighbours, in any spelling near the person's.

Why it matters
--------------
Who said or did it is the first thing a reader of news wants to know.

Example
-------
"The minister said today" for *Ministar Dmitro Kuleba rekao je danas*.

Known limits
------------
Only persons whose entry has a form in the source's language. A name that a pronoun stands for is reported too.

Sources
-------
MQM's "Accuracy/Omission".
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Check
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Input, Issue, Severity
from mtcheck.names import Fault, findings

__all__ = ["CHECK"]


def find(article: Article, glossary: Glossary) -> Iterator[Issue]:
    """One issue for each person whom only the source names."""
    for finding in findings(article, glossary):
        if finding.fault is Fault.MISSING:
            yield CHECK.issue(
                finding.segment,
                finding.start,
                finding.end,
                finding.message,
                side=finding.side,
                suggestions=finding.right,
                evidence=finding.evidence,
                confidence=finding.confidence,
                severity=finding.severity,
            )


CHECK = Check(
    name="name-missing",
    category="Accuracy/Omission",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE, Input.GLOSSARY}),
    find=find,
)
