"""The last step of an audit: findings in the normalised texts are moved to the texts as given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from mtcheck.model import Side, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mtcheck.model import Article, Boilerplate, Issue, Likelihood, Segment
    from mtcheck.text.normal import Normalised

__all__ = ["as_given"]

Move: TypeAlias = "Callable[[int, int], tuple[int, int]]"
"""From a span in a segment's normalised text to the same span in its text as given."""


def as_given(
    article: Article,
    issues: Iterable[Issue],
    translation: Normalised,
    source: Normalised | None,
    references: Iterable[Normalised],
) -> tuple[Article, tuple[Issue, ...]]:
    """The article and the issues with every text, offset and span as in the texts given.

    ``article.translation`` is ``translation.text``, and so on; an issue's message and suggestions are unchanged.
    """
    issues = tuple(issues)
    if article.source is None:
        source = None
    sides = {Side.TRANSLATION: translation, Side.SOURCE: source}
    columns = _columns(article.references, references)
    if not any(map(_is_changed, (*sides.values(), *columns))):
        return article, issues
    moves = {segment.index: _moves(segment, sides) for segment in article.segments}
    segments = _segments(article.segments, sides, columns, moves)
    given = replace(
        article,
        title=_title(article, segments),
        translation=translation.given,
        source=source.given if source else article.source,
        references=tuple(column.given for column in columns),
        segments=segments,
        boilerplate=tuple(_boilerplate(item, sides[item.side]) for item in article.boilerplate),
    )
    own = {segment.index: segment for segment in segments}
    return given, tuple(_issue(issue, own[issue.segment], moves[issue.segment]) for issue in issues)


def _is_changed(text: Normalised | None) -> bool:
    return text is not None and text.text != text.given


def _title(article: Article, given: Sequence[Segment]) -> str | None:
    """The title, as given where it is the first segment."""
    first = article.segments[0] if article.segments else None
    return given[0].translation if first is not None and article.title == first.translation else article.title


def _columns(texts: Sequence[str], given: Iterable[Normalised]) -> list[Normalised]:
    """Each of the article's references as given; some that were given may be missing."""
    by_text = {text.text: text for text in given}
    return [by_text[text] for text in texts]


def _cited_parts(segments: Sequence[Segment], number: int, reference: Normalised) -> list[str | None]:
    """The part of a reference in each segment; neighbours may share a stretch, so the search does not move past it."""
    cited: list[str | None] = []
    place = 0
    for segment in segments:
        text = segment.references[number]
        if not text:
            cited.append(text)
            continue
        found = reference.text.find(text, place)
        found = found if found >= 0 else reference.text.find(text)
        place = max(found, 0)
        start, end = reference.span(found, found + len(text)) if found >= 0 else (0, 0)
        cited.append(reference.given[start:end] if found >= 0 else text)
    return cited


def _moves(segment: Segment, sides: Mapping[Side, Normalised | None]) -> dict[Side, Move]:
    return {
        Side.TRANSLATION: _move(sides[Side.TRANSLATION], segment.start, segment.end),
        Side.SOURCE: _move(sides[Side.SOURCE], segment.source_start or 0, segment.source_end or 0),
    }


def _move(text: Normalised | None, first: int, last: int) -> Move:
    if text is None:
        return lambda start, end: (start, end)
    origin, limit = text.span(first, last)

    def move(start: int, end: int) -> tuple[int, int]:
        moved = text.span(first + start, first + end)
        # An empty span is after the character before it, which may belong to the segment before.
        return min(max(moved[0], origin), limit) - origin, min(max(moved[1], origin), limit) - origin

    return move


def _segments(
    segments: Sequence[Segment],
    sides: Mapping[Side, Normalised | None],
    columns: Sequence[Normalised],
    moves: Mapping[int, Mapping[Side, Move]],
) -> tuple[Segment, ...]:
    """The segments as given, with their parts of the references (``columns``)."""
    cited = [_cited_parts(segments, number, column) for number, column in enumerate(columns)]
    return tuple(
        replace(_segment(segment, sides, moves[segment.index]), references=tuple(column[place] for column in cited))
        for place, segment in enumerate(segments)
    )


def _segment(segment: Segment, sides: Mapping[Side, Normalised | None], moves: Mapping[Side, Move]) -> Segment:
    translation, source = sides[Side.TRANSLATION], sides[Side.SOURCE]
    assert translation is not None  # noqa: S101 - the side under audit is always there
    start, end = translation.span(segment.start, segment.end)
    moved = replace(
        segment,
        translation=translation.given[start:end],
        start=start,
        end=end,
        likelihood=_likelihood(segment.likelihood, moves),
        paraphrase=_likelihood(segment.paraphrase, moves),
        rewording=_likelihood(segment.rewording, moves),
    )
    if source is None or segment.source_start is None or segment.source_end is None:
        return moved
    start, end = source.span(segment.source_start, segment.source_end)
    return replace(moved, source=source.given[start:end], source_start=start, source_end=end)


def _likelihood(given: Likelihood | None, moves: Mapping[Side, Move]) -> Likelihood | None:
    if given is None:
        return None
    in_translation, in_source = moves[Side.TRANSLATION], moves[Side.SOURCE]

    spans = [in_translation(word.start, word.end) for word in given.words]
    return replace(
        given,
        words=tuple(replace(word, start=start, end=end) for word, (start, end) in zip(given.words, spans, strict=True)),
        omitted=tuple(in_source(*span) for span in given.omitted),
        added=tuple(in_translation(*span) for span in given.added),
    )


def _boilerplate(item: Boilerplate, text: Normalised | None) -> Boilerplate:
    if text is None:
        return item
    start, end = text.span(item.start, item.end)
    return replace(item, start=start, end=end, text=text.given[start:end])


def _issue(issue: Issue, segment: Segment, moves: Mapping[Side, Move]) -> Issue:
    side = issue.span.side
    start, end = moves[side](issue.span.start, issue.span.end)
    where = (segment.source or "") if side is Side.SOURCE else segment.translation
    return replace(issue, span=Span(side, start, end), text=where[start:end])
