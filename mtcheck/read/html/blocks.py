"""The blocks of a page: each paragraph, heading, caption or line on its own, in the order of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mtcheck.read.html.names import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

__all__ = ["HEADINGS", "Block", "blocks_of", "is_sentence", "is_stopped", "marked_blocks", "skeleton"]

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS: Final = HEADINGS | frozenset(
    {
        *(
            "html",
            "body",
            "main",
            "article",
            "section",
            "header",
            "footer",
            "nav",
            "aside",
            "search",
            "div",
            "p",
            "pre",
        ),
        *(
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "figure",
            "figcaption",
            "hr",
            "hgroup",
            "center",
            "address",
        ),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "form", "fieldset", "legend", "details"),
        *("summary", "amp-sidebar", "amp-consent", "amp-ad", "amp-list", "amp-carousel", "amp-user-notification"),
    }
)
_SPACED: Final = frozenset({"span", "a", "strong", "b", "em", "i", "time", "small", "label", "cite"})
# Braille patterns: printable, not letters, three to a mark. Text that a page itself has in Braille is ignored.
_FIRST_MARK, _MARKS, _MARK_LENGTH = 0x2801, 255, 3
_MARK: Final = re.compile("[\u2801-\u28ff]{3}")
_BRAILLE: Final = re.compile("[\u2801-\u28ff\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Elements in which a single sentence is already a paragraph.
_PROSE: Final = HEADINGS | frozenset({"p", "li", "blockquote", "figcaption", "dd", "pre", "td"})
_LABELS: Final = frozenset({"span", "small", "cite", "label"})
_APART: Final = _LABELS | frozenset({"em", "i", "b", "strong"})
# Attributes that extractors look at.
_ATTRIBUTES: Final = ("class", "id", "role", "itemprop")
# A full stop in any script, with what may follow it; but not an initial's, as at the end of a byline.
_STOPPED: Final = re.compile(r"(?:[.!?…。！？।؟։።။](?<!\b[^\W\d_]\.))[\"'”’»“‘«›‹)\]}』」*\s]*\Z")
_LAST: Final = 40


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph, heading, caption or separate line; ``linked`` is the share of it that is links, in [0, 1].

    ``index`` counts the page's blocks from 0; ``element`` is the block-level element that contains it.
    """

    index: int
    text: str
    element: HtmlElement
    linked: float


@dataclass(slots=True)
class _Run:
    pieces: list[str] = field(default_factory=list)
    linked: int = 0

    def add(self, text: str | None, *, in_link: bool) -> None:
        if not text:
            return
        if in_link:
            self.linked += len(text.strip())
        self.pieces.append(text)


def blocks_of(root: HtmlElement) -> list[Block]:
    """All blocks of a tree that have text."""
    found: list[Block] = []
    for element, run, wraps in _runs(root):
        text = " ".join("".join(run.pieces).split())
        if not text:
            continue
        if wraps and found and found[-1].element is element and _goes_on(found[-1].text, text):
            before = found.pop()
            linked = (before.linked * len(before.text) + run.linked) / (len(before.text) + len(text))
            found.append(Block(before.index, f"{before.text} {text}", element, min(linked, 1.0)))
            continue
        found.append(Block(len(found), text, element, min(run.linked / len(text), 1.0)))
    return found


def _goes_on(before: str, after: str) -> bool:
    """Whether a line break is inside a sentence."""
    return after[0].islower() and not is_stopped(before)


def _runs(root: HtmlElement) -> Iterator[tuple[HtmlElement, _Run, bool]]:
    """Runs of inline text with their block-level element, and whether only a line break came before."""
    from lxml import etree

    stack: list[HtmlElement] = []
    run = _Run()
    links = 0
    closed = wraps = False
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        inside = stack[-1] if stack else root
        is_block = inside is element if event == "end" else tag in _BLOCKS or _stands_apart(element, tag, inside)
        if is_block:
            yield inside, run, wraps
            run, wraps = _Run(), False
        if event == "start":
            if is_block:
                stack.append(element)
            elif closed and tag in _SPACED and _needs_space(run, element):
                run.pieces.append(" ")
            links += tag == "a"
            run.add(element.text, in_link=links > 0)
            closed = False
            continue
        links -= tag == "a"
        if is_block:
            stack.pop()
        elif tag == "br":
            if inside.tag in HEADINGS:
                run.pieces.append(" ")
            else:
                yield inside, run, wraps
                run, wraps = _Run(), True
        run.add(element.tail, in_link=links > 0)
        closed = tag in _SPACED and not element.tail
    yield root, run, wraps


def _stands_apart(element: HtmlElement, tag: str, block: HtmlElement) -> bool:
    """Whether an inline element is a separate line: the credit of a picture, by its name or its place."""
    if tag not in _APART:
        return False
    if block.tag not in {"figcaption", "figure"}:
        return tag in _LABELS and block.tag not in _PROSE and "credit" in kinds(element)
    return "credit" in kinds(element) or _ends_caption(element, block)


def _ends_caption(element: HtmlElement, caption: HtmlElement) -> bool:
    """Whether an element is the last of a caption, behind a sentence."""
    if element.getparent() is not caption or element.getnext() is not None or (element.tail or "").strip():
        return False
    before = element.getprevious()
    text = caption.text if before is None else before.tail or before.text_content()
    return is_stopped(text or "")


def _needs_space(run: _Run, element: HtmlElement) -> bool:
    """Whether two adjacent elements are separate words: a label and a headline, never a drop cap."""
    last = run.pieces[-1] if run.pieces else ""
    first = next((text for text in element.itertext() if text), "")
    return len(last) > 1 and not last[-1].isspace() and (first[:1].isupper() or first[:1].isdigit())


def is_stopped(text: str) -> bool:
    """Whether a line ends as sentences do, and not with an initial."""
    return bool(_STOPPED.search(text[-_LAST:]))


def is_sentence(text: str) -> bool:
    """Whether a line reads as a sentence: it ends as one, and has more than two words."""
    return is_stopped(text) and (len(text.split()) > 2 or (len(text) > 7 and not text.isascii() and " " not in text))


def skeleton(blocks: Sequence[Block]) -> HtmlElement:
    """A page with only the blocks and the block-level elements around them.

    Unnamed elements that only wrap another one are left out.

    Each block begins with a mark, by which it is recognised in an extractor's result; all links in a block become one.
    An extractor's time on this page does not depend on markup inside paragraphs.
    """
    from lxml.etree import SubElement
    from lxml.html import Element

    root = Element("html")
    copies: dict[HtmlElement, HtmlElement] = {}
    for block in blocks:
        copy = _copy_block(block.element, copies, root)
        text = _mark(block.index) + _BRAILLE.sub("?", block.text)
        if copy.tag not in _PROSE and is_sentence(block.text):
            copy = SubElement(copy, "p")
        elif copy.tag == "p" and (copy.text or len(copy)):
            copies[block.element] = copy = SubElement(copy.getparent(), "p", dict(copy.attrib))
        elif (copy[-1].tail if len(copy) else copy.text) or (len(copy) and copy[-1].tag == "a"):
            copy.append(Element("br"))
        linked = round(block.linked * len(block.text))
        if linked:
            link = Element("a", href="#")
            link.text, link.tail = text[: linked + _MARK_LENGTH], text[linked + _MARK_LENGTH :] or None
            copy.append(link)
        elif len(copy):
            copy[-1].tail = text
        else:
            copy.text = text
    return root


def _copy_block(element: HtmlElement, copies: dict[HtmlElement, HtmlElement], root: HtmlElement) -> HtmlElement:
    """The copy of a block-level element, made if necessary, with copies of the elements around it."""
    from lxml.etree import SubElement

    missing: list[HtmlElement] = []
    current: HtmlElement | None = element
    while current is not None and current.tag != "html" and current not in copies:
        if current.tag in _BLOCKS and (current is element or len(current) > 1 or current.attrib):
            missing.append(current)
        current = current.getparent()
    copy = root if current is None or current.tag == "html" else copies[current]
    for original in reversed(missing):
        attributes = {name: _BRAILLE.sub("?", value) for name in _ATTRIBUTES if (value := original.get(name))}
        copy = copies[original] = SubElement(copy, original.tag, attributes)
    return copy


def marked_blocks(text: str) -> list[int]:
    """The blocks whose marks are in ``text``, in its order."""
    return [_index(match) for match in _MARK.findall(text)]


def _mark(index: int) -> str:
    high, low = divmod(index, _MARKS)
    return "".join(chr(_FIRST_MARK + digit) for digit in (high // _MARKS % _MARKS, high % _MARKS, low))


def _index(found: str) -> int:
    high, middle, low = (ord(char) - _FIRST_MARK for char in found)
    return (high * _MARKS + middle) * _MARKS + low
