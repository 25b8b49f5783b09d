"""The text of a segment without its inline codes: XLIFF 1.2, XLIFF 2 and TMX have the same kinds under other names."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from mtcheck.read.pair import PLACEHOLDER, trim
from mtcheck.read.xml import attribute, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

__all__ = ["plain"]

_SILENT: Final = frozenset({"bx", "ex", "bpt", "ept", "it", "sc", "ec", "sm", "em", "ut", "sub"})
"""Ends of pairs and marks: they have no width, and the text inside them is code of the original."""

_ALONE: Final = frozenset({"x", "ph"})
_BREAKS: Final = re.compile(
    r"<(?:br|w:br|tab)\b[^>]*>|\\n|\\t|[\n\t]|lb|x-lb|xlf:lb|x-html-br|linebreak|tab|pb", re.IGNORECASE
)
_SHOWN: Final = ("ctype", "type", "subType", "equiv-text", "equiv", "disp")
_WRAPPED: Final = re.compile(r"[ \t\r]*\n\s*")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def plain(element: _Element, *, wrapped: bool = False, without: Callable[[_Element], bool] | None = None) -> str:
    """The words of a source, target or seg, with :data:`PLACEHOLDER` for each standalone code.

    ``wrapped``: line breaks mean nothing, except under ``xml:space="preserve"``. Elements for which ``without`` is true
    are left out.
    """
    text = "".join(_pieces(element, without))
    if wrapped and not _is_preserved(element):
        text = _WRAPPED.sub(" ", text)
    return trim(text)


def _is_preserved(element: _Element) -> bool:
    at: _Element | None = element
    while at is not None:
        if (value := at.get(_SPACE)) is not None:
            return value == "preserve"
        at = at.getparent()
    return False


def _pieces(element: _Element, without: Callable[[_Element], bool] | None) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if without is None or not without(child):
            yield from _code(child, without)
        yield child.tail or ""


def _code(element: _Element, without: Callable[[_Element], bool] | None) -> Iterator[str]:
    name = name_of(element)
    if not name:
        # An entity that the document type declares elsewhere, such as &nbsp; comments and instructions have no text.
        yield html.unescape(element.text or "") if str(element).startswith("&") else ""
    elif name in _ALONE:
        yield " " if _is_break(element) else PLACEHOLDER
    elif name == "cp":
        yield _code_point(element.get("hex") or "")
    elif name not in _SILENT and not (attribute(element, "mtype") or "").endswith("deleted"):
        yield from _pieces(element, without)


def _is_break(element: _Element) -> bool:
    values = (*(element.get(name) for name in _SHOWN), element.text)
    return any(value and _BREAKS.fullmatch(value.strip(" ")) for value in values)


def _code_point(digits: str) -> str:
    try:
        return chr(int(digits, 16))
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"
