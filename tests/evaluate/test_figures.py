"""Recall, precision and false alarms, counted by hand beside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import article_agreement, doubled_word, encoding_damage, quotation_lost
from mtcheck.errors import InputError
from mtcheck.evaluate.compare import changes, read_evaluation
from mtcheck.evaluate.evaluation import Evaluation
from mtcheck.evaluate.figures import Share, figures
from mtcheck.evaluate.item import Item
from mtcheck.evaluate.pairwise import pairwise
from mtcheck.evaluate.render import FORMATS
from mtcheck.evaluate.run import Outcome, run
from mtcheck.glossary import Glossary

CHECKS = (doubled_word.CHECK, article_agreement.CHECK, encoding_damage.CHECK, quotation_lost.CHECK)
NAMES = [check.name for check in CHECKS]

ITEMS = [
    Item("1", "doubled-word", ("He saw the the house.",), wrong="the the", undamaged=("He saw the house.",),
         reference=("He saw the house.",)),
    Item("2", "doubled-word", ("He saw a a a house.",), wrong="a a a"),
    Item("3", "doubled-word", ("He saw that that house.",), wrong="that that"),
    Item("4", "article-agreement", ("He saw an house and the the garden.",), wrong="an house"),
    Item("5", "clean", ("He met an US envoy and an UN envoy.",)),
    Item("6", "clean", ("He met a US envoy.", "Then he left.")),
    Item("7", "tense", ("He will met met her.",), wrong="met met"),
    Item("8", "quotation-lost", ("One.", "Russia will not withdraw, he said.", "Two."),
         source=("Jedan.", "„Rusija se neće povući nikada“, rekao je.", "Dva."), place=1, in_source=True),
]  # fmt: skip


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return list(run(ITEMS, Glossary(), CHECKS))


@pytest.fixture
def evaluation(outcomes: list[Outcome]) -> Evaluation:
    return Evaluation(("set",), figures(outcomes, NAMES), pairwise(outcomes, Glossary()), seconds=1.0)


def test_counts(outcomes: list[Outcome]) -> None:
    found = figures(outcomes, NAMES)
    doubled, agreement, encoding, lost = found.checks
    kinds = {kind.kind: kind for kind in found.kinds}

    assert (found.items, found.segments) == (8, 11)
    assert doubled.recall == Share(2, 3), "that that is English"
    assert doubled.precision == Share(2, 2), "the the of item 4 is neither a clean item's nor at its damage"
    assert agreement.recall == Share(1, 1)
    assert agreement.precision == Share(1, 3)
    assert (agreement.false_alarms, agreement.alarmed) == (2, Share(1, 3))
    assert agreement.per_thousand == pytest.approx(2000 / 3)
    assert (encoding.recall.value, encoding.precision.value, encoding.per_thousand) == (None, None, 0.0)
    assert lost.recall == Share(1, 1)
    assert kinds["tense"].expected == ()
    assert kinds["tense"].recall == Share(1, 1), "no check claims it; any that stands there counts"
    assert kinds["doubled-word"].found_by == (("doubled-word", 2),)
    assert found.serious == Share(0, 2)


def test_wilson_interval_as_published() -> None:
    """Newcombe, Statistics in Medicine 17, 1998, table I, method 3: 81/263, 15/148, 0/20, 1/29."""
    expected = {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0.0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }

    for (hits, of), interval in expected.items():
        assert Share(hits, of).interval == pytest.approx(interval, abs=5e-5)


@given(st.integers(0, 500), st.integers(0, 500))
def test_interval_holds_the_share(hits: int, misses: int) -> None:
    share = Share(hits, hits + misses)
    low, high = share.interval

    assert 0.0 <= low <= high <= 1.0
    assert share.value is None or low <= share.value + 1e-12
    assert share.value is None or share.value <= high + 1e-12


def test_pairwise(outcomes: list[Outcome]) -> None:
    """Only item 1 has both a reference and its undamaged text."""
    ranked = {row.measure: row for row in pairwise(outcomes, Glossary())}

    assert list(ranked) == ["BLEU", "chrF2", "penalty"]
    assert all(row.right == Share(1, 1) and row.ties == Share(0, 1) for row in ranked.values())
    assert ranked["chrF2"].signature.startswith("nrefs:1|case:mixed")
    assert pairwise([], Glossary()) == ()


def test_formats(evaluation: Evaluation) -> None:
    text, markdown = (FORMATS[name](evaluation, ()) for name in ("table", "markdown"))
    values = json.loads(FORMATS["json"](evaluation, ()))

    assert "0.667 (2/3)" in text
    assert "| doubled-word | 0.667 (2/3) |" in markdown
    assert values["checks"][0]["recall"] == {"hits": 2, "of": 3, "value": 0.6667, "low": 0.2077, "high": 0.9385}
    assert "seconds" not in json.dumps(values), "equal runs give equal files"


def test_compare(tmp_path: Path, evaluation: Evaluation, outcomes: list[Outcome]) -> None:
    path = tmp_path / "old.json"
    path.write_text(FORMATS["json"](evaluation, ()), encoding="utf-8")
    worse = Evaluation(("set",), figures(outcomes[1:], NAMES), (), seconds=1.0)

    table = changes(read_evaluation(path), worse)

    assert ("check doubled-word", "recall", "0.667 (2/3)", "0.500 (1/2)") in table.rows
    assert changes(read_evaluation(path), evaluation).rows == (("nothing", "", "", ""),)
    assert json.loads(FORMATS["json"](worse, (table,)))["changes"]


@pytest.mark.parametrize("text", ["{", "[]", '{"schema": "mtcheck.report/v1"}', "[" * 100_000])
def test_what_is_no_evaluation_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "old.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=r"old\.json"):
        read_evaluation(path)
    with pytest.raises(InputError, match="cannot read"):
        read_evaluation(tmp_path / "missing.json")
