"""Pairs of an error and its clean twin, written before they were first tried: strings, punctuation, spelling, negation.

``missed`` marks what mtcheck does not get right.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from mtcheck import audit
from tests.conftest import ROOT

LINES = (ROOT / "tests/cases/text/fresh.jsonl").read_text(encoding="utf-8").splitlines()
ITEMS = [json.loads(line) for line in LINES]


@pytest.mark.every(6)
@pytest.mark.parametrize("item", [item for item in ITEMS if not item.get("missed")], ids=lambda item: str(item["id"]))
def test_pair(item: dict[str, Any]) -> None:
    report = audit(item["translation"], source=item["source"], source_lang=item["source_lang"])

    for expected in item["expect"]:
        found = [issue for issue in report.issues if issue.check in expected["check"].split("|")]
        assert any(expected["text"] in issue.text or issue.text in expected["text"] for issue in found)
    assert item["expect"] or not report.issues
