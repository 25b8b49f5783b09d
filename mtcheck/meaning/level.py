"""How an article is phrased as a whole: freely, as people translate, or word by word, as engines do."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import chain
from statistics import fmean, quantiles
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mtcheck.meaning.features import WordFeatures

__all__ = ["FEWEST_SEGMENTS", "level_of"]

FEWEST_SEGMENTS: Final = 8
"""Scored segments below which what is usual in an article is not known."""
_EXPECTED: Final = 0.7
"""Nats below which a word is what the model would have written: the logarithm of two, about."""
_SURPRISING: Final = 5.0
"""Nats from which the model was asked what it reads instead."""
_VERY_SURPRISING: Final = 9.0
"""Nats above which a word of an engine is seldom right."""
_MOST_STRANGE: Final = 0.03
"""Shares of strange words beyond this add nothing: one segment left in the source's language must not decide."""

Values = Mapping[str, float]


def level_of(segments: Sequence[Sequence[WordFeatures]]) -> dict[str, float]:
    """What is usual in an article, given the words of its scored segments, as named numbers; empty below
    :data:`FEWEST_SEGMENTS`.

    Surprisals are in nats, the rest are shares. People surprise the model evenly, in every sentence, with words that
    are English and that the dictionary supports; an engine surprises it seldom, or with words that are none.
    """
    read = [[word.values for word in words] for words in segments if words]
    words = list(chain.from_iterable(read))
    content = [values for values in words if not values["function"]]
    if len(read) < FEWEST_SEGMENTS or not content:
        return {}
    return (
        _surprise([[math.expm1(values["given_source"]) for values in words] for words in read])
        | _support(words, content)
        | _of_surprising([values for values in words if math.expm1(values["given_source"]) > _SURPRISING])
        | {"unsaid": fmean(words[0].get("unsaid_share", 0.0) for words in read)}
    )


def _surprise(segments: Sequence[Sequence[float]]) -> dict[str, float]:
    """How the surprisals of the words lie, and whether they are alike in all segments."""
    surprisals = list(chain.from_iterable(segments))
    means = sorted(map(fmean, segments))
    cuts = quantiles(surprisals, n=20, method="inclusive")
    return {
        "mean": math.log(fmean(surprisals) + 0.1),
        "median": cuts[9],
        "upper": cuts[14],
        "tenth": cuts[17],
        "expected": fmean(value < _EXPECTED for value in surprisals),
        "very_surprising": fmean(value > _VERY_SURPRISING for value in surprisals),
        "even": quantiles(means, n=4)[0] / (fmean(means) + 0.1),
        "quiet": math.log(means[len(means) // 4] + 0.1),
    }


def _support(words: Sequence[Values], content: Sequence[Values]) -> dict[str, float]:
    return {
        "in_glosses": _share(content, "in_glosses"),
        "in_lexicon": _share(content, "in_lexicon"),
        "no_english": min(_share(words, "no_english"), _MOST_STRANGE),
        "copied": min(fmean(values["copied"] * (1.0 - values["name"]) for values in words), _MOST_STRANGE),
        "read_otherwise": fmean(_is_read_otherwise(values) for values in words),
    }


def _of_surprising(surprising: Sequence[Values]) -> dict[str, float]:
    return {
        "surprising_function": _share(surprising, "function"),
        "surprising_read_elsewhere": _share(surprising, "reading_in_translation"),
        "surprising_supported": fmean(map(_is_supported, surprising)) if surprising else 0.0,
    }


def _share(words: Sequence[Values], name: str) -> float:
    return fmean(values.get(name, 0.0) for values in words) if words else 0.0


def _is_supported(values: Values) -> float:
    return float(values.get("in_glosses", 0.0) > 0 or values.get("in_lexicon", 0.0) > 0)


def _is_read_otherwise(values: Values) -> float:
    """Whether the dictionary has what the model reads and not the word."""
    return float(
        not values["function"] and values.get("in_glosses") == 0.0 and values.get("reading_in_glosses", 0.0) > 0
    )
