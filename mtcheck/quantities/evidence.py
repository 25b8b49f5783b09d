"""What the witnesses of a difference say, in words for a report."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.model import Evidence, Signal
from mtcheck.quantities.differences import Witness

__all__ = ["evidence_of"]


def evidence_of(witnesses: Sequence[Witness]) -> tuple[Evidence, ...]:
    """One piece of evidence per signal, quoting what is there."""
    said: dict[Signal, str] = {}
    for witness in witnesses:
        said.setdefault(witness.signal, f"“{witness.text}”")
    return tuple(Evidence(signal, detail) for signal, detail in said.items())
