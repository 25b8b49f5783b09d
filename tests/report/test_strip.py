"""The strip chart's numbers."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest

from mtcheck.report.strip import strip
from tests.report.reports import demo, empty, generated


def test_every_issue_has_its_place() -> None:
    made = strip(demo())

    assert [mark.numbers for mark in made.marks] == [(1,), (2,), (3,), (4,), (5,), (6,), (7,), (8,)]
    assert [mark.x for mark in made.marks] == sorted(mark.x for mark in made.marks)
    assert all(0 < mark.x < 100 for mark in made.marks)


def test_issues_that_would_cover_each_other_share_a_mark() -> None:
    marks = strip(generated(2_000)).marks

    assert len(marks) <= 200 * 3
    assert sorted(number for mark in marks for number in mark.numbers) == list(range(1, 2_001))


def test_scores_are_drawn_per_side_with_the_lowest_named() -> None:
    made = strip(demo())

    assert made.metric == "chrF2"
    assert [(line.against, line.lowest, line.lowest_segment) for line in made.lines] == [
        ("reference", 71.0, 1),
        ("re-translation", 51.5, 2),
    ]


def test_the_path_stays_in_its_box() -> None:
    for line in strip(generated(50)).lines:
        points = [float(number) for number in re.findall(r"[\d.]+", line.path)]
        assert min(points) >= 0
        assert max(points) <= 1000


def test_likelihood_is_drawn_where_nothing_was_scored() -> None:
    made = strip(replace(demo(), segment_scores=()))

    assert made.metric == "likelihood"
    assert [(line.against, line.lowest_segment) for line in made.lines] == [("source", 3)]
    assert made.lines[0].lowest == pytest.approx(100 * math.exp(-1.5))


def test_without_scores_there_is_no_line() -> None:
    assert strip(empty()).metric is None
    assert strip(empty()).lines == ()
