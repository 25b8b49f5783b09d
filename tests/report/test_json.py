"""``mtcheck.report/v1``: valid against its schema, the same bytes for the same input."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

import mtcheck
from mtcheck.report.json import schema
from tests.report.reports import demo as demo_report

WRONG = "Blinken will meet Dmytro Kuleb."
SOURCE = "Blinken će se sastati s Dmitrom Kulebom."


@pytest.fixture(scope="module")
def report() -> mtcheck.Report:
    return mtcheck.audit(
        WRONG,
        source=SOURCE,
        references=["Blinken will meet Dmytro Kuleba."],
        source_lang="sr",
        target_lang="en",
    )


def test_the_schema_is_a_schema() -> None:
    """draft 2020-12, closed objects."""
    jsonschema.Draft202012Validator.check_schema(schema())


def test_a_report_is_valid(report: mtcheck.Report) -> None:
    """The example of the documentation."""
    jsonschema.validate(json.loads(report.to_json()), schema())


def test_the_demo_report_is_valid(demo: Path) -> None:
    """A whole article with boilerplate, source and reference."""
    jsonschema.validate(json.loads(mtcheck.audit(demo).to_json()), schema())


def test_a_text_alone_is_valid() -> None:
    """Nulls where nothing was given."""
    report = mtcheck.audit(WRONG, glossary=None)

    value = json.loads(report.to_json())

    jsonschema.validate(value, schema())
    assert value["article"]["segments"][0]["source"] is None
    assert value["provenance"]["glossary"] is None
    assert value["verdict"]["decision"] == "unknown"


def test_equal_input_gives_equal_bytes() -> None:
    """Apart from when it was and how long it took."""
    first, second = (mtcheck.audit(WRONG, source=SOURCE, source_lang="sr").to_json() for _ in range(2))

    def timeless(text: str) -> str:
        return re.sub(r'"(started|seconds)": [^\n]*', "", text)

    assert timeless(first) == timeless(second)


def test_spans_count_code_points_of_their_side(report: mtcheck.Report) -> None:
    """``text`` is what the span cuts out of the segment."""
    value = report.to_dict()
    article = value["article"]
    assert isinstance(article, dict)
    assert report.issues

    for issue in report.issues:
        segment = article["segments"][issue.segment]
        assert segment[issue.span.side.value][issue.span.start : issue.span.end] == issue.text


def test_a_guess_says_so() -> None:
    """And nothing else has the key, so that reports without guesses are as they were."""
    value = json.loads(demo_report().to_json())

    jsonschema.validate(value, schema())
    assert [(issue["check"], issue["guess"]) for issue in value["issues"] if "guess" in issue] == [
        ("mistranslation", True)
    ]


def test_the_documented_issue(report: mtcheck.Report) -> None:
    """Kuleb for Kuleba, with the glossary, the source and the reference as witnesses."""
    [issue] = [issue for issue in report.issues if issue.text == "Kuleb"]

    assert issue.check == "name-mismatch"
    assert issue.severity is mtcheck.Severity.MAJOR
    assert issue.suggestions[0] == "Kuleba"
    assert {mtcheck.Signal.GLOSSARY, mtcheck.Signal.SOURCE, mtcheck.Signal.REFERENCE} <= issue.signals
