"""How much better two sentences fit each other than chance: a log-likelihood ratio.

Each word of one side is explained by the words of the other or by chance, as in IBM model 1 (Brown et al. 1993,
aclanthology.org/J93-2003; for alignment Moore 2002, doi:10.1007/3-540-45820-4_14). A word is explained by a lexicon, a
number, a name or a cognate (Simard et al. 1992). Unknown words do not count. Both directions are averaged, so that an
omitted part costs as much as an added one. Lengths are compared as Gale and Church (1993, aclanthology.org/J93-1004)
do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.align.words import Words

__all__ = ["Expected", "expected_words", "fit", "length_cost"]

_CHANCE: Final = 0.4
"""The share of a word's probability that is left to chance."""

_NUMBER_RATIOS: Final = (50.0, 300.0, 2000.0)
_NAME_RATIO: Final = 1000.0
_COGNATE_RATIO: Final = 200.0
_UNEXPLAINED: Final = math.log(_CHANCE)
_LONE: Final = {"#": math.log(0.5), "^": math.log(0.7)}
"""The term for a number or a name that the other side lacks."""

_VARIANCE: Final = 3.0
"""Of the difference of lengths, per letter: 2.3 in news between Serbo-Croatian and English, 6.8 in Gale and Church."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A sentence, and what can be expected on the other side.

    ``ratios`` are likelihood ratios by key and mark of the other side. ``places`` are those of the sentence's own keys
    and marks among its ``count`` words; ``unexplained`` is what each word adds to the log-likelihood ratio if nothing
    on the other side explains it. ``baseline`` is the sum of ``unexplained``, ``length`` the sentence's letters.
    """

    ratios: Mapping[str, float]
    places: Mapping[str, Sequence[int]]
    unexplained: Sequence[float]
    baseline: float
    count: int
    length: int


def expected_words(words: Words, rows: Mapping[str, Mapping[str, float]]) -> Expected:
    """What can be expected beside ``words``, with ``rows[key][key of the other side]`` from a lexicon."""
    ratios: dict[str, float] = {}
    for key in words.keys:
        for other, ratio in rows.get(key, {}).items():
            ratios[other] = ratios.get(other, 0.0) + ratio
    places: dict[str, list[int]] = {}
    unexplained = []
    for place, (key, mark) in enumerate(zip(words.keys, words.marks, strict=True)):
        places.setdefault(key, []).append(place)
        if mark:
            places.setdefault(mark, []).append(place)
            _expect_mark(mark, ratios)
        unexplained.append(_UNEXPLAINED if key in rows else _LONE.get(mark[:1], 0.0))
    return Expected(ratios, places, unexplained, sum(unexplained), len(words.keys), words.length)


def _expect_mark(mark: str, ratios: dict[str, float]) -> None:
    if mark[0] == "#":
        ratios[mark] = _NUMBER_RATIOS[min(len(mark) - 2, 2)]
        return
    name, cognate = "^" + mark[1:], "~" + mark[1:]
    ratios[name] = max(ratios.get(name, 0.0), _NAME_RATIO if mark[0] == "^" else _COGNATE_RATIO)
    ratios[cognate] = _COGNATE_RATIO


def fit(sources: Sequence[Expected], targets: Sequence[Expected]) -> float:
    """The natural-log likelihood ratio of two groups of sentences: above 0, they fit better than chance would."""
    return (_explained_share(targets, sources) + _explained_share(sources, targets)) / 2


def _explained_share(sentences: Sequence[Expected], by: Sequence[Expected]) -> float:
    share = (1 - _CHANCE) / max(sum(part.count for part in by), 1)
    total = 0.0
    for sentence in sentences:
        total += sentence.baseline
        unexplained = sentence.unexplained
        for place, ratio in _ratios(sentence, by).items():
            total += math.log(_CHANCE + share * ratio) - unexplained[place]
    return total


def _ratios(sentence: Expected, by: Sequence[Expected]) -> dict[int, float]:
    """The likelihood ratio of each word explained by something on the other side, by its place."""
    found: dict[int, float] = {}
    places = sentence.places
    for part in by:
        ratios = part.ratios
        best: dict[int, float] = {}
        for thing in places.keys() & ratios.keys():
            ratio = ratios[thing]
            for place in places[thing]:
                if ratio > best.get(place, 0.0):
                    best[place] = ratio
        if len(by) == 1:
            return best
        for place, ratio in best.items():
            found[place] = found.get(place, 0.0) + ratio
    return found


def length_cost(source: float, target: float) -> float:
    """-log of the probability that lengths, in letters, differ this much or more; 0 for equal lengths."""
    if source == target:
        return 0.0
    delta = abs(source - target) / math.sqrt(_VARIANCE * (source + target) / 2)
    return -math.log(max(math.erfc(delta / math.sqrt(2)), 1e-13))
