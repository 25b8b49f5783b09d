"""The fitted decision: trees over named features."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck import Severity, audit
from mtcheck.names.decide import Model, Tree, load_model, model, using

STUMP = Tree([0, 0, 0], [0.5, -2.0, 2.0], [1, 0, 0], [2, 0, 0])
SMALL = Model(("alike",), 0.0, (STUMP, STUMP), {"glossary": 0.5}, ((0.0, 0.1), (0.5, 0.5), (1.0, 0.9)))


def test_each_tree_adds_to_the_logit() -> None:
    assert SMALL.probability({"alike": 0.9}) == pytest.approx(1 / (1 + 2.718281828**-4))
    assert SMALL.probability({"alike": 0.1}) == pytest.approx(1 / (1 + 2.718281828**4))


def test_a_feature_that_is_not_given_is_nought_and_one_that_is_not_known_passed_over() -> None:
    assert SMALL.probability({}) == SMALL.probability({"alike": 0.0, "colour": 1.0})


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_probable_is_no_less_confident(one: float, other: float) -> None:
    low, high = sorted((one, other))

    assert SMALL.confidence(low) <= SMALL.confidence(high)


def test_the_shipped_model_is_whole() -> None:
    shipped = model()

    assert set(shipped.least) == {"glossary", "glossary+source"}
    assert all(0 < least < 1 for least in shipped.least.values())
    for tree in shipped.trees:
        nodes = range(len(tree.left))
        assert all(node < tree.left[node] < len(tree.left) for node in nodes if tree.left[node])
        assert all(0 <= feature < len(shipped.features) for feature in tree.feature)


def test_another_model_can_decide_for_a_while() -> None:
    with using(SMALL):
        assert model() is SMALL
    assert model() is not SMALL


def test_a_model_is_read_from_json() -> None:
    data = {
        "features": ["alike"], "intercept": 0.0, "least": {"glossary": 0.5},
        "calibration": [[0.0, 0.1], [0.5, 0.5], [1.0, 0.9]],
        "trees": [[[0, 0, 0], [0.5, -2.0, 2.0], [1, 0, 0], [2, 0, 0]]] * 2,
    }  # fmt: skip

    assert load_model(json.loads(json.dumps(data))).probability({"alike": 0.9}) == SMALL.probability({"alike": 0.9})


def test_what_may_well_be_right_is_no_major() -> None:
    """*Ministera* is near to a word of a name in the glossary, and may be another word; an editor looks, none must
    act."""
    text = "A court in Ljubljana sentenced former Healtha Ministera Tomaž Gantar to four years in prison."
    unsure = {i.text: i for i in audit(text, glossary="default").issues if i.check == "name-mismatch"}
    assert "Ministera" in unsure
    assert all(issue.severity is Severity.MINOR and issue.confidence < 0.75 for issue in unsure.values())
    source, text = "Razgovarao je s Dmitrom Kulebom.", "He spoke with Dmytro Kuleb."
    sure = [i for i in audit(text, source=source, source_lang="hr").issues if i.check == "name-mismatch"]
    assert [(issue.text, issue.severity) for issue in sure] == [("Kuleb", Severity.MAJOR)]
    assert sure[0].confidence >= 0.75
