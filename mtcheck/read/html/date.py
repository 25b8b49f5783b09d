"""The day on which a page's article was published, from its markup; never a guess from its text."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING, Final

from mtcheck.languages.data_file import DataFile
from mtcheck.languages.registry import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from mtcheck.read.html.blocks import Block

__all__ = ["find_date", "parse_date"]

_ISO: Final = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
_EARLIEST: Final = 1990


def parse_date(text: str | None) -> date | None:
    """The day of a machine-readable date (ISO 8601, ``20220118``, RFC 2822), never a guess."""
    if not text:
        return None
    text = text.strip()[:60]
    try:
        match = _ISO.match(text)
        found = date(int(match[1]), int(match[3]), int(match[4])) if match else parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.year >= _EARLIEST else None


def find_date(root: HtmlElement, headline: HtmlElement | None, article: Sequence[Block]) -> date | None:
    """The day in microdata or ``<time>`` in the article's own head; ``None`` if there is none.

    The head is the box with the headline, and what follows it down to the second paragraph. Dates of changes do not
    count, nor dates in lists or links, which are those of other articles.
    """
    if headline is None:
        return None
    declared = (element for element in root.iter() if "datePublished" in (element.get("itemprop") or "").split())
    for found in (declared, _times_of_head(root, headline, article)):
        days = [day for element in found if _is_own(element) for day in _days(element)]
        if days:
            return min(days)
    return None


def _times_of_head(root: HtmlElement, headline: HtmlElement, article: Sequence[Block]) -> Iterator[HtmlElement]:
    """The ``<time>`` of the head: behind the headline or in its box, and before the third paragraph."""
    at = {element: number for number, element in enumerate(root.iter())}
    last = max((at.get(block.element, 0) for block in article[:2]), default=at[headline])
    box = _box(headline)
    for element in root.iter("time"):
        if at[element] <= last and (at[headline] < at[element] or box in set(element.iterancestors())):
            yield element


def _box(headline: HtmlElement) -> HtmlElement:
    """The element two levels over the headline, if that is not a frame of the whole page."""
    box = headline
    for _ in range(2):
        parent = box.getparent()
        if parent is None or parent.tag in {"body", "main", "html"}:
            break
        box = parent
    return box


@cache
def _change() -> re.Pattern[str]:
    """What pages call the day of a change."""
    return re.compile("|".join(DataFile(UNKNOWN / "pages.toml").words("changed")), re.IGNORECASE)


def _is_own(element: HtmlElement) -> bool:
    """Whether a date is that of the article's publication."""
    if _change().search(" ".join((element.get("class") or "", element.get("itemprop") or ""))):
        return False
    return not any(ancestor.tag in {"a", "li", "aside", "nav", "footer"} for ancestor in element.iterancestors())


def _days(element: HtmlElement) -> Iterator[date]:
    for attribute in ("datetime", "content"):
        if day := parse_date(element.get(attribute)):
            yield day
            return
