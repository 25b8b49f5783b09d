"""SARIF is valid against the schema of the standard, and points at the right place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mtcheck.model import Report
from mtcheck.report import RENDERERS
from tests.report.reports import demo, empty, generated, hostile

# The schema of OASIS SARIF 2.1.0 (errata 01), as shipped with Microsoft's SARIF Multitool 5.7.0 (MIT).
SCHEMA = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "report", [demo(), empty(), hostile(), generated(10)], ids=lambda report: report.article.id[:9]
)
def test_it_is_valid(report: Report) -> None:
    log = json.loads(RENDERERS["sarif"](report))

    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(log)] == []


def test_regions_are_where_the_words_are() -> None:
    report = demo()
    texts = {"translation": report.article.translation, "source": report.article.source or ""}
    for result in json.loads(RENDERERS["sarif"](report))["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        text = texts["translation" if place["artifactLocation"]["index"] == 0 else "source"]
        region, words = place["region"], place["region"]["snippet"]["text"]
        line = text.split("\n")[region["startLine"] - 1]

        assert text[region["charOffset"] :][: region["charLength"]] == words
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == words


def test_the_files_are_those_that_were_read() -> None:
    run = json.loads(RENDERERS["sarif"](demo()))["runs"][0]

    assert [item["location"]["uri"] for item in run["artifacts"]] == [
        "articles/translation.en.txt",
        "articles/source.cnr.txt",
    ]
    assert run["artifacts"][0]["hashes"] == {"sha-256": "a1" * 32}


def test_a_page_that_is_marked_up_has_no_lines() -> None:
    report = demo()
    made = replace(report.provenance, files=(("translation", "page.html"),))
    result = json.loads(RENDERERS["sarif"](replace(report, provenance=made)))["runs"][0]["results"][0]

    assert "region" not in result["locations"][0]["physicalLocation"]
    assert "fixes" not in result


def test_the_fingerprint_survives_an_edit_elsewhere() -> None:
    def prints(report: Report) -> list[str]:
        results = json.loads(RENDERERS["sarif"](report))["runs"][0]["results"]
        return [item["partialFingerprints"]["mtcheckContent/v1"] for item in results]

    report = demo()
    assert prints(report) == prints(replace(report, article=replace(report.article, translation="x")))
    assert len(set(prints(report))) == len(report.issues)


def test_a_guess_is_no_fix() -> None:
    """A viewer would put it into the text with one click, its doubt unread."""
    [result] = [
        item
        for item in json.loads(RENDERERS["sarif"](demo()))["runs"][0]["results"]
        if item["ruleId"] == "mistranslation"
    ]

    assert "fixes" not in result
    assert result["properties"]["guess"] is True
    assert result["message"]["text"].endswith("Guess: dreads.")
