"""Reports of earlier versions: ``mtcheck.report/v1`` stays valid and readable, or it is ``v2``."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from mtcheck.baseline import load_baseline
from mtcheck.report.json import schema
from mtcheck.report.portal.results import open_results
from mtcheck.report.portal.summary import summarise
from mtcheck.report.read import from_dict

OLD = sorted((Path(__file__).parent / "old").glob("v1-*.json"))


@pytest.fixture(params=OLD, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_there_is_a_report_of_every_release() -> None:
    assert [path.stem for path in OLD] == ["v1-0.1.0"]


def test_an_old_report_is_valid(old: Path) -> None:
    jsonschema.validate(json.loads(old.read_text(encoding="utf-8")), schema())


def test_an_old_report_is_read(old: Path) -> None:
    report = from_dict(json.loads(old.read_text(encoding="utf-8")))
    assert report.verdict.decision.value == "fix"
    assert [issue.text for issue in report.issues if issue.check == "name-mismatch"] == ["Anthony", "Kuleb"]


def test_an_old_report_counts_in_a_portal_report(old: Path) -> None:
    with open_results([old]) as results:
        assert summarise(results).total.articles == 1


def test_an_old_report_is_a_baseline(old: Path) -> None:
    assert load_baseline(old)
