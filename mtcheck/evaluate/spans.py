"""The overlap of marked spans and the spans of issues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from mtcheck.model import Severity, Side, Span

__all__ = ["SIGNATURE", "Credit", "Extent", "credit", "overlap"]

_OTHER_SEVERITY: Final = 0.5
"""The credit for a character that is marked with another severity than it is reported with: Blain et al. 2023."""

SIGNATURE: Final = f"unit:character|sides:both|other-severity:{_OTHER_SEVERITY}|average:micro"


class Extent(NamedTuple):
    """A span and its severity; ``severe``: major or critical."""

    span: Span
    severe: bool

    @classmethod
    def of(cls, span: Span, severity: Severity) -> Extent:
        """The span at one of MQM's severities."""
        return cls(span, severity is not Severity.MINOR)


class Credit(NamedTuple):
    """Characters: ``marked`` as wrong by a person, ``reported`` by mtcheck, and how many of these are ``right``.

    Precision, recall and F1 are those of error span detection at WMT 2023, task 2 (Blain et al., "Findings of the WMT
    2023 Shared Task on Quality Estimation"), in [0, 1], or None without characters. Unlike there, both sides count.
    """

    right: float = 0.0
    marked: int = 0
    reported: int = 0

    @property
    def precision(self) -> float | None:
        """Of the reported characters."""
        return self.right / self.reported if self.reported else None

    @property
    def recall(self) -> float | None:
        """Of the marked characters."""
        return self.right / self.marked if self.marked else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None if nothing is marked and nothing reported."""
        both = self.marked + self.reported
        return 2 * self.right / both if both else None

    def plus(self, other: Credit) -> Credit:
        """The sum of the credits of two texts."""
        return Credit(self.right + other.right, self.marked + other.marked, self.reported + other.reported)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans are on the same side and share a character. An empty span overlaps a span that it is inside."""
    return one.side is other.side and one.start < other.end and other.start < one.end


def credit(marked: Iterable[Extent], reported: Iterable[Extent]) -> Credit:
    """The credit of one text. A character counts once, however many spans contain it.

    It is right if a mark and an issue of the same severity (minor, or major and critical) contain it, and half right if
    a mark and an issue of different severities do.
    """
    there, said = _characters(marked), _characters(reported)
    common = there.keys() & said.keys()
    same = sum(not there[place].isdisjoint(said[place]) for place in common)
    return Credit(same + _OTHER_SEVERITY * (len(common) - same), len(there), len(said))


def _characters(extents: Iterable[Extent]) -> dict[tuple[Side, int], set[bool]]:
    """Every character in some span, with the severities of its spans."""
    found: dict[tuple[Side, int], set[bool]] = defaultdict(set)
    for span, severe in extents:
        for place in range(span.start, span.end):
            found[span.side, place].add(severe)
    return found
