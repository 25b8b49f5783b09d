"""Which of a page's lines is its headline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from mtcheck.read.html.agree import agreement, key
from mtcheck.read.html.blocks import HEADINGS, Block, is_sentence
from mtcheck.read.html.names import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from mtcheck.read.html.meta import Meta

__all__ = ["Headline", "find_headline"]

_SECTION: Final = 4
"""The fewest words of an ``<h1>`` that is a headline rather than a section's name, if the title does not decide it."""
_SAME: Final = 0.95
_CUT: Final = 12
"""The fewest letters of a title of which a longer line is the same headline."""
_HOME: Final = re.compile(r"\s*+(?:https?:)?(?://[^/]++)?/?(?:index\.(?:[sx]?html?|php\d?|aspx?|jsp|cfm|cgi))?\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Headline:
    """The headline as readers see it, and the blocks that it is in."""

    text: str
    blocks: tuple[Block, ...]
    element: HtmlElement


def find_headline(blocks: Sequence[Block], meta: Meta) -> Headline | None:
    """The page's headline: first of all an ``<h1>`` that is not a logo; of several, the one that agrees with the title.

    If there is none, or only a section's name, another line that agrees with the title; ``None`` if none does.
    """
    level_one = list(_level_one(blocks))
    found = [headline for headline in level_one if not _is_logo(headline, meta)]
    if len(found) > 1:
        told = _prose_behind(found, blocks)
        found.sort(key=lambda headline: (agreement(headline.text, meta.titles), told[headline.blocks[0].index]))
    best = found[-1] if found else None
    if best is None or (len(best.text.split()) < _SECTION and not agreement(best.text, meta.titles)):
        best = _titled_headline(blocks, level_one, meta) or best
    return _without_label(best, meta) if best else None


def _titled_headline(blocks: Sequence[Block], level_one: Sequence[Headline], meta: Meta) -> Headline | None:
    """The line that agrees best with the page's title: a heading, an element named as one, or any other line."""
    names = {key(block.text) for headline in level_one for block in headline.blocks}
    others = [
        (found, -block.index, block)
        for block in blocks
        if block.linked < 1 and key(block.text) not in names and (found := agreement(block.text, meta.titles))
    ]
    if not others:
        return _longer_headline(blocks, meta)
    named = [other for other in others if _is_named_headline(other[2])]
    best = max(named or [other for other in others if other[0] > _SAME], key=lambda other: other[:2], default=None)
    return Headline(best[2].text, (best[2],), best[2].element) if best else None


def _is_named_headline(block: Block) -> bool:
    """Whether a line is a heading, or its element is named as a headline."""
    return block.element.tag in HEADINGS or "headline" in kinds(block.element)


def _longer_headline(blocks: Sequence[Block], meta: Meta) -> Headline | None:
    """The first line that begins with a title that the page has cut short."""
    longer = next((block for block in blocks if block.linked == 0 and _goes_on(block.text, meta)), None)
    return Headline(longer.text, (longer,), longer.element) if longer else None


def _goes_on(text: str, meta: Meta) -> bool:
    """Whether a line begins with a title that the page has cut short."""
    own = key(text)
    return not is_sentence(text) and any(len(told) >= _CUT and own.startswith(told) for told in map(key, meta.titles))


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
    """How many characters of sentences there are between each headline and the next."""
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
    """The headline without a kicker in the same ``<h1>``, if the page's title shows which is which."""
    if len(headline.blocks) == 1:
        return headline
    parts = [(agreement(block.text, meta.titles), block.text) for block in headline.blocks]
    whole = agreement(headline.text, meta.titles)
    best = max(parts, key=lambda part: part[0])
    return Headline(best[1], headline.blocks, headline.element) if best[0] > whole else headline
