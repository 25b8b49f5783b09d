"""A sentence stands elsewhere than in the source.

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
Zhao et al., "Non-monotonic sentence alignment", ACL 2012 (aclanthology.org/P12-1063 surveys why monotone alignment
fails); DEMETR, Karpinska et al., EMNLP 2022, shuffles words to the same end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.model import Evidence, Input, Severity, Signal
from mtcheck.structure.gaps import moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at the sentences that were moved."""
    for segment in moved(article):
        yield CHECK.issue(
            segment,
            0,
            len(segment.translation),
            "This sentence stands elsewhere in the source.",
            evidence=[Evidence(Signal.SOURCE, f"There it follows {_before(segment.index, article)}.")],
            confidence=0.8,
        )


def _before(index: int, article: Article) -> str:
    start = article.segments[index].source_start or 0
    earlier = [segment for segment in article.segments if segment.source and (segment.source_start or 0) < start]
    if not earlier:
        return "nothing: it is the first sentence"
    text = max(earlier, key=lambda segment: segment.source_start or 0).source or ""
    return f"“{text[:60].rstrip()}…”" if len(text) > 60 else f"“{text}”"


CHECK = Check(
    name="order-changed",
    category="Style/Organization",
    severity=Severity.MINOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
)
