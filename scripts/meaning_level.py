"""Fit how doubtful a word must be in an article, see mtcheck/meaning/level.py: part of ``scripts/fit_meaning``.

Articles are drawn from the segments of one engine, or of human translations of one origin; a sentence is never in the
articles that a half is fitted on and in those that it is judged by.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import meaning_data as data
import numpy as np
from sklearn.linear_model import LogisticRegression

from mtcheck.calibrated import log_odds
from mtcheck.meaning.decide import Level, Model
from mtcheck.meaning.findings import word_probabilities
from mtcheck.meaning.level import level_of
from mtcheck.meaning.runs import runs

__all__ = ["articles_of_ten", "fitted"]

SEGMENTS = 10
ALONE = (1, 2, 3, 4, 5, 7, 10, 15, 20)
"""Segments of the articles that the level for a single segment is fitted on: other articles tell what is usual."""
SIZES = ALONE[1:]
"""Segments of the articles that the level for articles is fitted on."""
MEASURED = (3, 10)
"""Segments of the articles whose false alarms are counted."""
ARTICLES = 24
"""Drawn for each segment to fit on,
and a quarter as many of each measured size. With six the figures hang on the draw."""
TRUSTS = (4.0, 8.0, 16.0, 32.0)
"""Segments that what is usual may count as; those with which most is found are taken."""
FLOOR = 0.1
"""Words below this probability are not fitted on, and never a lead: in the worst articles most leads would be wrong."""
STRENGTH = 0.01
"""Inverse of the L2 penalty on standardised features."""
ALARMED = 0.1
"""The share of human segments, half of each origin, that may have a doubtful word; leads on missing content are
besides."""
WRONG = 0.125
"""Wrong leads a segment of the engines' output; those of other checks are besides."""
KNOWN = "annotated"
"""The set whose sentences the adapter was trained on: what the model says of them is too good."""

Pools = Mapping[str, Sequence[int]]


def pool_of(row: data.Row) -> str:
    return f"human, {row.origin}" if row.engine == "human" else row.engine


def pools(rows: Sequence[data.Row], keep: Callable[[data.Row], bool]) -> Pools:
    """The places of the rows by who wrote them."""
    found = defaultdict(list)
    for place, row in enumerate(rows):
        if row.origin != KNOWN and keep(row):
            found[pool_of(row)].append(place)
    return found


def articles_of_ten(rows: Sequence[data.Row], draw: int) -> list[list[int]]:
    """The places of the rows in articles of about ten by one engine, each from one language where that makes ten;
    ``draw`` decides which meet."""
    made, chooser = [], random.Random(draw)
    for places in pools(rows, lambda _: True).values():
        inorder = sorted(chooser.sample(places, len(places)), key=lambda place: rows[place].lang)
        count = max(1, len(inorder) // SEGMENTS)
        made += [list(map(int, part)) for part in np.array_split(inorder, count)]
    return made


class Placed(NamedTuple):
    """A segment in an article: its row's place, the article's segments and their level, and how many of the others have
    a word as doubtful as a major issue."""

    place: int
    segments: int
    level: Mapping[str, float]
    sure: int


class Words(NamedTuple):
    """The rows, their words, and how probably each is wrong, judged by models that have not seen its sentence."""

    rows: Sequence[data.Row]
    words: Sequence[Sequence[data.Word]]
    probabilities: Sequence[Sequence[float]]
    sure: Sequence[bool]
    """Whether a word of the row is as doubtful as a major issue."""

    def articles(
        self, keep: Callable[[data.Row], bool], seed: int, sizes: Sequence[int], count: int
    ) -> Iterator[Placed]:
        """Every row that is kept in ``count`` articles of one of these sizes by one engine or person."""
        draw = random.Random(seed)
        for places in pools(self.rows, keep).values():
            for place in places:
                others = [each for each in places if each != place]
                for _ in range(count):
                    some = [place, *draw.sample(others, min(draw.choice(sizes) - 1, len(others)))]
                    known = [([word.features for word in self.words[n]], self.probabilities[n]) for n in some]
                    if level := level_of(known):
                        yield Placed(place, len(some), level, sum(self.sure[n] for n in some[1:]))


class Fitted(NamedTuple):
    """The level of all rows and those of the folds, and their figures, for data."""

    level: Level
    folds: dict[int, Level]
    figures: dict[str, Any]


def fitted(
    rows: Sequence[data.Row], words: Sequence[Sequence[data.Word]], models: Sequence[Model], of: Mapping[str, int]
) -> dict[str, Fitted]:
    """The levels by name: ``alone`` for a text of one segment, ``level`` for articles of several.

    ``models`` has the model for the witnesses of each row, fitted without it, and ``of`` the fold of each group of
    rows.
    """
    probabilities = [
        word_probabilities([word.features for word in some], model) for some, model in zip(words, models, strict=True)
    ]
    sure = [max(some, default=0.0) >= model.major for some, model in zip(probabilities, models, strict=True)]
    found = Words(rows, words, probabilities, sure)
    return {
        "alone": fitted_for(found, models, of, sizes=ALONE, sizes_measured=(1,), elsewhere=False),
        "level": fitted_for(found, models, of, sizes=SIZES, sizes_measured=MEASURED, elsewhere=True),
    }


def fitted_for(
    found: Words,
    models: Sequence[Model],
    of: Mapping[str, int],
    *,
    sizes: Sequence[int],
    sizes_measured: Sequence[int],
    elsewhere: bool,
) -> Fitted:
    """The levels fitted on articles of these sizes, with the lowest ``least`` that keeps to :data:`ALARMED` and
    :data:`WRONG` in articles of any measured size; ``elsewhere`` says whether sure errors in other segments count.

    The folds are judged in two halves, because a tenth of the sentences is too few for articles of one engine.
    """

    def of_half(number: int) -> Callable[[data.Row], bool]:
        return lambda row: of[row.group] % 2 == number

    drawn = [list(found.articles(of_half(own), 16, sizes, ARTICLES)) for own in (0, 1)]
    seen = {
        size: [(own, each) for own in (0, 1) for each in found.articles(of_half(own), 17, (size,), ARTICLES // 4)]
        for size in sizes_measured
    }

    def tried(trust: float) -> tuple[float, list[Level], Mapping[int, dict[str, Any]]]:
        halves = [fit(found, drawn[1 - own], trust, elsewhere=elsewhere) for own in (0, 1)]

        def measure(some: Sequence[Level]) -> dict[int, dict[str, Any]]:
            return {n: measured(found, [(e, some[half]) for half, e in each], models) for n, each in seen.items()}

        return operated(halves, measure)

    trust, (_, halves, figures) = max(((each, tried(each)) for each in TRUSTS), key=lambda each: each[1][0])
    whole = fit(found, list(found.articles(lambda _: True, 16, sizes, ARTICLES)), trust, elsewhere=elsewhere)
    return Fitted(
        at(whole, halves[0].least),
        {fold: halves[fold % 2] for fold in of.values()},
        {f"in articles of {size}": each for size, each in figures.items()},
    )


def operated(
    halves: Sequence[Level], measure: Callable[[Sequence[Level]], Mapping[int, dict[str, Any]]]
) -> tuple[float, list[Level], Mapping[int, dict[str, Any]]]:
    """The share of major errors found, the levels at the lowest ``least`` that keeps to :data:`ALARMED` and
    :data:`WRONG` in articles of any measured size, and the figures there."""
    for step in range(20, 198):
        levels = [at(level, step / 200) for level in halves]
        figures = measure(levels)
        alarmed = max(np.mean(list(some["human segments with a lead"].values())) for some in figures.values())
        wrong = max(some["wrong leads a segment"]["all"] for some in figures.values())
        if alarmed <= ALARMED and wrong <= WRONG:
            break
    return float(np.mean([each["major errors found"] for each in figures.values()])), levels, figures


def at(level: Level, least: float) -> Level:
    return replace(level, least=least)


def measured(found: Words, seen: Sequence[tuple[Placed, Level]], models: Sequence[Model]) -> dict[str, Any]:
    """The recall and the false alarms on articles that the levels were not fitted on."""
    human: dict[str, list[bool]] = defaultdict(list)
    wrong: dict[str, list[int]] = defaultdict(list)
    majors: list[bool] = []
    for (place, segments, values, sure), level in seen:
        row, words = found.rows[place], found.words[place]
        least = level.lead(values, segments, models[place], sure)
        spans = [
            (words[run[0][0]].features.start, words[run[-1][0]].features.end)
            for run in runs(found.probabilities[place], least)
        ]
        if row.engine == "human":
            human[row.origin].append(bool(spans))
            continue
        right = [any(start < each.end and each.start < end for each in row.wrong) for start, end in spans]
        wrong[row.engine].append(len(right) - sum(right))
        majors += [
            any(start < each.end and each.start < end for start, end in spans)
            for each in row.wrong
            if each.severity == "major"
        ]
    return {
        "segments": len({each.place for each, _ in seen}),
        "major errors found": round(float(np.mean(majors)), 3),
        "human segments with a lead": {name: round(float(np.mean(some)), 3) for name, some in sorted(human.items())},
        "wrong leads a segment": {name: round(float(np.mean(some)), 3) for name, some in sorted(wrong.items())}
        | {"all": round(float(np.mean([count for some in wrong.values() for count in some])), 3)},
    }


def fit(found: Words, articles: Sequence[Placed], trust: float, *, elsewhere: bool) -> Level:
    """A level without an operating point; what is usual is half way between people and engines."""

    def usual(value: Callable[[Placed], float]) -> float:
        sides = [
            [each for each in articles if (found.rows[each.place].engine == "human") is human]
            for human in (False, True)
        ]
        return float(np.mean([np.mean([value(each) for each in some]) for some in sides]))

    names = list(articles[0].level)
    bare = Level(
        0.0,
        1.0,
        {},
        1.0,
        floor=FLOOR,
        usual={name: usual(lambda each, name=name: each.level[name]) for name in names},  # type: ignore[misc]
        trust=trust,
        sure=usual(lambda each: float(found.sure[each.place])) if elsewhere else 0.0,
    )
    values, wrong = table(found, articles, bare)
    mean, spread = values.mean(0), np.where(values.std(0) > 1e-9, values.std(0), 1.0)
    found_weights = LogisticRegression(C=STRENGTH, max_iter=5000).fit((values - mean) / spread, wrong)
    own, excess, *weights = map(float, found_weights.coef_[0] / spread)
    if excess < 0:
        raise ValueError("other errors would make a word less doubtful")
    intercept = float(found_weights.intercept_[0] - (found_weights.coef_[0] / spread * mean).sum())
    return replace(bare, intercept=intercept, own=own, elsewhere=excess, weights=dict(zip(names, weights, strict=True)))


def table(found: Words, articles: Sequence[Placed], level: Level) -> tuple[Any, Any]:
    """The numbers of each doubtful word (words, numbers), and whether it is wrong."""
    made = [
        ([log_odds(probability), excess, *shrunk], word.wrong)
        for placed in articles
        for excess in [level.excess(placed.sure, placed.segments - 1)]
        for shrunk in [list(level.shrunk(placed.level, placed.segments).values())]
        for word, probability in zip(found.words[placed.place], found.probabilities[placed.place], strict=True)
        if probability >= FLOOR
    ]
    return np.array([values for values, _ in made]), np.array([wrong for _, wrong in made])
