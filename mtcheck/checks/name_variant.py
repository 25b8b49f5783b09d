"""A spelling of a name that the glossary discourages or forbids.

What it finds
-------------
A spelling that the glossary lists as discouraged (minor) or forbidden (major) for one of its names, also in a
possessive, in capitals and, where the language declines names, in any case. What another entry prefers or allows is
never a variant.

Why it matters
--------------
House style: a paper that writes Kyiv in one article and Kiev in the next looks careless, and its archive is hard
to search.

Example
-------
"From Kiev, Blinken will travel to Berlin" with a glossary that prefers *Kyiv* and discourages *Kiev*.

Known limits
------------
Only what the glossary lists is a variant, of names in the translation's language. Quotations are not excepted: in a
translated quotation the spelling is the translator's.

Sources
-------
MQM's "Terminology/Inconsistent with termbase"; ISO 30042 (TBX) administrative status: preferred, admitted, deprecated.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Check
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Input, Issue, Severity
from mtcheck.names import Fault, findings

__all__ = ["CHECK"]


def find(article: Article, glossary: Glossary) -> Iterator[Issue]:
    """One issue for each discouraged or forbidden spelling."""
    for finding in findings(article, glossary):
        if finding.fault is Fault.VARIANT:
            yield finding.issue(CHECK.issue)


CHECK = Check(
    name="name-variant",
    category="Terminology/Inconsistent with termbase",
    severity=Severity.MINOR,
    needs=frozenset({Input.GLOSSARY}),
    find=find,
)
