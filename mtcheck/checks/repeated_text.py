"""A phrase that the translation says over and over.

What it finds
-------------
Inside one segment: a phrase of two words or more three times in a row, or one of four words or more, a
sentence or several too, that is repeated. All but the first are marked.

Why it matters
--------------
A neural model that falls into a loop writes the same phrase until its limit is reached; what the sentence should have
gone on to say is then missing as well.

Example
-------
``The president of the republic of the republic of the republic said.``

Known limits
------------
Not reported where the source or a reference repeats a phrase as often. One doubled word is ``doubled-word``, a
doubled sentence ``duplicated-segment``. Repetition with changes is not found.

Sources
-------
Holtzman et al., "The Curious Case of Neural Text Degeneration", ICLR 2020. Lommel et al., "Multidimensional Quality
Metrics", 2014: Fluency/Duplication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.structure.untranslated import is_untranslated_article
from mtcheck.text.words import word_texts, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]

_LONGEST_PHRASE: Final = 12
_PHRASE_SAID_TWICE: Final = 4
_PHRASE_SAID_TWICE_BESIDE: Final = 2
"""The fewest words of a phrase that occurs twice: in the translation, and in the source or a reference."""

Loop = tuple[int, int, int]
"""The first word of a loop, the length of its phrase in words, and how often the phrase occurs."""


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at the repetitions, without the phrase's first occurrence."""
    if is_untranslated_article(article):
        return
    for segment in article.segments:
        found = list(words(segment.translation, digits="joined"))
        loop = _loop([word.text.casefold() for word in found])
        if loop is None:
            continue
        beside = [text for text in (segment.source, *segment.references) if text]
        first, length, times = loop
        # What the source repeats in fewer words is repeated on purpose.
        shortest = _PHRASE_SAID_TWICE if times > 2 else _PHRASE_SAID_TWICE_BESIDE
        if any(_loop(word_texts(text.casefold(), digits="joined"), shortest) for text in beside):
            continue
        shown = min(length, _LONGEST_PHRASE)
        phrase = segment.translation[found[first].start : found[first + shown - 1].end] + " …" * (shown < length)
        yield CHECK.issue(
            segment,
            found[first + length].start,
            found[first + length * times - 1].end,
            f"“{phrase}” appears {times} times in a row.",
            evidence=[Evidence(Signal.CONSISTENCY, "The same words are repeated.")],
        )


def _loop(words: Sequence[str], shortest: int = _PHRASE_SAID_TWICE) -> Loop | None:
    """The first loop of a short phrase, with the shortest phrase that forms it; else the first of a long one.

    ``shortest`` is the fewest words of a phrase that forms a loop if it occurs twice.
    """
    for first in range(len(words) - 2):
        for length in range(2, min(_LONGEST_PHRASE, (len(words) - first) // 2) + 1):
            times = 1
            while words[first : first + length] == words[first + times * length : first + (times + 1) * length]:
                times += 1
            if times >= 3 or (times == 2 and length >= shortest):
                return first, length, times
    return _long_loop(words)


def _long_loop(words: Sequence[str]) -> Loop | None:
    """A longer stretch of words that is immediately repeated: one or more sentences."""
    latest: dict[tuple[str, ...], int] = {}
    distance = run = 0
    for place in range(len(words) - _PHRASE_SAID_TWICE + 1):
        gram = tuple(words[place : place + _PHRASE_SAID_TWICE])
        back = place - latest.get(gram, place)
        latest[gram] = place
        distance, run = back, run + 1 if back and back == distance else int(back > 0)
        # A run of n places at one distance are n + _PHRASE_SAID_TWICE - 1 words that occur twice.
        if distance and run + _PHRASE_SAID_TWICE - 1 >= distance:
            first = place - run + 1 - distance
            times = 2
            while words[first : first + distance] == words[first + times * distance : first + (times + 1) * distance]:
                times += 1
            return first, distance, times
    return None


CHECK = Check(
    name="repeated-text",
    category="Fluency/Duplication",
    severity=Severity.MAJOR,
    needs=frozenset(),
    find=find,
)
