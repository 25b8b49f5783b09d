"""A sentence that is in a different place than in the source.

What it finds
-------------
Sentences whose translations come in another order than the sentences themselves: the fewest that would have to be moved
back.

Why it matters
--------------
The order of a news article carries meaning: *he* and *this* point to the sentence before, and an answer must follow its
accusation. Systems that translate in batches have returned them in the wrong order.

Example
-------
``The accusations were rejected.`` before the sentence with the accusations, though the source has them the other way
round.

Known limits
------------
Whole sentences only, and only where words and names leave no doubt which sentence of the source is meant; two
neighbours that say nearly the same may have changed places unseen.

Sources
-------
Quan, Kit and Song, "Non-Monotonic Sentence Alignment via Semisupervised Learning", ACL 2013, on texts whose sentences
changed places; DEMETR, Karpinska et al., EMNLP 2022, shuffles words to the same end.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.model import Evidence, Input, Severity, Signal
from mtcheck.structure.gaps import find_moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]

_QUOTED_CHARACTERS: Final = 60


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at the sentences that were moved."""
    in_source = sorted((segment.source_start, segment.source) for segment in article.segments if segment.source)
    for segment in find_moved(article):
        place = bisect_left(in_source, (segment.source_start, ""))
        yield CHECK.issue(
            segment,
            0,
            len(segment.translation),
            "This sentence is in a different place in the source.",
            evidence=[Evidence(Signal.SOURCE, _place(in_source[place - 1][1] if place else None))],
            confidence=0.8,
        )


def _place(before: str | None) -> str:
    if before is None:
        return "There it is the first sentence."
    return (
        f"There it follows “{before[:_QUOTED_CHARACTERS].rstrip()}{'…' if len(before) > _QUOTED_CHARACTERS else ''}”."
    )


CHECK = Check(
    name="order-changed",
    category="Style/Organization",
    severity=Severity.MINOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
)
