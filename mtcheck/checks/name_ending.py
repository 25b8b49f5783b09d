"""A name in a case that its place in the sentence rules out.

What it finds
-------------
In languages that decline names: a form whose case the preposition right before it does not govern (*u Frankfurtom*),
an ending that the name cannot have (*Volodimirem*), a surname whose case is not the first name's (*Françoisom
Bayroua*, *Olaf Scholza*), a woman's surname with an ending, which it never takes (*Greta Tunberga*), and a name whose
case is not its title's (*premijeru Keir Starmer*). The name's nominative comes from the glossary, the source's own
spelling or the article's other mentions.

Why it matters
--------------
A wrong ending is the plainest sign of a machine: readers see it at once, and it can reverse who did what.

Example
-------
``u Frankfurtom`` should be ``u Frankfurtu``.

Known limits
------------
Only from languages whose names have no endings of their own (English, German, French …), or whose endings are known
(Russian, Ukrainian …): there the form must not share a fitting nominative with the source's form. Cases that verbs
govern are not known. Possessives (*Putinov*) and plurals are not judged; women's surnames, and names that end in a
vowel other than *-a*, may stay as they are.

Sources
-------
Case endings: :mod:`mtcheck.languages.declension`. MQM's "Fluency/Grammar".
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
    """One issue for each name in an impossible case."""
    for finding in findings(article, glossary):
        if finding.fault is Fault.MISDECLINED:
            yield finding.issue(CHECK.issue)


CHECK = Check(
    name="name-ending",
    category="Fluency/Grammar",
    severity=Severity.MINOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
    of_source=frozenset({Capability.NOMINATIVES}),
    of_target=frozenset({Capability.NAME_ENDINGS}),
)
