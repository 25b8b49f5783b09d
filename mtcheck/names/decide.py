"""The probability that a mention should read otherwise, from boosted trees over named features.

``scripts/fit_names`` grows them on engines' outputs and generated errors, and writes ``model.json`` with its operating
points and its calibration.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from mtcheck.calibrated import interpolate, logistic

__all__ = ["Model", "Tree", "model", "using"]

_FILE: Final = "model.json"


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree as columns, the root first. In a leaf, ``left`` is 0 and ``value`` is added to the logit; otherwise, a
    ``feature`` (a number) of at most ``value`` leads to node ``left``, a larger one to node ``right``."""

    feature: Sequence[int]
    value: Sequence[float]
    left: Sequence[int]
    right: Sequence[int]

    def score(self, values: Sequence[float]) -> float:
        """What the tree adds to the logit for these values, in the order of the model's features."""
        feature, value, left, right = self.feature, self.value, self.left, self.right
        node = 0
        while smaller := left[node]:
            node = smaller if values[feature[node]] <= value[node] else right[node]
        return value[node]


@dataclass(frozen=True, slots=True)
class Model:
    """The trees, the features that they use, and the operating points.

    ``least`` has the least probability of a finding by the witnesses available: ``glossary``, ``glossary+source``.
    ``calibration`` maps the probability of a finding to the share of such findings that were right when
    cross-validated, as knots in rising order; between them it is linear. ``intercept`` is in log-odds, as are the
    leaves of the trees.
    """

    features: tuple[str, ...]
    intercept: float
    trees: tuple[Tree, ...]
    least: Mapping[str, float]
    calibration: tuple[tuple[float, float], ...]

    def probability(self, values: Mapping[str, float]) -> float:
        """The probability that the mention is wrong and the candidate right, in [0, 1]; missing features are 0."""
        row = [float(values.get(name, 0.0)) for name in self.features]
        logit = self.intercept + sum(tree.score(row) for tree in self.trees)
        return logistic(logit)

    def confidence(self, probability: float) -> float:
        """The calibrated probability, in [0, 1], that a finding with this probability is right."""
        return interpolate(self.calibration, probability)


def load_model(data: Mapping[str, Any]) -> Model:
    """The model described by a file's content."""
    return Model(
        features=tuple(data["features"]),
        intercept=float(data["intercept"]),
        trees=tuple(Tree(*tree) for tree in data["trees"]),
        least=dict(data["least"]),
        calibration=tuple((float(one), float(other)) for one, other in data["calibration"]),
    )


@cache
def _model_of_package() -> Model:
    return load_model(json.loads(files("mtcheck.names").joinpath(_FILE).read_text(encoding="utf-8")))


_current: ContextVar[Model | None] = ContextVar("mtcheck.names.model", default=None)


def model() -> Model:
    """The model that ships with mtcheck, or that of :func:`using`."""
    return _current.get() or _model_of_package()


@contextmanager
def using(other: Model) -> Iterator[None]:
    """Use another model, so that cross-validation judges each text by a model fitted without it."""
    token = _current.set(other)
    try:
        yield
    finally:
        _current.reset(token)
