"""TER whose edits are searched for once: an article's score and those of its segments need the same."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from sacrebleu.metrics.ter import TER  # noqa: TID253 - this module is itself imported when a score is needed

__all__ = ["RememberedTER"]

_REMEMBERED: Final = 1024
"""Sentences; an article that has more is only slower."""


class RememberedTER(TER):
    """sacrebleu's TER; what it finds for a sentence is remembered by all its instances."""

    def _compute_segment_statistics(self, hypothesis: str, ref_kwargs: dict[str, Any]) -> list[float]:
        return list(_statistics(hypothesis, tuple(map(tuple, ref_kwargs["ref_words"]))))


@lru_cache(maxsize=_REMEMBERED)
def _statistics(hypothesis: str, references: tuple[tuple[str, ...], ...]) -> tuple[float, ...]:
    """The fewest edits, and the mean length of the references in words."""
    return tuple(TER()._compute_segment_statistics(hypothesis, {"ref_words": list(map(list, references))}))  # noqa: SLF001
