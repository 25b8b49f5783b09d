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
    code, out, err = mtcheck("evaluate", small_set, "--format", "yaml")
    assert (code, out) == (2, "")
    assert all(name in err for name in ("yaml", "table", "json", "markdown"))
    code, out, err = mtcheck("evaluate", tmp_path / "missing.jsonl")
    assert (code, out, err.count("\n")) == (3, "", 1)


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    path = tmp_path / "marked.jsonl"
    row = {
        "translation": "He saw saw it.",
        "source": "Video je to.",
        "reference": "He saw this.",
        "errors": [{"side": "translation", "start": 3, "end": 10, "category": "Grammar", "severity": "minor"}],
    }
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


def test_an_annotated_set(mtcheck: Callable[..., tuple[int, str, str]], marked: Path, tmp_path: Path) -> None:
    code, out, _ = mtcheck("evaluate", marked, "--no-references")

    assert code == 0
    assert out.startswith("1 annotated segments, 1 errors, of marked.jsonl; references left out\n")

    old = tmp_path / "old.json"
    assert mtcheck("evaluate", marked, "--format", "json", "--output", old)[0] == 0
    assert json.loads(old.read_text(encoding="utf-8"))["annotated"]["errors"] == 1
    assert "nothing" in mtcheck("evaluate", marked, "--compare", old)[1]


def test_a_plot(mtcheck: Callable[..., tuple[int, str, str]], marked: Path, small_set: Path, tmp_path: Path) -> None:
    plot, page = tmp_path / "plots" / "calibration.svg", tmp_path / "page.md"
    plot.parent.mkdir()

    assert mtcheck("evaluate", marked, "--plot", plot, "-f", "markdown", "-o", page)[0] == 0
    assert plot.read_text(encoding="utf-8").startswith("<svg ")
    assert page.read_text(encoding="utf-8").endswith("\n![Calibration](plots/calibration.svg)\n")

    plot.unlink()
    code, out, err = mtcheck("evaluate", small_set, "--plot", plot)
    assert (code, plot.exists()) == (2, False)
    assert "doubled-word" in out
    assert "--plot needs an annotated set" in err


def test_a_re_translation_from_a_file(
    mtcheck: Callable[..., tuple[int, str, str]], marked: Path, tmp_path: Path
) -> None:
    made = tmp_path / "made.txt"
    made.write_text("He saw it.\n", encoding="utf-8")

    code, out, _ = mtcheck("evaluate", marked, "--translator", f"file:{made}")

    assert code == 0
    assert "re-translated by file:made.txt" in out
    assert mtcheck("evaluate", marked, "--translator", "nobody")[0] == 2


def test_verdicts_that_people_gave(mtcheck: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    folder = tmp_path / "articles" / "one"
    folder.mkdir(parents=True)
    (folder / "t.txt").write_text("hello", encoding="utf-8")
    (folder / "article.toml").write_text('verdict = "unknown"\n[translation]\npath = "t.txt"\n', encoding="utf-8")

    code, out, err = mtcheck("evaluate", "--verdicts", folder.parent, "--format", "json")

    assert (code, err) == (0, "")
    assert json.loads(out)["right"]["hits"] == 1
    code, out, err = mtcheck("evaluate", "--verdicts", folder.parent, tmp_path / "set.jsonl")
    assert (code, out) == (2, "")
    assert "--verdicts cannot be combined with" in err
