"""A sentence that is in the translation twice.

What it finds
-------------
A sentence that repeats what an earlier one says, though the source says it once: an exact copy anywhere, or a copy
with a word or two changed directly after the first, or in a repeated block of sentences. The second one is marked.

Why it matters
--------------
Translation of long articles in overlapping pieces, a retry after an error, or a slip in the editorial system leaves a
sentence twice; readers take it for carelessness, and with changed words for two statements.

Example
-------
``The talks failed. The talks failed.`` for ``Pregovori su propali.``

Known limits
------------
Sentences of fewer than four words are compared in blocks only. Without the source, only exact copies next to each
other are found, single sentences or blocks, and a heading that is repeated as the first sentence is not reported.
Where the source repeats a block of its own, blocks count as single sentences. Repetition inside a sentence is
``repeated-text``.

Sources
-------
Lommel et al., "Multidimensional Quality Metrics", 2014: Fluency/Duplication. Holtzman et al., "The Curious Case of
Neural Text Degeneration", ICLR 2020, on why models repeat themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.structure.gaps import copies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at the second copies."""
    for index, first in copies(article).items():
        segment = article.segments[index]
        evidence = [Evidence(Signal.CONSISTENCY, f"Segment {first + 1} is the same.")]
        if article.source is not None:
            evidence.append(Evidence(Signal.SOURCE, "The source has it only once."))
        yield CHECK.issue(
            segment, 0, len(segment.translation), "This sentence repeats an earlier one.", evidence=evidence
        )


CHECK = Check(
    name="duplicated-segment",
    category="Fluency/Duplication",
    severity=Severity.MAJOR,
    needs=frozenset(),
    find=find,
)
