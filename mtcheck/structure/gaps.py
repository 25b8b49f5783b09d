"""The parts that an alignment could not pair: omitted and added segments, copies, a missing end, and sentences out of
order."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mtcheck.align.copies import alike, repeated_blocks
from mtcheck.align.match import length_cost
from mtcheck.align.path import increasing
from mtcheck.align.words import words_of
from mtcheck.languages.lexicon import alignment_lexicon
from mtcheck.model import UnitState
from mtcheck.structure.untranslated import is_untranslated_article
from mtcheck.text.words import APOSTROPHES, word_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.align.words import Words
    from mtcheck.model import Article, Segment

__all__ = ["blank", "copies", "find_added", "find_moved", "find_omitted", "find_unfinished", "missing_end"]

_MOST_SLIPS: Final = 3
"""The most untranslated units that may have been forgotten one by one."""

_FEWEST_MISSING: Final = 2
_SHORTEST_SENTENCE: Final = 4
"""With fewer words, a sentence is too short to be sure about."""

_SHORT_SENTENCE_WORDS: Final = 9
"""The most words of a sentence that may have been merged into its neighbour unnoticed."""

_USUAL_COST: Final = 3.0
"""Cost of a difference of lengths that one pair of sentences in twenty has (-log 0.05)."""

_MOST_GROWTH: Final = 1.25
"""The most that a whole translation is longer or shorter than its source. Universal Declaration of Human Rights,
42 languages beside English, in the letters of ``words_of``: 0.81 to 1.29."""


def blank(article: Article) -> tuple[Segment, ...]:
    """The source segments for which the translation has a place but no word: only a full stop, or nothing.

    All of them, if the whole translation has no word.
    """
    with_source = (segment for segment in article.segments if segment.source and not segment.translation)
    if not any(segment.translation for segment in article.segments):
        return tuple(with_source)
    return tuple(segment for segment in with_source if segment.blank)


def find_unfinished(article: Article) -> tuple[Segment, ...]:
    """The untranslated units of a bilingual file, if there are too many for a slip."""
    waiting = tuple(
        segment
        for segment in blank(article)
        if segment.unit is not None and segment.unit.state is UnitState.UNTRANSLATED
    )
    return waiting if len(waiting) > _MOST_SLIPS else ()


@lru_cache(maxsize=4)
def missing_end(article: Article) -> tuple[Segment, ...]:
    """The omitted segments at the end, if there are too many for a slip; otherwise none. Blank ones do not count."""
    if article.source is None or is_untranslated_article(article):
        return ()
    end: list[Segment] = []
    for segment in reversed(article.segments):
        if segment.translation or segment.blank or segment.rewritten:
            break
        end.append(segment)
    if len(end) == len(article.segments):
        return ()  # There is no translation that could be cut short.
    long = [segment for segment in end if _count(segment.source) >= _SHORTEST_SENTENCE]
    return tuple(reversed(end)) if len(long) >= _FEWEST_MISSING else ()


def find_omitted(article: Article) -> tuple[Segment, ...]:
    """The source segments without a translation, except a missing end and blank ones."""
    if article.source is None or is_untranslated_article(article):
        return ()
    end = {segment.index for segment in (*missing_end(article), *blank(article))}
    return tuple(
        segment
        for segment in article.segments
        if not segment.translation
        and segment.source
        and segment.index not in end
        and not segment.rewritten
        and _count(segment.source) > 1
        and not _is_merged(segment, article)
    )


def _is_merged(segment: Segment, article: Article) -> bool:
    """Whether a short source sentence may be part of a neighbour's translation, which is longer than its own source."""
    own = words_of(segment.source or "", article.source_lang)
    if len(own.keys) > _SHORT_SENTENCE_WORDS:
        return False
    for source, target in _neighbours(segment, article):
        shown = target / _growth(article)
        if length_cost(source + own.length, shown) < length_cost(source, shown):
            return True
    return False


def _neighbours(segment: Segment, article: Article) -> Iterator[tuple[int, int]]:
    """The lengths, in letters, of source and translation in the pairs right before and after a segment."""
    for index in (segment.index - 1, segment.index + 1):
        if not 0 <= index < len(article.segments):
            continue
        neighbour = article.segments[index]
        if neighbour.translation and neighbour.source:
            source = words_of(neighbour.source, article.source_lang).length
            yield source, words_of(neighbour.translation, article.target_lang).length


@lru_cache(maxsize=4)
def _growth(article: Article) -> float:
    """How much longer the article's translations are than their sources."""
    pairs = [(segment.source, segment.translation) for segment in article.segments if segment.translation]
    both = [(source, target) for source, target in pairs if source]
    source = sum(words_of(text, article.source_lang).length for text, _ in both)
    target = sum(words_of(text, article.target_lang).length for _, text in both)
    return target / source if source and target else 1.0


def find_added(article: Article) -> tuple[Segment, ...]:
    """The segments of the translation without a source, except copies."""
    if article.source is None or is_untranslated_article(article):
        return ()
    again = copies(article)
    return tuple(
        segment
        for segment in article.segments
        if segment.translation
        and segment.source is None
        and segment.index not in again
        and not segment.rewritten
        and _count(segment.translation) > 1
        and not _is_split_off(segment, article)
    )


def _is_split_off(segment: Segment, article: Article) -> bool:
    """Whether a sentence may translate the rest of a neighbour's source, without a lexicon to decide it."""
    if alignment_lexicon(article.source_lang, article.target_lang) is not None:
        return False
    own, growth = words_of(segment.translation, article.target_lang).length, _whole_growth(article)
    return any(
        source and target and length_cost(source, (target + own) / growth) < _USUAL_COST
        for source, target in _neighbours(segment, article)
    )


@lru_cache(maxsize=4)
def _whole_growth(article: Article) -> float:
    """How much longer the whole translation is than the whole source, limited to the usual difference of languages."""
    source = sum(words_of(segment.source or "", article.source_lang).length for segment in article.segments)
    target = sum(words_of(segment.translation, article.target_lang).length for segment in article.segments)
    return min(max(target / source, 1 / _MOST_GROWTH), _MOST_GROWTH) if source else 1.0


@lru_cache(maxsize=4)
def copies(article: Article) -> dict[int, int]:
    """Segments that repeat an earlier one although the source does not: index -> index of the first.

    Copies with a word or two changed are found next to each other and in blocks, exact ones anywhere. Without a
    source, only exact copies next to each other count, single or a block.
    """
    found: dict[int, int] = {}
    if is_untranslated_article(article):
        return found
    segments = article.segments
    said = [words_of(segment.translation, article.target_lang) for segment in segments]
    first: dict[tuple[str, ...], int] = {}
    before: int | None = None
    for number, words in enumerate(said):
        if len(words.keys) < _SHORTEST_SENTENCE:
            continue
        earlier = first.setdefault(words.keys, number)
        if earlier == number and before is not None and alike(said[before], words):
            earlier = before
        if earlier != number and _is_copy(article, segments[earlier], segments[number]):
            found[number] = earlier
        before = number
    for number, earlier in _of_blocks(article, said).items():
        found.setdefault(number, earlier)
    return found


def _of_blocks(article: Article, said: Sequence[Words]) -> dict[int, int]:
    """The copies of whole blocks; without a source, those that immediately follow their original."""
    full = [number for number, words in enumerate(said) if words.keys]
    again = {
        full[number]: full[earlier] for number, earlier in repeated_blocks([said[number] for number in full]).items()
    }
    if article.source is not None:
        return {number: earlier for number, earlier in again.items() if article.segments[number].source is None}
    exact = {
        (number - earlier, number)
        for number, earlier in sorted(again.items())
        if article.segments[number].translation == article.segments[earlier].translation
    }
    found: dict[int, int] = {}
    for distance, number in exact:
        block = range(number, number + distance)
        if all((distance, place) in exact for place in block):
            found.update((place, place - distance) for place in block)
    return found


def _is_copy(article: Article, first: Segment, second: Segment) -> bool:
    if article.source is None:
        return second.index == first.index + 1 and second.translation == first.translation and not first.heading
    if second.source is None:
        return True
    if first.source is None or first.translation != second.translation:
        return False
    lang = article.source_lang
    return not alike(words_of(first.source, lang), words_of(second.source, lang))


@lru_cache(maxsize=4)
def find_moved(article: Article) -> tuple[Segment, ...]:
    """The fewest segments whose moves explain the different order from the source."""
    placed = [
        (segment.source_start, segment.index)
        for segment in article.segments
        if segment.source_start is not None and segment.translation
    ]
    kept = {index for index, _ in increasing((index, start) for start, index in placed)}
    return tuple(article.segments[index] for _, index in placed if index not in kept)


def _count(text: str | None) -> int:
    return len(word_texts(text, inside=APOSTROPHES, digits="apart")) if text else 0
