"""Repeated stretches of a text: blocks of two or more sentences that occur again.

Each sentence is compared with the latest earlier one that shares a run of three words; copies that follow each other at
the same distance are a block, and short sentences among them belong to it. Time is linear.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.align.words import Words

__all__ = ["alike", "repeated_blocks"]

_LEAST_SHARED_KEYS: Final = 0.7
_FEWEST_KEYS: Final = 4
_SHARED_RUN: Final = 3
_FEWEST_OF_BLOCK: Final = 8
"""The fewest words of a block that is surely one."""


def alike(first: Words, second: Words) -> bool:
    """Whether two sentences of one language are the same except for a few words."""
    shorter = min(len(first.keys), len(second.keys))
    if shorter < _FEWEST_KEYS:
        return first.keys == second.keys
    shared = (Counter(first.keys) & Counter(second.keys)).total()
    return 2 * shared >= _LEAST_SHARED_KEYS * (len(first.keys) + len(second.keys))


def repeated_blocks(sentences: Sequence[Words]) -> dict[int, int]:
    """The sentences of blocks that repeat an earlier block: number -> number of the sentence that it repeats."""
    at: dict[int, list[int]] = {}
    for number, origin in enumerate(_likely(sentences)):
        if origin >= 0 and alike(sentences[origin], sentences[number]):
            at.setdefault(number - origin, []).append(number)
    found: dict[int, int] = {}
    for distance, numbers in sorted(at.items()):
        for block in _blocks(sentences, numbers, distance):
            for number in block:
                found.setdefault(number, number - distance)
    return found


def _likely(sentences: Sequence[Words]) -> list[int]:
    """For each sentence, the latest of the earlier ones that share the most runs of words with it; -1 if none does."""
    latest: dict[tuple[str, ...], int] = {}
    likely = []
    for number, words in enumerate(sentences):
        runs = {words.keys[place : place + _SHARED_RUN] for place in range(len(words.keys) - _SHARED_RUN + 1)}
        votes = Counter(latest[run] for run in runs if run in latest)
        likely.append(max(votes, key=lambda origin: (votes[origin], origin)) if votes else -1)
        latest.update(dict.fromkeys(runs, number))
    return likely


def _blocks(sentences: Sequence[Words], numbers: Sequence[int], distance: int) -> Iterator[range]:
    """Runs of two or more sentences that all repeat the text ``distance`` sentences before them."""
    end = 0
    for number in numbers:
        if number < end:
            continue
        start, end = number, number + 1
        while start > distance and alike(sentences[start - 1], sentences[start - 1 - distance]):
            start -= 1
        while end < len(sentences) and alike(sentences[end], sentences[end - distance]):
            end += 1
        block = range(start, end)
        if distance > 1 and len(block) > 1 and sum(len(sentences[item].keys) for item in block) >= _FEWEST_OF_BLOCK:
            yield block
