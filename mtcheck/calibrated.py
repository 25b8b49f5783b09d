"""Shared by the fitted decisions: from a logit to a probability and back, and to a calibrated confidence."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

__all__ = ["interpolate", "log_odds", "logistic", "logit_of"]

_LARGEST_LOGIT: Final = 60.0
"""Larger logits change no decision, and would overflow."""
_LEAST_PROBABILITY: Final = 1e-4
"""The value for probabilities nearer to 0; likewise near 1."""


def logit_of(intercept: float, weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    """The logit that a logistic regression gives to features by name; missing ones are 0, unknown ones ignored."""
    return intercept + sum(weight * values.get(name, 0.0) for name, weight in weights.items())


def logistic(logit: float) -> float:
    """The probability, in (0, 1), of a logit."""
    return 1.0 / (1.0 + math.exp(-max(-_LARGEST_LOGIT, min(_LARGEST_LOGIT, logit))))


def log_odds(probability: float) -> float:
    """The logit of a probability in [0, 1]; finite for 0 and 1 too."""
    value = max(_LEAST_PROBABILITY, min(1.0 - _LEAST_PROBABILITY, probability))
    return math.log(value / (1.0 - value))


def interpolate(knots: Sequence[tuple[float, float]], probability: float) -> float:
    """The value at ``probability`` of a function given by knots in rising order: linear between, constant beyond."""
    after = bisect_right(knots, (probability, math.inf))
    if after == 0:
        return knots[0][1]
    if after == len(knots):
        return knots[-1][1]
    (left, low), (right, high) = knots[after - 1], knots[after]
    return low + (high - low) * (probability - left) / (right - left)
