"""How far each check can be trusted here: how often its issues are dismissed, and how good its confidence is."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from mtcheck.server.decisions import ACCEPTED, DISMISSED, all_current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

__all__ = ["Bin", "CheckNoise", "interval", "noise"]

_EDGES: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
_Z: Final = 1.96
"""Of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class CheckNoise:
    """One check: how many of its issues were ``accepted`` and ``dismissed``; their mean ``confidence``, in [0, 1]."""

    check: str
    accepted: int
    dismissed: int
    confidence: float

    @property
    def rate(self) -> float:
        """The share of dismissed issues."""
        return self.dismissed / max(self.accepted + self.dismissed, 1)


@dataclass(frozen=True, slots=True)
class Bin:
    """Issues with a confidence in ``[low, high)``: their ``count``, their mean ``confidence``, and how many were
    ``accepted``.
    """

    low: float
    high: float
    count: int
    confidence: float
    accepted: int

    @property
    def share(self) -> float:
        """The share of right ones, in [0, 1]."""
        return self.accepted / self.count

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share."""
        return interval(self.accepted, self.count)


class _Decided(NamedTuple):
    """An issue's confidence, and whether it was accepted."""

    confidence: float
    right: bool


def noise(connection: Connection) -> tuple[list[CheckNoise], list[Bin]]:
    """Every check with decisions, the noisiest first, and the confidence bins that are not empty."""
    by_check = _decisions_by_check(connection)
    checks = [
        CheckNoise(name, _count_accepted(rows), len(rows) - _count_accepted(rows), _mean_confidence(rows))
        for name, rows in by_check.items()
    ]
    every = [row for rows in by_check.values() for row in rows]
    bins = [
        Bin(low, high, len(rows), _mean_confidence(rows), _count_accepted(rows))
        for low, high in pairwise(_EDGES)
        if (rows := _between(every, low, high))
    ]
    return sorted(checks, key=lambda one: (-one.rate, -one.dismissed, one.check)), bins


def _decisions_by_check(connection: Connection) -> dict[str, list[_Decided]]:
    """What was decided on each check's issues."""
    by_check: defaultdict[str, list[_Decided]] = defaultdict(list)
    for row in all_current(connection):
        if row.decision in {ACCEPTED, DISMISSED}:
            by_check[row.check_name].append(_Decided(row.confidence, row.decision == ACCEPTED))
    return by_check


def _count_accepted(rows: Sequence[_Decided]) -> int:
    return sum(row.right for row in rows)


def _mean_confidence(rows: Sequence[_Decided]) -> float:
    return sum(row.confidence for row in rows) / len(rows)


def _between(rows: Sequence[_Decided], low: float, high: float) -> list[_Decided]:
    """The issues with a confidence in ``[low, high)``, or ``[low, 1]``."""
    return [row for row in rows if low <= row.confidence < high or (high == 1.0 and row.confidence == 1.0)]


def interval(hits: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share (Wilson 1927)."""
    share, square = hits / count, _Z * _Z
    centre = (share + square / (2 * count)) / (1 + square / count)
    spread = _Z * math.sqrt(share * (1 - share) / count + square / (4 * count * count)) / (1 + square / count)
    return max(0.0, centre - spread), min(1.0, centre + spread)
