"""A first name or surname translated as an ordinary word.

What it finds
-------------
A name of the source that is also a word (*Slobodan*, *Nada*, *Kovač*), gone from the translation, with the word's
meaning beside the rest of the name.

Why it matters
--------------
The person is gone from the text, and the sentence says something else.

Example
-------
"free Milenkovic" for *Slobodan Milenković*.

Known limits
------------
Only beside another part of the name that was kept. Without the list of :mod:`mtcheck.languages.name_words`, only from
Serbo-Croatian, only beside a Slavic surname, in the name's place, and only if no other word of the source means the
same.

Sources
-------
The list is our own, from what engines do; other meanings are those of :mod:`mtcheck.languages.lexicon`. MQM's
"Accuracy/Overly literal".
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Check
from mtcheck.glossary import Glossary
from mtcheck.languages.language import Capability
from mtcheck.model import Article, Input, Issue, Severity
from mtcheck.names import Fault, findings

__all__ = ["CHECK"]


def find(article: Article, glossary: Glossary) -> Iterator[Issue]:
    """One issue for each name translated as a word."""
    for finding in findings(article, glossary):
        if finding.fault is Fault.TRANSLATED:
            yield finding.issue(CHECK.issue)


CHECK = Check(
    name="name-translated",
    category="Accuracy/Overly literal",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
    of_target=frozenset({Capability.NAMES}),
)
