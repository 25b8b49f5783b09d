"""Ten pairs a kind of fact, written before any was tried: the share found, and the share of clean twins left alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mtcheck import audit
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "cases" / "facts"
KINDS = 61
FOUND, SILENT = 0.85, 0.95


def items(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["fresh.jsonl", "fresh-held.jsonl"])
def test_the_shares_of_errors_found_and_of_clean_twins_left_alone(name: str) -> None:
    errors, clean = [], []
    for item in items(name):
        issues = audit(item["translation"], source=item["source"], source_lang=item["source_lang"]).issues
        if item["expect"]:
            errors.append(any(issue.check in item["expect"][0]["check"].split("|") for issue in issues))
        else:
            clean.append(not issues)

    assert sum(errors) >= FOUND * len(errors)
    assert sum(clean) >= SILENT * len(clean)


def test_both_halves_have_five_pairs_of_every_kind() -> None:
    for name in ("fresh.jsonl", "fresh-held.jsonl"):
        kinds = [item["kind"] for item in items(name)]

        assert len(set(kinds)) == KINDS
        assert all(kinds.count(kind) == 10 for kind in kinds)
