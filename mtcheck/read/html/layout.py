"""Which blocks of a page are its article: what an extractor took, less what stands beside, with what it left out."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mtcheck.read.html.agree import agreement, is_described, key
from mtcheck.read.html.blocks import HEADINGS, Block, is_sentence
from mtcheck.read.html.names import kinds
from mtcheck.read.html.tree import remove

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from mtcheck.read.html.headline import Headline
    from mtcheck.read.html.meta import Meta

__all__ = ["prune", "select"]

_NEVER_TAGS: Final = frozenset({"nav", "search", "amp-sidebar", "amp-consent", "amp-ad", "amp-user-notification"})
_NEVER_ROLES: Final = frozenset({"navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"})
_BESIDE_TAGS: Final = frozenset({"aside", "footer", "amp-carousel"})
_KEPT_TAGS: Final = frozenset({"html", "body", "main"})
_ENOUGH: Final = 120
_MENU, _LABEL, _MOST = 6, 25, 1_000_000
_CREDIT: Final = re.compile(r"[:©|/]")
_CLOCK: Final = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d{2}\b")
_DEPTH: Final = 4


def prune(root: HtmlElement, blocks: Sequence[Block], headline: Headline | None) -> None:
    """Take out what stands beside the article by its tag, role or name: menus, shares, comments, related articles.

    Nothing is taken out that holds the headline, nor so much that no sentence would be left. A list of links is a
    menu, whatever it is called.
    """
    prose, links = _weigh(blocks)
    whole = prose[root]
    held = {headline.element, *headline.element.iterancestors()} if headline else set()
    gone: list[HtmlElement] = []
    stack: list[HtmlElement] = [root]
    while stack:
        element = stack.pop()
        if (
            element.tag not in _KEPT_TAGS
            and element not in held
            and (links[element] >= _MENU or _is_beside(element, prose[element], whole))
        ):
            gone.append(element)
        else:
            stack.extend(element)
    for element in gone:
        remove(element)


def _weigh(blocks: Sequence[Block]) -> tuple[Counter[HtmlElement], Counter[HtmlElement]]:
    """The characters of sentences inside of each element, and how many links are alone in their blocks there.

    An element that holds anything but links and short labels has a negative number of links.
    """
    prose: Counter[HtmlElement] = Counter()
    links: Counter[HtmlElement] = Counter()
    for block in blocks:
        told = len(block.text) if is_sentence(block.text) else 0
        link = 1 if block.linked > 0.9 and not told else 0 if len(block.text) < _LABEL else -_MOST
        for element in (block.element, *block.element.iterancestors()):
            prose[element] += told if block.linked < 1 else 0
            links[element] += link - (_MOST if told else 0)
    return prose, links


def _is_beside(element: HtmlElement, prose: int, whole: int) -> bool:
    called = kinds(element)
    if "never" in called or element.tag in _NEVER_TAGS or element.get("role") in _NEVER_ROLES:
        return whole - prose >= min(_ENOUGH, whole)
    return ("beside" in called or element.tag in _BESIDE_TAGS) and prose * 3 <= whole


@dataclass(frozen=True, slots=True)
class _Body:
    """The article's body so far: the blocks taken, the elements that they stand in, and where the headline ends."""

    taken: frozenset[int]
    parents: frozenset[HtmlElement]
    first: int
    last: int
    head: int


def select(blocks: Sequence[Block], kept: set[int], headline: Headline | None, meta: Meta) -> list[Block]:
    """The article without its headline, in the order of the page."""
    cards = _cards([block for block in blocks if not _is_headline(block, headline, meta)])
    blocks = [block for block in blocks if not _is_headline(block, headline, meta) and not _is_teaser(block, cards)]
    own = [block for block in blocks if block.index in kept and (_is_told(block) or not _is_caption(block))]
    own = _without_bylines(_after_headline(_of_one_article(own, headline), headline))
    head = headline.blocks[-1].index if headline else -1
    parents = frozenset(_container(block) for block in own if is_sentence(block.text))
    first, last = (own[0].index, own[-1].index) if own else (sys.maxsize, sys.maxsize)
    body = _Body(frozenset(block.index for block in own), parents, first, last, head)
    chosen = [
        block
        for block in blocks
        if block.index in body.taken or (block.index > body.head and _belongs(block, body, headline, meta))
    ]
    return _without_trailing_headings(_once_in_head(chosen, first))


def _belongs(block: Block, body: _Body, headline: Headline | None, meta: Meta) -> bool:
    """Whether a block that the extractor left out is part of the article."""
    if block.index < body.first:
        return headline is not None and _is_in_head(block, headline, meta)
    if block.index > body.last:
        return bool(body.parents) and block.element.tag == "p" and _is_in_body(block, body)
    return _is_in_body(block, body)


def _is_in_head(block: Block, headline: Headline, meta: Meta) -> bool:
    """Whether a block between headline and body is a lead, a standfirst or a caption."""
    if is_described(block.text, meta.descriptions):
        return True
    if _is_caption(block):
        return _is_told(block)
    if block.linked > 0.5 or _is_byline(block):
        return False
    if _named(block, "lead", headline.element) or block.element.tag in HEADINGS:
        return len(block.text.split()) > 2
    return is_sentence(block.text) and len(block.text.split()) > 3


def _is_in_body(block: Block, body: _Body) -> bool:
    """Whether a block between paragraphs of the article is one of them."""
    if _is_caption(block):
        return _is_told(block)
    container = _container(block)
    if container not in body.parents and container.getparent() not in body.parents:
        return False
    if block.element.tag in HEADINGS:
        return block.linked < 0.5
    if not is_sentence(block.text):
        return False
    return block.linked <= 0.5 or (block.element.tag == "p" and container in body.parents)


def _is_caption(block: Block) -> bool:
    element: HtmlElement | None = block.element
    for _ in range(_DEPTH):
        if element is None or element.tag in _KEPT_TAGS:
            return False
        if element.tag in {"figure", "figcaption"} or "caption" in kinds(element):
            return True
        element = element.getparent()
    return False


def _is_told(block: Block) -> bool:
    """Whether a caption tells something, rather than whose picture it is."""
    if "credit" in kinds(block.element) or block.linked > 0.5:
        return False
    return is_sentence(block.text) or (len(block.text.split()) > 4 and not _CREDIT.search(block.text))


def _is_byline(block: Block) -> bool:
    """Whether a line says who wrote the article, or when."""
    if is_sentence(block.text) and len(block.text.split()) > 7:
        return False
    if next(block.element.iter("time"), None) is not None:
        return True
    if _CLOCK.search(block.text) and len(block.text.split()) <= 6 and not is_sentence(block.text):
        return True
    return "byline" in kinds(block.element) and "lead" not in kinds(block.element)


def _named(block: Block, kind: str, head: HtmlElement) -> bool:
    """Whether the block or one of the elements around it that do not hold the headline is called so."""
    element: HtmlElement | None = block.element
    for _ in range(_DEPTH):
        if element is None or any(ancestor is element for ancestor in head.iterancestors()):
            return False
        if kind in kinds(element):
            return True
        element = element.getparent()
    return False


def _container(block: Block) -> HtmlElement:
    """What a paragraph or a list stands in."""
    element = block.element
    while element.tag in {"p", "li", "ul", "ol", "blockquote", "figcaption", "dd", *HEADINGS}:
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element


def _is_headline(block: Block, headline: Headline | None, meta: Meta) -> bool:
    """Whether a block is the headline, or says it again."""
    if headline is None:
        return bool(meta.titles) and agreement(block.text, meta.titles) == 1 and not is_sentence(block.text)
    return any(block is own for own in headline.blocks) or key(block.text) == key(headline.text)


def _after_headline(own: list[Block], headline: Headline | None) -> list[Block]:
    """What stands behind the headline, unless most of the text stands before it."""
    if headline is None:
        return own
    head = headline.blocks[0].index
    before = sum(len(block.text) for block in own if block.index < head)
    after = sum(len(block.text) for block in own if block.index > head)
    return [block for block in own if block.index > head] if before <= after else own


def _of_one_article(own: list[Block], headline: Headline | None) -> list[Block]:
    """The blocks of the ``<article>`` that holds the headline, if one does."""
    if headline is None:
        return own
    article = next(iter(headline.element.iterancestors("article")), None)
    if article is None:
        return own
    inside = [block for block in own if any(ancestor is article for ancestor in block.element.iterancestors())]
    return inside if any(is_sentence(block.text) for block in inside) else own


def _cards(blocks: Sequence[Block]) -> frozenset[HtmlElement]:
    """The boxes of a few lines under a heading that is all link: teasers of other articles."""
    sizes = Counter(_container(block) for block in blocks)
    return frozenset(
        _container(block)
        for block in blocks
        if block.element.tag in HEADINGS and block.linked > 0.9 and sizes[_container(block)] <= 4
    )


def _is_teaser(block: Block, cards: frozenset[HtmlElement]) -> bool:
    """Whether a block tells of another article: it stands in such a box, or is all link and no sentence."""
    if _container(block) in cards:
        return True
    return block.linked > 0.9 and not (block.element.tag == "p" and is_sentence(block.text))


def _without_bylines(own: list[Block]) -> list[Block]:
    """No byline or date over the first sentence."""
    start = next((at for at, block in enumerate(own) if is_sentence(block.text) and not _is_byline(block)), 0)
    return [block for at, block in enumerate(own) if at >= start or not _is_byline(block)]


def _once_in_head(chosen: list[Block], first: int) -> list[Block]:
    """No line of the head twice, as pages for two widths of screen have it."""
    seen: set[str] = set()
    result: list[Block] = []
    for block in chosen:
        own = key(block.text)
        if block.index <= first and own in seen:
            continue
        seen.add(own)
        result.append(block)
    return result


def _without_trailing_headings(chosen: list[Block]) -> list[Block]:
    while len(chosen) > 1 and chosen[-1].element.tag in HEADINGS:
        chosen = chosen[:-1]
    return chosen
