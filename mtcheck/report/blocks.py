"""The translation as the page shows it: headline, headings, paragraphs, and the parts that were not audited."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mtcheck.model import Side
from mtcheck.text.normal import is_seen

if TYPE_CHECKING:
    from mtcheck.model import Article, Segment

__all__ = ["Block", "blocks", "title"]

_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")

_STOPPED: Final = re.compile(r"""[.:;,。।۔።]["'”“’»)\]]*$""")
"""The end of a sentence, but not of a headline."""

_LONGEST_TITLE: Final = 200
"""In code points; a longer first line is the article's lead."""


@dataclass(slots=True)
class Block:
    """A paragraph of the page: ``kind`` is ``headline``, ``heading``, ``paragraph``, ``boilerplate`` or ``unread``.

    ``parts`` are segments and the texts between them.
    """

    kind: str
    label: str = ""
    parts: list[Segment | str] = field(default_factory=list)

    @property
    def segments(self) -> list[Segment]:
        """The segments of the block, in order."""
        return [part for part in self.parts if not isinstance(part, str)]

    @property
    def has_text(self) -> bool:
        """Whether there is anything to read in it; a missing heading is an empty block."""
        return any((part if isinstance(part, str) else part.translation).strip() for part in self.parts)


def title(article: Article) -> str | None:
    """The article's headline, or None if it has none.

    The title given with the article, unless that is page furniture; otherwise the short first line of the text, if more
    text follows.
    """
    furniture = {item.text.strip() for item in article.boilerplate}
    if article.title and article.title.strip() not in furniture:
        return article.title
    first, second = ([segment for segment in article.segments if segment.translation.strip()] + [None, None])[:2]
    if first is None or (not first.heading and (second is None or second.paragraph == first.paragraph)):
        return None
    line = first.translation.strip()
    is_title = first.heading or _STOPPED.search(line) is None
    return line if is_title and len(line) <= _LONGEST_TITLE else None


def blocks(article: Article) -> list[Block]:
    """The translation's paragraphs and headings in order, including boilerplate and text outside any segment."""
    made: list[Block] = []
    position = 0
    paragraph: int | None = None
    for start, end, item in _items_in_place(article):
        gap = article.translation[position:start] if start > position else ""
        position = max(position, end)
        if is_seen(gap):
            made.append(Block("unread", "", [gap.strip()]))
            paragraph = None
        if isinstance(item, tuple):
            made.append(Block("boilerplate", item[0], [item[1]]))
            paragraph = None
        elif made and paragraph == item.paragraph and not item.heading and _PARAGRAPH.search(gap) is None:
            made[-1].parts += [gap or " ", item]
        else:
            made.append(Block("heading" if item.heading else "paragraph", "", [item]))
            paragraph = None if item.heading else item.paragraph
    if is_seen(rest := article.translation[position:].strip()):
        made.append(Block("unread", "", [rest]))
    _mark_headline(made, title(article))
    return made


def _items_in_place(article: Article) -> list[tuple[int, int, Segment | tuple[str, str]]]:
    """The segments, and the boilerplate's kind and text, at their places in the translation."""
    items: list[tuple[int, int, Segment | tuple[str, str]]] = [
        (segment.start, segment.end, segment) for segment in article.segments
    ]
    items += [
        (item.start, item.end, (item.kind, item.text)) for item in article.boilerplate if item.side is Side.TRANSLATION
    ]
    return sorted(items, key=lambda item: item[:2])


def _mark_headline(made: list[Block], text: str | None) -> None:
    """Mark the first block that is the headline, word for word, as such."""
    for block in made:
        if text and [part.translation.strip() for part in block.segments] == [text.strip()]:
            block.kind = "headline"
            return
