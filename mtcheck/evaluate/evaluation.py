"""A whole evaluation: the sets, their figures, the pairwise accuracies, as JSON values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from mtcheck.checks import CHECKS
from mtcheck.evaluate.figures import Figures, Share, figures
from mtcheck.evaluate.pairwise import Pairwise, pairwise
from mtcheck.evaluate.read import read_items
from mtcheck.evaluate.run import glossary_of, run

if TYPE_CHECKING:
    from mtcheck.evaluate.item import Item
    from mtcheck.glossary import Glossary

__all__ = ["SCHEMA", "Evaluation", "evaluate"]

SCHEMA = "mtcheck.evaluation/v1"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``seconds`` is the time that the checks took, reading and scoring not counted."""

    sets: tuple[str, ...]
    figures: Figures
    pairwise: tuple[Pairwise, ...]
    seconds: float

    def to_dict(self) -> dict[str, object]:
        """The figures as JSON values, the time not among them: equal sets and checks give equal values."""
        return {
            "schema": SCHEMA,
            "sets": list(self.sets),
            "items": self.figures.items,
            "segments": self.figures.segments,
            "checks": [
                {
                    "check": row.check,
                    "recall": _share(row.recall),
                    "precision": _share(row.precision),
                    "false_alarms": row.false_alarms,
                    "false_alarms_per_1000": row.per_thousand and round(row.per_thousand, 2),
                    "alarmed_segments": _share(row.alarmed),
                }
                for row in self.figures.checks
            ],
            "kinds": [
                {
                    "kind": row.kind,
                    "expected": list(row.expected),
                    "recall": _share(row.recall),
                    "found_by": dict(row.found_by),
                }
                for row in self.figures.kinds
            ],
            "clean_items_with_a_major_issue": _share(self.figures.serious),
            "pairwise": [
                {"measure": row.measure, "signature": row.signature, "right": _share(row.right), "ties": row.ties.hits}
                for row in self.pairwise
            ],
        }


def evaluate(paths: Sequence[Path], glossary: Glossary, *, source_lang: str = "sr") -> Evaluation:
    """Run all checks over challenge sets.

    Raises :class:`mtcheck.errors.InputError` for a set that cannot be read.
    """
    items = list(_distinct(item for path in paths for item in read_items(path, source_lang=source_lang)))
    terms = glossary_of(items, glossary)
    clock = perf_counter()
    outcomes = list(run(items, terms))
    seconds = perf_counter() - clock
    return Evaluation(
        sets=tuple(path.name for path in paths),
        figures=figures(outcomes, [check.name for check in CHECKS]),
        pairwise=pairwise(outcomes, terms),
        seconds=seconds,
    )


def _distinct(items: Iterator[Item]) -> Iterator[Item]:
    """Clean items once each: DEMETR repeats its clean translations for every kind of damage."""
    seen: set[tuple[object, ...]] = set()
    for item in items:
        key = (item.source, item.translation, item.reference)
        if not item.clean or key not in seen:
            yield item
        if item.clean:
            seen.add(key)


def _share(share: Share) -> dict[str, float | int | None]:
    low, high = share.interval
    return {
        "hits": share.hits,
        "of": share.of,
        "value": None if share.value is None else round(share.value, 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }
