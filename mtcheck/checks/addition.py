"""A sentence of the translation that the source lacks.

What it finds
-------------
A sentence or heading of the translation that renders nothing in the source, by the alignment of the two.

Why it matters
--------------
A neural model that loses the thread invents sentences that sound right. In a news article, an invented sentence is an
invented fact under the portal's name.

Example
-------
``"They bullied her," he said.`` is between two sentences whose sources follow one another.

Known limits
------------
Whole sentences only. A sentence of one word is not reported; a sentence that repeats an earlier one is a
``duplicated-segment``. A sentence that a reference has too is not reported: the source that was given is then
incomplete.

Sources
-------
Lommel et al., "Multidimensional Quality Metrics", 2014: Accuracy/Addition. Raunak, Menezes and Junczys-Dowmunt, "The
Curious Case of Hallucinations in Neural Machine Translation", NAACL 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.align.copies import alike
from mtcheck.align.words import words_of
from mtcheck.checks.base import Check
from mtcheck.model import Evidence, Input, Severity, Signal
from mtcheck.structure.gaps import find_added

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at the added sentences."""
    lang = article.target_lang
    for segment in find_added(article):
        own = words_of(segment.translation, lang)
        if any(text and alike(words_of(text, lang), own) for text in segment.references):
            continue
        yield CHECK.issue(
            segment,
            0,
            len(segment.translation),
            "This sentence has no counterpart in the source.",
            evidence=[Evidence(Signal.SOURCE, "No sentence of the source matches this one.")],
        )


CHECK = Check(
    name="addition",
    category="Accuracy/Addition",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
)
