"""Headlines and standfirsts that were rewritten on purpose: not translations of the source's, but not errors either.

An editor writes a headline for readers of the other language, and often the lead below it too. If the first lines of
the two texts do not correspond, or only one text has such a line, each is marked as rewritten; if they do correspond,
they are a pair like any other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mtcheck.align.pair import bilingual
from mtcheck.align.path import Bead
from mtcheck.languages.lexicon import load_lexicon
from mtcheck.model import Rewritten
from mtcheck.segment import Sentence, is_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Article, Segment

__all__ = ["with_rewritten"]

_LONGEST_STANDFIRST: Final = 3
"""The most sentences on one side."""


def with_rewritten(article: Article) -> Article:
    """The article with one-sided segments at its top marked, and with unrelated headlines separated.

    Lists of sentences have no headlines.
    """
    if article.source is None or not article.segments:
        return article
    segments = list(_split_headlines(article))
    marked = _rewritten_above_body(segments, article)
    if not marked:
        return article
    told = (replace(segment, index=place, rewritten=marked.get(place)) for place, segment in enumerate(segments))
    return replace(article, segments=tuple(told))


def _rewritten_above_body(segments: Sequence[Segment], article: Article) -> dict[int, Rewritten]:
    """The one-sided segments above the body, and what each is."""
    start = int(_is_paired(segments[0]) and segments[0].heading)
    body = next((place for place in range(start, len(segments)) if _is_paired(segments[place])), None)
    if body is None:
        return {}
    marked = {} if start else dict.fromkeys(_headlines(segments[start:body]), Rewritten.HEADLINE)
    lead = [place for place in range(start, body) if place not in marked]
    if (start or marked) and _is_standfirst([segments[place] for place in lead], segments[body], article):
        marked |= dict.fromkeys(lead, Rewritten.STANDFIRST)
    return marked


def _is_paired(segment: Segment) -> bool:
    return bool(segment.translation and segment.source)


def _split_headlines(article: Article) -> Iterator[Segment]:
    """The segments, with a headline and an unrelated one of the source as two."""
    first, *others = article.segments
    source = first.source or ""
    if first.unit is None and _is_paired(first) and first.heading and is_heading(source) and _differ(first, article):
        yield replace(first, source=None, source_start=None, source_end=None)
        nothing = tuple(None for _ in first.references)
        yield replace(first, translation="", end=first.start, references=nothing)
    else:
        yield first
    yield from others


def _differ(segment: Segment, article: Article) -> bool:
    """Whether nothing in the two headlines corresponds: their words fit each other less well than by chance.

    Without a lexicon, too little is known about them to decide.
    """
    source_lang, target_lang = article.source_lang, article.target_lang
    if load_lexicon(source_lang, target_lang) is None:
        return False
    source, translation = ([Sentence(text, 0, len(text), 0)] for text in (segment.source or "", segment.translation))
    return bilingual(source, translation, source_lang, target_lang, paragraphs=False).fit(Bead(0, 1, 0, 1)) < 0


def _headlines(segments: Sequence[Segment]) -> Iterator[int]:
    """The places of the first headings of both sides, if each side begins with one."""
    for of_side in (
        [place for place, segment in enumerate(segments) if segment.translation],
        [place for place, segment in enumerate(segments) if segment.source],
    ):
        if of_side and segments[of_side[0]].heading:
            yield of_side[0]


def _is_standfirst(lead: Sequence[Segment], after: Segment, article: Article) -> bool:
    """Whether these one-sided segments are the leads of both texts, one paragraph in each."""
    translated = [segment for segment in lead if segment.translation]
    original = [segment for segment in lead if not segment.translation]
    if not 1 <= len(translated) <= _LONGEST_STANDFIRST or not 1 <= len(original) <= _LONGEST_STANDFIRST:
        return False
    return _is_paragraph(
        article.translation, [(segment.start, segment.end) for segment in translated], after.start
    ) and _is_paragraph(
        article.source or "",
        [(segment.source_start or 0, segment.source_end or 0) for segment in original],
        after.source_start or 0,
    )


def _is_paragraph(text: str, spans: Sequence[tuple[int, int]], after: int) -> bool:
    """Whether the spans are one paragraph, after which another begins."""
    first, last = min(spans)[0], max(spans)[1]
    return "\n" not in text[first:last] and "\n" in text[last:after] and "\n" in text[:first]
