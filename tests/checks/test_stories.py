"""A right translation of an article gives no major issue: five stories in nine languages, each from and into others."""

from __future__ import annotations

import tomllib
from itertools import permutations
from typing import Final

import pytest

import mtcheck
from mtcheck.model import Severity
from tests.conftest import ROOT

STORIES: Final = ROOT / "tests" / "cases" / "stories"
NAMES: Final = sorted(path.stem for path in STORIES.glob("*.toml"))
TAGS: Final = {"bs": "bs-Cyrl"}
MAIN: Final = ["en-sr", "de-hr", "hu-en", "sr-de", "en-hr", "en-bs", "uk-en", "it-en", "fr-en"]
TOLD_IN: Final = ("bs", "de", "en", "fr", "hr", "hu", "it", "sr", "uk")
ALL: Final = [f"{source}-{target}" for source, target in permutations(TOLD_IN, 2)]
CLOSE: Final = {"bs", "hr", "sr"}


def false_majors(story: str, pair: str) -> list[str]:
    """False alarms on the human translation of a story."""
    source, target = pair.split("-")
    told = tomllib.loads((STORIES / f"{story}.toml").read_text("utf-8"))
    report = mtcheck.audit(
        told[target].strip().split("\n"),
        source=told[source].strip().split("\n"),
        source_lang=TAGS.get(source, source),
        target_lang=TAGS.get(target, target),
    )
    assert sum(run.ran for run in report.checks) > 25
    return [issue.message for issue in report.issues if issue.severity is not Severity.MINOR]


@pytest.mark.every(8)
@pytest.mark.parametrize("story", NAMES)
@pytest.mark.parametrize("pair", MAIN)
def test_a_right_translation_raises_nothing_major(story: str, pair: str) -> None:
    assert false_majors(story, pair) == []


@pytest.mark.slow
@pytest.mark.parametrize("story", NAMES)
@pytest.mark.parametrize("pair", [pair for pair in ALL if pair not in MAIN and not set(pair.split("-")) <= CLOSE])
def test_nor_does_any_other_pair(story: str, pair: str) -> None:
    assert false_majors(story, pair) == []


def test_a_wrong_figure_is_told() -> None:
    """So that silence means something."""
    told = tomllib.loads((STORIES / "market.toml").read_text("utf-8"))
    damaged = told["sr"].replace("83 dolara", "38 dolara").strip().split("\n")

    report = mtcheck.audit(damaged, source=told["en"].strip().split("\n"), source_lang="en", target_lang="sr")

    assert any("83" in issue.suggestions[0] for issue in report.issues if issue.suggestions)
