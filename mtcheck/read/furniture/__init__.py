"""Page furniture around an article, which must not be audited: credits, counters, buttons, disclaimers.

Whole lines only: a sentence of the article is never cut. Lines that the lists are sure of are left out as soon as a
text is read; lines that only look like furniture are decided once the other side is known
(:mod:`mtcheck.structure.furniture`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.model import Boilerplate
from mtcheck.read.furniture.lists import Listed, look_up_line
from mtcheck.read.furniture.shape import is_shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Side

__all__ = ["Listed", "find_furniture", "is_shaped", "look_up_line", "may_be_furniture"]


def find_furniture(text: str, side: Side, *languages: str) -> tuple[Boilerplate, ...]:
    """The lines of ``text`` that are not part of the article, in order, with offsets into ``text``.

    ``languages`` (BCP 47) are those of the text and of parts that may have been left untranslated.
    """
    return tuple(
        Boilerplate(side, start, end, text[start:end], known.kind)
        for start, end in _lines(text)
        if (known := look_up_line(text[start:end], *languages)) and known.sure
    )


def may_be_furniture(line: str, *languages: str) -> bool:
    """Whether a line is furniture unless the other side has it too; ``languages`` are as for :func:`look_up_line`."""
    return look_up_line(line, *languages) is not None or is_shaped(line, *languages)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    offset = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = offset + line.index(stripped)
            yield start, start + len(stripped)
        offset += len(line) + 1
