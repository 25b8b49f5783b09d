"""TER and chrF whose statistics of a sentence are made once: an article's score and those of its segments, and chrF2
and chrF2++, need the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from sacrebleu.metrics.chrf import CHRF  # noqa: TID253 - this module is itself imported when a score is needed
from sacrebleu.metrics.ter import TER  # noqa: TID253

__all__ = ["RememberedCHRF", "RememberedTER"]

_REMEMBERED: Final = 1024
"""Sentences; an article that has more is only slower."""


class RememberedTER(TER):
    """sacrebleu's TER; what it finds for a sentence is remembered by all its instances."""

    def _compute_segment_statistics(self, hypothesis: str, ref_kwargs: dict[str, Any]) -> list[float]:
        return list(_edits(hypothesis, tuple(map(tuple, ref_kwargs["ref_words"]))))


@lru_cache(maxsize=_REMEMBERED)
def _edits(hypothesis: str, references: tuple[tuple[str, ...], ...]) -> tuple[float, ...]:
    """The fewest edits, and the mean length of the references in words."""
    return tuple(TER()._compute_segment_statistics(hypothesis, {"ref_words": list(map(list, references))}))  # noqa: SLF001


class RememberedCHRF(CHRF):
    """sacrebleu's chrF; what it counts in a sentence and a reference is remembered by all its instances."""

    def _extract_reference_info(self, refs: Sequence[str]) -> dict[str, Any]:
        return {"refs": refs}

    def _compute_segment_statistics(self, hypothesis: str, ref_kwargs: dict[str, Any]) -> list[int]:
        """The counts for the reference with the best score."""
        counted = (
            [*_ngrams(hypothesis, text, self.char_order, 0), *_ngrams(hypothesis, text, 0, self.word_order)]
            for text in ref_kwargs["refs"]
        )
        return max(counted, key=self._compute_f_score, default=[])


@lru_cache(maxsize=4 * _REMEMBERED)
def _ngrams(hypothesis: str, reference: str, char_order: int, word_order: int) -> tuple[int, ...]:
    """For each length, how many n-grams the hypothesis has, the reference, and both."""
    metric = CHRF(char_order, word_order)
    return tuple(metric._compute_segment_statistics(hypothesis, metric._extract_reference_info([reference])))  # noqa: SLF001
