"""What a line of a page is, by its shape and names: a caption, a byline, a lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.read.html.blocks import HEADINGS, Block, is_sentence
from mtcheck.read.html.names import kinds

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["box_of", "is_byline", "is_caption", "is_copyright", "is_dateline", "is_named", "told_by"]

_INNER: Final = HEADINGS | frozenset({"p", "li", "ul", "ol", "blockquote", "figcaption", "dd"})
_FRAMES: Final = frozenset({"html", "body", "main"})
# A label of a word or two with a colon, a colon before a name or two, or a mark that separates names.
_CREDIT: Final = re.compile(
    r"(?:^|[,.;(–—|-])\s{0,9}[^\W\d]\S{0,60}(?:\s\S{1,60})?\s{0,9}:(?!\d)"
    r"|:(?!\d)\s{0,9}\S{1,60}(?:\s\S{1,60}){0,2}\s{0,9}\Z|[©|/]"
)
_LAST_STOP: Final = re.compile(r"(.*[^\W\d_]{2}[.!?…][\"'”’»“)\]]*)\s+(\S.*)", re.DOTALL)
_CLOCK: Final = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d{2}\b")
_COPYRIGHT: Final = re.compile(r"\W*(?:©|copyright\b|\(c\)\s*\d{4})", re.IGNORECASE)
_DEPTH: Final = 4
_SENTENCE_WORDS: Final = 8


def box_of(block: Block) -> HtmlElement:
    """The box that a paragraph or a list is in."""
    element = block.element
    while element.tag in _INNER:
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element


def is_caption(block: Block) -> bool:
    """Whether a block is under a picture."""
    element: HtmlElement | None = block.element
    for _ in range(_DEPTH):
        if element is None or element.tag in _FRAMES:
            return False
        if element.tag in {"figure", "figcaption"} or "caption" in kinds(element):
            return True
        element = element.getparent()
    return False


def told_by(block: Block) -> str:
    """A caption without its credit; empty if there is only a credit."""
    text = block.text
    if "credit" in kinds(block.element) or block.linked > 0.5:
        return ""
    if _CREDIT.search(text) and (match := _LAST_STOP.fullmatch(text)) and len(match[2].split()) < _SENTENCE_WORDS:
        text = match[1]
    if is_sentence(text) or (len(text.split()) > 4 and not _CREDIT.search(text)):
        return text
    return ""


def is_dateline(text: str) -> bool:
    """Whether a line has a date or a time and little else."""
    words = text.split()
    numbers = sum(any(map(str.isdigit, word)) for word in words)
    return bool(_CLOCK.search(text)) and numbers * (2 if is_sentence(text) else 3) >= len(words)


def is_byline(block: Block) -> bool:
    """Whether a line says who wrote the article, or when."""
    text, words = block.text, len(block.text.split())
    if is_dateline(text):
        return True
    if is_sentence(text):
        if words >= _SENTENCE_WORDS:
            return False
    elif _CLOCK.search(text) and words < 2 * _SENTENCE_WORDS:
        return True
    if next(block.element.iter("time"), None) is not None:
        return True
    if block.element.tag in HEADINGS and words > _SENTENCE_WORDS // 2:
        return False
    return "byline" in kinds(block.element) and "lead" not in kinds(block.element)


def is_copyright(text: str) -> bool:
    """Whether a line says who owns the page."""
    return bool(_COPYRIGHT.match(text))


def is_named(block: Block, kind: str, head: HtmlElement) -> bool:
    """Whether the block, or an element around it that does not hold ``head``, has such a name."""
    element: HtmlElement | None = block.element
    for _ in range(_DEPTH):
        if element is None or any(ancestor is element for ancestor in head.iterancestors()):
            return False
        if kind in kinds(element):
            return True
        element = element.getparent()
    return False
