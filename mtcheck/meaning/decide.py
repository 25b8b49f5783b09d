"""The probability that a word is wrong, from logistic regressions over named features, one for each set of witnesses.

``scripts/fit_meaning`` fits them on segments whose errors people marked, and writes ``models.json`` with the data that
they were fitted on and their cross-validated figures. Nothing in that file is entered by hand.
"""

from __future__ import annotations

import json
import math
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from mtcheck.calibrated import interpolate, log_odds, logistic, logit_of
from mtcheck.languages.tags import USUAL_TARGET, group

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Decider", "FlipPoint", "Level", "Model", "decider", "using"]

_FILE: Final = "models.json"


@dataclass(frozen=True, slots=True)
class Model:
    """One logistic regression: ``weights`` by feature, on unscaled features.

    ``lead`` and ``major`` are its operating points, least probabilities of a word. ``calibration`` maps the greatest
    probability in a finding to the share of such findings that were right when cross-validated, as knots in rising
    order; between them it is linear. ``intercept`` is in log-odds.

    ``alone`` is for a model of several witnesses: the least probability, in [0, 1], that the model for each of them
    alone must give a word that may be wrong.
    """

    intercept: float
    weights: Mapping[str, float]
    lead: float
    major: float
    calibration: tuple[tuple[float, float], ...]
    alone: Mapping[str, float] = field(default_factory=dict)

    def probability(self, values: Mapping[str, float]) -> float:
        """The probability that the word is wrong, in [0, 1]; unknown features are ignored."""
        return logistic(logit_of(self.intercept, self.weights, values))

    def confidence(self, probability: float) -> float:
        """The calibrated probability, in [0, 1], that a finding with this greatest word probability is right."""
        return interpolate(self.calibration, probability)


@dataclass(frozen=True, slots=True)
class Level:
    """A logistic regression for how doubtful a word of an article must be, see :mod:`mtcheck.meaning.level`.

    It was fitted on words of at least ``floor``, a probability by a :class:`Model`: their log-odds have the weight
    ``own``, the numbers of their article ``weights`` by name, and ``intercept`` is in log-odds. ``least`` is the
    operating point for leads, a probability. ``usual`` has the numbers of the articles that it was fitted on; they
    count as much as ``trust`` segments of the article itself, so that a short text is judged by what is usual.

    ``sure`` is the usual share of segments with a word as doubtful as a major issue. Where more of an article's other
    segments have one, a word is more likely wrong, by the weight ``elsewhere`` of the log of the ratio; where fewer
    have, nothing is less doubtful for it: an error may be the only one.
    """

    intercept: float
    own: float
    weights: Mapping[str, float]
    least: float
    floor: float
    usual: Mapping[str, float]
    trust: float
    elsewhere: float = 0.0
    sure: float = 0.0

    def lead(self, values: Mapping[str, float], segments: int, model: Model, sure: int = 0) -> float:
        """The operating point of a model for leads in an article with this many segments and this level, in [0, 1];
        so many of the other segments have a word as doubtful as a major issue.

        Anything as doubtful as a major issue is always a lead.
        """
        level = self.shrunk(values, segments)
        of_article = logit_of(self.intercept, self.weights, level)
        of_article += self.elsewhere * self.excess(sure, segments - 1)
        wanted = logistic((log_odds(self.least) - of_article) / self.own)
        return max(self.floor, min(wanted, model.major))

    def excess(self, sure: int, others: int) -> float:
        """By how much more of the other segments than usual are surely wrong, as the log of the ratio, at least 0;
        what is usual counts as in :meth:`shrunk`."""
        share = (sure + self.trust * self.sure) / (others + self.trust) if others > 0 and self.trust else self.sure
        return math.log(share / self.sure) if share > self.sure > 0 else 0.0

    def shrunk(self, values: Mapping[str, float], segments: int) -> dict[str, float]:
        """An article's numbers, shrunk towards the usual ones the more, the fewer segments they come from (empirical
        Bayes).

        The usual numbers, if there are no segments.
        """
        own = segments / (segments + self.trust) if values else 0.0
        return {name: own * values.get(name, 0.0) + (1.0 - own) * usual for name, usual in self.usual.items()}


@dataclass(frozen=True, slots=True)
class FlipPoint:
    """By how many nats a text must be more probable with a word flipped to make a ``lead``.

    ``confidence`` is the share of such leads that were right, in texts of which half were damaged.
    """

    lead: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Decider:
    """The models by the witnesses that they weigh, ``"source"``, ``"source+reference"`` …, and the levels: ``alone``
    is for a text of one segment, ``level`` for articles of several.

    ``flips`` has the operating points by kind and witness, ``"gender, source"`` … A segment is compared with its
    re-translation if the source leaves a word with at least the probability ``asked``. All were fitted on translations
    into the language ``target``.
    """

    models: Mapping[str, Model]
    level: Level | None = None
    flips: Mapping[str, FlipPoint] = field(default_factory=dict)
    target: str = USUAL_TARGET
    asked: float = math.inf
    alone: Level | None = None

    def judges(self, lang: str) -> bool:
        """Whether the models were fitted on translations into this language (BCP 47)."""
        return group(lang) == group(self.target)

    def level_for(self, segments: int) -> Level | None:
        """The level for a text with this many segments, or None if none was fitted."""
        return self.alone if segments == 1 else self.level

    def model(self, witnesses: str) -> Model | None:
        """The model for exactly these witnesses, or None if none was fitted."""
        return self.models.get(witnesses)


@cache
def _decider_of_package() -> Decider:
    data = json.loads(files("mtcheck.meaning").joinpath(_FILE).read_text(encoding="utf-8"))
    models = {name: _model(values) for name, values in data["models"].items()}
    level, alone = (Level(**{name: data[kind][name] for name in Level.__slots__}) for kind in ("level", "alone"))
    flips = {name: FlipPoint(each["lead"], each["confidence"]) for name, each in data["flips"].items()}
    return Decider(models, level, flips, data["target"], data["asked"], alone)


def _model(values: Mapping[str, object]) -> Model:
    weights: Mapping[str, float] = values["weights"]  # type: ignore[assignment]
    knots: Sequence[Sequence[float]] = values["calibration"]  # type: ignore[assignment]
    alone: Mapping[str, float] = values.get("alone", {})  # type: ignore[assignment]
    return Model(
        intercept=float(values["intercept"]),  # type: ignore[arg-type]
        weights=dict(weights),
        lead=float(values["lead"]),  # type: ignore[arg-type]
        major=float(values["major"]),  # type: ignore[arg-type]
        calibration=tuple((float(left), float(right)) for left, right in knots),
        alone=dict(alone),
    )


_current: ContextVar[Decider | None] = ContextVar("mtcheck.meaning.decider", default=None)


def decider() -> Decider:
    """The models that ship with mtcheck, or those of :func:`using`."""
    return _current.get() or _decider_of_package()


@contextmanager
def using(other: Decider) -> Iterator[None]:
    """Use other models, so that cross-validation judges each text by models fitted without it."""
    token = _current.set(other)
    try:
        yield
    finally:
        _current.reset(token)
