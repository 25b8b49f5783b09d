"""A word that is not an English word, where the model expects another.

What it finds
-------------
Words that the English dictionary lacks, that the source does not have either, and that surprise a local model given
the source: names, spellings and compounds that a translation engine made up. Without a model, words that are neither
English nor spelt at all like one of the source's, and half-copied words of the source's language (*omejitvams* for
*omejitvami*).

Why it matters
--------------
"Korabs" for *kora* (crust) or "ecosons" for *ekozona* means nothing to a reader.

Example
-------
``The park is divided into 14 ecosons.`` for ``Park je podijeljen na 14 ekozona.`` marks *ecosons*; the model reads
*ecosystems*.

Known limits
------------
This is a guess by a small model, calibrated on real engines' output (``mtcheck/meaning/models.json`` has the
cross-validated figures). It is major only where the dictionary or a reference contradicts the word too. Free but
correct phrasing is sometimes marked; a fluent slip that the model would make itself is missed. Numbers are left to
other checks, and names written as in the glossary are never marked. Without a model, it needs a source in Latin or
Cyrillic letters and no reference, gives leads only, and ignores acronyms and anything that may render a word of the
source: all of 19 such leads in 280 machine-translated segments are right (cross-validated); one in 30 human
translations has one, and half of those are slips of the pen.

Sources
-------
Thompson and Post, "Automatic Machine Translation Evaluation in Many Languages via Zero-Shot Paraphrasing", EMNLP 2020
(Prism); Fomicheva et al., "Unsupervised Quality Estimation for Neural Machine Translation", TACL 2020; Yuan, Neubig
and Liu, "BARTScore: Evaluating Generated Text as Text Generation", NeurIPS 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.languages.script import to_latin
from mtcheck.meaning.finding import Fault
from mtcheck.meaning.findings import findings, unable_to_spell
from mtcheck.model import Severity
from mtcheck.names.written import is_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, glossary: Glossary) -> Iterator[Issue]:
    """One issue per run of doubtful words with such a word in it."""
    for found in findings(article, glossary):
        if found.fault is not Fault.GARBLED or is_named(found.segment, found.start, found.end, glossary):
            continue
        yield CHECK.issue(
            found.segment,
            found.start,
            found.end,
            _message(found.segment.translation[found.start : found.end], found.reading, found.segment.source or ""),
            suggestions=[found.reading] if found.reading else [],
            evidence=found.evidence,
            confidence=found.confidence,
            severity=Severity.MAJOR if found.sure else Severity.MINOR,
            guess=True,
        )


def _message(text: str, reading: str | None, source: str) -> str:
    if reading:
        return f"“{text}” is not an English word: the local model reads “{reading}” here."
    copied = text.casefold() in to_latin(source).casefold()
    if copied and " " in text:
        return f"“{text}” is not English: it may be left from the source."
    if copied:
        return f"“{text}” is not an English word: it may be left from the source."
    if " " in text:
        return f"“{text}” has a word that is not English."
    return f"“{text}” is not an English word, and the source does not have it."


CHECK = Check(
    name="garbled-word",
    category="Fluency/Unintelligible",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.CONTENT}),
    yields=True,
    unable=unable_to_spell,
)
