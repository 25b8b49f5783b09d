"""Two names of one thing, one in the translation, one in the reference: at most an editor should look; but what the
source's language calls it, and another thing, are errors."""

from __future__ import annotations

import json
from typing import Final

import pytest

from mtcheck import audit
from mtcheck.model import Severity
from tests.conftest import ROOT

CASES: Final = ROOT / "tests" / "cases" / "both-exist.jsonl"
ROWS: Final = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def told(row: dict[str, str]) -> list[Severity]:
    report = audit(
        [row["translation"]],
        source=[row["source"]],
        references=[[row["reference"]]],
        source_lang=row["source_lang"],
    )
    return [issue.severity for issue in report.issues if issue.check.startswith("name-")]


def name(row: dict[str, str]) -> str:
    return f"{row['translation']} {row['reference']}"


@pytest.mark.parametrize("row", [row for row in ROWS if "most" in row], ids=name)
def test_what_both_exist_is_no_error(row: dict[str, str]) -> None:
    assert set(told(row)) <= ({Severity.MINOR} if row["most"] == "minor" else set())


@pytest.mark.parametrize("row", [row for row in ROWS if "least" in row], ids=name)
def test_another_name_is_an_error(row: dict[str, str]) -> None:
    found = told(row)
    assert found
    assert row["least"] == "minor" or set(found) != {Severity.MINOR}


@pytest.mark.parametrize(
    ("translation", "reference", "source", "lang"),
    [
        ("Erdogan spoke.", "Erdoğan spoke.", "Erdoğan konuştu.", "tr"),
        ("Milan is expensive.", "Milano is a costly place.", "Milano è cara.", "it"),
        ("Mueller won.", "Müller won.", "Müller gewann.", "de"),
    ],
)
def test_its_other_spelling_is_no_lead(translation: str, reference: str, source: str, lang: str) -> None:
    assert audit([translation], source=[source], references=[[reference]], source_lang=lang).issues == ()
