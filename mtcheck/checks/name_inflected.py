"""A case ending of the source language left on a name.

What it finds
-------------
A name that still carries the source's case ending or possessive: *Bushem*, *Ryanom*, "Vautierova achievements". The
nominative comes from a glossary, a reference, or from the sentence itself: a preposition that governs the case, a first
name in the same case, the same name without the ending elsewhere in the article, a common English name underneath.

Why it matters
--------------
English has no case endings: the reader takes "Ryanom" for someone else, and a search for the name finds nothing.

Example
-------
"Wembleyu Stadium" for *na Wembleyu*: the locative ending *-u* was kept; the name is *Wembley*.

Known limits
------------
Without a glossary or a reference only sources in Latin script that keep foreign spelling (Croatian, Bosnian, Slovene,
Czech) are judged, and where two nominatives are equally likely (*Borsellina*: Borsellin or Borsellino) nothing is
reported. The same holds if the article's other mentions support the form as it is (*iz Donggala*, *zove se Donggala*).

Sources
-------
Case endings: :mod:`mtcheck.languages.declension`. MQM's "Accuracy/Mistranslation".
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
    """One issue for each name with a case ending left in."""
    for finding in findings(article, glossary):
        if finding.fault is Fault.LEFT_IN:
            yield finding.issue(CHECK.issue)


CHECK = Check(
    name="name-inflected",
    category="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset(),
    needs_any=frozenset({Input.GLOSSARY, Input.SOURCE, Input.REFERENCE}),
    find=find,
    of_target=frozenset({Capability.NAMES}),
)
