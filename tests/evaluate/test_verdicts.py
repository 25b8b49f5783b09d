"""Verdicts against those that people gave."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtcheck.errors import InputError
from mtcheck.evaluate.verdicts import FORMATS, evaluate_verdicts
from mtcheck.glossary import Glossary
from tests.conftest import ROOT

CASES = ROOT / "tests" / "cases" / "reading" / "verdicts"
SOURCE = "Vlada je u petak dala 300 eura za 12 škola u Nišu."
TRANSLATION = "On Friday the government gave 300 euros for 12 schools in Niš."


def _article(folder: Path, verdict: str | None, translation: str = TRANSLATION, source: str | None = SOURCE) -> Path:
    folder.mkdir(parents=True)
    (folder / "t.txt").write_text(translation, encoding="utf-8")
    toml = 'source_lang = "sr"\n[translation]\npath = "t.txt"\n'
    if source is not None:
        (folder / "s.txt").write_text(source, encoding="utf-8")
        toml += '[source]\npath = "s.txt"\n'
    if verdict is not None:
        toml += f'[expect]\nverdict = "{verdict}"\n'
    (folder / "article.toml").write_text(toml, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One verdict right, one wrong, one that cannot be decided, one article that cannot be read, one without a
    verdict."""
    _article(tmp_path / "a" / "good", "publish")
    _article(tmp_path / "a" / "wrong", "publish", TRANSLATION.replace("300", "900"))
    _article(tmp_path / "b", "unknown", source=None)
    _article(tmp_path / "c", "fix", "  \n")
    _article(tmp_path / "d", None)
    return tmp_path


def test_each_verdict_is_counted_beside_the_one_that_was_known(folder: Path) -> None:
    figures = evaluate_verdicts(folder, Glossary())

    assert [(item.article, item.known, item.given) for item in figures.articles] == [
        ("a/good", "publish", "publish"),
        ("a/wrong", "publish", "fix"),
        ("b", "unknown", "unknown"),
        ("c", "fix", "failed"),
    ]
    assert figures.right == (2, 4)
    assert (figures.recall("publish"), figures.precision("publish")) == ((1, 2), (1, 1))
    assert (figures.recall("fix"), figures.precision("fix")) == ((0, 1), (0, 1))
    assert (figures.precision("reject"), figures.passed_over) == ((0, 0), 1)


def test_the_formats(folder: Path) -> None:
    figures = evaluate_verdicts(folder, Glossary())

    text = FORMATS["table"](figures)
    assert text.startswith("4 articles with a known verdict; 1 without a known verdict left out\n")
    assert "right  0.500 (2/4)" in text
    assert "a/wrong  publish    fix     1 major number-value" in text
    assert "| publish | 1 | 1 | 0 | 0 | 0 |" in FORMATS["markdown"](figures)
    values = json.loads(FORMATS["json"](figures))
    assert values["schema"] == "mtcheck.verdicts/v1"
    assert values["verdicts"][0]["given"] == {"publish": 1, "fix": 1}
    assert values["judged"][3]["given"] == "failed"


def test_no_folder_and_no_known_verdict_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        evaluate_verdicts(tmp_path / "none", Glossary())
    _article(tmp_path / "x", None)
    with pytest.raises(InputError, match="no article states its verdict"):
        evaluate_verdicts(tmp_path, Glossary())


@pytest.mark.slow
def test_the_articles_that_ship() -> None:
    """Six for each verdict; none that could harm is published."""
    figures = evaluate_verdicts(CASES, Glossary.default())

    assert {name: figures.recall(name).of for name in ("publish", "fix", "reject", "unknown")} == dict.fromkeys(
        ("publish", "fix", "reject", "unknown"), 6
    )
    assert figures.precision("publish") == (6, 6)
    assert figures.right.hits >= 23
