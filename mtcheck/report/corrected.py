"""What the page needs to write a corrected text: the text as given, and the place of each issue in it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mtcheck.model import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.model import Article, Issue, Segment

__all__ = ["Cut", "Place", "cuts", "laid_out", "places"]

_APART: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an editor's words for an issue go: over ``[start, end)`` of the translation, in code points.

    ``lead`` and ``trail`` separate them from their neighbours if nothing is replaced.
    """

    start: int
    end: int
    lead: str = ""
    trail: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """``[start, end)`` of the translation (code points): text that is not the article, with its surplus white space.
    ``kinds`` has one word for each of its lines.
    """

    start: int
    end: int
    kinds: tuple[str, ...]


def _is_told_in_order(article: Article, told: Sequence[Segment]) -> bool:
    """Whether the translation consists of these segments one after another, and nothing else."""
    in_order = all(earlier.end <= later.start for earlier, later in pairwise(told))
    return in_order and all(item.side is not Side.TRANSLATION for item in article.boilerplate)


def _apart(gap: str) -> str:
    """The text between two paragraphs, as a separate paragraph."""
    return f"{_APART}{gap.strip()}{_APART}" if gap.strip() else _APART


def laid_out(article: Article) -> Article:
    """The article with each unit of a list or of a bilingual file in a separate paragraph; a text stays as given."""
    told = [segment for segment in article.segments if segment.translation]
    gaps = {
        later.index: article.translation[earlier.end : later.start]
        for earlier, later in pairwise(told)
        if earlier.paragraph != later.paragraph
    }
    if not gaps or any("\n" in gap for gap in gaps.values()) or not _is_told_in_order(article, told):
        return article
    end = told[0].start
    parts, length = [article.translation[:end]], end
    segments = []
    for segment in article.segments:
        gap = ""
        if segment.translation:
            gap = article.translation[end : segment.start]
            gap = _apart(gap) if segment.index in gaps else gap
            end = segment.end
        start, length = length + len(gap), length + len(gap) + len(segment.translation)
        parts += [gap, segment.translation]
        paragraph = segment.paragraph if segment.translation else -1 - segment.index
        segments.append(replace(segment, start=start, end=length, paragraph=paragraph))
    return replace(article, translation="".join([*parts, article.translation[end:]]), segments=tuple(segments))


def places(article: Article, issues: Iterable[Issue]) -> list[Place]:
    """The place for a replacement for each of the issues.

    For an issue about the translation, it is the place of its words; for one about the source, the whole sentence, or
    the gap where its sentence is missing.
    """
    segments = {segment.index: segment for segment in article.segments}
    told = sorted((segment for segment in article.segments if segment.translation), key=lambda one: one.start)
    return [_place(issue, article.translation, segments[issue.segment], told) for issue in issues]


def cuts(article: Article) -> list[Cut]:
    """The translation's furniture in order, neighbouring lines in one cut.

    A cut of whole lines includes the white space on the side with fewer line breaks, so that paragraphs stay separate.
    """
    return [_cut_at(article.translation, *run) for run in _runs(article)]


def _place(issue: Issue, text: str, segment: Segment, told: Sequence[Segment]) -> Place:
    if issue.span.side is Side.TRANSLATION:
        start, end = segment.start + issue.span.start, segment.start + issue.span.end
        if start < end:
            return Place(start, end)
        lead = " " if text[max(0, start - 1) : start].isalnum() else ""
        return Place(start, start, lead, " " if text[start : start + 1].isalnum() else "")
    if segment.translation:
        return Place(segment.start, segment.end)
    return _gap(text, segment, told)


def _is_stop(text: str) -> bool:
    return bool(text) and (len(text) == 1 or set(text) == {"."}) and not text.isalnum()


def _gap(text: str, segment: Segment, told: Sequence[Segment]) -> Place:
    """The place of a missing sentence between its neighbours; a lone full stop in its place is replaced."""
    at = segment.end
    following = bisect_left(told, at, key=lambda other: other.start)
    before = told[following - 1] if following else None
    after = told[following] if following < len(told) else None
    if segment.blank:
        first, last = _strip_span(text, at, after.start if after else len(text))
        if _is_stop(text[first:last]):
            return Place(first, last)
    elif before is None and after is not None:
        at = after.start
    lead = _space(segment, before) if before is not None and not text[at - 1].isspace() else ""
    trail = _space(segment, after) if at < len(text) and not text[at].isspace() else ""
    return Place(at, at, lead, trail)


def _space(segment: Segment, beside: Segment | None) -> str:
    """What separates a sentence from the one beside it, or from other text (None)."""
    if beside is None:
        return " "
    apart = segment.heading or beside.heading or segment.paragraph != beside.paragraph
    return _APART if apart else " "


def _runs(article: Article) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Furniture with only white space between it, as ``(start, end, kinds)``."""
    own = (item for item in article.boilerplate if item.side is Side.TRANSLATION)
    start = end = -1
    kinds: tuple[str, ...] = ()
    for item in sorted(own, key=lambda item: (item.start, item.end)):
        if kinds and (item.start <= end or not article.translation[end : item.start].strip()):
            end, kinds = max(end, item.end), (*kinds, item.kind)
            continue
        if kinds:
            yield start, end, kinds
        start, end, kinds = item.start, item.end, (item.kind,)
    if kinds:
        yield start, end, kinds


def _cut_at(text: str, start: int, end: int, kinds: tuple[str, ...]) -> Cut:
    before, after = start, end
    while before and text[before - 1].isspace():
        before -= 1
    while after < len(text) and text[after].isspace():
        after += 1
    if before == 0:
        return Cut(0, after, kinds)
    if after == len(text):
        return Cut(before, after, kinds)
    lines_before, lines_after = text.count("\n", before, start), text.count("\n", end, after)
    if not lines_before or not lines_after:
        return Cut(start, end, kinds)
    return Cut(start, after, kinds) if lines_before >= lines_after else Cut(before, end, kinds)


def _strip_span(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without the white space at its ends."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
