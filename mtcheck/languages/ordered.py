"""Lists of many sorted lines, searched as one text: a list or a set of them takes far more time and memory to make."""

from __future__ import annotations

from typing import TYPE_CHECKING, AnyStr

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["has_line", "lines_from"]


def has_line(text: str, line: str) -> bool:
    """Whether a text that :func:`lines_from` can read has a line."""
    return next(lines_from(text, line), None) == line


def lines_from(text: AnyStr, beginning: AnyStr) -> Iterator[AnyStr]:
    """The lines of a text, or of its bytes in UTF-8, from the first that does not sort before ``beginning``.

    The lines are in order of their code points, which is that of their bytes; the last ends with a line break.
    """
    line_break = text[-1:]
    # Line breaks: the lines before the first sort before; none does from the second on. -1 is before the first line.
    low, high = -1, len(text) - 1
    while low < high:
        from_line = low if low > 0 else 0  # noqa: FURB136 - a call of max takes a tenth of the search
        middle = text.rfind(line_break, from_line, (low + high) // 2 + 1)
        end = text.index(line_break, middle + 1)
        if text[middle + 1 : end] < beginning:
            low = end
        else:
            high = middle
    while low < len(text) - 1:
        end = text.index(line_break, low + 1)
        yield text[low + 1 : end]
        low = end
