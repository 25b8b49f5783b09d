"""Lines that the alignment shows to be page furniture: possible furniture without a counterpart on the other side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mtcheck.align.words import words_of
from mtcheck.model import Boilerplate, Side
from mtcheck.read.furniture import is_shaped, look_up_line, may_be_furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Article, Segment

__all__ = ["without_furniture"]

_SHAPED: Final = "line of the page"
"""The kind of furniture that no list has."""


def without_furniture(article: Article, lists: frozenset[Side] = frozenset()) -> Article:
    """The article without the segments that are furniture, which are among its ``boilerplate`` instead.

    The units of a bilingual file are unchanged, and so is a text without its source, where no line shows whether it
    belongs to the article. ``lists`` are the sides given as lists of sentences, which are unchanged too.
    """
    if article.source is None:
        return article
    found = {segment.index: tuple(_furniture(segment, article, lists)) for segment in article.segments}
    if not any(found.values()):
        return article
    kept = [segment for segment in article.segments if not found[segment.index]]
    if not any(segment.translation for segment in kept):
        return article  # A text of only furniture is better audited than skipped.
    lines = [item for items in found.values() for item in items]
    return replace(
        article,
        segments=tuple(replace(segment, index=index) for index, segment in enumerate(kept)),
        boilerplate=tuple(
            sorted((*article.boilerplate, *lines), key=lambda item: (item.side != "translation", item.start))
        ),
    )


def _furniture(segment: Segment, article: Article, lists: frozenset[Side]) -> Iterator[Boilerplate]:
    if segment.unit is not None or segment.blank:
        return
    languages = (article.source_lang, article.target_lang)
    sides = list(_sides(segment))
    if len(sides) == 1:
        item = sides[0]
        alone = item.side in lists or _is_line(item, article)
        if kind := _kind(item.text, languages, alone=alone):
            yield replace(item, kind=kind)
    elif segment.index and all(item.side in lists or _is_line(item, article) for item in sides):
        known = [look_up_line(item.text, *languages) for item in sides]
        if all(known) or _strangers(sides, article, languages):
            yield from (replace(item, kind=of.kind if of else _SHAPED) for item, of in zip(sides, known, strict=True))


def _sides(segment: Segment) -> Iterator[Boilerplate]:
    if segment.translation:
        yield Boilerplate(Side.TRANSLATION, segment.start, segment.end, segment.translation, "")
    if segment.source and segment.source_start is not None and segment.source_end is not None:
        yield Boilerplate(Side.SOURCE, segment.source_start, segment.source_end, segment.source, "")


def _kind(text: str, languages: tuple[str, str], *, alone: bool) -> str | None:
    """The kind of a line without a counterpart; None for a sentence of the article."""
    known = look_up_line(text, *languages)
    if known and (known.sure or alone):
        return known.kind
    return _SHAPED if alone and is_shaped(text, *languages) else None


def _is_line(item: Boilerplate, article: Article) -> bool:
    """Whether it is the only text on its line."""
    text = (article.source or "") if item.side is Side.SOURCE else article.translation
    start, end = item.start, item.end
    # Only the white space beside it is read: a text has as many lines as this has callers.
    while start and text[start - 1] != "\n":
        start -= 1
        if not text[start].isspace():
            return False
    while end < len(text) and text[end] != "\n":
        if not text[end].isspace():
            return False
        end += 1
    return True


def _strangers(sides: list[Boilerplate], article: Article, languages: tuple[str, str]) -> bool:
    """Whether two lines that may be furniture were only paired because both have no partner."""
    if not all(may_be_furniture(item.text, *languages) for item in sides):
        return False
    translation, source = (
        words_of(item.text, lang) for item, lang in zip(sides, (article.target_lang, article.source_lang), strict=True)
    )
    marks = {mark[1:] for mark in translation.marks if mark}
    return not any(mark[1:] in marks for mark in source.marks if mark)
