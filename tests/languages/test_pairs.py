"""Every pair of languages: right translations raise nothing grave, and no check runs that lacks facts.

Each language is a source and a target here; the other pairs are in ``test_every_pair.py``.
"""

from __future__ import annotations

import tomllib
from itertools import permutations
from typing import Final

import pytest

import mtcheck
from mtcheck.checks import CHECKS
from mtcheck.languages.language import group, language_for
from mtcheck.model import Severity
from tests.conftest import ROOT

PARALLEL: Final[dict[str, list[str]]] = tomllib.loads(
    (ROOT / "tests" / "cases" / "languages" / "parallel.toml").read_text(encoding="utf-8")
)
PAIRS: Final = [(source, target) for source, target in permutations(PARALLEL, 2) if group(source) != group(target)]
SAMPLE: Final = [
    next(pair for step in range(len(PARALLEL)) if (pair := (source, list(PARALLEL)[place - start - step])) in PAIRS)
    for start in (7, 24)
    for place, source in enumerate(PARALLEL)
]
"""Two pairs a language: with one a few places before it in the file (often of its family), and one far from it."""


def judge(source: str, target: str) -> None:
    """Audit the right translation, and assert that nothing grave is found in it."""
    report = mtcheck.audit(
        PARALLEL[target], source=PARALLEL[source], source_lang=source, target_lang=target, glossary=None
    )

    assert [issue.message for issue in report.issues if issue.severity is not Severity.MINOR] == []
    ran = {run.name for run in report.checks if run.ran}
    for check in CHECKS:
        alone = not check.needs and not check.needs_any  # judges without the source then
        if language_for(target).lacks(check.of_target) or (language_for(source).lacks(check.of_source) and not alone):
            assert check.name not in ran
    assert all(run.reason for run in report.checks if not run.ran)


def test_the_sample_has_every_language_on_both_sides() -> None:
    assert {source for source, _ in SAMPLE} == set(PARALLEL)
    assert {target for _, target in SAMPLE} == set(PARALLEL)


@pytest.mark.every(3)
@pytest.mark.parametrize(("source", "target"), SAMPLE, ids=["-".join(pair) for pair in SAMPLE])
def test_a_right_translation_has_nothing_grave(source: str, target: str) -> None:
    judge(source, target)
