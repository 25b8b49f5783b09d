"""How much better two sentences fit each other than chance: a log-likelihood ratio.

Each word of one side is explained by the words of the other or by chance, as in IBM model 1 (Brown et al. 1993,
doi:10.3115/972470.972474; for alignment Moore 2002, doi:10.1007/3-540-45820-4_14). What explains a word is a
lexicon, a number, a name or a cognate (Simard et al. 1992). Words that nothing is known about do not count. Both
directions are averaged, so that a part left out costs as much as a part made up. Lengths are compared as Gale and
Church (1993, aclanthology.org/J93-1004) do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mtcheck.align.words import Words

__all__ = ["Expected", "expected", "fit", "join_expected", "length_cost"]

_CHANCE: Final = 0.4
"""The share of a word's probability that is left to chance."""

_NUMBER_RATIOS: Final = (50.0, 300.0, 2000.0)
_NAME_RATIO: Final = 1000.0
_COGNATE_RATIO: Final = 200.0
_UNEXPLAINED: Final = math.log(_CHANCE)
_LONE_NUMBER: Final = math.log(0.5)
_LONE_NAME: Final = math.log(0.7)
_VARIANCE: Final = 3.0
"""Of the difference of lengths, per letter: 2.3 in news between Serbo-Croatian and English, 6.8 in Gale and Church."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A sentence, and what it lets one expect on the other side: a likelihood ratio per key and mark."""

    words: Words
    ratios: Mapping[str, float]


def expected(words: Words, rows: Mapping[str, Mapping[str, float]]) -> Expected:
    """What ``words`` lets one expect, with ``rows[key][key of the other side]`` from a lexicon."""
    ratios: dict[str, float] = {}
    for key in words.keys:
        for other, ratio in rows.get(key, {}).items():
            ratios[other] = ratios.get(other, 0.0) + ratio
    for mark in words.marks:
        if not mark:
            continue
        if mark[0] == "#":
            ratios[mark] = _NUMBER_RATIOS[min(len(mark) - 2, 2)]
        else:
            name, cognate = "^" + mark[1:], "~" + mark[1:]
            ratios[name] = max(ratios.get(name, 0.0), _NAME_RATIO if mark[0] == "^" else _COGNATE_RATIO)
            ratios[cognate] = _COGNATE_RATIO
    return Expected(words, ratios)


def join_expected(parts: Sequence[Expected]) -> Expected:
    """What several sentences together let one expect."""
    from mtcheck.align.words import join_words

    if len(parts) == 1:
        return parts[0]
    ratios: dict[str, float] = {}
    for part in parts:
        for key, ratio in part.ratios.items():
            ratios[key] = ratios.get(key, 0.0) + ratio
    return Expected(join_words([part.words for part in parts]), ratios)


def fit(source: Expected, target: Expected, source_known: Collection[str], target_known: Collection[str]) -> float:
    """The natural-log likelihood ratio of two sentences: above 0, they fit better than chance would.

    ``source_known`` and ``target_known`` are the keys that the lexicon has: a known word without its counterpart
    speaks against the pair.
    """
    forward = _explained(target.words, source, target_known)
    backward = _explained(source.words, target, source_known)
    return (forward + backward) / 2


def _explained(words: Words, by: Expected, known: Collection[str]) -> float:
    ratios = by.ratios
    share = (1 - _CHANCE) / max(len(by.words.keys), 1)
    total = 0.0
    for key, mark in zip(words.keys, words.marks, strict=True):
        ratio = ratios.get(key, 0.0)
        if mark:
            ratio = max(ratio, ratios.get(mark, 0.0))
        if ratio:
            total += math.log(_CHANCE + share * ratio)
        elif key in known:
            total += _UNEXPLAINED
        elif mark:
            total += _LONE_NUMBER if mark[0] == "#" else _LONE_NAME if mark[0] == "^" else 0.0
    return total


def length_cost(source: int, target: int) -> float:
    """-log of the probability that lengths, in letters, differ this much or more; 0 for equal lengths."""
    if source == target:
        return 0.0
    delta = abs(source - target) / math.sqrt(_VARIANCE * (source + target) / 2)
    return -math.log(max(math.erfc(delta / math.sqrt(2)), 1e-13))
