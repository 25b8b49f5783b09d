"""How doubtful the words of an article are as a whole, beside how it is phrased.

People phrase freely, in words that the dictionary of word pairs does not predict, and so surprise the model evenly;
an engine surprises it rarely, or with non-words. The same doubt about a word means more in one article than in another.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import TYPE_CHECKING, Final

from mtcheck.calibrated import log_odds

if TYPE_CHECKING:
    from mtcheck.meaning.features import WordFeatures

__all__ = ["level_of"]

_SURPRISING: Final = 5.0
"""From this many nats on, the model was asked for its reading."""
_DOUBTFUL: Final = 0.18
"""The least probability of a wrong word that makes its segment doubtful."""
_MOST_STRANGE: Final = 0.03
"""A larger share of words in no dictionary adds nothing: a single segment must not decide."""

Values = Mapping[str, float]


def level_of(segments: Sequence[tuple[Sequence[WordFeatures], Sequence[float]]]) -> dict[str, float]:
    """What is usual in an article, given its scored segments, as named numbers; empty if they have no content.

    A segment is its words, and how probably each of them is wrong. All numbers are shares, except ``doubt``, the mean
    of the segments' greatest log-odds.
    """
    read = [(words, probabilities) for words, probabilities in segments if words]
    words = [word.values for each, _ in read for word in each]
    content = [values for values in words if not values["function"]]
    if not content:
        return {}
    surprising = [values for values in words if math.expm1(values["given_source"]) > _SURPRISING]
    greatest = [max(probabilities) for _, probabilities in read]
    return {
        "doubt": fmean(map(log_odds, greatest)),
        "doubtful": fmean(value >= _DOUBTFUL for value in greatest),
        "no_word": min(_share(words, "no_word"), _MOST_STRANGE),
        "in_lexicon": _share(content, "in_lexicon"),
        "surprising_function": _share(surprising, "function"),
        "surprising_supported": fmean(map(_is_supported, surprising)) if surprising else 0.0,
    }


def _share(words: Sequence[Values], name: str) -> float:
    return fmean(values.get(name, 0.0) for values in words) if words else 0.0


def _is_supported(values: Values) -> float:
    return float(values.get("in_glosses", 0.0) > 0 or values.get("in_lexicon", 0.0) > 0)
