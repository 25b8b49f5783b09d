"""Writes XML 1.0 from texts that may have characters that XML 1.0 does not allow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

__all__ = ["FORBIDDEN", "element", "serialise"]

FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A code point outside XML 1.0's production ``Char``."""


def element(tag: str, attributes: Mapping[str, str] | None = None, text: str | None = None) -> _Element:
    """An element; code points that XML does not allow become U+FFFD."""
    from lxml import etree

    made = etree.Element(tag, {key: _clean(value) for key, value in (attributes or {}).items()})
    if text is not None:
        made.text = _clean(text)
    return made


def serialise(root: _Element) -> str:
    """The document with its declaration."""
    from lxml import etree

    body: str = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _clean(text: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
