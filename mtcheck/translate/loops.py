"""Models stuck in a loop: the same words over and over, or an answer far longer than its source."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["cut_loop", "is_loop", "longest_answer"]

_PERIOD: Final = 12
"""The longest repeated stretch that is detected, in words."""
_WORD: Final = re.compile(r"\S+")


def longest_answer(source_tokens: int) -> int:
    """How many tokens a translation may have.

    English takes about half the tokens that its Serbo-Croatian source takes in the embedded model's
    vocabulary (held-out NTREX: 99 % below 0.95 times the source), so twice that is generous.
    """
    return 20 + source_tokens * 6 // 5


def is_loop(text: str) -> bool:
    """Whether the text ends in a stretch of words repeated at least three times, which people do only with a single
    word (``no, no, no``)."""
    return _loop(text) is not None


def cut_loop(text: str) -> str:
    """The text with its repeated last stretch only once."""
    end = _loop(text)
    return text if end is None else text[:end]


def _loop(text: str) -> int | None:
    """Where the first occurrence of the repeated stretch ends."""
    words = list(_WORD.finditer(text))
    said = [match.group().lower().strip(".,;:!?\"'") for match in words]
    for period in range(1, _PERIOD + 1):
        times = 3 if period > 1 else 5
        if len(said) >= period * times and said[-period:] * times == said[-period * times :]:
            first = len(said) - period * times
            while first > 0 and said[first - 1] == said[first - 1 + period]:
                first -= 1
            return words[first + period - 1].end()
    return None
