"""Two spellings of one name in one translation.

The glossary's preferred spelling is right; otherwise, the article's more frequent one; then the first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final, NamedTuple

from mtcheck.glossary.index import Index, Role
from mtcheck.languages.english import is_capitalised_word, is_word, same_family
from mtcheck.languages.respelling import fold, plain_key, romanisation
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.sentence import Sentence, name_like
from mtcheck.names.words import Word, words

__all__ = ["inconsistent"]

_SHORTEST_NAME: Final = 5


class _Place(NamedTuple):
    """The place of a spelling: from the start of ``first`` to the end of ``last``."""

    sentence: Sentence
    first: Word
    last: Word

    @property
    def text(self) -> str:
        return self.sentence.segment.translation[self.first.start : self.last.end]


def inconsistent(sentences: Sequence[Sentence], found: Iterable[Finding], index: Index | None) -> Iterator[Finding]:
    """Mentions whose spelling sounds like a better one in the article, for which there is no other explanation."""
    found = tuple(found)
    told = {(finding.segment.index, finding.start) for finding in found}
    objected = {
        finding.segment.translation[finding.start : finding.end] for finding in found if finding.fault is Fault.VARIANT
    }
    referenced = frozenset(word for sentence in sentences for word in sentence.reference_words)
    for place, usual, counts in _spelt_otherwise(sentences, index):
        where = place.sentence.segment.index, place.first.start
        if usual in objected or where in told:
            continue
        if _is_derived(place.text, usual) or _are_two(place.text, usual, index):
            continue
        if _is_in_references(place, usual, referenced):
            continue
        told.add(where)
        yield _finding(place, usual, counts)


def _spelt_otherwise(sentences: Sequence[Sentence], index: Index | None) -> Iterator[tuple[_Place, str, Counter[str]]]:
    """Each mention without the usual spelling of its name, with that spelling and how often each occurs."""
    for group in _groups(sentences):
        counts = Counter(place.text for place in group)
        if len(counts) < 2:
            continue
        usual = _usual(counts, index)
        yield from ((place, usual, counts) for place in group if place.text != usual)


def _is_in_references(place: _Place, usual: str, referenced: AbstractSet[str]) -> bool:
    """Whether the sentence's references have the mention as it is, or those of the article have both spellings."""
    if place.first.folded in place.sentence.reference_words:
        return True
    return {place.text.casefold(), usual.casefold()} <= referenced


def _groups(sentences: Sequence[Sentence]) -> Iterator[list[_Place]]:
    """The mentions that may be of one name, in any spelling."""
    by_sound: Mapping[object, list[_Place]] = defaultdict(list)
    by_parts: Mapping[object, list[_Place]] = defaultdict(list)
    for sentence, word, after in _names_with_next(sentences):
        if len(word.text) >= _SHORTEST_NAME and not _ordinary(word.text):
            by_sound[plain_key(word.text)].append(_Place(sentence, word, word))
        if after is None:
            continue
        if not is_word(word.text):  # *Sergei* and *Sergey Lavrov*
            by_sound[romanisation(word.text), after.folded].append(_Place(sentence, word, word))
        by_parts[word.folded, after.folded].append(_Place(sentence, word, after))
    yield from by_sound.values()
    yield from (places for places in by_parts.values() if any(place.text.count("-") for place in places))


def _names_with_next(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Word, Word | None]]:
    """The words that may be names, each with the next word of the same name, if there is one; acronyms aside."""
    for sentence in sentences:
        for word, after in pairwise((*sentence.translation, None)):
            if word is not None and name_like(word) and not word.acronym:
                yield sentence, word, after if after is not None and _may_follow(after) else None


def _may_follow(word: Word) -> bool:
    """Whether the word belongs to the name before it."""
    return word.joined and word.capitalised and not word.acronym


def _ordinary(text: str) -> bool:
    return is_word(text) or is_capitalised_word(text)


def _usual(counts: Counter[str], index: Index | None) -> str:
    return max(counts, key=lambda text: (_rank_in_glossary(text, index), counts[text]))


def _rank_in_glossary(text: str, index: Index | None) -> int:
    """2 for a spelling that the glossary prefers letter by letter, 1 for a name that it knows, 0 for anything else."""
    if index is None:
        return 0
    surfaces = [index.surface(place) for place in index.containing(fold(words(text)[0].text))]
    surfaces = [surface for surface in surfaces if surface.role <= Role.ALLOWED]
    if any(surface.role is Role.PREFERRED and text in surface.text for surface in surfaces):
        return 2
    return 1 if surfaces else 0


def _is_derived(one: str, other: str) -> bool:
    return romanisation(one) != romanisation(other) and same_family(one.casefold(), other.casefold())


def _are_two(one: str, other: str, index: Index | None) -> bool:
    """Whether the glossary has both spellings, for different names."""
    if index is None or fold(one) == fold(other):
        return False
    entries = [{index.surface(place).entry for place in index.containing(fold(text))} for text in (one, other)]
    return all(entries) and not entries[0] & entries[1]


def _finding(place: _Place, usual: str, counts: Counter[str]) -> Finding:
    times = counts[usual]
    return Finding(
        fault=Fault.INCONSISTENT,
        segment=place.sentence.segment,
        start=place.first.start,
        end=place.last.end,
        right=(usual,),
        message=f"“{place.text}” is written “{usual}” elsewhere in the article",
        evidence=(Evidence(Signal.CONSISTENCY, f"“{usual}”, {times} times" if times > 1 else f"“{usual}”"),),
        confidence=0.8,
        severity=Severity.MINOR,
    )
