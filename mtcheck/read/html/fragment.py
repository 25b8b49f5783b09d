"""Pieces of HTML that are not pages, such as those copied from a content management system."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_page", "looks_like_fragment"]

_PAGE: Final = re.compile(r"<(?:!doctype|html|head|body|title|meta)\b", re.IGNORECASE)
_LOOKED_AT: Final = 16_384
_NAMES: Final = (
    "p|div|h[1-6]|article|section|main|header|figure|ul|ol|li|blockquote|table|tbody|tr|td|span|strong|em|b|i|a|u"
)
_START: Final = re.compile(
    rf"\s*+(?:<!--(?>.{{0,2000}}?-->)\s*+)*+<(?:{_NAMES}|br|img|hr)(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE | re.DOTALL
)
_TAG: Final = re.compile(rf"</(?:{_NAMES})\s*>|<(?:br|hr)\s*/?>|<(?:p|h[1-6]|li)>", re.IGNORECASE)
_BLOCK: Final = re.compile(r"</?(?:p|div|h[1-6]|li|blockquote|br)\b[^<>]{0,2000}>", re.IGNORECASE)


def is_page(html: str) -> bool:
    """Whether a text in HTML is a whole page."""
    return bool(_PAGE.search(html[:_LOOKED_AT]))


def looks_like_fragment(data: bytes) -> bool:
    """Whether ``data``, in a file without an HTML name, is HTML.

    It is if it begins with a tag, or half of its lines have blocks.
    """
    head = data[:_LOOKED_AT].decode("utf-8", "replace").removeprefix("\ufeff")
    if _START.match(head):
        return bool(_TAG.search(head))
    lines = [line for line in head.splitlines() if line.strip()]
    tagged = sum(1 for line in lines if _BLOCK.search(line))
    return tagged > 1 and tagged * 2 >= len(lines)
