"""A quotation mark without its partner.

What it finds
-------------
A double quotation mark that opens a quotation which its paragraph never closes, or closes one that was
never opened; and a single one that opens a quotation, where the source has quotation marks and nothing in the rest of
the sentence can close it. Only the marks are judged; whether a quotation survived translation is ``quotation-lost``.

Why it matters
--------------
Without the second mark no one can tell where the speaker's words end and the reporter's begin.

Example
-------
``"We are ready, said the minister.`` lacks the mark after *ready,*.

Known limits
------------
Single quotation marks that close are not judged: too many of them are apostrophes. Inches (``6'2"``, ``a 12" gun``),
a quotation that runs over several paragraphs, each with its own opening mark, and a source whose marks are just as
unbalanced (a sentence cut out of its quotation) are not reported.

Sources
-------
*The Chicago Manual of Style*, 17th ed., 13.30 "Quotations of more than one paragraph".
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.languages.engines import pivot
from mtcheck.languages.language import language_for
from mtcheck.languages.quotation import Mark, marks
from mtcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_UNCLOSED: Final = "This quotation is opened and never closed."
_CLOSES: Final = re.compile(r"['’](?!\w)|[”\"]")
_Found = tuple["Segment", Mark]


@cache
def _single(lang: str) -> re.Pattern[str]:
    """A single mark that opens a quotation, not a word that has lost its beginning (*'em*).

    A language that lists no such words is read with those of the engines' pivot, which the news of every country has
    (*'n*).
    """
    clipped = language_for(lang).clipped or language_for(pivot()).clipped
    words = "|".join(map(re.escape, sorted(clipped)))
    return re.compile(rf"(?<![^\s(\[“\"])['‘](?=[^\W\d_])(?!(?:{words})\b)", re.IGNORECASE)


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at lone marks."""
    for segment, lone in groupby(_lone(article), key=lambda found: found[0][0]):
        beside = (segment.source, *segment.references)
        if not any(sum(1 for _ in marks(text)) % 2 for text in beside if text):
            for (_, mark), message in lone:
                yield CHECK.issue(segment, mark.start, mark.end, message, confidence=0.8)
    for segment in article.segments:
        if segment.source and any(marks(segment.source)):
            found = _single(article.target_lang).search(segment.translation)
            if found and not _CLOSES.search(segment.translation, found.end()):
                yield CHECK.issue(segment, *found.span(), _UNCLOSED, confidence=0.7)


def _marks(segments: Iterable[Segment]) -> Iterator[_Found]:
    for segment in segments:
        yield from ((segment, mark) for mark in marks(segment.translation))


def _lone(article: Article) -> Iterator[tuple[_Found, str]]:
    pending: _Found | None = None
    for _, paragraph in groupby(article.segments, key=lambda segment: segment.paragraph):
        opened: _Found | None = None
        for position, (segment, mark) in enumerate(_marks(paragraph)):
            nothing_open = opened is None and pending is None
            if nothing_open and _is_inch(segment.translation, mark):
                continue
            if nothing_open if mark.opens is None else mark.opens:
                unclosed = opened or (pending if position or mark.start else None)
                if unclosed:
                    yield unclosed, _UNCLOSED
                opened, pending = (segment, mark), None
            elif nothing_open:
                yield (segment, mark), "This quotation is closed and was never opened."
            else:
                opened = pending = None
        pending = opened or pending
    if pending:
        yield pending, _UNCLOSED


def _is_inch(text: str, mark: Mark) -> bool:
    return text[mark.start] == '"' and text[max(mark.start - 1, 0) : mark.start].isdigit()


CHECK = Check(
    name="unbalanced-quotes",
    category="Fluency/Punctuation",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
)
