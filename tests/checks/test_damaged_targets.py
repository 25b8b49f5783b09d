"""Correct articles in many directions have nothing grave; a damage to one of them is found, and nothing else.

The articles are ``tests/cases/targets``; ``scripts/bench_targets`` counts by kind of damage.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import mtcheck
from mtcheck.model import Issue, Report, Severity

CASES = {path.stem: path for path in sorted((Path(__file__).parent.parent / "cases" / "targets").glob("*.toml"))}


@cache
def read(name: str) -> dict[str, Any]:
    return tomllib.loads(CASES[name].read_text("utf-8"))


def audited(name: str, translation: str) -> Report:
    case = read(name)
    return mtcheck.audit(
        translation, source=case["source"], source_lang=case["source_lang"], target_lang=case["target_lang"]
    )


@cache
def clean(name: str) -> Report:
    return audited(name, read(name)["translation"])


def grave(report: Report) -> list[Issue]:
    return [issue for issue in report.issues if issue.severity is not Severity.MINOR]


@pytest.mark.parametrize("name", CASES)
def test_a_correct_translation_has_nothing_grave(name: str) -> None:
    assert not grave(clean(name))


DAMAGES = [(name, number) for name in CASES for number in range(len(read(name).get("damage", ())))]


@pytest.mark.parametrize(("name", "number"), DAMAGES)
def test_a_damage_is_found(name: str, number: int, request: pytest.FixtureRequest) -> None:
    case = read(name)
    damage = case["damage"][number]
    if damage.get("missed"):
        request.applymarker(pytest.mark.xfail(strict=True, reason="not found yet"))
    before = {(issue.check, issue.message) for issue in clean(name).issues}

    report = audited(name, case["translation"].replace(damage["from"], damage["to"]))

    new = [issue for issue in report.issues if (issue.check, issue.message) not in before]
    hits = [issue for issue in new if issue.check in damage["check"].split("|")]
    assert hits
    assert not [issue for issue in new if issue not in hits and issue.severity is not Severity.MINOR]
    suggested = [text for issue in hits for text in issue.suggestions]
    assert not damage.get("suggests") or any(damage["suggests"] in text for text in suggested)
