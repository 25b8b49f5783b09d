"""A name that the source has and the translation has not.

What it finds
-------------
The full name of a person of the glossary in the source, in whatever case, of which no part is in the translation
of that sentence or of its neighbours, in any spelling near the person's. With a reference: any name that all
references and the source have and the translation has not, or has less often and lacks a noun; minor where the source
has no word like it. So is a title of which the translation has no word (*Articles of Confederation*). Where the
source is in characters that do not spell a name (*渡辺*), or not in letters that are compared (Arabic, Greek), the
reference alone counts. And a name of the translation that neither the source nor a reference has, in any spelling near
it, while they have one that the translation lacks.

Why it matters
--------------
Who said or did it is the first thing a reader of news wants to know.

Example
-------
"The minister said today" for *Ministar Dmitro Kuleba rekao je danas*.

Known limits
------------
Without a reference only persons of the glossary whose entry has a form in the source's language. A name that a pronoun
stands for is reported too. Nothing is reported that only the reference has while the translation has another name that
the source supports (*Cheops* for *Khufu*). Nationalities and days of the week are not names here. A wrong name that is
a dictionary word (*Chevron*) is not noticed, nor are names that the source writes without a capital.

Sources
-------
MQM's "Accuracy/Omission". Karpinska et al., "DEMETR", EMNLP 2022, perturbations 9 and 25 (named entities replaced and
removed).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from mtcheck.checks.base import Check
from mtcheck.glossary import Glossary
from mtcheck.languages.language import Capability
from mtcheck.model import Article, Input, Issue, Severity
from mtcheck.names import Fault, absent_names, findings, unable

__all__ = ["CHECK"]


def find(article: Article, glossary: Glossary) -> Iterator[Issue]:
    """One issue for each name that the translation lacks."""
    for finding in chain(findings(article, glossary), absent_names(article, glossary)):
        if finding.fault is Fault.MISSING:
            yield finding.issue(CHECK.issue)


CHECK = Check(
    name="name-missing",
    category="Accuracy/Omission",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
    needs_any=frozenset({Input.GLOSSARY, Input.REFERENCE}),
    of_target=frozenset({Capability.FOREIGN_NAMES}),
    unable=unable,
)
