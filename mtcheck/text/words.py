"""The words of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["WORD", "word_spans"]

WORD: Final = re.compile(r"\w+(?:[-'’]\w+)*")
"""Letters and digits, with hyphens and apostrophes inside: *twenty-one*, *isn't*."""


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """The half-open spans of the words, in code points."""
    return (match.span() for match in WORD.finditer(text))
