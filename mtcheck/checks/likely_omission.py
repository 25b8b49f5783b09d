"""A phrase of the source that the translation seems to leave out.

What it finds
-------------
Phrases of a source sentence without which the translation becomes more probable under the local model (contrastive
conditioning): the model would sooner have written this translation had the phrase not been there.

Why it matters
--------------
An omitted *except in Kyiv* or *according to the police* changes the news and reads perfectly well; neither lengths
nor sentence alignment show it.

Example
-------
``Biden said he would decide officially.`` for ``Bajden je rekao da će zvaničnu odluku doneti do januara.`` marks
*do januara*.

Known limits
------------
A lead, not a finding. Phrases are cut at punctuation and before prepositions and conjunctions, without a parser: an
omitted adjective is not looked for. What is implicit in good English (*kaže* in a headline, a repeated subject) may be
marked. Measured with the embedded model on 24 sentences (NTREX, Polish and French DEMETR) with a phrase taken out
of the translation: 13 were marked, and 3 of the 24 undamaged ones: recall 0.54, precision 0.81.
``scripts/bench_likelihood`` measures it again.

Sources
-------
Vamvas and Sennrich, "As Little as Possible, as Much as Necessary: Detecting Over- and Undertranslations with
Contrastive Conditioning", ACL 2022.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.model import Evidence, Input, Severity, Side, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """One issue per phrase of the source."""
    for segment in article.segments:
        if segment.likelihood is None or not segment.source:
            continue
        for start, end in segment.likelihood.omitted:
            phrase = segment.source[start:end]
            yield CHECK.issue(
                segment,
                start,
                end,
                f"{phrase!r} of the source may not be in the translation.",
                side=Side.SOURCE,
                evidence=[
                    Evidence(
                        Signal.LIKELIHOOD,
                        f"{article.translator or 'the model'} finds the translation more probable without it",
                    )
                ],
                confidence=0.5,
            )


CHECK = Check(
    name="likely-omission",
    category="Accuracy/Omission",
    severity=Severity.MINOR,
    needs=frozenset({Input.SOURCE, Input.LIKELIHOOD}),
    find=find,
)
