"""Fit what tells an article that is phrased freely: part of ``scripts/fit_meaning``.

Articles are drawn from the segments of one engine, or of human translations of one origin; a sentence is never in the
articles that a fold is fitted on and in those that it is judged by.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import meaning_data as data
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from mtcheck.meaning.decide import Level, Model
from mtcheck.meaning.findings import judged, runs
from mtcheck.meaning.level import level_of

__all__ = ["articles_of_ten", "fitted"]

SEGMENTS = 10
ARTICLES = 40
"""Drawn of each engine and origin."""
STRENGTH = 0.05
"""Inverse of the L2 penalty on standardised features."""
ALARMED = 0.13
"""The share of human segments that may have a doubtful word; leads on missing content are besides."""
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


def fitted(
    rows: Sequence[data.Row], words: Sequence[Sequence[data.Word]], models: Mapping[int, Model], of: Mapping[str, int]
) -> tuple[Level, dict[int, Level], dict[str, Any]]:
    """The level of all rows and those of the folds, with the largest ``least`` that keeps to :data:`ALARMED`.

    The folds are judged in two halves, for a tenth of the sentences make no articles of one engine. ``of`` has the fold
    of each group of rows.
    """
    features = [[word.features for word in some] for some in words]
    draw = random.Random(16)  # noqa: S311

    def article(places: Sequence[int]) -> dict[str, float]:
        return level_of([features[place] for place in places if features[place]])

    def fit(keep: Callable[[data.Row], bool]) -> Level:
        made = [
            (article(draw.sample(places, min(SEGMENTS, len(places)))), name.startswith("human"))
            for name, places in pools(rows, keep).items()
            for _ in range(ARTICLES)
        ]
        return regression([(values, human) for values, human in made if values])

    def of_half(number: int) -> Callable[[data.Row], bool]:
        return lambda row: of[row.group] % 2 == number

    halves = [fit(of_half(1 - own)) for own in (0, 1)]
    seen = []
    for own, level in enumerate(halves):
        for name, places in pools(rows, of_half(own)).items():
            for place in places:
                others = [each for each in places if each != place]
                values = article([place, *draw.sample(others, min(SEGMENTS - 1, len(others)))])
                if values:
                    seen.append((level.probability(values), name, place))
    human = [name.startswith("human") for _, name, _ in seen]
    least = max(step / 100 for step in range(1, 99) if alarmed(rows, features, models, of, seen, step / 100))
    figures = {
        "segments": len(seen),
        "auc": round(float(roc_auc_score(human, [probability for probability, _, _ in seen])), 3),
        "free, by who wrote": {
            name: round(float(np.mean([value >= least for value, other, _ in seen if other == name])), 3)
            for name in sorted({name for _, name, _ in seen})
        },
    }
    levels = {fold: Level(halves[fold % 2].intercept, halves[fold % 2].weights, least) for fold in models}
    whole = fit(lambda _: True)
    return Level(whole.intercept, whole.weights, least), levels, figures


def alarmed(
    rows: Sequence[data.Row],
    features: Sequence[Sequence[Any]],
    models: Mapping[int, Model],
    of: Mapping[str, int],
    seen: Sequence[tuple[float, str, int]],
    least: float,
) -> bool:
    """Whether of every origin of human segments as few have a finding as :data:`ALARMED` allows."""
    by_origin: dict[str, list[bool]] = defaultdict(list)
    for probability, name, place in seen:
        if name.startswith("human"):
            model = models[of[rows[place].group]]
            point = model.major if probability >= least else model.lead
            by_origin[name].append(bool(runs(judged(features[place], model), point)))
    return all(float(np.mean(some)) <= ALARMED for some in by_origin.values())


def regression(made: Sequence[tuple[Mapping[str, float], bool]]) -> Level:
    names = sorted(made[0][0])
    x = np.array([[values[name] for name in names] for values, _ in made])
    mean, spread = x.mean(0), np.where(x.std(0) > 1e-9, x.std(0), 1.0)
    found = LogisticRegression(C=STRENGTH, max_iter=5000).fit((x - mean) / spread, [human for _, human in made])
    weights = found.coef_[0] / spread
    intercept = float(found.intercept_[0] - (weights * mean).sum())
    return Level(intercept, dict(zip(names, map(float, weights), strict=True)), 1.0)
