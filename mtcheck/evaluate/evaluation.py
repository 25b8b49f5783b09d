"""A whole evaluation: the sets, their figures, the pairwise accuracies, as JSON values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from mtcheck.checks import CHECKS
from mtcheck.evaluate.figures import Figures, figures
from mtcheck.evaluate.item import article_of
from mtcheck.evaluate.opinion import SecondOpinion
from mtcheck.evaluate.pairwise import Pairwise, pairwise
from mtcheck.evaluate.read import read_items
from mtcheck.evaluate.run import glossary_of, run
from mtcheck.evaluate.span_figures import SpanFigures, span_figures
from mtcheck.evaluate.span_json import span_values
from mtcheck.languages.tags import USUAL_SOURCE

if TYPE_CHECKING:
    from mtcheck.evaluate.item import Item
    from mtcheck.glossary import Glossary
    from mtcheck.translate import Translator

__all__ = ["SCHEMA", "Evaluation", "evaluate"]

SCHEMA = "mtcheck.evaluation/v1"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``figures`` and ``pairwise`` are for the challenge sets, ``annotated`` for the annotated ones, None without any.

    ``seconds`` is the time that the checks took, without reading, scoring and models. ``translator`` is
    the name of the back end, None for none; ``references`` is False if references were left out.

    ``notices`` are sentences for the user.
    """

    sets: tuple[str, ...]
    figures: Figures
    pairwise: tuple[Pairwise, ...]
    seconds: float
    annotated: SpanFigures | None = None
    translator: str | None = None
    references: bool = True
    notices: tuple[str, ...] = ()

    @property
    def segments(self) -> int:
        """Segments of all sets."""
        return self.figures.segments + (self.annotated.whole.segments if self.annotated else 0)

    @property
    def items(self) -> int:
        """Items of all sets; each annotated segment is one."""
        return self.figures.items + (self.annotated.whole.segments if self.annotated else 0)

    def to_dict(self) -> dict[str, object]:
        """The figures as JSON values, without the time: equal sets and checks give equal values.

        Fields added after the first version of the schema are left out if empty.
        """
        values: dict[str, object] = {
            "schema": SCHEMA,
            "sets": list(self.sets),
            "items": self.items,
            "segments": self.segments,
            "checks": [
                {
                    "check": row.check,
                    "recall": row.recall.to_dict(),
                    "precision": row.precision.to_dict(),
                    "false_alarms": row.false_alarms,
                    "false_alarms_per_1000": row.per_thousand and round(row.per_thousand, 2),
                    "alarmed_segments": row.alarmed.to_dict(),
                }
                for row in self.figures.checks
            ],
            "kinds": [
                {
                    "kind": row.kind,
                    "expected": list(row.expected),
                    "recall": row.recall.to_dict(),
                    "found_by": dict(row.found_by),
                }
                for row in self.figures.kinds
            ],
            "clean_items_with_a_major_issue": self.figures.serious.to_dict(),
            "pairwise": [
                {
                    "measure": row.measure,
                    "signature": row.signature,
                    "right": row.right.to_dict(),
                    "ties": row.ties.hits,
                }
                for row in self.pairwise
            ],
        }
        if self.annotated:
            values["annotated"] = span_values(self.annotated)
        if self.translator:
            values["translator"] = self.translator
        if not self.references:
            values["references"] = False
        return values


def evaluate(
    paths: Sequence[Path],
    glossary: Glossary,
    *,
    source_lang: str = USUAL_SOURCE,
    translator: Translator | str | None = None,
    references: bool = True,
) -> Evaluation:
    """Run all checks over challenge sets and annotated sets.

    ``translator``, a name such as ``"embedded"`` or a :class:`~mtcheck.translate.Translator`, re-translates the sources
    and says how probable the translations are. Without ``references`` the items' own are left out.

    Raises :class:`mtcheck.errors.InputError` for a set that cannot be read, and
    :class:`mtcheck.errors.TranslatorError` for a model that fails.

    ``paths`` are files or folders. ``glossary`` is used for all items, and ``source_lang`` (BCP 47) for sources that do
    not state their language.
    """
    items = _items(paths, source_lang, references=references)
    terms = glossary_of(items, glossary)
    opinion = SecondOpinion(translator, terms)
    articles = opinion.of(map(article_of, items)) if translator is not None else None
    clock = perf_counter()
    outcomes = list(run(items, terms, articles=articles))
    seconds = perf_counter() - clock
    annotated = [outcome for outcome in outcomes if outcome.item.marks is not None]
    challenge = [outcome for outcome in outcomes if outcome.item.marks is None]
    names = [check.name for check in CHECKS]
    return Evaluation(
        sets=tuple(path.name for path in paths),
        figures=figures(challenge, names),
        pairwise=pairwise(challenge, terms, opinion),
        seconds=seconds,
        annotated=span_figures(annotated, names) if annotated else None,
        translator=", ".join(sorted({article.translator for article in articles or () if article.translator})) or None,
        references=references,
        notices=tuple(opinion.notices),
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


def _items(paths: Sequence[Path], source_lang: str, *, references: bool) -> list[Item]:
    """The contents of the sets, distinct items first, then those with marks."""
    given = [item for path in paths for item in read_items(path, source_lang=source_lang)]
    if not references:
        given = [replace(item, reference=None) for item in given]
    return [*_distinct(item for item in given if item.marks is None), *(i for i in given if i.marks is not None)]
