"""Tells lines broken to fit a width from lines that mean something: verse, lists, headlines.

A line broken to fit is full: the next word would not have fitted in. In a block, most lines that do not end a sentence
must be full, and the lines after them must continue in small letters.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["wraps"]

_ENDS: Final = re.compile(r"""[.!?…:;。！？؟۔।።։]["'”“’»›)\]」』]*$""")
_ITEM: Final = re.compile(r"\s*(?:[-–—•*·▪►>#|]\s|\(?\d{1,3}[.)]\s|[a-zA-Z][.)]\s)")
_UNSPACED: Final = ("\u0e00\u0eff", "\u1000\u109f", "\u1780\u17ff", "\u3040\u9fff", "\uff00\uffef")
"""The first and the last character of scripts without spaces between words. A pattern of them would take long to
compile."""
_GEORGIAN: Final = re.compile(r"[\u10d0-\u10ff]")
"""They are small letters by name, the only ones in use."""
_PARTED: Final = re.compile(r"[^\W\d_]-\s*$")
_WIDTHS: Final = range(20, 201)
_SHORTEST_BROKEN_LINE: Final = 30
"""The fewest characters of a line that is broken by itself."""
_FULL_SHARE: Final = 0.9
_SMALL_LETTER_SHARES: Final = (0.5, 0.25)
"""The least share of lines that continue in small letters, for few lines and for many. German nouns have capitals."""
_FEWEST_LINES: Final = 4


class _Line(NamedTuple):
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def wraps(text: str) -> frozenset[int]:
    """The offsets of the line ends in ``text`` that only fit it into a width. Time is linear."""
    blocks = [block for block in _blocks(text) if len(block) > 1]
    widths = [max(len(line.text.rstrip()) for line in block) for block in blocks]
    wrapped = [_is_wrapped([block], width) for block, width in zip(blocks, widths, strict=True)]
    width = _common_width(blocks, widths, wrapped)
    found: list[int] = []
    for block, own, is_wrapped in zip(blocks, widths, wrapped, strict=True):
        if is_wrapped or own <= width:
            limit = own if is_wrapped else width
            found.extend(line.end for line, after in pairwise(block) if _is_wrap(line, after, limit))
    return frozenset(found)


def _common_width(blocks: Sequence[Sequence[_Line]], widths: Sequence[int], wrapped: Sequence[bool]) -> int:
    """The widest width that a block was broken at, or that all of them were; 0 for none."""
    width = max((width for width, is_wrapped in zip(widths, wrapped, strict=True) if is_wrapped), default=0)
    if width or not blocks:
        return width
    return max(widths) if _is_wrapped(blocks, max(widths)) else 0


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Runs of lines without an empty one between them, stripped only of white space at their ends."""
    block: list[_Line] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            block.append(_Line(offset, line))
        elif block:
            yield block
            block = []
        offset += len(line) + 1
    yield block


def _is_wrapped(blocks: Sequence[Sequence[_Line]], width: int) -> bool:
    """Whether the lines of these blocks were broken at ``width`` characters."""
    if width not in _WIDTHS:
        return False
    within = [pair for block in blocks for pair in pairwise(block) if not _is_end(*pair)]
    full = sum(_is_full(line, after, width) for line, after in within)
    if not within or full < _FULL_SHARE * len(within):
        return False
    return _goes_on_small(within)


def _goes_on_small(within: Sequence[tuple[_Line, _Line]]) -> bool:
    """Whether enough lines begin with a small letter to show that sentences continue across lines."""
    firsts = [after.text.lstrip("\"'„“”«»( \t")[:1] for _, after in within]
    cased = [first for first in firsts if first.lower() != first.upper() and not _GEORGIAN.match(first)]
    if not cased:
        return len(within) > 2
    small = sum(first.islower() for first in cased)
    if len(within) == 1:
        return bool(small) and len(within[0][0].text) >= _SHORTEST_BROKEN_LINE
    return small >= _SMALL_LETTER_SHARES[len(within) >= _FEWEST_LINES] * len(cased)


def _is_end(line: _Line, after: _Line) -> bool:
    return bool(_ENDS.search(line.text.rstrip()) or _ITEM.match(after.text)) or _is_indented(line, after)


def _is_indented(line: _Line, after: _Line) -> bool:
    first, second = (len(item.text) - len(item.text.lstrip()) for item in (line, after))
    return second > first


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """Whether the first word of the next line did not fit in, or only a part of it did."""
    if _PARTED.search(line.text):
        return True
    word = after.text.split(maxsplit=1)[0]
    if any(first <= word[0] <= last for first, last in _UNSPACED):
        word = word[:1]
    return len(line.text.rstrip()) + 1 + len(word) > width


def _is_wrap(line: _Line, after: _Line, width: int) -> bool:
    if _ITEM.match(after.text) or _is_indented(line, after):
        return False
    first = after.text.lstrip()[:1]
    return _is_full(line, after, width) or (first.islower() and not _is_end(line, after))
