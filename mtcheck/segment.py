"""Text to sentences, with exact offsets.

Lines broken to fit a width are joined again (:mod:`mtcheck.text.lines`); :mod:`mtcheck.text.sentences` finds the ends
of a paragraph's sentences, with Cyrillic Serbo-Croatian in Latin script.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mtcheck.languages.language import group, language_for
from mtcheck.languages.script import has_cyrillic, to_latin_mapped
from mtcheck.read.furniture import may_be_furniture
from mtcheck.text.lines import wraps
from mtcheck.text.sentences import sentence_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.model import Boilerplate

__all__ = ["SegmentedText", "Sentence", "is_heading", "keep_segments", "segment"]

_HEADING_LENGTH: Final = 200
_ENDS: Final = re.compile(r"""[.!?…:;,。！？؟۔।॥։።]["'”“’»)\]」』]*$""")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a heading: ``segmented.text[start:end] == text``. ``paragraph`` counts paragraphs from 0."""

    text: str
    start: int
    end: int
    paragraph: int
    heading: bool = False
    aside: bool = False
    """Whether it is a separate line that may be page furniture and so is not grouped with others."""


@dataclass(frozen=True, slots=True)
class SegmentedText:
    """A text and its sentences in order; between them is only white space or boilerplate.

    ``given`` marks sentences that the caller had already segmented, ``places`` their number: an element without a word
    is not a sentence but has its place (a given sentence's ``paragraph`` is the number of its own).
    """

    text: str
    sentences: tuple[Sentence, ...]
    given: bool = False
    places: int = 0


def keep_segments(sentences: Iterable[str]) -> SegmentedText:
    """A text of already segmented sentences, which are joined with a space and never split again.

    An element without a letter or digit keeps its place in the text but is not a sentence.
    """
    kept: list[Sentence] = []
    parts: list[str] = []
    offset = 0
    for paragraph, text in enumerate(sentences):
        if any(char.isalnum() for char in text):
            kept.append(Sentence(text, offset, offset + len(text), paragraph))
        parts.append(text)
        offset += len(text) + 1
    return SegmentedText(" ".join(parts), tuple(kept), given=True, places=len(parts))


def segment(
    text: str, lang: str, *, boilerplate: Sequence[Boilerplate] = (), other_lang: str | None = None
) -> SegmentedText:
    """Split ``text`` in language ``lang`` (BCP 47), leaving ``boilerplate`` spans of it out.

    With ``other_lang``, the language on the other side, lines that may be page furniture are marked.
    """
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text, boilerplate)):
        if other_lang is not None and may_be_furniture(text[start:end], lang, other_lang):
            sentences.append(Sentence(text[start:end], start, end, number, is_heading(text[start:end]), aside=True))
            continue
        spans = _sentences(text, start, end, group(lang))
        single = len(spans) == 1
        sentences.extend(
            Sentence(text[first:last], first, last, number, single and is_heading(text[first:last]))
            for first, last in spans
        )
    return SegmentedText(text, tuple(sentences))


def is_heading(text: str) -> bool:
    """Whether a separate line is a heading: short, and without a mark at its end."""
    return len(text) <= _HEADING_LENGTH and not _ENDS.search(text)


def _paragraphs(text: str, boilerplate: Sequence[Boilerplate]) -> Iterator[tuple[int, int]]:
    """Spans between line ends and boilerplate, except for line ends that only fit the text into a width."""
    joined = wraps(text)
    breaks = [(0, 0)]
    breaks.extend(match.span() for match in re.finditer(r"\n", text) if match.start() not in joined)
    breaks.extend((item.start, item.end) for item in boilerplate)
    breaks.append((len(text), len(text)))
    breaks.sort()
    for (_, start), (end, _) in pairwise(breaks):
        piece = text[start:end]
        if any(char.isalnum() for char in piece):
            yield start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _sentences(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """The spans of a paragraph's sentences; a part without a letter or digit belongs to the sentence before it."""
    paragraph = text[start:end]
    view: str = paragraph
    origin: Sequence[int] = range(len(paragraph) + 1)
    if language_for(language).two_scripts and has_cyrillic(paragraph):
        view, origin = to_latin_mapped(paragraph)
    spans: list[tuple[int, int]] = []
    for first, last in pairwise((0, *sentence_starts(view, language), len(view))):
        piece = paragraph[origin[first] : origin[last]]
        begin = start + origin[first] + len(piece) - len(piece.lstrip())
        finish = begin + len(piece.strip())
        if any(char.isalnum() for char in piece) or not spans:
            spans.append((begin, finish))
        elif piece.strip():
            spans[-1] = (spans[-1][0], finish)
    return spans
