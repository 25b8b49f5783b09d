"""Something that the source says and the translation leaves out.

What it finds
-------------
Words of the source that the dictionary translates, whose English is in the re-translation or the reference and
nowhere in the translation, where several such words are together; two words that a reference has apart, with content
between them that is nowhere in the translation; and words of a reference, or else of the re-translation, that have no
counterpart in the translation, if the local model finds it more probable with them, given the source or else the
reference (contrastive evaluation). With ``--likelihood`` also phrases of the source without which the translation
becomes more probable (contrastive conditioning).

Why it matters
--------------
An omitted *upside down* or *according to the police* changes the news and reads perfectly well; sentence alignment
does not see it.

Example
-------
``Biden said he would decide officially.`` for ``Bajden je rekao da će zvaničnu odluku doneti do januara.`` marks *do
januara*.

Known limits
------------
A lead, never more. A dictionary does not know every synonym, so what is said in other words may be marked, and one
lost word is found only where the model's own wording has it.

Sources
-------
Sennrich, "How Grammatical is Character-level Neural Machine Translation? Assessing MT Quality with Contrastive
Translation Pairs", EACL 2017. Vamvas and Sennrich, "As Little as Possible, as Much as Necessary: Detecting Over- and
Undertranslations with Contrastive Conditioning", ACL 2022.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.meaning.finding import Fault, Finding
from mtcheck.meaning.findings import findings, unable
from mtcheck.model import Evidence, Severity, Side, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, glossary: Glossary) -> Iterator[Issue]:
    """One issue per missing phrase."""
    for found in findings(article, glossary):
        if found.fault is not Fault.MISSING:
            continue
        yield CHECK.issue(
            found.segment,
            found.start,
            found.end,
            _message(found),
            side=found.side,
            evidence=found.evidence,
            confidence=found.confidence,
        )
    for segment in article.segments:
        for start, end in segment.likelihood.omitted if segment.likelihood and segment.source else ():
            yield CHECK.issue(
                segment,
                start,
                end,
                f"“{(segment.source or '')[start:end]}” may be missing from the translation.",
                side=Side.SOURCE,
                evidence=[
                    Evidence(Signal.LIKELIHOOD, f"{article.translator} finds the translation more probable without it")
                ],
                confidence=0.5,
            )


def _message(found: Finding) -> str:
    if found.side is Side.SOURCE:
        return f"“{(found.segment.source or '')[found.start : found.end]}” may be missing from the translation."
    beside = found.segment.translation[found.start : found.end]
    return (
        f"“{found.lost}” may be missing beside “{beside}”."
        if found.lost
        else f"Something may be missing before “{beside}”."
    )


CHECK = Check(
    name="missing-content",
    category="Accuracy/Omission",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.CONTENT}),
    unable=unable,
    yields=True,
)
