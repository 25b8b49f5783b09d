"""``mtcheck evaluate`` as a user runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def small_set(tmp_path: Path) -> Path:
    path = tmp_path / "set.jsonl"
    lines = [
        {"kind": "doubled-word", "translation": "He saw the the house.", "wrong": "the the"},
        {"kind": "clean", "translation": "He saw the house."},
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_table_json_and_comparison(
    mtcheck: Callable[..., tuple[int, str, str]], small_set: Path, tmp_path: Path
) -> None:
    code, out, err = mtcheck("evaluate", small_set)

    assert code == 0
    assert "doubled-word" in out
    assert "1.000 (1/1)" in out
    assert "segments per second" in err

    old = tmp_path / "old.json"
    assert mtcheck("evaluate", small_set, "--format", "json", "--output", old)[0] == 0
    assert json.loads(old.read_text(encoding="utf-8"))["schema"] == "mtcheck.evaluation/v1"
    assert "nothing" in mtcheck("evaluate", small_set, "--compare", old)[1]


def test_failures_are_one_line(mtcheck: Callable[..., tuple[int, str, str]], small_set: Path, tmp_path: Path) -> None:
    assert mtcheck("evaluate", small_set, "--format", "yaml")[::2] == (
        2,
        "mtcheck: error: there is no format 'yaml'; the formats are table, json, markdown\n",
    )
    code, out, err = mtcheck("evaluate", tmp_path / "missing.jsonl")
    assert (code, out, err.count("\n")) == (3, "", 1)
