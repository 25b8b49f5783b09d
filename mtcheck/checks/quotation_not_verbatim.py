"""A quotation that was English before it was translated, and has come back in other words.

What it finds
-------------
Quoted words in the translation that are close to a passage of the original statements given
(``--quotes``), yet not that passage. The passage is shown and suggested.

Why it matters
--------------
*"to confirm the commitment"* is not what the State Department said if its statement reads *"to reaffirm
the commitment"*. Words in quotation marks are a claim that exactly these words were spoken.

Example
-------
``"a unified approach to the threat posed by Russia"`` where the statement has ``a united approach to
the threat Russia poses``.

Known limits
------------
Quotations under five words are not looked up: too much resembles them by chance. Text left out and
marked with an ellipsis, bracketed insertions, capitals and punctuation may differ from the statement.

Sources
-------
chrF: Popović, "chrF: character n-gram F-score for automatic MT evaluation", WMT 2015. Candidates come
from SQLite's FTS5 index, ranked by BM25 (Robertson and Zaragoza 2009).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.languages.quotation import quotations
from mtcheck.model import Evidence, Input, Severity, Signal
from mtcheck.score.passages import closest, paragraphs_like
from mtcheck.text.words import word_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]

_FEWEST_WORDS: Final = 5
_LEAST_CHRF: Final = 50.0
"""The least chrF of a passage that counts as the quoted one: unrelated English passages score 15 to 35."""

_LEFT_OUT = re.compile(r"\[[^\]]*\]|\(\.\.\.\)|\.\.\.|…")


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at quotations that resemble a statement without being in it."""
    inside = False
    for segment in article.segments:
        found = quotations(segment.translation, inside=inside)
        inside = bool(found) and found[-1].end == len(segment.translation)
        for start, end, text in found:
            if len(word_texts(text, inside=(), digits="joined")) < _FEWEST_WORDS:
                continue
            paragraphs = paragraphs_like(text, article.quotes)
            if any(_is_verbatim(text, paragraph) for paragraph in paragraphs):
                continue
            likeness, passage = closest(text, paragraphs)
            if likeness >= _LEAST_CHRF:
                yield CHECK.issue(
                    segment,
                    start,
                    end,
                    f"The original statement reads {passage!r}.",
                    suggestions=(passage,),
                    evidence=[Evidence(Signal.REFERENCE, f"original statement (chrF1 {likeness:.0f}): {passage!r}")],
                    confidence=min(0.95, likeness / 100 + 0.2),
                )


def _is_verbatim(quoted: str, paragraph: str) -> bool:
    """Whether every stretch of the quotation is in the paragraph, in order, regardless of marks and capitals."""
    where, plain = 0, _plain(paragraph)
    for part in _LEFT_OUT.split(quoted):
        where = plain.find(_plain(part), where)
        if where < 0:
            return False
    return True


def _plain(text: str) -> str:
    words = word_texts(text.casefold(), inside=(), digits="joined")
    return f" {' '.join(words)} " if text.strip() else ""


CHECK = Check(
    name="quotation-not-verbatim",
    category="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset({Input.QUOTES}),
    find=find,
)
