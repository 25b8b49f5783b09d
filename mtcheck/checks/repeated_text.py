"""A phrase that the translation says over and over.

What it finds
-------------
Inside one segment: a phrase of two words or more three times in a row, or one of four words or more, a
sentence or several too, that is repeated. All but the first are marked. Beside a source that repeats nothing there,
also a phrase of two words or more that is said twice in a row or with one word between; this is minor.

Why it matters
--------------
A neural model that falls into a loop writes the same phrase until its limit is reached; what the sentence should have
gone on to say is then missing as well.

Example
-------
``The president of the republic of the republic of the republic said.`` Source *rastu brže i duže preživljavaju*:
``grow faster and survive faster and survive``.

Known limits
------------
Not reported where the source or a reference repeats a phrase as often. One doubled word is ``doubled-word``, a
doubled sentence ``duplicated-segment``. Repetition with changes is not found, nor is what is said again in another
clause (*on the windows, but the windows held*) or sentence, as people do to be clear. Of 8,973 human translations none
has such a lead; of 24 leads on engines' output other than NLLB's 20 are right.

Sources
-------
Holtzman et al., "The Curious Case of Neural Text Degeneration", ICLR 2020. Lommel et al., "Multidimensional Quality
Metrics", 2014: Fluency/Duplication.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mtcheck.checks.base import Check
from mtcheck.languages.content import content_for
from mtcheck.languages.lexicon import fold_hbs
from mtcheck.languages.respelling import fold, latin
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.structure.untranslated import is_untranslated_article
from mtcheck.text.words import word_texts, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment
    from mtcheck.text.words import Word

__all__ = ["CHECK"]

_LONGEST_PHRASE: Final = 12
_PHRASE_SAID_TWICE: Final = 4
_PHRASE_SAID_TWICE_BESIDE: Final = 2
"""The fewest words of a phrase that occurs twice: in the translation, and in the source or a reference."""
_SHORTEST_ECHO: Final = 2
_MOST_BETWEEN: Final = 1
"""How many words may be between a phrase and its echo."""
_SHORTEST_CONTENT: Final = 4
"""The fewest letters of a word that makes a phrase more than *of the*."""
_STEM: Final = 4
"""Source words that begin with the same letters, so many, may say the same."""
_SHORTEST_STEMMED: Final = 3
_APART: Final = re.compile(r"[.!?…;:\"“”„«»()\[\]]")
"""What begins another sentence, quotation or aside."""

Loop = tuple[int, int, int]
"""The first word of a loop, the length of its phrase in words, and how often the phrase occurs."""


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at the repetitions, without the phrase's first occurrence."""
    if is_untranslated_article(article):
        return
    for segment in article.segments:
        found = list(words(segment.translation, digits="joined"))
        loop = _loop([word.text.casefold() for word in found])
        if loop is not None:
            yield from _of_loop(segment, found, loop)
        elif segment.source:
            yield from _of_echo(segment, found, article)


def _of_loop(segment: Segment, found: Sequence[Word], loop: Loop) -> Iterator[Issue]:
    beside = [text for text in (segment.source, *segment.references) if text]
    first, length, times = loop
    # What the source repeats in fewer words is repeated on purpose.
    shortest = _PHRASE_SAID_TWICE if times > 2 else _PHRASE_SAID_TWICE_BESIDE
    if any(_loop(word_texts(text.casefold(), digits="joined"), shortest) for text in beside):
        return
    shown = min(length, _LONGEST_PHRASE)
    phrase = segment.translation[found[first].start : found[first + shown - 1].end] + " …" * (shown < length)
    yield CHECK.issue(
        segment,
        found[first + length].start,
        found[first + length * times - 1].end,
        f"“{phrase}” appears {times} times in a row.",
        evidence=[Evidence(Signal.CONSISTENCY, "The same words are repeated.")],
    )


class _Echo(NamedTuple):
    """A phrase of ``length`` words at place ``first`` that is said again from place ``again`` on."""

    first: int
    length: int
    again: int


def _of_echo(segment: Segment, found: Sequence[Word], article: Article) -> Iterator[Issue]:
    echo = _echo(segment.translation, found, article.target_lang)
    if echo is None:
        return
    first, length, again = echo
    distance = again - first
    stems = _stems(segment.source or "", article.source_lang)
    if len(stems) * 2 < len(found) or _repeats(stems, distance):
        return
    references = (word_texts(text.casefold(), digits="joined") for text in segment.references if text)
    if any(_repeats(said, distance) for said in references):
        return
    phrase = segment.translation[found[first].start : found[first + length - 1].end]
    yield CHECK.issue(
        segment,
        found[again].start,
        found[again + length - 1].end,
        f"“{phrase}” appears twice, and the source repeats nothing there.",
        evidence=[Evidence(Signal.CONSISTENCY, "The same words are repeated.")],
        severity=Severity.MINOR,
        confidence=0.7,
    )


def _echo(text: str, found: Sequence[Word], lang: str) -> _Echo | None:
    """The first phrase that is repeated in its own clause, at most :data:`_MOST_BETWEEN` words later."""
    said = [word.text.casefold() for word in found]
    content = content_for(lang)
    says = [len(word) >= _SHORTEST_CONTENT and word.isalpha() and word not in content.function_words for word in said]
    between = _MOST_BETWEEN if content.contrasting else 0
    for first in range(len(said) - 2 * _SHORTEST_ECHO + 1):
        for again in range(first + _SHORTEST_ECHO, first + _LONGEST_PHRASE + between + 1):
            length = _common_start(said, first, again)
            gap = said[first + length : again]
            if (
                length >= _SHORTEST_ECHO
                and len(gap) <= between
                and any(says[first : first + length])
                and content.contrasting.isdisjoint(gap)
                and not _is_one_word_joined(said[first : first + length], content.adding)
                and not _APART.search(text, found[first].end, found[again].start)
            ):
                return _Echo(first, length, again)
    return None


def _is_one_word_joined(phrase: Sequence[str], adding: frozenset[str]) -> bool:
    """Whether the echo is of one word only: *less and less*."""
    return len(phrase) == _SHORTEST_ECHO and not adding.isdisjoint(phrase)


def _common_start(said: Sequence[str], first: int, again: int) -> int:
    """How many words from ``first`` on, and before ``again``, are the same as those from ``again`` on."""
    length = 0
    while again + length < len(said) and first + length < again and said[first + length] == said[again + length]:
        length += 1
    return length


def _stems(source: str, lang: str) -> list[str]:
    """The beginnings of the source's words, as they sound."""
    return [fold_hbs(fold(latin(word, lang)))[:_STEM] for word in word_texts(source, digits="joined")]


def _repeats(said: Sequence[str], distance: int) -> bool:
    """Whether a word is repeated within this many words."""
    latest: dict[str, int] = {}
    for place, word in enumerate(said):
        if len(word) >= _SHORTEST_STEMMED and place - latest.get(word, -distance - 1) <= distance:
            return True
        latest[word] = place
    return False


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
