"""A name that is not the one the source, the glossary or the reference gives.

What it finds
-------------
A name in the translation that a witness spells differently: an ending taken off that belongs to the name (*Kulebom*
made "Kuleb"), a wrong nominative guessed, a misspelling, a variant that the glossary forbids. So are an account or a
hashtag (*@vlada*, *#StopNasilju*) that the source writes differently, and another country than the source's
(*Tunis* for *Turkey*). The witnesses are a glossary, the source (whose case form must lead back to the name),
references, and the article's other mentions of the name.

Why it matters
--------------
A wrong name is what readers and the people named notice first, and no spelling checker sees it: "Kuleb" is as
good a word as "Kuleba". Engines guess the nominative of a name they do not know from a case form.

Example
-------
"Blinken will meet Dmytro Kuleb" for *Blinken će se sastati s Dmitrom Kulebom*: the instrumental *Kulebom* was read
as *Kuleb* with the ending *-om*; the name is *Kuleba*.

Known limits
------------
A name that no witness knows is accepted where the source's form could give it as well as another. Words shorter than
three letters and acronyms are not judged. A name known to the glossary is only doubted if its full name is another,
if it is the source's case form of a name of the glossary, or an English word after a first name (*Robert Hook*). A
person of the glossary is not looked for in a first name alone, nor in a surname that the article gives to someone
else. Without a glossary, a slip is found in a name that the article spells otherwise elsewhere, or where the source
has a common name or an English word one letter away. Between two languages that both decline names, only those of
states are compared.

Sources
-------
MQM's "Terminology" dimension. The look-up is described in :mod:`mtcheck.glossary.index`, the case endings in
:mod:`mtcheck.languages.declension`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Check
from mtcheck.glossary import Glossary
from mtcheck.languages.language import Capability
from mtcheck.model import Article, Input, Issue, Severity
from mtcheck.names import Fault, compared_in_part, findings, unable_to_compare
from mtcheck.names.accounts import account_findings

__all__ = ["CHECK"]


def find(article: Article, glossary: Glossary) -> Iterator[Issue]:
    """One issue for each name that a witness contradicts."""
    for finding in findings(article, glossary):
        if finding.fault in {Fault.STRIPPED, Fault.MISSPELT}:
            yield finding.issue(CHECK.issue)
    for finding in account_findings(article):
        yield finding.issue(CHECK.issue)


CHECK = Check(
    name="name-mismatch",
    category="Terminology/Inconsistent with termbase",
    severity=Severity.MAJOR,
    needs=frozenset(),
    needs_any=frozenset({Input.GLOSSARY, Input.SOURCE, Input.REFERENCE}),
    find=find,
    of_target=frozenset({Capability.FOREIGN_NAMES}),
    unable=unable_to_compare,
    in_part=compared_in_part,
)
