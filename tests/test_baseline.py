"""Known issues are recognised by what they say, not by where they stand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck
from mtcheck.baseline import Baseline, load_baseline, mark_known, recognise, render
from mtcheck.errors import InputError
from mtcheck.model import Article, Issue, Report, Segment, Severity, Side, Span
from mtcheck.report import RENDERERS
from mtcheck.settings import Waiver
from tests.report.reports import demo, generated, hostile

TODAY = date(2026, 11, 23)


def _saved(report: Report, folder: Path, name: str = "baseline") -> Baseline:
    file = folder / "known.json"
    file.write_text(RENDERERS[name](report), encoding="utf-8")
    return load_baseline(file)


def _fresh(report: Report) -> tuple[Issue, ...]:
    return tuple(replace(issue, known=None) for issue in report.issues)


def _article(*texts: str) -> Article:
    segments = tuple(Segment(index, text, 0, len(text)) for index, text in enumerate(texts))
    return Article("a", None, "sr", "en", " ".join(texts), None, (), segments)


def _issue(segment: int, text: str, word: str, check: str = "name-variant") -> Issue:
    start = text.index(word)
    return Issue(check, "c", Severity.MINOR, 1.0, segment, Span(Side.TRANSLATION, start, start + len(word)), word, "m")


@pytest.mark.parametrize("report", [demo(), generated(40), hostile()], ids=["demo", "generated", "hostile"])
@pytest.mark.parametrize("name", ["baseline", "json"])
def test_a_report_knows_its_own_issues(report: Report, name: str, tmp_path: Path) -> None:
    marked = mark_known(_fresh(report), report.article, baseline=_saved(report, tmp_path, name), today=TODAY)

    assert [issue.known for issue in marked] == ["baseline"] * len(report.issues)
    assert [replace(issue, known=None) for issue in marked] == list(_fresh(report))


def test_an_issue_moved_to_another_line_is_still_known(tmp_path: Path) -> None:
    text = "The trip to Kiev comes after talks."
    before = _article(text)
    report = replace(demo(), article=before, issues=(_issue(0, text, "Kiev"),))
    moved = "However,  the trip to\nKIEV comes after talks; that was said."
    after = _article("A new first sentence.", moved)

    (marked,) = mark_known([_issue(1, moved, "KIEV")], after, baseline=_saved(report, tmp_path), today=TODAY)

    assert marked.known == "baseline"


@pytest.mark.parametrize(
    ("text", "word", "check"),
    [
        ("The trip to Kiev comes after talks.", "Kiev", "name-mismatch"),
        ("A visit at Kiev was planned.", "Kiev", "name-variant"),
        ("The trip to Kieve comes after talks.", "Kieve", "name-variant"),
    ],
    ids=["another check", "another context", "another text"],
)
def test_another_issue_is_new(text: str, word: str, check: str, tmp_path: Path) -> None:
    known = "The trip to Kiev comes after talks."
    report = replace(demo(), article=_article(known), issues=(_issue(0, known, "Kiev"),))

    (marked,) = mark_known(
        [_issue(0, text, word, check)], _article(text), baseline=_saved(report, tmp_path), today=TODAY
    )

    assert marked.known is None


def test_known_once_is_not_known_twice(tmp_path: Path) -> None:
    text = "In Kiev."
    article = _article(text, text, text)
    issues = [_issue(index, text, "Kiev") for index in range(3)]
    baseline = _saved(replace(demo(), article=article, issues=tuple(issues[:2])), tmp_path)

    assert [issue.known for issue in mark_known(issues, article, baseline=baseline, today=TODAY)] == [
        "baseline",
        "baseline",
        None,
    ]


def test_a_waiver_holds_to_the_end_of_its_last_day() -> None:
    text = "In Kiev."
    waiver = Waiver("name-variant", "kiev", "quoted from TASS", TODAY)

    def known(waiver: Waiver, today: date) -> str | None:
        return mark_known([_issue(0, text, "Kiev")], _article(text), waivers=[waiver], today=today)[0].known

    assert known(waiver, TODAY) == "quoted from TASS"
    assert known(waiver, TODAY + timedelta(days=1)) is None
    assert known(replace(waiver, until=None), TODAY + timedelta(days=999)) == "quoted from TASS"
    assert known(replace(waiver, check="name-mismatch"), TODAY) is None
    assert known(replace(waiver, text="Kyiv"), TODAY) is None


def test_dismissed_decisions_are_known_and_accepted_ones_are_not(tmp_path: Path) -> None:
    report = demo()
    segments = {segment.index: segment for segment in report.article.segments}
    known = [recognise(issue, segments[issue.segment]) for issue in report.issues]
    decisions = [
        {"check": item.check, "text": item.text, "context": item.context, "decision": decision, "reason": "r"}
        for item, decision in zip(known[:2], ("accepted", "dismissed"), strict=True)
    ]
    file = tmp_path / "decisions.json"
    file.write_text(json.dumps({"schema": "mtcheck.decisions/v1", "decisions": decisions}), encoding="utf-8")

    marked = mark_known(_fresh(report), report.article, baseline=load_baseline(file), today=TODAY)

    assert [issue.known for issue in marked] == [None, "r", None, None, None, None, None, None]


def test_json_lines_of_reports_are_one_baseline(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    lines = [json.dumps(report.to_dict()) for report in (demo(), generated(5))]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert len(load_baseline(file)) == 8 + 5


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "[1]",
        "{}",
        "1\n2",
        "[" * 100_000,
        '{"schema": "x"}',
        '{"schema": "mtcheck.report/v1"}',
        '{"schema": "mtcheck.baseline/v1"}',
        '{"schema": "mtcheck.baseline/v1", "issues": [3]}',
        '{"schema": "mtcheck.baseline/v1", "issues": [{"check": "a"}]}',
        '{"schema": "mtcheck.baseline/v1", "issues": [{"check": "", "text": "", "context": "", "count": "many"}]}',
        '{"schema": "mtcheck.baseline/v1", "issues": [{"check": "", "text": "", "context": "", "count": 1e400}]}',
    ],
)
def test_a_broken_baseline_is_one_clear_line(text: str, tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=r"known\.json") as caught:
        load_baseline(file)
    assert "\n" not in str(caught.value)


def test_a_missing_or_binary_baseline_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "known.json").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(InputError, match="UTF-8"):
        load_baseline(tmp_path / "known.json")
    with pytest.raises(InputError, match="cannot read"):
        load_baseline(tmp_path / "missing.json")


def test_a_baseline_reads_well_in_version_control() -> None:
    entries = json.loads(render(generated(40)))["issues"]

    assert entries == sorted(entries, key=lambda entry: (entry["check"], entry["text"], entry["context"]))


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_span_of_any_text_can_be_recognised(text: str, start: int, end: int) -> None:
    issue = Issue("c", "d", Severity.MINOR, 1.0, 0, Span(Side.TRANSLATION, start, end), text[start:end], "m")

    known = recognise(issue, Segment(0, text, 0, len(text)))

    assert known == recognise(issue, Segment(5, text, 9, 9 + len(text)))
    assert len(known.fingerprint) == 32


def test_known_issues_are_told_to_an_audit_and_decide_nothing(tmp_path: Path) -> None:
    """From a file, and as waivers; the issues are still in the report."""
    text, source = "The trip cost 500 euros.", "Put je koštao 300 evra."
    before = mtcheck.audit(text, source=source, source_lang="sr")
    file = tmp_path / "known.json"
    file.write_text(RENDERERS["baseline"](before), encoding="utf-8")
    waivers = [Waiver(issue.check, issue.text, "agreed with the desk") for issue in before.issues]

    known = mtcheck.audit(text, source=source, source_lang="sr", baseline=file)
    waived = mtcheck.audit(text, source=source, source_lang="sr", waivers=waivers)

    assert before.verdict.decision == "fix"
    for report in (known, waived):
        assert (report.verdict.decision, report.verdict.penalty) == ("publish", 0.0)
        assert [replace(issue, known=None) for issue in report.issues] == list(before.issues)
    assert {issue.known for issue in waived.issues} == {"agreed with the desk"}


def _decisions(folder: Path, *decisions: Mapping[str, object]) -> Baseline:
    file = folder / "decisions.json"
    file.write_text(json.dumps({"schema": "mtcheck.decisions/v1", "decisions": decisions}), encoding="utf-8")
    return load_baseline(file)


EVERYWHERE = {"decision": "dismissed", "scope": "everywhere", "check": "name-variant", "text": "Kiev", "context": "_"}


def test_what_is_right_everywhere_is_known_in_any_context_and_any_number(tmp_path: Path) -> None:
    text = "KIEV and Kiev and Kyjiv."
    issues = [_issue(0, text, "KIEV"), _issue(0, text, "Kiev"), _issue(0, text, "Kyjiv"), _issue(0, text, "Kiev", "x")]
    baseline = _decisions(tmp_path, EVERYWHERE)

    marked = mark_known(issues, _article(text), baseline=baseline, today=TODAY)

    assert [issue.known for issue in marked] == ["right everywhere", "right everywhere", None, None]
    assert len(baseline) == 1


@pytest.mark.parametrize(
    "decision",
    [EVERYWHERE | {"text": " "}, EVERYWHERE | {"decision": "accepted"}, EVERYWHERE | {"scope": "here"}],
    ids=["no text", "accepted", "another scope"],
)
def test_only_a_dismissed_text_is_right_everywhere(decision: Mapping[str, object], tmp_path: Path) -> None:
    text = "We saw Kiev."

    (marked,) = mark_known(
        [_issue(0, text, "Kiev")], _article(text), baseline=_decisions(tmp_path, decision), today=TODAY
    )

    assert marked.known is None


def test_a_waiver_s_reason_goes_before_what_is_right_everywhere(tmp_path: Path) -> None:
    text = "We saw Kiev."
    waiver = Waiver("name-variant", "kiev", "house style")

    (marked,) = mark_known(
        [_issue(0, text, "Kiev")],
        _article(text),
        baseline=_decisions(tmp_path, EVERYWHERE | {"reason": "said so"}),
        waivers=[waiver],
        today=TODAY,
    )

    assert marked.known == "house style"


def test_an_unreadable_decision_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a baseline"):
        _decisions(tmp_path, {"decision": "dismissed", "scope": "everywhere"})
