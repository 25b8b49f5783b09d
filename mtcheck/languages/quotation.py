"""Quotation marks and the words that they enclose, in any language's style.

What a mark does is judged by its surroundings, not by its shape: “ closes in German and Serbo-Croatian and opens in
English, » opens in some books and closes in others, and " does not show it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Mark", "Quotation", "marks", "quotations"]

_MARK: Final = re.compile('""?|[“”„‟«»]|&quot;')
_BEFORE_OPENING: Final = frozenset(" \u00a0\n\t([{–—-/‘'‚")
_AFTER_CLOSING: Final = frozenset(" \u00a0\n\t)]}–—-/’'.,;:!?…")
_FACES: Final = {"“": True, "„": True, "«": True, "”": False, "»": False}


class Mark(NamedTuple):
    """A double quotation mark at ``[start, end)``; ``opens`` is None if unknown."""

    start: int
    end: int
    opens: bool | None


class Quotation(NamedTuple):
    """Quoted words at ``[start, end)``, marks not included."""

    start: int
    end: int
    text: str


def marks(text: str) -> Iterator[Mark]:
    """The double quotation marks of a segment, from left to right; doubled straight ones are one."""
    # A cell copied from a CSV file is quoted as a whole, with the marks of the text doubled.
    is_cell = len(text) > 2 and text[0] == text[-1] == '"' and '""' in text[1:-1]
    for match in _MARK.finditer(text, 1, len(text) - 1) if is_cell else _MARK.finditer(text):
        start, end = match.span()
        before = start == 0 or text[start - 1] in _BEFORE_OPENING
        after = end == len(text) or text[end] in _AFTER_CLOSING
        yield Mark(start, end, _FACES.get(match[0]) if before == after else before)


def quotations(text: str, *, inside: bool = False) -> list[Quotation]:
    """The quotations of a segment, in order; one that is not closed runs to the end.

    ``inside`` says that the segment begins within a quotation that an earlier one opened.
    """
    found: list[Quotation] = []
    opened: int | None = 0 if inside else None
    for mark in marks(text):
        if opened is None or (mark.opens and not found and opened == 0):
            opened = None if mark.opens is False else mark.end
        elif not mark.opens:
            found.append(Quotation(opened, mark.start, text[opened : mark.start]))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, len(text), text[opened:]))
    return found
