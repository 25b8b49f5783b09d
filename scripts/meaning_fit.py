"""Logistic regressions over the named features of words, as ``scripts/fit_meaning`` and ``scripts/fit_missing`` fit
them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from mtcheck.meaning.decide import Model

__all__ = ["Matrix", "as_json", "fit", "folds"]

STRENGTH = 0.1
"""Inverse of the L2 penalty on standardised features."""


class Matrix(NamedTuple):
    """Features (words, features), labels and weights, and each word's row."""

    names: list[str]
    x: Any
    y: Any
    weights: Any
    row: Any


def fit(some: Matrix, keep: Any) -> Model:
    """A model of the words that ``keep`` selects, without operating points."""
    x = some.x[keep]
    mean, spread = x.mean(0), x.std(0)
    used = spread > 1e-9
    spread = np.where(used, spread, 1.0)
    found = LogisticRegression(C=STRENGTH, max_iter=5000).fit(
        (x - mean) / spread, some.y[keep], sample_weight=some.weights[keep]
    )
    weights = np.where(used, found.coef_[0] / spread, 0.0)
    intercept = float(found.intercept_[0] - (weights * mean).sum())
    kept = {name: float(value) for name, value, use in zip(some.names, weights, used, strict=True) if use}
    return Model(intercept, kept, 0.5, 0.5, ((0.0, 0.0), (1.0, 1.0)))


def folds(groups: Iterable[str], count: int, seed: int = 1) -> dict[str, int]:
    distinct = sorted(set(groups))
    random.Random(seed).shuffle(distinct)
    return {group: number % count for number, group in enumerate(distinct)}


def as_json(model: Model, figures: Mapping[str, Any]) -> dict[str, Any]:
    alone = {"alone": dict(model.alone)} if model.alone else {}
    return alone | {
        "cross-validated": dict(figures),
        "intercept": round(model.intercept, 5),
        "lead": model.lead,
        "major": model.major,
        "calibration": [list(knot) for knot in model.calibration],
        "weights": {name: round(value, 5) for name, value in sorted(model.weights.items())},
    }
