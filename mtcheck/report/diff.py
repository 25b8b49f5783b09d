"""Which words two texts do not share: word-level differences."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["changed_spans"]

# A word keeps its inner apostrophes and separators, so that "100.000" and "Blinken's" are one word each.
_WORD: Final = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")

_MAX_WORDS: Final = 20_000
"""Longer texts are not compared: the work grows with the product of the lengths."""

Spans = tuple[tuple[int, int], ...]


def changed_spans(left: str, right: str) -> tuple[Spans, Spans]:
    """The spans of ``left`` that ``right`` lacks, and of ``right`` that ``left`` lacks.

    Words are compared exactly, along an alignment with the fewest edits (Levenshtein). Spans are half-open, in
    code points, sorted, apart from each other; changed words that follow each other are one span. Texts of more than
    20,000 words are not compared and give no spans.
    """
    from rapidfuzz.distance import Levenshtein

    words = [list(_WORD.finditer(text)) for text in (left, right)]
    if max(map(len, words)) > _MAX_WORDS:
        return (), ()
    opcodes = Levenshtein.opcodes(*([word[0] for word in side] for side in words))
    changed: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for code in opcodes:
        if code.tag == "equal":
            continue
        for side, start, end in ((0, code.src_start, code.src_end), (1, code.dest_start, code.dest_end)):
            if start < end:
                _append(changed[side], words[side], start, end)
    return tuple(changed[0]), tuple(changed[1])


def _append(spans: list[tuple[int, int]], words: list[re.Match[str]], start: int, end: int) -> None:
    first, last = words[start].start(), words[end - 1].end()
    if spans and start and spans[-1][1] == words[start - 1].end():
        spans[-1] = (spans[-1][0], last)
    else:
        spans.append((first, last))
