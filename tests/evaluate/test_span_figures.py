"""Figures of annotated sets, counted by hand from ``marked.py``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from mtcheck.evaluate.compare import changes, read_evaluation
from mtcheck.evaluate.evaluation import evaluate
from mtcheck.evaluate.figures import Share
from mtcheck.evaluate.render import FORMATS
from mtcheck.evaluate.span_figures import MarkFigures, SpanFigures, span_figures
from mtcheck.evaluate.spans import Credit
from mtcheck.glossary import Glossary
from tests.evaluate.marked import GOLDEN, NAMES, evaluation, outcomes, texts


@pytest.fixture(scope="module")
def found() -> SpanFigures:
    return span_figures(outcomes(), NAMES)


def test_recall(found: SpanFigures) -> None:
    """The omission is found by a lead alone; the slip of grammar not at all."""
    assert found.errors == 3
    assert found.severities == (
        MarkFigures("major", Share(1, 2), Share(2, 2)),
        MarkFigures("minor", Share(0, 1), Share(0, 1)),
    )
    assert found.categories == (
        MarkFigures("Grammar", Share(0, 1), Share(0, 1)),
        MarkFigures("Mistranslation", Share(1, 1), Share(1, 1)),
        MarkFigures("Omission", Share(0, 1), Share(1, 1)),
    )


def test_precision_by_engine_and_language(found: SpanFigures) -> None:
    assert (found.whole.segments, found.whole.majors, found.whole.leads) == (4, Share(1, 2), Share(1, 3))
    one, two = found.engines
    assert (one.name, one.segments, one.majors, one.leads) == ("one", 2, Share(1, 2), Share(1, 2))
    assert (one.severe.by_any, one.light.by_any) == (Share(2, 2), Share(0, 1))
    assert (two.name, two.segments, two.majors, two.leads) == ("two", 2, Share(0, 0), Share(0, 1))
    assert [(row.name, row.segments, row.majors) for row in found.languages] == [
        ("hr", 1, Share(0, 1)),
        ("sr", 3, Share(1, 1)),
    ]


def test_checks_and_clean_segments(found: SpanFigures) -> None:
    grave, light, none = found.checks

    assert (grave.errors, grave.severe, grave.majors, grave.leads) == (1, 1, Share(1, 2), Share(0, 0))
    assert (grave.false_alarms, grave.alarmed) == (0, Share(0, 2))
    assert (light.errors, light.severe, light.right) == (1, 1, Share(1, 3))
    assert (light.false_alarms, light.alarmed, light.per_thousand) == (1, Share(1, 2), 500.0)
    assert (none.errors, none.right, none.per_thousand) == (0, Share(0, 0), 0.0)
    assert (found.clean, found.serious) == (Share(1, 2), Share(0, 2))


def test_credit_and_calibration(found: SpanFigures) -> None:
    """Marked: saw, dogs, Kuće. Reported: "saw red" (with "red" again), "It i", "će n", "All"; "će" as minor."""
    assert found.credit == Credit(right=3 + 2 * 0.5, marked=3 + 4 + 4, reported=7 + 4 + 4 + 3)
    assert found.calibration.error == pytest.approx((abs(1 - 2 * 0.9) + abs(1 - 2 * 0.5) + 0.8) / 5)
    assert [(part.high, part.right) for part in found.calibration.bins if part.right.of] == [
        (0.5, Share(1, 2)),
        (0.8, Share(0, 1)),
        (0.9, Share(1, 2)),
    ]


@pytest.mark.parametrize("name", list(texts()))
def test_the_output_is_as_it_was(name: str) -> None:
    assert texts()[name] == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_plot_is_xml() -> None:
    root = etree.fromstring(texts()["calibration.svg"].encode())

    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(root.findall("{*}circle")) == 3


def test_no_issue_and_no_error_at_all() -> None:
    found = evaluation(outcomes()[3:])

    assert found.annotated
    assert found.annotated.credit.f1 is None
    assert found.annotated.calibration.error is None
    assert all(FORMATS[name](found, ()) for name in FORMATS)


def test_compare(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text(FORMATS["json"](evaluation(), ()), encoding="utf-8")
    old = read_evaluation(path)

    assert changes(old, evaluation()).rows == (("nothing", "", "", ""),)
    rows = changes(old, evaluation(outcomes()[1:])).rows
    assert ("annotated: severity major", "found", "1.000 (2/2)", "1.000 (1/1)") in rows
    assert ("annotated: all", "wrong majors per segment", "0.250", "0.333") in rows
    assert ("annotated: calibration", "error", "0.320", "0.733") in rows
    assert ("annotated: partial credit", "f1", "0.276", "0.133") in rows


def test_an_evaluation_from_before_annotated_sets_is_compared(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    values = {key: value for key, value in evaluation().to_dict().items() if key != "annotated"}
    path.write_text(json.dumps(values), encoding="utf-8")

    rows = changes(read_evaluation(path), evaluation()).rows

    assert ("annotated: severity major", "found", "", "1.000 (2/2)") in rows


def test_challenge_and_annotated_sets_together(tmp_path: Path) -> None:
    """An item without an error is not a control of the challenge set, and equal outputs of two engines both count."""
    path = tmp_path / "mixed.jsonl"
    lines = [
        {"kind": "doubled-word", "translation": "He saw the the house.", "wrong": "the the"},
        {"translation": "He saw the house.", "errors": [], "engine": "one"},
        {"translation": "He saw the house.", "errors": [], "engine": "two"},
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

    found = evaluate([path], Glossary())
    values = found.to_dict()

    assert (found.figures.items, found.figures.serious.of) == (1, 0)
    assert found.annotated
    assert found.annotated.clean == Share(0, 2)
    assert (values["items"], values["segments"]) == (3, 3)
    assert FORMATS["table"](found, ()).startswith("1 items, 1 segments of mixed.jsonl\n")
