"""A bracket without its partner.

What it finds
-------------
A round, square or curly bracket that its paragraph opens and never closes, or closes and never opened.

Why it matters
--------------
The reader cannot tell where the aside ends. Engines lose the second bracket when they cut a sentence in two.

Example
-------
``The minister (48 resigned.`` lacks the bracket after *48*.

Known limits
------------
List markers (*a)*, *1)*) and smileys are ignored, and so is a bracket where the source or a reference is just as
unbalanced.

Sources
-------
*The Chicago Manual of Style*, 17th ed., 6.95 "Parentheses".
"""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.model import Severity
from mtcheck.text.addresses import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_BRACKET: Final = re.compile(r"[()\[\]{}]")
_NO_BRACKET: Final = re.compile(
    r"[:;=8xX][-'^o]?[()\[\]]{1,9}|[()\[\]]{1,9}[-']?[:;=]"
    r"|(?:^|(?<=[;,:.\n])|(?<=[;,:.\n] ))(?:\d{1,3}|[^\W\d_A-Z]|[ivx]{2,4}|\*{1,3})\.?\)(?=\s)"
)
"""Smileys, and the marks of a list: *a)*, *12.)*."""
_MARK: Final = re.compile(  # several of them are a list, wherever they are
    r"(?<!\S)(?:\d{1,3}|[^\W\d_A-Z]|[ivx]{2,4}|\*{1,3})\.?\)(?=\s)"
)
_CLOSES: Final = {")": "(", "]": "[", "}": "{"}

_Found = tuple["Segment", int, str]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at lone brackets."""
    for _, paragraph in groupby(article.segments, key=lambda segment: segment.paragraph):
        segments = list(paragraph)
        lone = list(_lone((segment, *found) for segment in segments for found in _brackets(segment.translation)))
        if lone and not any(_is_lopsided(texts) for texts in _beside(segments)):
            for segment, place, bracket in lone:
                message = "closed and was never opened" if bracket in _CLOSES else "opened and never closed"
                yield CHECK.issue(segment, place, place + 1, f"This bracket is {message}.", confidence=0.85)


def _beside(segments: Iterable[Segment]) -> Iterator[list[str]]:
    """The paragraph's source, and its references."""
    segments = list(segments)
    yield [segment.source for segment in segments if segment.source]
    for texts in zip(*(segment.references for segment in segments), strict=False):
        yield [text for text in texts if text]


def _is_lopsided(texts: Iterable[str]) -> bool:
    found = [bracket for text in texts for _, bracket in _brackets(text)]
    return any(found.count(opening) != found.count(closing) for closing, opening in _CLOSES.items())


def _brackets(text: str) -> Iterator[tuple[int, str]]:
    """The brackets of a text, without those in addresses."""
    if not _BRACKET.search(text):
        return
    passed = {place for address in addresses(text) for place in range(address.start, address.end)}
    for match in _BRACKET.finditer(text):
        if match.start() not in passed:
            yield match.start(), match[0]


def _lone(found: Iterable[_Found]) -> Iterator[_Found]:
    """The unpaired brackets that are meant as brackets."""
    opened: list[_Found] = []
    left: list[_Found] = []
    for item in found:
        if item[2] not in _CLOSES:
            opened.append(item)
        elif opened and opened[-1][2] == _CLOSES[item[2]]:
            opened.pop()
        else:
            left.append(item)
    for segment, lone in groupby([*left, *opened], key=itemgetter(0)):
        text = segment.translation
        marks = list(_MARK.finditer(text))
        kept = [*_NO_BRACKET.finditer(text), *(marks if len(marks) > 1 else ())]
        other = {place for match in kept for place in range(*match.span())}
        yield from (item for item in lone if item[1] not in other)


CHECK = Check(
    name="brackets",
    category="Fluency/Punctuation",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
)
