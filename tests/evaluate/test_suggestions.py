"""No check suggests what is written already, nor says that something should be what it is."""

from __future__ import annotations

import re
from typing import Final

import pytest

import mtcheck
from mtcheck.bundled import references
from mtcheck.checks import CHECKS
from mtcheck.checks.date_value import CHECK as DATE_VALUE
from mtcheck.checks.run import run_checks
from mtcheck.evaluate.item import Item, article_of
from mtcheck.evaluate.read import read_items
from mtcheck.glossary import Glossary
from mtcheck.model import Segment

ITEMS: Final = [item for item in read_items(references() / "challenge") if not item.clean]
SHOULD_BE: Final = re.compile("“([^”]*)” should be “?([^”:]*)”?:")


@pytest.mark.slow
@pytest.mark.every(10)
@pytest.mark.parametrize("item", ITEMS, ids=[item.id for item in ITEMS])
def test_nothing_is_suggested_that_is_there(item: Item) -> None:
    article = article_of(item)
    issues, _ = run_checks(article, Glossary(), CHECKS)

    for issue in issues:
        assert issue.text not in issue.suggestions, issue
        told = SHOULD_BE.match(issue.message)
        assert told is None or told[1] != told[2], issue


def test_what_is_written_is_no_suggestion() -> None:
    segment = Segment(0, "at 1:15", 0, len("at 1:15"))

    assert DATE_VALUE.issue(segment, 3, 7, "wrong", suggestions=("1:15", "13:15")).suggestions == ("13:15",)


def test_a_half_of_the_day_in_the_source_alone_is_told_without_the_same_time() -> None:
    report = mtcheck.audit(
        "О 1:15 дня в суботу автобус їхав на зелене світло.",
        source="At 1:15 a.m. Saturday, the bus was going through a green light.",
        source_lang="en",
        target_lang="uk",
    )

    (issue,) = [issue for issue in report.issues if issue.check == "date-value"]
    assert issue.message == "“1:15” is in a different half of the day in the source."
    assert not issue.suggestions
