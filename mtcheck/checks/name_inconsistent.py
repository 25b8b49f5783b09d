"""Two spellings of one name in one article.

What it finds
-------------
A mention that sounds like another, more frequent or earlier mention but is spelt differently (*Zelensky*,
*Zelenskiy*). No glossary is needed; where there is one, the spelling it knows is the right one.

Why it matters
--------------
The reader asks whether these are two people.

Example
-------
"Zelensky arrived in Berlin. … Zelenskyy thanked the chancellor."

Known limits
------------
Words shorter than five letters and words of an English dictionary are not compared, and two people whose names sound
alike (*Steven*, *Stephen*) are taken for one unless a reference has both.

Sources
-------
Keys: :mod:`mtcheck.languages.respelling`. MQM's "Terminology/Inconsistent use of terminology".
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Check
from mtcheck.glossary import Glossary
from mtcheck.languages.language import Capability
from mtcheck.model import Article, Issue, Severity
from mtcheck.names import Fault, findings

__all__ = ["CHECK"]


def find(article: Article, glossary: Glossary) -> Iterator[Issue]:
    """One issue for each spelling that differs from the article's usual one."""
    for finding in findings(article, glossary):
        if finding.fault is Fault.INCONSISTENT:
            yield finding.issue(CHECK.issue)


CHECK = Check(
    name="name-inconsistent",
    category="Terminology/Inconsistent use of terminology",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.NAMES}),
)
