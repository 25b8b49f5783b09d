"""Calibration: is an issue with confidence 0.9 right nine times in ten?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, NamedTuple

from mtcheck.evaluate.figures import Share

__all__ = ["Bin", "Calibration", "calibration"]

_BINS: Final = 10


class Bin(NamedTuple):
    """Issues with a confidence in ``(low, high]`` (the first bin includes 0): their mean ``confidence``, in [0, 1],
    None for an empty bin, and how many are right.
    """

    low: float
    high: float
    confidence: float | None
    right: Share


class Calibration(NamedTuple):
    """``error`` is the expected calibration error, in [0, 1], or None without issues.

    It is the difference between confidence and share of right issues, averaged over the issues: Guo et al., "On
    Calibration of Modern Neural Networks", ICML 2017.
    """

    bins: tuple[Bin, ...]
    error: float | None


def calibration(issues: Iterable[tuple[float, bool]], bins: int = _BINS) -> Calibration:
    """The calibration of ``(confidence, whether it is right)``, in bins of equal width."""
    edges = [number / bins for number in range(bins + 1)]
    members: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in issues:
        members[bisect_left(edges, confidence, 1, bins) - 1].append((confidence, right))
    found = tuple(_bin(low, high, those) for low, high, those in zip(edges, edges[1:], members, strict=False))
    total = sum(part.right.of for part in found)
    distance = sum(abs(part.right.hits - (part.confidence or 0.0) * part.right.of) for part in found)
    return Calibration(found, distance / total if total else None)


def _bin(low: float, high: float, issues: list[tuple[float, bool]]) -> Bin:
    mean = sum(confidence for confidence, _ in issues) / len(issues) if issues else None
    return Bin(low, high, mean, Share(sum(right for _, right in issues), len(issues)))
