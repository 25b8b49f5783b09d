"""Names of the references that are nowhere in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mtcheck.locales.english import is_word
from mtcheck.locales.respelling import plain_keys
from mtcheck.model import Evidence, Severity, Side, Signal
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word, words

__all__ = ["absent"]

_LIKE: Final = 0.6
_STEM: Final = 4
_SOURCE_STEM: Final = 3
_MOST_PAIRS: Final = 200_000
"""Of words compared: a whole text given as one segment is left alone."""
_NO_NAME: Final = re.compile(
    r"I|.*(?:an|ans|ish|ese|ch|ic)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|.*(?:ber|uary)|April|June|July|August|"
    r"Internet|PLN|USD?|EUR|GBP|UK|GMT|UTC"
)
"""Nationalities, days, months, currencies: what a translator may say in other words."""
_SAME: Final = (
    frozenset({"america", "americans", "states", "us", "usa", "washington"}),
    frozenset({"britain", "england", "kingdom", "uk"}),
    frozenset({"holland", "netherlands"}),
)
"""States that go by several names."""


class _Absent(NamedTuple):
    word: Word
    counterpart: Word | None


def absent(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Runs of capitalised words of the reference without a counterpart in the translation or its neighbours.

    The source has to have them too; where it has no word like it (*Falklands*, *Malouines*), only words that no
    dictionary has without a capital count, and the finding is minor.
    """
    for number, sentence in enumerate(sentences):
        if not sentence.translation or not sentence.references:
            continue
        near = [word for other in sentences[max(0, number - 1) : number + 2] for word in other.translation]
        if len(near) * len(sentence.references) > _MOST_PAIRS:
            continue
        run: list[_Absent] = []
        for found in _absent(sentence, near):
            if run and not (found.word.joined and found.word.start - run[-1].word.end <= 1):
                yield _finding(sentence, run)
                run = []
            run.append(found)
        if run:
            yield _finding(sentence, run)


def _absent(sentence: Sentence, near: Sequence[Word]) -> Iterator[_Absent]:
    said = {word.folded for word in near}
    names = {word.folded for word in near if word.capitalised}
    initials = _initials(near)
    texts = [words(text, english=True) for text in sentence.segment.references if text]
    everywhere = set.intersection(*({word.folded for word in text} for text in texts))
    for number, word in enumerate(texts[0]):
        folded = word.folded
        if (
            not word.capitalised
            or folded in said
            or folded not in everywhere
            or len(folded) < (2 if word.acronym else 3)
        ):
            continue
        if (word.acronym and folded in initials) or any(folded in group and group & said for group in _SAME):
            continue
        counterpart = _counterpart(folded, sentence.source)
        if word.initial and is_word(word.text) and (counterpart is None or counterpart.initial):
            continue
        if counterpart is None and (_NO_NAME.fullmatch(word.text) or (is_word(word.text) and not word.acronym)):
            continue
        if counterpart is None and any(_kept(part, names) for part in _beside(texts[0], number)):
            continue  # *Volodymyr Zelensky* for *Zelensky*
        if not _kept(word, names):
            yield _Absent(word, counterpart)


def _beside(text: Sequence[Word], number: int) -> list[Word]:
    """The capitalised words that a capitalised word makes one name with."""
    before = text[number - 1 : number] if number and text[number].joined else ()
    after = text[number + 1 : number + 2] if number + 1 < len(text) and text[number + 1].joined else ()
    return [word for word in (*before, *after) if word.capitalised]


def _kept(word: Word, names: set[str]) -> bool:
    return any(_alike(word.folded, name) for name in names)


def _initials(near: Sequence[Word]) -> str:
    """The initials of runs of capitalised words, at most one other word within (*Court of Human Rights*: chr)."""
    letters, others = [], 0
    for word in near:
        others = 0 if word.capitalised else others + 1
        if word.capitalised:
            letters.append(word.text[0].casefold())
        elif others == 2:
            letters.append(" ")
    return "".join(letters)


def _counterpart(folded: str, source: Sequence[Word]) -> Word | None:
    for word in source:
        name = word.text.rpartition("'")[2]  # *l'Amazone*
        if name[:1].isupper():
            other = word.folded.rpartition("'")[2]
            if other[:_SOURCE_STEM] == folded[:_SOURCE_STEM] or _alike(folded, other):
                return word
    return None


def _alike(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    if one == other or (min(len(one), len(other)) >= _STEM and one[:_STEM] == other[:_STEM]):
        return True
    return OSA.normalized_similarity(one, other) >= _LIKE or bool(set(plain_keys(one)) & set(plain_keys(other)))


def _finding(sentence: Sentence, run: Sequence[_Absent]) -> Finding:
    name = " ".join(found.word.text for found in run)
    counterparts = [found.counterpart for found in run if found.counterpart]
    evidence = [Evidence(Signal.REFERENCE, f"“{name}”")]
    start, end, side = 0, len(sentence.segment.translation), Side.TRANSLATION
    if counterparts:
        start, end, side = counterparts[0].start, max(word.end for word in counterparts), Side.SOURCE
        start = min(word.start for word in counterparts)
        evidence.append(Evidence(Signal.SOURCE, f"“{(sentence.segment.source or '')[start:end]}”"))
    return Finding(
        fault=Fault.MISSING,
        segment=sentence.segment,
        start=start,
        end=end,
        right=(name,),
        message=f"“{name}” of the reference is not in the translation",
        evidence=tuple(evidence),
        confidence=0.8 if counterparts else 0.5,
        severity=Severity.MAJOR if counterparts else Severity.MINOR,
        side=side,
    )
