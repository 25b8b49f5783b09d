"""Doubtful words that make one finding together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["runs"]

_MOST_BETWEEN: Final = 2
"""The most words between two doubtful ones of a finding."""


def runs(probabilities: Sequence[float], least: float, between: int = _MOST_BETWEEN) -> list[list[tuple[int, float]]]:
    """The doubtful words, numbered and with their probabilities; at most ``between`` others are within a run."""
    found: list[list[tuple[int, float]]] = []
    for number, probability in enumerate(probabilities):
        if probability < least:
            continue
        if found and number - found[-1][-1][0] <= between + 1:
            found[-1].append((number, probability))
        else:
            found.append([(number, probability)])
    return found
