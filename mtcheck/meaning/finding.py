"""What a finding of meaning says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mtcheck.model import Side

if TYPE_CHECKING:
    from mtcheck.model import Evidence, Segment

__all__ = ["Fault", "Finding"]


class Fault(StrEnum):
    """The likely fault of a finding's words."""

    MISTRANSLATION = "mistranslation"
    GARBLED = "garbled"
    ADDED = "added"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """Words that are likely wrong: ``[start, end)`` of the segment's text on ``side``.

    ``confidence`` is calibrated, in [0, 1]. ``sure`` says that it reaches the operating point for major issues and that
    two independent witnesses agree. ``reading`` is the model's guess for a single word. ``lost`` are the words of a
    reference, or else of the re-translation, that the translation may leave out; ``gap`` is where, as ``[start, end)``
    of the translation.
    """

    segment: Segment
    fault: Fault
    start: int
    end: int
    confidence: float
    sure: bool
    reading: str | None
    evidence: tuple[Evidence, ...]
    side: Side = Side.TRANSLATION
    lost: str | None = None
    gap: tuple[int, int] | None = None
