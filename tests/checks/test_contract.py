"""What every check must be: listed, explained, named after its file, and with cases that fire and cases that do not."""

from __future__ import annotations

import importlib
import json
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from mtcheck.checks import CHECKS, Check
from mtcheck.checks.run import run_checks
from mtcheck.evaluate.item import article_of
from mtcheck.evaluate.jsonl import item
from mtcheck.evaluate.row import Row
from mtcheck.evaluate.run import glossary_of
from mtcheck.glossary import Glossary
from mtcheck.meaning.decide import decider, using
from mtcheck.model import Evidence, Issue, Likelihood, Segment, Side, Signal, Trust, WordLikelihood
from mtcheck.text.words import word_spans
from tests.conftest import ROOT

FOLDER = ROOT / "mtcheck" / "checks"
CASES = ROOT / "tests" / "cases" / "checks"
HEADINGS = ("What it finds", "Why it matters", "Example", "Known limits", "Sources")
NO_CHECKS = {"__init__", "base", "installed", "run", "sound"}

FILES = sorted(path for path in FOLDER.glob("*.py") if path.stem not in NO_CHECKS)
BY_NAME = {check.name: check for check in CHECKS}


@cache
def case_lines() -> tuple[tuple[str, int, dict[str, Any]], ...]:
    return tuple(
        (path.stem, number, json.loads(line))
        for path in sorted(CASES.glob("*.jsonl"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    )


def likelihood_of(segment: Segment, values: dict[str, Any]) -> Likelihood:
    """All words in order with their surprisals, some with a reading; phrases by their text, which occurs once."""

    def span(text: str, phrase: str) -> tuple[int, int]:
        start = text.index(phrase)
        return start, start + len(phrase)

    spans = list(word_spans(segment.translation))
    words = values.get("words", [[segment.translation[start:end], 0.1] for start, end in spans])
    assert [word[0] for word in words] == [segment.translation[start:end] for start, end in spans]
    return Likelihood(
        mean=-1.0,
        words=tuple(
            WordLikelihood(start, end, surprisal, *reading)
            for (start, end), (_, surprisal, *reading) in zip(spans, words, strict=True)
        ),
        omitted=tuple(span(segment.source or "", phrase) for phrase in values.get("omitted", ())),
        added=tuple(span(segment.translation, phrase) for phrase in values.get("added", ())),
    )


def issues_of(check: Check, case: dict[str, Any], where: str) -> tuple[Issue, ...]:
    given = item(Row({key: value for key, value in case.items() if key != "kind"}, where), "sr")
    article = article_of(given)
    if made := case.get("retranslation"):
        assert len(made) == len(article.segments), where
        segments = tuple(replace(s, retranslation=text) for s, text in zip(article.segments, made, strict=True))
        article = replace(article, segments=segments, translator="made-up", translator_trust=Trust.HIGH)
    if scored := case.get("likelihood"):
        assert len(scored) == len(article.segments), where
        segments = tuple(
            replace(s, likelihood=likelihood_of(s, values)) for s, values in zip(article.segments, scored, strict=True)
        )
        article = replace(article, segments=segments, translator="embedded")
    if scored := case.get("paraphrase"):
        segments = tuple(
            replace(s, paraphrase=likelihood_of(s, values)) for s, values in zip(article.segments, scored, strict=True)
        )
        article = replace(article, segments=segments, translator="embedded")
    # A case is one sentence of an article whose others would show how doubtful its words must be.
    with using(replace(decider(), level=None, alone=None)):
        issues, (ran,) = run_checks(article, glossary_of([given], Glossary()), (check,))
    assert ran.ran, f"{where}: the check did not run: {ran.reason}"
    for issue in issues:
        segment = next(segment for segment in article.segments if segment.index == issue.segment)
        text = segment.translation if issue.span.side is Side.TRANSLATION else segment.source or ""
        assert text[issue.span.start : issue.span.end] == issue.text, where
    return issues


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_check_file_is_listed_and_explained(path: Path) -> None:
    """A file that is not in CHECKS would silently not be run."""
    module = importlib.import_module(f"mtcheck.checks.{path.stem}")

    assert module.CHECK in CHECKS, f"add {path.stem}.CHECK to CHECKS"
    assert module.CHECK.name == path.stem.replace("_", "-")
    assert module.CHECK.find.__module__ == module.__name__
    lines = (module.__doc__ or "").splitlines()
    found = [line for line, below in pairwise(lines) if below and set(below) == {"-"}]
    assert found == list(HEADINGS)
    for heading in HEADINGS:
        at = lines.index(heading)
        assert lines[at + 1] == "-" * len(heading)
        assert lines[at + 2].strip(), f"nothing under {heading!r}"


def test_check_names_are_unique() -> None:
    assert len(BY_NAME) == len(CHECKS)
    assert all(
        re.fullmatch(
            r"[a-z]+(-[a-z]+)+|omission|addition|misspelling|mistranslation|url|brackets|punctuation|direction", name
        )
        for name in BY_NAME
    )


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_has_cases_for_both(check: Check) -> None:
    """Cases that must fire show that it works, cases that must not show that it is quiet."""
    fires = [case["fires"] for name, _, case in case_lines() if name == check.name]

    assert True in fires, f"no case that must fire in {CASES.name}/{check.name}.jsonl"
    assert False in fires, f"no case that must not fire in {CASES.name}/{check.name}.jsonl"


def test_every_case_file_belongs_to_a_check() -> None:
    assert {name for name, _, _ in case_lines()} <= set(BY_NAME)


@pytest.mark.every(2)
@pytest.mark.parametrize(
    ("name", "number", "case"), [pytest.param(*line, id=f"{line[0]}-{line[1]}") for line in case_lines()]
)
def test_case(name: str, number: int, case: dict[str, Any]) -> None:
    """The check fires exactly where the case says, at the words and with the suggestion that it names."""
    issues = issues_of(BY_NAME[name], case, f"{name}.jsonl, line {number}")

    if not case["fires"]:
        assert not issues, f"false alarm: {issues[0].message}"
        return
    assert issues, "missed"
    if "span_text" in case:
        assert case["span_text"] in {issue.text for issue in issues}
    if "suggestion" in case:
        assert case["suggestion"] in {suggestion for issue in issues for suggestion in issue.suggestions}


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\v", "\x1c", "\x85", "\u2028"])
def test_messages_and_evidence_that_quote_a_line_break_stay_on_one_line(line_break: str) -> None:
    text = f"one{line_break}two"
    segment = Segment(index=0, translation=text, start=0, end=len(text))
    issue = BY_NAME["garbled-word"].issue(
        segment, 0, len(text), f"“{text}” is wrong.", evidence=[Evidence(Signal.SOURCE, text)]
    )
    assert issue.message == "“one two” is wrong."
    assert [item.detail for item in issue.evidence] == ["one two"]
    assert issue.text == text
