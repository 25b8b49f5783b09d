"""Fit how doubtful a word must be in an article, see mtcheck/meaning/level.py: part of ``scripts/fit_meaning``.

Articles are drawn from the segments of one engine, or of human translations of one origin; a sentence is never in the
articles that a half is fitted on and in those that it is judged by.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import meaning_data as data
import numpy as np
from sklearn.linear_model import LogisticRegression

from mtcheck.calibrated import log_odds
from mtcheck.meaning.decide import Level, Model
from mtcheck.meaning.findings import judged, runs
from mtcheck.meaning.level import level_of

__all__ = ["articles_of_ten", "fitted"]

SEGMENTS = 10
ARTICLES = 4
"""Drawn for each segment to fit on, and as many to measure on."""
FLOOR = 0.03
"""Words below this probability are not fitted on: hardly one in a hundred is wrong."""
STRENGTH = 0.1
"""Inverse of the L2 penalty on standardised features."""
ALARMED = 0.13
"""The share of human segments of an origin that may have a doubtful word; leads on missing content are besides."""
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


def articles_of_ten(rows: Sequence[data.Row]) -> list[list[int]]:
    """The places of the rows in articles of about ten by one engine, each from one language where that makes ten."""
    made = []
    for places in pools(rows, lambda _: True).values():
        inorder = sorted(places, key=lambda place: rows[place].lang)
        count = max(1, len(inorder) // SEGMENTS)
        made += [list(map(int, part)) for part in np.array_split(inorder, count)]
    return made


class Placed(NamedTuple):
    """A segment in an article: its row's place, and the article's level."""

    place: int
    level: Mapping[str, float]


class Words(NamedTuple):
    """The rows, their words, and how probably each is wrong, judged by models that have not seen its sentence."""

    rows: Sequence[data.Row]
    words: Sequence[Sequence[data.Word]]
    probabilities: Sequence[Sequence[float]]

    def articles(self, keep: Callable[[data.Row], bool], seed: int) -> Iterator[Placed]:
        """Every row that is kept in :data:`ARTICLES` articles of about ten by one engine or person."""
        draw = random.Random(seed)  # noqa: S311
        for places in pools(self.rows, keep).values():
            for place in places:
                others = [each for each in places if each != place]
                for _ in range(ARTICLES):
                    some = [place, *draw.sample(others, min(SEGMENTS - 1, len(others)))]
                    known = [([word.features for word in self.words[n]], self.probabilities[n]) for n in some]
                    if level := level_of(known):
                        yield Placed(place, level)


def fitted(
    rows: Sequence[data.Row], words: Sequence[Sequence[data.Word]], models: Mapping[int, Model], of: Mapping[str, int]
) -> tuple[Level, dict[int, Level], dict[str, Any]]:
    """The level of all rows and those of the folds, with the lowest ``least`` that keeps to :data:`ALARMED`.

    The folds are judged in two halves, for a tenth of the sentences make no articles of one engine. ``of`` has the fold
    of each group of rows.
    """
    found = Words(
        rows,
        words,
        [
            judged([word.features for word in some], models[of[row.group]])
            for row, some in zip(rows, words, strict=True)
        ],
    )

    def of_half(number: int) -> Callable[[data.Row], bool]:
        return lambda row: of[row.group] % 2 == number

    halves = [regression(found, found.articles(of_half(1 - own), seed=16)) for own in (0, 1)]
    seen = [(each, halves[own]) for own in (0, 1) for each in found.articles(of_half(own), seed=17)]
    for step in range(2, 99):
        least = step / 100
        figures = measured(found, [(each, at(level, least)) for each, level in seen], models, of)
        if all(share <= ALARMED for share in figures["human segments with a lead"].values()):
            break
    levels = {fold: at(halves[fold % 2], least) for fold in models}
    return at(regression(found, found.articles(lambda _: True, seed=16)), least), levels, figures


def at(level: Level, least: float) -> Level:
    return Level(level.intercept, level.own, level.weights, least, floor=FLOOR)


def measured(
    found: Words, seen: Sequence[tuple[Placed, Level]], models: Mapping[int, Model], of: Mapping[str, int]
) -> dict[str, Any]:
    """What is found and what is not right, on articles that the levels were not fitted on."""
    human: dict[str, list[bool]] = defaultdict(list)
    wrong: dict[str, list[int]] = defaultdict(list)
    majors: list[bool] = []
    for (place, values), level in seen:
        row, words = found.rows[place], found.words[place]
        least = level.lead(values, models[of[row.group]])
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
        "wrong leads a segment": {name: round(float(np.mean(some)), 3) for name, some in sorted(wrong.items())},
    }


def regression(found: Words, articles: Iterator[Placed]) -> Level:
    """A level without an operating point."""
    made = [
        ([log_odds(probability), *placed.level.values()], word.wrong, tuple(placed.level))
        for placed in articles
        for word, probability in zip(found.words[placed.place], found.probabilities[placed.place], strict=True)
        if probability >= FLOOR
    ]
    names = made[0][2]
    x = np.array([values for values, _, _ in made])
    mean, spread = x.mean(0), np.where(x.std(0) > 1e-9, x.std(0), 1.0)
    fit = LogisticRegression(C=STRENGTH, max_iter=5000).fit((x - mean) / spread, [wrong for _, wrong, _ in made])
    own, *weights = map(float, fit.coef_[0] / spread)
    intercept = float(fit.intercept_[0] - (fit.coef_[0] / spread * mean).sum())
    return Level(intercept, own, dict(zip(names, weights, strict=True)), 1.0, floor=FLOOR)
