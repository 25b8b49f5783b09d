"""Which blocks of a page are its article: corrects what an extractor took and left out."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mtcheck.read.html.agree import agreement, is_described, key
from mtcheck.read.html.blocks import HEADINGS, Block, is_sentence
from mtcheck.read.html.line import box_of, is_byline, is_caption, is_copyright, is_dateline, is_named, told_by
from mtcheck.read.html.names import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml.html import HtmlElement

    from mtcheck.read.html.headline import Headline
    from mtcheck.read.html.meta import Meta

__all__ = ["select"]

_PARAGRAPHS: Final = frozenset({"p", "li", "blockquote", "dd", "pre", "td"})
_MOST_OF: Final = 0.7
_LITTLE_OF: Final = 0.2
_PARAGRAPH_WORDS: Final = 8
_LEADS: Final = {"p": 5}
"""The fewest words of a lead that is not a sentence, by element; eight in any other element."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known about a page when its blocks are examined one by one.

    ``taken`` are the blocks that the extractor took, ``boxes`` are the boxes of the sentences among them; ``first`` and
    ``last`` are the ends of the body, and ``head`` is the headline's block.
    """

    headline: Headline | None
    meta: Meta
    taken: frozenset[int] = frozenset()
    boxes: frozenset[HtmlElement] = frozenset()
    head: int = -1
    first: int = sys.maxsize
    last: int = sys.maxsize


def select(blocks: Sequence[Block], kept: set[int], headline: Headline | None, meta: Meta) -> list[Block]:
    """The article without its headline, in the order of the page; ``kept`` are the blocks that an extractor took."""
    page = _Page(headline, meta)
    blocks = _without_cards([block for block in blocks if not _is_headline(block, page)], headline)
    blocks = _without_credits(blocks)
    own = _of_one_article([block for block in blocks if block.index in kept], headline)
    own = _without_postscript(_without_labels(_after_headline(own, headline), page))
    if own:
        page = _with_body(page, own)
    page = replace(page, head=headline.blocks[-1].index if headline else -1)
    chosen = [block for block in blocks if block.index in page.taken or _belongs(block, page)]
    return _without_trailing_headings(_once_in_head(chosen, page.first))


def _without_credits(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with their captions cut to what they tell; those that only name a photographer are left out."""
    return [
        replace(block, text=told) if is_caption(block) else block
        for block in blocks
        if (told := told_by(block)) or not is_caption(block)
    ]


def _with_body(page: _Page, own: list[Block]) -> _Page:
    """The page with the places of its body, of which ``own`` are the blocks that the extractor took."""
    start = own[min(_start(own, page), len(own) - 1)]
    return replace(
        page,
        taken=frozenset(block.index for block in own),
        boxes=frozenset(box_of(block) for block in own if is_sentence(block.text)),
        first=start.index,
        last=own[-1].index,
    )


def _belongs(block: Block, page: _Page) -> bool:
    """Whether a block that the extractor left out is part of the article."""
    if block.index <= page.head:
        return False
    if block.index < page.first:
        return _is_in_head(block, page)
    if block.index > page.last and block.element.tag != "p":
        return False
    return _is_in_body(block, page)


def _is_in_head(block: Block, page: _Page) -> bool:
    """Whether a block between headline and body is a lead, a standfirst or a caption."""
    if page.headline is None:
        return False
    if is_described(block.text, page.meta.descriptions) or is_caption(block):
        return True
    if block.linked > 0.5 or is_byline(block):
        return False
    words = len(block.text.split())
    if block.element.tag in HEADINGS or is_named(block, "lead", page.headline.element):
        return words > 2
    return words > 3 if is_sentence(block.text) else words >= _LEADS.get(block.element.tag, _PARAGRAPH_WORDS)


def _is_in_body(block: Block, page: _Page) -> bool:
    """Whether a block between paragraphs of the article is one of them."""
    if is_caption(block):
        return True
    if is_byline(block) or is_copyright(block.text):
        return False
    box = box_of(block)
    if box not in page.boxes and box.getparent() not in page.boxes:
        return False
    if block.element.tag in HEADINGS:
        return block.linked < 0.5
    if not is_sentence(block.text):
        return False
    return block.linked <= 0.5 or (block.element.tag == "p" and box in page.boxes)


def _is_headline(block: Block, page: _Page) -> bool:
    """Whether a block is the headline or repeats it."""
    if page.headline is None:
        return agreement(block.text, page.meta.titles) == 1 and not is_sentence(block.text)
    return any(block is own for own in page.headline.blocks) or key(block.text) == key(page.headline.text)


def _without_cards(blocks: list[Block], headline: Headline | None) -> list[Block]:
    """The blocks without teasers of other articles: a few lines in a box with a linked heading, or links under a
    heading."""
    around = set(headline.element.iterancestors()) if headline else set()
    sizes = Counter(box_of(block) for block in blocks)
    links = Counter(element for block in blocks if block.linked > 0.9 for element in _around(block))
    inside = Counter(element for block in blocks for element in _around(block))

    def is_card(heading: Block) -> bool:
        box = box_of(heading)
        return (heading.linked > 0.9 and sizes[box] <= 4) or 0 < links[box] >= inside[box] - 1

    headings = (block for block in blocks if block.element.tag in HEADINGS)
    cards = {box_of(heading) for heading in headings if is_card(heading)} - around
    return [block for block in blocks if box_of(block) not in cards and not _is_teaser(block)]


def _is_teaser(block: Block) -> bool:
    """Whether it is all link, and not a sentence of a paragraph."""
    return block.linked > 0.9 and not (block.element.tag == "p" and is_sentence(block.text))


def _of_one_article(own: list[Block], headline: Headline | None) -> list[Block]:
    """The blocks of the ``<article>`` that holds the headline, if one does."""
    article = next(headline.element.iterancestors("article"), None) if headline else None
    if article is None:
        return own
    inside = [block for block in own if any(ancestor is article for ancestor in block.element.iterancestors())]
    return inside if any(is_sentence(block.text) for block in inside) else own


def _after_headline(own: list[Block], headline: Headline | None) -> list[Block]:
    """The blocks behind the headline, unless most of the text comes before it."""
    if headline is None:
        return own
    head = headline.blocks[0].index
    before = sum(len(block.text) for block in own if block.index < head)
    after = sum(len(block.text) for block in own if block.index > head)
    return [block for block in own if block.index > head] if before <= after else own


def _without_labels(own: list[Block], page: _Page) -> list[Block]:
    """The blocks without bylines, dates and counters above the body, and without labels in separate boxes between its
    paragraphs."""
    start = _start(own, page)
    prose = Counter(block.element.tag in _PARAGRAPHS for block in own if is_sentence(block.text))
    in_paragraphs = prose[True] > prose[False]
    return [
        block
        for at, block in enumerate(own)
        if (
            _is_in_head(block, page) or _is_long(block)
            if at < start
            else not (in_paragraphs and _is_label(block)) and not (at <= start + 1 and is_dateline(block.text))
        )
    ]


def _start(own: list[Block], page: _Page) -> int:
    """Where the body begins: at its box, if that does not hold the headline, or else at its first sentence."""
    frame, _ = _frame(own)
    if frame is not None and page.headline is not None and frame not in set(page.headline.element.iterancestors()):
        return next((at for at, block in enumerate(own) if frame in set(_around(block))), len(own))
    return next((at for at, block in enumerate(own) if _is_of_body(block, page)), len(own))


def _is_of_body(block: Block, page: _Page) -> bool:
    """Whether a block is a sentence of the body rather than a lead."""
    if not is_sentence(block.text) or is_byline(block) or is_caption(block):
        return False
    return page.headline is None or not (
        is_described(block.text, page.meta.descriptions) or is_named(block, "lead", page.headline.element)
    )


def _is_long(block: Block) -> bool:
    return block.element.tag in _PARAGRAPHS and len(block.text.split()) >= _PARAGRAPH_WORDS and not is_byline(block)


def _is_label(block: Block) -> bool:
    """Whether a block is not a sentence and not in a paragraph: a word above a box of links or an advertisement."""
    if is_sentence(block.text) or is_caption(block) or block.element.tag in _PARAGRAPHS | HEADINGS:
        return False
    return not kinds(block.element) & {"headline", "lead"}


def _without_postscript(own: list[Block]) -> list[Block]:
    """The blocks without the few lines in other boxes behind the body: calls to action, addresses, authors."""
    own = _without_signature(own)
    frame, whole = _frame(own)
    if frame is None:
        return own
    last = max(block.index for block in own if any(element is frame for element in _around(block)))
    after = [block for block in own if block.index > last and not any(map(_is_twin(frame), _around(block)))]
    if sum(len(block.text) for block in after) > _LITTLE_OF * whole:
        return own
    gone = {block.index for block in after}
    return [block for block in own if block.index not in gone]


def _without_signature(own: list[Block]) -> list[Block]:
    while len(own) > 1 and (_is_signature(own[-1]) or is_copyright(own[-1].text)):
        own = own[:-1]
    return own


def _is_signature(block: Block) -> bool:
    return is_byline(block) and not is_sentence(block.text) and block.element.tag not in {"li", *HEADINGS}


def _frame(own: list[Block]) -> tuple[HtmlElement | None, int]:
    """The innermost element with most of the sentences, if it has three or more; and their characters."""
    prose: Counter[HtmlElement] = Counter()
    sentences = [block for block in own if is_sentence(block.text)]
    for block in sentences:
        for element in _around(block):
            prose[element] += len(block.text)
    whole = sum(len(block.text) for block in sentences)
    holding = [element for element, told in prose.items() if told >= _MOST_OF * whole]
    if len(sentences) < 3 or not holding:
        return None, whole
    return max(holding, key=lambda element: sum(1 for _ in element.iterancestors())), whole


def _around(block: Block) -> Iterable[HtmlElement]:
    return (block.element, *block.element.iterancestors())


def _is_twin(frame: HtmlElement) -> Callable[[HtmlElement], bool]:
    """Whether an element is like ``frame``: one of the parts into which an advertisement splits the body."""
    own = (frame.tag, frame.get("class"))
    return lambda element: own[1] is not None and (element.tag, element.get("class")) == own


def _once_in_head(chosen: list[Block], first: int) -> list[Block]:
    """The blocks without repeated lines in the head, which pages for two screen widths have."""
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
