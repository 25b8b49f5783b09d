"""A result of the names engine, before a check turns it into an issue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from mtcheck.model import Evidence, Issue, Segment, Severity, Side

__all__ = ["Fault", "Finding", "left_in"]


class Fault(StrEnum):
    """What went wrong with a name."""

    STRIPPED = "stripped"
    """Letters were taken for a case ending and removed (*Kulebom*: Kuleb)."""
    LEFT_IN = "left-in"
    """A case ending was kept (*Ryanom*)."""
    MISDECLINED = "misdeclined"
    """The name is in a case that its place in the sentence rules out (*sa Zelenskog*)."""
    MISSPELT = "misspelt"
    """The spelling is not the name's, or a wrong nominative was guessed."""
    PHONETIC = "phonetic"
    """The source's spelling by ear was kept (*Džo*)."""
    VARIANT = "variant"
    """A spelling that the glossary discourages or forbids."""
    INCONSISTENT = "inconsistent"
    """The spelling differs from another in the article."""
    TRANSLATED = "translated"
    """A name was translated as a word."""
    MISSING = "missing"
    """A name of the source is nowhere in its translation."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One wrong name, ``[start, end)`` in code points of the segment's translation: what is wrong, what it should be,
    and the evidence. ``confidence`` is in [0, 1].

    ``fault`` is the kind of mistake and ``right`` what should be written, the best first; ``message`` is one line for
    the editor. ``severity`` is the issue's. If ``side`` is the source, the range is in the source's text, for a missing
    name.
    """

    fault: Fault
    segment: Segment
    start: int
    end: int
    right: tuple[str, ...]
    message: str
    evidence: tuple[Evidence, ...]
    confidence: float
    severity: Severity
    side: Side = Side.TRANSLATION

    def issue(self, make: Callable[..., Issue]) -> Issue:
        """The issue that a check makes of the finding, with its :meth:`mtcheck.checks.base.Check.issue`."""
        return make(
            self.segment,
            self.start,
            self.end,
            self.message,
            side=self.side,
            suggestions=self.right,
            evidence=self.evidence,
            confidence=self.confidence,
            severity=self.severity,
        )


def left_in(
    segment: Segment, span: tuple[int, int], right: str, why: str, evidence: tuple[Evidence, ...], confidence: float
) -> Finding:
    """A name that keeps a case ending: ``span`` is ``[start, end)`` of the translation, ``why`` ends the message."""
    start, end = span
    return Finding(
        fault=Fault.LEFT_IN,
        segment=segment,
        start=start,
        end=end,
        right=(right,),
        message=f"“{segment.translation[start:end]}” should be “{right}”: {why}",
        evidence=evidence,
        confidence=confidence,
        severity=Severity.MAJOR,
    )
