"""A page as a tree with only what a reader can see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["parse", "remove", "remove_unseen", "without_long_tags"]

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_DTD: Final = re.compile(r"<!DOCTYPE[^>\[]{0,500}\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
# In XHTML any element may close itself; an HTML parser would let these swallow what follows.
_SELF_CLOSED: Final = re.compile(
    r"<(script|style|title|textarea|iframe|div|span|p|a|i|b|em|strong)\b([^<>]{0,2000})/>", re.IGNORECASE
)
_XHTML: Final = re.compile(r"\s*<\?xml\b")
# What can be dropped if a page nests more deeply than the parser allows: elements that mean no more than "inside".
_NESTING: Final = re.compile(
    r"</?(?:div|span|font|center|section|b|i|u|em|strong|small|big|ul|ol|dl|blockquote|table|tbody|tr|td)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_ATTRIBUTE: Final = r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+"
# A tag as HTML (13.2.5) reads it, with the content of a script, which has no tags. An unclosed tag reaches to the
# end, so that everything that begins like a tag is looked at once.
_TAG: Final = re.compile(
    rf"<(?:(?P<raw>script|style)\b|(?P<name>[A-Za-z][^\s/>]*+))(?P<attributes>(?:[\s/]++|{_ATTRIBUTE})*+)"
    r"(?P<rest>>?+(?(raw).*?(?=</(?P=raw)|\Z)))",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTES: Final = re.compile(_ATTRIBUTE)
_CONTROL_REFERENCE: Final = re.compile(
    r"&#(?:0*+(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0*+(?:[0-8bBcCeEfF]|1[0-9a-fA-F]))(?![0-9a-fA-F]);?"
)
"""A control character by its number, which the parser accepts and refuses afterwards."""
_MOST_ATTRIBUTES: Final = 500
_UNSEEN_TAGS: Final = (
    "head",
    *("script", "style", "template", "noscript", "svg", "iframe", "object", "embed", "applet", "canvas", "audio"),
    *("video", "select", "textarea", "button", "datalist", "dialog", "rt", "rp", "link", "area", "noembed", "noframes"),
    *("annotation", "annotation-xml"),  # MathML: the formula once more, as TeX or as another markup
)
_STRUCK: Final = ("del", "s", "strike")
_UNSEEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|hidden-visually|screen-reader(?:-text|-only)?|offscreen)(?:$|[\s_-])"
)


def parse(html: str) -> HtmlElement | None:
    """The tree of a page; ``None`` if there is nothing to parse. Comments are left out; nothing is fetched.

    Only HTML's own entities are expanded. Elements nested deeper than libxml2's limit of 256 lose their containers,
    not their text.
    """
    html = _DTD.sub("", _CONTROL.sub(" ", html), count=1)
    if _XHTML.match(html):
        html = _SELF_CLOSED.sub(r"<\1\2></\1>", html)
    html = without_long_tags(html)
    root, too_deep = _parse(html)
    if too_deep:
        root, _ = _parse(_NESTING.sub(" ", html))
    return root


def _parse(html: str) -> tuple[HtmlElement | None, bool]:
    from lxml import etree
    from lxml.html import HtmlElement, HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, no_network=True)
    try:
        root = document_fromstring(
            _CONTROL_REFERENCE.sub("\N{REPLACEMENT CHARACTER}", html).encode("utf-8", "replace"), parser=parser
        )
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, False
    too_deep = any("depth" in error.message.lower() for error in parser.error_log)
    return (root if isinstance(root, HtmlElement) else None), too_deep


def without_long_tags(html: str) -> str:
    """The markup without tags of more attributes than any page needs: libxml2 compares each with all before it."""
    return _TAG.sub(_shorten_tag, html)


def _shorten_tag(tag: re.Match[str]) -> str:
    attributes = tag["attributes"]
    if len(attributes) < 2 * _MOST_ATTRIBUTES or len(_ATTRIBUTES.findall(attributes)) <= _MOST_ATTRIBUTES:
        return tag[0]
    return f"<{tag['raw'] or tag['name']}{tag['rest']}"


def remove_unseen(root: HtmlElement) -> None:
    """Take out what readers do not see: scripts, hidden elements and struck-out text."""
    for element in list(root.iter(*_UNSEEN_TAGS, *_STRUCK)):
        remove(element)
    whole = None
    for element in list(root.iter()):
        if element.tag in {"html", "body"} or not _is_unseen(element):
            continue
        if element.get("aria-hidden") and next(element.iter("h1", "article", "main"), None) is not None:
            # An open dialogue hides the rest of a page from screen readers: that rest is the article's page.
            whole = whole or _prose(root)
            if _prose(element) * 2 > whole:
                continue
        remove(element)


def remove(element: HtmlElement) -> None:
    """Take out an element, and leave the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _is_unseen(element: HtmlElement) -> bool:
    attributes = element.attrib
    return bool(
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or _UNSEEN_STYLE.search(attributes.get("style", ""))
        or _UNSEEN_CLASS.search(attributes.get("class", ""))
    )


def _prose(element: HtmlElement) -> int:
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))
