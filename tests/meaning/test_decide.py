"""Fitted models: what they compute, and what ships."""

from __future__ import annotations

import json
import math
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.meaning.decide import Decider, Model, decider, using
from mtcheck.meaning.features import WordFeatures
from mtcheck.meaning.findings import word_probabilities
from mtcheck.meaning.runs import runs

MODEL = Model(-2.0, {"given_source": 1.5, "function": -1.0}, 0.3, 0.6, ((0.3, 0.5), (0.6, 0.8), (0.9, 0.95)))


def test_a_probability_is_the_logistic_of_the_weighted_sum() -> None:
    assert MODEL.probability({"given_source": 2.0, "function": 1.0, "unheard of": 9.0}) == pytest.approx(0.5)
    assert MODEL.probability({}) == pytest.approx(1 / (1 + math.exp(2)))


@pytest.mark.parametrize(
    ("probability", "confidence"), [(0.1, 0.5), (0.3, 0.5), (0.45, 0.65), (0.6, 0.8), (0.99, 0.95)]
)
def test_confidence_is_linear_between_knots(probability: float, confidence: float) -> None:
    assert MODEL.confidence(probability) == pytest.approx(confidence)


@given(st.dictionaries(st.sampled_from(["given_source", "function"]), st.floats(-1e6, 1e6)))
def test_whatever_the_features_it_stays_a_probability(values: dict[str, float]) -> None:
    assert 0.0 <= MODEL.probability(values) <= 1.0


def test_other_models_decide_only_where_they_are_asked_to() -> None:
    other = Decider({"source": MODEL})
    before = decider()
    with using(other):
        assert decider() is other
    assert decider() is before


@pytest.mark.parametrize(
    "name", ["source", "source+retranslation", "source+reference", "reference", "no model, reference"]
)
def test_what_ships_was_fitted_and_says_how_well(name: str) -> None:
    """Weights, operating points and calibration hang together; the file has the cross-validated figures."""
    model = decider().model(name)
    data = json.loads(files("mtcheck.meaning").joinpath("models.json").read_text(encoding="utf-8"))["models"][name]

    assert model is not None
    assert 0 < model.lead <= model.major < 1
    places, shares = zip(*model.calibration, strict=True)
    assert list(places) == sorted(places)
    assert list(shares) == sorted(shares)
    assert shares[-1] < 1
    assert data["cross-validated"]["auc"] > 0.65
    assert data["cross-validated"]["findings"] >= data["cross-validated"]["right"] > 0


def word(**values: float) -> WordFeatures:
    return WordFeatures(0, 1, {"digits": 0.0, "named": 0.0, "other_script": 0.0, **values})


def test_numbers_and_the_glossarys_names_are_left_to_others() -> None:
    words = [word(given_source=9.0), word(given_source=9.0, digits=1.0), word(given_source=9.0, named=1.0)]

    assert [probability > 0.5 for probability in word_probabilities(words, MODEL)] == [True, False, False]


def test_words_in_a_row_or_nearly_are_one_run() -> None:
    found = runs([0.9, 0.1, 0.8, 0.1, 0.1, 0.1, 0.7], 0.5)

    assert [[place for place, _ in run] for run in found] == [[0, 2], [6]]
    assert runs([0.1, 0.2], 0.5) == []
