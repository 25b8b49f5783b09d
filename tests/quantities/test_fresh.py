"""Pairs of a right and a wrong translation of one fact, written before the reading of its kind was last mended.

Every right one is silent, every wrong one is found: they were ten of a kind when they were written, in languages that
the kind had not been tried in.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from mtcheck.checks import CHECKS
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Issue, Segment
from tests.conftest import ROOT

NAMES = frozenset(
    {
        "number-value", "number-format", "number-scale", "number-missing", "number-added", "unit-mismatch",
        "currency-mismatch", "date-value", "date-format", "weekday-mismatch",
    }
)  # fmt: skip
OURS = tuple(check for check in CHECKS if check.name in NAMES)
PAIRS = [
    json.loads(line)
    for line in (ROOT / "tests" / "cases" / "quantities" / "fresh.jsonl").read_text(encoding="utf-8").splitlines()
]


def issues(source: str, translation: str, language: str) -> list[Issue]:
    segment = Segment(0, translation, 0, len(translation), source=source)
    article = Article("", None, language, "en", translation, source, (), (segment,))
    return [issue for check in OURS for issue in check.find(article, Glossary())]


@pytest.mark.every(4)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['kind']}-{pair['lang']}-{pair['source'][:24]}")
def test_the_right_one_is_silent_and_the_wrong_one_found(pair: dict[str, Any]) -> None:
    assert [issue.message for issue in issues(pair["source"], pair["right"], pair["lang"])] == []
    assert issues(pair["source"], pair["wrong"], pair["lang"])
