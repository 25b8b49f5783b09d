"""Which of a page's lines is its headline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from mtcheck.read.html.agree import agreement, key
from mtcheck.read.html.blocks import Block, is_sentence
from mtcheck.read.html.names import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from mtcheck.read.html.meta import Meta

__all__ = ["Headline", "find_headline"]

_HOME: Final = re.compile(r"\s*(?:https?:)?(?://[^/]+)?/?(?:index\.\w+)?\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Headline:
    """The headline as the reader sees it, and the blocks that it stands in."""

    text: str
    blocks: tuple[Block, ...]
    element: HtmlElement


def find_headline(blocks: Sequence[Block], meta: Meta) -> Headline | None:
    """The page's headline: an ``<h1>`` that is no logo before all; of several, the one that agrees with the title.

    Where there is none, another heading that agrees with the title. ``None`` where no line of the page does.
    """
    level_one = list(_level_one(blocks))
    found = [headline for headline in level_one if not _is_logo(headline, meta)]
    if len(found) > 1:
        told = _prose_behind(found, blocks)
        found.sort(key=lambda headline: (agreement(headline.text, meta.titles), told[headline.blocks[0].index]))
    if found:
        return _without_label(found[-1], meta)
    logos = {key(block.text) for headline in level_one for block in headline.blocks}
    others = [
        (agreement(block.text, meta.titles), -block.index, block)
        for block in blocks
        if key(block.text) not in logos and (block.element.tag in {"h2", "h3"} or "headline" in kinds(block.element))
    ]
    best = max(others, key=lambda other: other[:2], default=None)
    if best is None or best[0] == 0:
        return None
    return Headline(best[2].text, (best[2],), best[2].element)


def _level_one(blocks: Sequence[Block]) -> Iterator[Headline]:
    for element, group in groupby(blocks, key=_heading):
        if element is not None:
            inside = tuple(group)
            yield Headline(" ".join(block.text for block in inside), inside, element)


def _heading(block: Block) -> HtmlElement | None:
    element: HtmlElement | None = block.element
    for _ in range(4):
        if element is None:
            return None
        if element.tag == "h1":
            return element
        element = element.getparent()
    return None


def _is_logo(headline: Headline, meta: Meta) -> bool:
    """Whether an ``<h1>`` names the site."""
    element = headline.element
    if meta.site and key(headline.text) == key(meta.site):
        return True
    if any(_HOME.fullmatch(link.get("href") or "") for link in (*element.iter("a"), *element.iterancestors("a"))):
        return True
    if agreement(headline.text, meta.titles):
        return False
    return any("logo" in kinds(part) for part in (element, *element.iter("a", "span", "div")))


def _prose_behind(headlines: Sequence[Headline], blocks: Sequence[Block]) -> dict[int, int]:
    """How many characters of sentences stand between each headline and the next."""
    starts = [headline.blocks[0].index for headline in headlines]
    prose = dict.fromkeys(starts, 0)
    current = None
    for block in blocks:
        if block.index in prose:
            current = block.index
        elif current is not None and block.linked < 1 and is_sentence(block.text):
            prose[current] += len(block.text)
    return prose


def _without_label(headline: Headline, meta: Meta) -> Headline:
    """The headline without a kicker that stands in the same ``<h1>``, where the page's title shows which is which."""
    if len(headline.blocks) == 1:
        return headline
    parts = [(agreement(block.text, meta.titles), block.text) for block in headline.blocks]
    whole = agreement(headline.text, meta.titles)
    best = max(parts, key=lambda part: part[0])
    return Headline(best[1], headline.blocks, headline.element) if best[0] > whole else headline
