"""Correct translations of news, full of numbers, dates, money and negation: no check reports anything.

They were written before the checks were first run on them.
"""

from __future__ import annotations

import json

import pytest

from mtcheck import audit
from tests.conftest import ROOT

LINES = (ROOT / "tests/cases/text/news.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.mark.every(6)
@pytest.mark.parametrize("item", [json.loads(line) for line in LINES], ids=lambda item: str(item["source"][:32]))
def test_a_correct_translation_is_silent(item: dict[str, str]) -> None:
    report = audit(
        item["translation"],
        source=item["source"],
        source_lang=item["source_lang"],
        target_lang=item["target_lang"],
    )

    assert [issue.message for issue in report.issues] == []
