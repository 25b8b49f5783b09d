"""Source sentences <-> translation sentences <-> reference sentences, many-to-many.

A dynamic program finds the best monotone path, as Gale and Church (1993) do, over lengths, numbers, names, cognates, a
small lexicon if the language pair has one, and the ends of paragraphs. Then the sentences without a partner on both
sides are examined again: one that was only moved is placed beside its source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mtcheck.align.pair import bilingual, monolingual
from mtcheck.align.path import Bead
from mtcheck.model import Segment
from mtcheck.segment import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtcheck.align.pair import Pairing
    from mtcheck.model import Unit
    from mtcheck.segment import SegmentedText

__all__ = ["align", "beside", "beside_reference"]

_LEAST_RATIO_OF_MOVED: Final = 8.0
"""The least log-likelihood ratio of a sentence out of order that is taken as the translation of an unaligned one."""

_MOST_COMPARED: Final = 40_000
"""The most pairs of unaligned sentences compared; with more, the texts have nothing to do with each other."""

_LONE_STOP: Final = re.compile(r"(?:^|\s)[.…。!?]+(?=\s|$)")
_STOP_AFTER_STOP: Final = re.compile(r"[.!?…。]\s+[.…。!?]+$")
"""The placeholder for an empty translation: between two sentences, or attached to the one before."""
_SENTENCE_TAIL: Final = 20
"""Characters at the end of a sentence in which the second stop is looked for."""


def align(
    translation: SegmentedText,
    source: SegmentedText | None,
    references: Sequence[SegmentedText],
    *,
    source_lang: str,
    target_lang: str,
) -> tuple[Segment, ...]:
    """The aligned units in the order of the translation; see :class:`~mtcheck.model.Segment`.

    A source sentence without a translation is placed where the path passes it; a text of one sentence is always placed
    beside a source or a reference of one sentence. A reference sentence that covers two segments is given to both; one
    that matches nothing is left out. Between lists of equal length, a source sentence beside an element without a word
    has no translation, whatever its neighbours resemble.

    ``source`` is None if there is no source; ``references`` are human translations. ``source_lang`` and
    ``target_lang`` are BCP 47 tags.
    """
    segments = _beside_source(translation, source, source_lang, target_lang)
    columns = [_beside_reference(segments, reference, target_lang) for reference in references]
    return _segments_of_pairs(segments, columns, ())


def beside(
    translation: SegmentedText,
    source: SegmentedText,
    references: Sequence[SegmentedText],
    units: Sequence[Unit],
    *,
    target_lang: str,
) -> tuple[Segment, ...]:
    """The pairs of a bilingual file, unchanged and in its order, in linear time.

    Both texts are lists with one element for each of the ``units``; an element of the source beside one without a word
    is not translated. A reference with the same number of elements is read in the same way; any other is aligned.

    ``translation``, ``source`` and ``references`` are already split into sentences; ``target_lang`` is a BCP 47 tag.
    """
    said = {sentence.paragraph: sentence for sentence in translation.sentences}
    meant = {sentence.paragraph: sentence for sentence in source.sentences}
    pairs: list[_Unit] = []
    end = 0
    for place in sorted(said.keys() | meant.keys()):
        sentence = said.get(place) or Sentence("", end, end, place)
        end = sentence.end
        pairs.append(_Unit(sentence, meant.get(place), blank=place not in said))
    columns: list[list[str | None]] = []
    for reference in references:
        if reference.given and reference.places == translation.places:
            texts = {sentence.paragraph: sentence.text for sentence in reference.sentences}
            columns.append([texts.get(pair.sentence.paragraph) for pair in pairs])
        else:
            columns.append(_beside_reference(pairs, reference, target_lang))
    return _segments_of_pairs(pairs, columns, units)


def _segments_of_pairs(
    pairs: Iterable[_Unit], columns: Sequence[Sequence[str | None]], units: Sequence[Unit]
) -> tuple[Segment, ...]:
    return tuple(
        Segment(
            index=index,
            translation=sentence.text,
            start=sentence.start,
            end=sentence.end,
            source=origin.text if origin else None,
            source_start=origin.start if origin else None,
            source_end=origin.end if origin else None,
            references=tuple(column[index] for column in columns),
            paragraph=sentence.paragraph,
            heading=sentence.heading,
            blank=blank,
            unit=units[sentence.paragraph] if units else None,
        )
        for index, (sentence, origin, blank) in enumerate(pairs)
    )


class _Unit(NamedTuple):
    """A stretch of the translation (empty for an omission) and of the source.

    ``blank``: the translation has a place for it, but no word there.
    """

    sentence: Sentence
    origin: Sentence | None
    blank: bool = False


def _beside_source(
    translation: SegmentedText, source: SegmentedText | None, source_lang: str, target_lang: str
) -> list[_Unit]:
    if source is None:
        return [_Unit(sentence, None) for sentence in translation.sentences]
    blanks = _blanks(source, translation)
    pairing = bilingual(
        source.sentences,
        translation.sentences,
        source_lang,
        target_lang,
        paragraphs=_has_paragraphs(source, translation),
        untranslatable=blanks,
    )
    units: list[_Unit] = []
    end = paragraph = 0
    alone = len(source.sentences) == len(translation.sentences) == 1
    path = [Bead(0, 1, 0, 1)] if alone else _with_moved(pairing, pairing.path())
    for bead in path:
        origin = _stretch(source, bead.source, bead.sources)
        sentence = _stretch(translation, bead.target, bead.targets)
        if sentence is None:
            heading = origin is not None and origin.heading
            sentence = Sentence("", end, end, paragraph, heading)
        end, paragraph = sentence.end, sentence.paragraph
        units.append(_Unit(sentence, origin, bead.targets == 0 and bead.source in blanks))
    return _with_lone_stops(units, translation.text)


def beside_reference(translation: SegmentedText, reference: SegmentedText, lang: str) -> list[tuple[str, str]]:
    """Translation beside reference, both whole and in order; parts that only one side has are paired with nothing.

    ``translation`` and ``reference`` are both in the language ``lang`` (BCP 47).
    """
    paragraphs = _has_paragraphs(translation, reference)
    pairing = monolingual(translation.sentences, reference.sentences, lang, paragraphs=paragraphs)
    stretches = (
        (_stretch(translation, bead.source, bead.sources), _stretch(reference, bead.target, bead.targets))
        for bead in pairing.path()
    )
    return [(first.text if first else "", second.text if second else "") for first, second in stretches]


def _blanks(source: SegmentedText, translation: SegmentedText) -> frozenset[int]:
    """The source sentences beside an element without a word, if both texts are lists of equal length."""
    if not (source.given and translation.given and source.places == translation.places):
        return frozenset()
    said = {sentence.paragraph for sentence in translation.sentences}
    return frozenset(number for number, sentence in enumerate(source.sentences) if sentence.paragraph not in said)


def _with_lone_stops(units: list[_Unit], text: str) -> list[_Unit]:
    """Units without a translation are blank if the text has only a full stop in their place."""
    end = len(text)
    marked: list[_Unit] = []
    for unit in reversed(units):
        if unit.sentence.text:
            end = unit.sentence.start
        blank = not unit.sentence.text and (unit.blank or _has_lone_stop(text, unit.sentence.end, end))
        marked.append(unit._replace(blank=blank))
    return marked[::-1]


def _has_lone_stop(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _SENTENCE_TAIL) : start]
    return bool(_LONE_STOP.search(text[start:end]) or _STOP_AFTER_STOP.search(before))


def _has_paragraphs(*texts: SegmentedText) -> bool:
    return all(not text.given and text.sentences and text.sentences[-1].paragraph > 0 for text in texts)


def _stretch(text: SegmentedText, first: int, count: int) -> Sentence | None:
    if count == 0:
        return None
    if count == 1:
        return text.sentences[first]
    start, end = text.sentences[first].start, text.sentences[first + count - 1].end
    return Sentence(text.text[start:end], start, end, text.sentences[first].paragraph)


def _with_moved(pairing: Pairing, path: Sequence[Bead]) -> list[Bead]:
    """The path, with each addition that translates a sentence omitted elsewhere placed beside it."""
    path = [bead for group in path for bead in _split_crossed(pairing, group)]
    omitted = [bead.source for bead in path if bead.targets == 0]
    added = [bead.target for bead in path if bead.sources == 0]
    if not omitted or not added or len(omitted) * len(added) > _MOST_COMPARED:
        return path
    return _beside_own_sources(path, _sources_of_moved(pairing, omitted, added))


def _beside_own_sources(path: Sequence[Bead], moved: Mapping[int, int]) -> list[Bead]:
    """The path with each moved sentence beside its source, which is then no longer an omission."""
    gone = set(moved.values())
    kept = (bead for bead in path if bead.targets or bead.source not in gone)
    return [
        Bead(moved[bead.target], 1, bead.target, 1) if bead.sources == 0 and bead.target in moved else bead
        for bead in kept
    ]


def _sources_of_moved(pairing: Pairing, omitted: Sequence[int], added: Sequence[int]) -> dict[int, int]:
    """The added sentences that translate an omitted one, each with that one, the best fit first."""
    pairs = sorted(
        ((pairing.fit(Bead(source, 1, target, 1)), source, target) for source in omitted for target in added),
        reverse=True,
    )
    moved: dict[int, int] = {}
    gone: set[int] = set()
    for ratio, source, target in pairs:
        if ratio >= _LEAST_RATIO_OF_MOVED and source not in gone and target not in moved:
            moved[target] = source
            gone.add(source)
    return moved


def _split_crossed(pairing: Pairing, bead: Bead) -> tuple[Bead, ...]:
    """A group of two and two, split if each half clearly translates the other's neighbour."""
    if (bead.sources, bead.targets) != (2, 2):
        return (bead,)
    crossing = (Bead(bead.source + 1, 1, bead.target, 1), Bead(bead.source, 1, bead.target + 1, 1))
    straight = (Bead(bead.source, 1, bead.target, 1), Bead(bead.source + 1, 1, bead.target + 1, 1))
    if all(pairing.fit(half) >= _LEAST_RATIO_OF_MOVED / 2 for half in crossing) and sum(
        map(pairing.fit, crossing)
    ) >= _LEAST_RATIO_OF_MOVED + sum(map(pairing.fit, straight)):
        return crossing
    return (bead,)


def _beside_reference(units: Iterable[_Unit], reference: SegmentedText, lang: str) -> list[str | None]:
    """For each unit, the corresponding stretch of the reference."""
    units = list(units)
    places = [number for number, unit in enumerate(units) if unit.sentence.text]
    sentences = [units[place].sentence for place in places]
    paragraphs = not reference.given and any(sentence.paragraph for sentence in sentences)
    pairing = monolingual(sentences, reference.sentences, lang, paragraphs=paragraphs)
    column: list[str | None] = [None] * len(units)
    alone = len(sentences) == len(reference.sentences) == 1
    for bead in [Bead(0, 1, 0, 1)] if alone else pairing.path():
        stretch = _stretch(reference, bead.target, bead.targets)
        if stretch is not None:
            for place in places[bead.source : bead.source + bead.sources]:
                column[place] = stretch.text
    return column
