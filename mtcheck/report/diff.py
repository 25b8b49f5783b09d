"""Word-level differences between two texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.text.words import APOSTROPHES, HYPHENS, Word, words

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["changed_spans"]

_INSIDE: Final = (*APOSTROPHES, *HYPHENS, ".", ",")
"""Allowed inside a word, so that *100.000* and *Blinken's* are one word each."""

_MAX_WORDS: Final = 20_000
"""Longer texts are not compared: the work grows with the product of the lengths."""

Spans = tuple[tuple[int, int], ...]


def changed_spans(left: str, right: str) -> tuple[Spans, Spans]:
    """The spans of ``left`` that ``right`` lacks, and of ``right`` that ``left`` lacks.

    Words are compared exactly, along an alignment with the fewest edits (Levenshtein). Spans are half-open, in code
    points, sorted and disjoint; adjacent changed words form one span. Texts of more than 20,000 words are not compared
    and give no spans.
    """
    from rapidfuzz.distance import Levenshtein

    tokens = [_tokens(text) for text in (left, right)]
    if max(map(len, tokens)) > _MAX_WORDS:
        return (), ()
    opcodes = Levenshtein.opcodes(*([word.text for word in side] for side in tokens))
    changed: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for code in opcodes:
        if code.tag == "equal":
            continue
        for side, start, end in ((0, code.src_start, code.src_end), (1, code.dest_start, code.dest_end)):
            if start < end:
                _append(changed[side], tokens[side], start, end)
    return tuple(changed[0]), tuple(changed[1])


def _tokens(text: str) -> list[Word]:
    """The words and, one by one, all other printed characters."""
    found: list[Word] = []
    done = 0
    for word in (*words(text, inside=_INSIDE, digits="joined"), Word("", len(text), len(text))):
        found += (Word(text[i], i, i + 1) for i in range(done, word.start) if not text[i].isspace())
        if word.text:
            found.append(word)
        done = word.end
    return found


def _append(spans: list[tuple[int, int]], words: Sequence[Word], start: int, end: int) -> None:
    first, last = words[start].start, words[end - 1].end
    if spans and start and spans[-1][1] == words[start - 1].end:
        spans[-1] = (spans[-1][0], last)
    else:
        spans.append((first, last))
