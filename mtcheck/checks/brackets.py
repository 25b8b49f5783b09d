"""A bracket without its partner, or an aside in brackets that only one side has.

What it finds
-------------
A round, square or curly bracket that its paragraph opens and never closes, or closes and never opened.
Also an aside in brackets that neither source nor references have in any form, and one of theirs that the translation
lost.

Why it matters
--------------
The reader cannot tell where the aside ends. Engines lose the second bracket when they cut a sentence in two.
An invented *(in force)* reads like the reporter's own remark.

Example
-------
``The minister (48 resigned.`` lacks the bracket after *48*. ``The law (in force) is read today.`` says more
than *Zakon se danas čita.*

Known limits
------------
List markers (*a)*, *1)*) and smileys are ignored, and so is a bracket where the source or a reference is just as
unbalanced.
An aside is not missed where its words may be elsewhere: between commas or dashes, translated in the sentence, or in
a neighbouring one. Acronyms, names, figures, converted units, quotations and single words in brackets are never
reported: translators add and drop them.

Sources
-------
*The Chicago Manual of Style*, 17th ed., 6.95 "Parentheses".
"""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from mtcheck.checks.base import Check
from mtcheck.model import Evidence, Severity, Side, Signal
from mtcheck.structure.asides import asides, is_only_here
from mtcheck.text.addresses import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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

    for place, segment in enumerate(article.segments):
        if segment.translation and not segment.rewritten:
            witnesses = list(_witnesses(article, place))
            yield from _added_asides(article, place, witnesses)
            yield from _lost_asides(article, place, witnesses)


class _Witness(NamedTuple):
    signal: Signal
    lang: str
    text: str
    around: int
    """How many asides this text and its neighbours have."""


def _witnesses(article: Article, place: int) -> Iterator[_Witness]:
    """A segment's references, and its source last."""
    segment, around = article.segments[place], _around(article, place)
    for number, text in enumerate(segment.references):
        if text:
            asides_around = _count((other.references[number : number + 1] or (None,))[0] for other in around)
            yield _Witness(Signal.REFERENCE, article.target_lang, text, asides_around)
    if segment.source:
        yield _Witness(Signal.SOURCE, article.source_lang, segment.source, _count(other.source for other in around))


def _around(article: Article, place: int) -> Sequence[Segment]:
    return article.segments[max(0, place - 1) : place + 2]


def _count(texts: Iterable[str | None]) -> int:
    return sum(len(asides(text)) for text in texts if text)


def _added_asides(article: Article, place: int, witnesses: Sequence[_Witness]) -> Iterator[Issue]:
    """Issues at asides that no witness has, in this segment or beside it."""
    segment = article.segments[place]
    ours = asides(segment.translation)
    if not ours or not witnesses:
        return
    around = _count(other.translation for other in _around(article, place))
    excess = min(min(len(ours) - _count([one.text]), around - one.around) for one in witnesses)
    found = [
        aside
        for aside in ours
        if all(is_only_here(aside, article.target_lang, one.text, one.lang) for one in witnesses)
    ]
    for aside in found[: max(0, excess)]:
        signal = witnesses[-1].signal
        message = f"The {signal} has nothing like “{aside[0]}”."
        evidence = [Evidence(one.signal, "has no such aside") for one in witnesses]
        yield CHECK.issue(segment, *aside.span(), message, evidence=evidence, confidence=0.7)


def _lost_asides(article: Article, place: int, witnesses: Sequence[_Witness]) -> Iterator[Issue]:
    """Issues at the last witness's asides that the translation lacks, unless a reference lacks them too."""
    if not witnesses:
        return
    segment, (*others, last) = article.segments[place], witnesses
    ours, around = _count([segment.translation]), _count(other.translation for other in _around(article, place))
    if not last.around > around or not all(_count([one.text]) > ours and one.around > around for one in others):
        return
    theirs = asides(last.text)
    found = [aside for aside in theirs if is_only_here(aside, last.lang, segment.translation, article.target_lang)]
    for aside in found[: max(0, min(len(theirs) - ours, last.around - around))]:
        side = Side.SOURCE if last.signal is Signal.SOURCE else Side.TRANSLATION
        span = aside.span() if side is Side.SOURCE else (0, len(segment.translation))
        message = f"The translation lacks what the {last.signal} says in brackets: “{aside[0]}”."
        evidence = [Evidence(last.signal, f"has “{aside[0]}”")]
        yield CHECK.issue(segment, *span, message, side=side, evidence=evidence, confidence=0.7)


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
