"""A name left in the source's spelling by ear.

What it finds
-------------
A foreign name that the translation writes as Serbian or Montenegrin hears it (*Džo Bajden*, *Entoni*, *Vašington*)
where a glossary or a reference gives the original spelling.

Why it matters
--------------
The respelling means nothing to an English reader, and it hides a name that everybody knows.

Example
-------
"President Džo Bajden" for *predsjednik Džo Bajden*: the name is *Joe Biden*.

Known limits
------------
The original spelling cannot be computed from the respelling: without a glossary or a reference nothing is found.

Sources
-------
Respelling rules: :mod:`mtcheck.languages.respelling`; *Pravopis srpskoga jezika* (Matica srpska, 2010), on foreign
names.
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
    """One issue for each name in the source's spelling by ear."""
    for finding in findings(article, glossary):
        if finding.fault is Fault.PHONETIC:
            yield finding.issue(CHECK.issue)


CHECK = Check(
    name="name-phonetic",
    category="Accuracy/Untranslated",
    severity=Severity.MAJOR,
    needs=frozenset(),
    needs_any=frozenset({Input.GLOSSARY, Input.REFERENCE}),
    find=find,
    of_target=frozenset({Capability.NAMES}),
)
