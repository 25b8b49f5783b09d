"""The nominatives that the other mentions of an article leave possible for a name.

One sentence may allow two readings of a form (*iz Donggala*: Donggal, or Donggala undeclined). Another mention often
allows only one: it has another form (*Donggali*), it cannot have a case ending (*koje se zove Donggala*), or it follows
a preposition that requires another case than the ending's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from mtcheck.glossary.inflect import Reading
from mtcheck.languages.declension import cues_for
from mtcheck.languages.respelling import fold
from mtcheck.names.alike import is_foreign_plural
from mtcheck.names.sentence import Sentence, run_around
from mtcheck.names.uninflected import can_be, is_hyphenated, is_named

__all__ = ["Mentions", "nominatives"]

_SHARED: Final = 3
"""Letters that all forms of a name begin with."""


class Mentions:
    """The names of an article's source, each with the nominatives possible in its place."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._counted: dict[str, Counter[frozenset[str]]] = {}

    @cached_property
    def _places(self) -> dict[str, list[tuple[Sentence, int]]]:
        found: dict[str, list[tuple[Sentence, int]]] = defaultdict(list)
        for sentence in self._sentences:
            for place, word in enumerate(sentence.source):
                if word.capitalised and len(word.text) > _SHARED:
                    found[fold(sentence.in_latin(word))[:_SHARED]].append((sentence, place))
        return found

    def preference(self, said: str, right: str, sentence: Sentence, place: int) -> int:
        """How many more of the other mentions allow only ``said`` than allow only ``right`` (both folded)."""
        start = said[:_SHARED]
        if start not in self._counted:
            self._counted[start] = Counter(nominatives(*found) for found in self._places.get(start, ()))
        others = self._counted[start] - Counter([nominatives(sentence, place)])
        return sum(count * ((said in possible) - (right in possible)) for possible, count in others.items())


def nominatives(sentence: Sentence, place: int) -> frozenset[str]:
    """The nominatives, folded, that the words before the form at ``place`` leave possible."""
    form = sentence.source[place]
    own = frozenset([fold(sentence.in_latin(form))])
    if is_hyphenated(sentence, place) or form.initial or _is_compared(sentence, place):
        return own
    governed = sentence.cases(place)
    found = frozenset(
        fold(reading.nominative)
        for reading in sentence.readings(form)
        if _is_possible(sentence, place, reading, governed)
    )
    return found or own


def _is_possible(sentence: Sentence, place: int, reading: Reading, governed: str) -> bool:
    """Whether the form at ``place`` can be in one of the reading's cases, if ``governed`` are those that the words
    before it allow, "" for any."""
    cases = set(reading.cases)
    if not reading.ending:
        return not governed
    if cases <= set("VM"):
        may_be_accusative = reading.ending != "e" or not governed or "A" in governed  # *za Lakerse*
        return may_be_accusative and is_foreign_plural(reading.nominative)
    if governed and cases.isdisjoint(governed):
        return False
    return can_be(sentence, place, reading) and not is_named(sentence, place, reading)


def _is_compared(sentence: Sentence, place: int) -> bool:
    """Whether *kao* comes before the name."""
    start, _ = run_around(sentence.source, place)
    return start > 0 and sentence.source[start - 1].text in cues_for(sentence.language).comparing
