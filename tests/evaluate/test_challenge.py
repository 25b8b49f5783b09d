"""The challenge set that ships: what it holds, and that no check finds less in it than before."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from mtcheck.bundled import references
from mtcheck.checks import CHECKS
from mtcheck.evaluate import Evaluation, evaluate
from mtcheck.evaluate.kinds import expected_checks
from mtcheck.evaluate.read import read_items
from mtcheck.glossary import Glossary

FOLDER = references() / "challenge"
NEEDS_A_MODEL = {"retranslation", "likelihood"}


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return evaluate([FOLDER], Glossary())


def test_it_covers_every_check() -> None:
    """At least 300 damaged items; every check that needs no model is meant for some of them."""
    items = read_items(FOLDER)
    known = frozenset(check.name for check in CHECKS)
    meant = Counter(expected[0] for item in items if (expected := expected_checks(item.kind, known)))

    assert sum(not item.clean for item in items) >= 300
    assert sum(item.clean for item in items) >= 150
    for check in CHECKS:
        if check.yields:
            continue  # What guesses is measured on real output: references/quality
        if not {what.value for what in check.needs} & NEEDS_A_MODEL:
            assert meant[check.name] >= 5, check.name


def test_items_are_sound() -> None:
    items = read_items(FOLDER)

    assert max(Counter(item.id for item in items).values()) == 1
    for item in items:
        assert item.source, item.id
        assert item.wrong is None or any(item.wrong in sentence for sentence in item.translation), item.id
        assert item.translation != item.undamaged, item.id


@pytest.mark.slow
def test_recall_does_not_fall(evaluation: Evaluation) -> None:
    """A check that now finds less, or has more false alarms, than in figures.json has become worse."""
    before = {row["check"]: row for row in json.loads((FOLDER / "figures.json").read_text(encoding="utf-8"))["checks"]}

    for now in evaluation.figures.checks:
        if old := before.get(now.check):
            assert now.recall.hits >= old["recall"]["hits"], f"{now.check} finds less than before"
            assert now.false_alarms <= old["false_alarms"], f"{now.check} cries wolf more often than before"


@pytest.mark.slow
def test_figures_are_of_this_set(evaluation: Evaluation) -> None:
    """After a change of the set, run scripts/build_check_docs."""
    before = json.loads((FOLDER / "figures.json").read_text(encoding="utf-8"))

    assert before["items"] == evaluation.figures.items
    assert {row["kind"] for row in before["kinds"]} == {row.kind for row in evaluation.figures.kinds}
