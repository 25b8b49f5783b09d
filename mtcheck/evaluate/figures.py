"""Counts and the figures derived from them: recall, precision, false alarms, each with its interval."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final, NamedTuple

from mtcheck.evaluate.run import Outcome
from mtcheck.model import Severity

__all__ = ["CheckFigures", "Figures", "KindFigures", "Share", "figures"]

_Z: Final = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution: intervals are two-sided, 95 %."""


class Share(NamedTuple):
    """``hits`` of ``of`` cases."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """In [0, 1]; None without cases."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % score interval: Wilson, JASA 22, 1927; (0, 1) without cases."""
        if not self.of:
            return 0.0, 1.0
        share = self.hits / self.of
        middle = share + _Z * _Z / (2 * self.of)
        reach = _Z * sqrt(share * (1 - share) / self.of + _Z * _Z / (4 * self.of * self.of))
        scale = 1 + _Z * _Z / self.of
        return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)

    def to_dict(self) -> dict[str, float | int | None]:
        """Counts, share and interval as JSON values."""
        low, high = self.interval
        return {
            "hits": self.hits,
            "of": self.of,
            "value": None if self.value is None else round(self.value, 4),
            "low": round(low, 4),
            "high": round(high, 4),
        }


@dataclass(frozen=True, slots=True)
class KindFigures:
    """How much of one kind of damage is found. ``expected`` is empty for a kind that no check claims.

    ``found_by`` counts the items that each check found.
    """

    kind: str
    expected: tuple[str, ...]
    recall: Share
    found_by: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class CheckFigures:
    """How good one check is.

    ``recall``: of the items whose kind is meant for this check, those found by it or an accepted substitute.
    ``precision``: of its issues on clean items and at damage that it may find, those at damage. ``false_alarms``: its
    issues on clean items; ``alarmed``: the clean segments with any.
    """

    check: str
    recall: Share
    precision: Share
    false_alarms: int
    alarmed: Share

    @property
    def per_thousand(self) -> float | None:
        """False alarms per 1,000 clean segments."""
        return 1000 * self.false_alarms / self.alarmed.of if self.alarmed.of else None


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of an evaluation of ``items`` with ``segments`` in total. ``serious``: clean items with a major or
    critical issue.
    """

    items: int
    segments: int
    kinds: tuple[KindFigures, ...]
    checks: tuple[CheckFigures, ...]
    serious: Share


def figures(outcomes: Iterable[Outcome], checks: Sequence[str]) -> Figures:
    """The figures of these outcomes, for these checks in this order."""
    outcomes = list(outcomes)
    clean = [outcome for outcome in outcomes if outcome.item.clean]
    damaged: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if not outcome.item.clean:
            damaged[outcome.item.kind].append(outcome)
    serious = [outcome for outcome in clean if any(i.severity is not Severity.MINOR for i in outcome.elsewhere)]
    return Figures(
        items=len(outcomes),
        segments=sum(outcome.segments for outcome in outcomes),
        kinds=tuple(_kind(kind, damaged[kind]) for kind in sorted(damaged)),
        checks=tuple(_check(check, [o for group in damaged.values() for o in group], clean) for check in checks),
        serious=Share(len(serious), len(clean)),
    )


def _kind(kind: str, outcomes: list[Outcome]) -> KindFigures:
    expected = outcomes[0].expected
    found_by = Counter(name for outcome in outcomes for name in {issue.check for issue in outcome.at_damage})
    return KindFigures(
        kind=kind,
        expected=expected,
        recall=Share(sum(map(_is_found, outcomes)), len(outcomes)),
        found_by=tuple(sorted(found_by.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _check(check: str, damaged: list[Outcome], clean: list[Outcome]) -> CheckFigures:
    meant = [outcome for outcome in damaged if outcome.expected[:1] == (check,)]
    alarms = [[issue.segment for issue in outcome.elsewhere if issue.check == check] for outcome in clean]
    false = sum(map(len, alarms))
    true = sum(issue.check == check for outcome in damaged if check in outcome.expected for issue in outcome.at_damage)
    return CheckFigures(
        check=check,
        recall=Share(sum(map(_is_found, meant)), len(meant)),
        precision=Share(true, true + false),
        false_alarms=false,
        alarmed=Share(sum(len(set(segments)) for segments in alarms), sum(outcome.segments for outcome in clean)),
    )


def _is_found(outcome: Outcome) -> bool:
    """Whether the damage is found by a check that claims it or, if none does, by any check."""
    return any(not outcome.expected or issue.check in outcome.expected for issue in outcome.at_damage)
