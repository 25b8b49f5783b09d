"""A phrase of the translation that the source does not seem to say.

What it finds
-------------
Phrases of the translation without which the source becomes more probable under the local model, asked in the other
direction (contrastive conditioning): the source looks like what one would get from the translation without it.

Why it matters
--------------
An invented *on Friday* or *a member of NATO* is fluent and plausible, and an editor who does not read the source
cannot see it.

Example
-------
``Biden said he would decide by January, the AP reported.`` for ``Bajden je rekao da će odlučiti, prenosi AP.``
marks *by January*.

Known limits
------------
A lead, not a finding, and only with a model that can be asked in both directions. Phrases are cut at punctuation and
before prepositions and conjunctions, without a parser: an added adjective is not looked for. What English needs and
the source leaves unsaid may be marked. Measured with the embedded model on 16 NTREX sentences with
a phrase taken out of the source: 12 were marked, and 6 phrases of the 16 undamaged ones: recall 0.75, precision 0.67.
``scripts/bench_likelihood`` measures it again.

Sources
-------
Vamvas and Sennrich, "As Little as Possible, as Much as Necessary: Detecting Over- and Undertranslations with
Contrastive Conditioning", ACL 2022.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.model import Evidence, Input, Severity, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """One issue per phrase of the translation."""
    for segment in article.segments:
        if segment.likelihood is None:
            continue
        for start, end in segment.likelihood.added:
            yield CHECK.issue(
                segment,
                start,
                end,
                f"{segment.translation[start:end]!r} may not be in the source.",
                evidence=[
                    Evidence(
                        Signal.LIKELIHOOD,
                        f"{article.translator or 'the model'} finds the source more probable without it",
                    )
                ],
                confidence=0.5,
            )


CHECK = Check(
    name="likely-addition",
    category="Accuracy/Addition",
    severity=Severity.MINOR,
    needs=frozenset({Input.SOURCE, Input.LIKELIHOOD}),
    find=find,
)
