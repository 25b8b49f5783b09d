"""Words of the translation that the source does not say.

What it finds
-------------
Runs of surprising words that the local model would leave out: in their place it expects the words that follow them.
With ``--likelihood`` also phrases without which the source becomes more probable (contrastive conditioning).

Why it matters
--------------
An invented *of the park* or *a member of NATO* is fluent and plausible, and an editor who does not read the source
cannot see it.

Example
-------
``Biden said he would decide by January, the AP reported.`` for ``Bajden je rekao da će odlučiti, prenosi AP.`` marks
*by January*.

Known limits
------------
This is a guess by a small model, calibrated on real engines' output (``mtcheck/meaning/models.json`` has the
cross-validated figures). It is major only where ``mistranslation`` would be. Free but
correct phrasing is sometimes marked; a fluent slip that the model would make itself is missed. Numbers are left to
other checks, and names written as in the glossary are never marked. A single added word is usually reported as a
mistranslation.

Sources
-------
Thompson and Post, "Automatic Machine Translation Evaluation in Many Languages via Zero-Shot Paraphrasing", EMNLP 2020
(Prism); Fomicheva et al., "Unsupervised Quality Estimation for Neural Machine Translation", TACL 2020; Yuan, Neubig
and Liu, "BARTScore: Evaluating Generated Text as Text Generation", NeurIPS 2021. Vamvas and Sennrich, "As Little as
Possible, as Much as Necessary: Detecting Over- and Undertranslations with Contrastive Conditioning", ACL 2022.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.meaning.finding import Fault
from mtcheck.meaning.findings import findings, unable
from mtcheck.model import Evidence, Severity, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, glossary: Glossary) -> Iterator[Issue]:
    """One issue per added run or phrase."""
    for found in findings(article, glossary):
        if found.fault is not Fault.ADDED:
            continue
        yield CHECK.issue(
            found.segment,
            found.start,
            found.end,
            f"“{found.segment.translation[found.start : found.end]}” may not be in the source.",
            suggestions=[found.reading] if found.reading else [],
            evidence=found.evidence,
            confidence=found.confidence,
            severity=Severity.MAJOR if found.sure else Severity.MINOR,
        )
    for segment in article.segments:
        for start, end in segment.likelihood.added if segment.likelihood else ():
            yield CHECK.issue(
                segment,
                start,
                end,
                f"“{segment.translation[start:end]}” may not be in the source.",
                evidence=[
                    Evidence(Signal.LIKELIHOOD, f"{article.translator} finds the source more probable without it")
                ],
                confidence=0.5,
            )


CHECK = Check(
    name="added-content",
    category="Accuracy/Addition",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.CONTENT}),
    yields=True,
    unable=unable,
)
