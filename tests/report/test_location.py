"""The place of an issue in its file."""

from __future__ import annotations

from dataclasses import replace

from mtcheck.report.location import Location, Locator
from tests.report.reports import demo


def test_lines_and_columns_count_from_one() -> None:
    report = demo()

    place = Locator(report).locate(report.issues[1])

    assert place == Location(line=6, column=72, end_line=6, end_column=77, offset=144, length=5)


def test_a_text_without_a_file_is_named_after_the_article() -> None:
    report = demo()
    report = replace(report, provenance=replace(report.provenance, files=()))

    assert Locator(report).file(report.issues[0].span.side) == "blinken-kyiv.translation"


def test_a_joined_segment_is_still_found() -> None:
    report = demo()
    broken = report.article.translation.replace("Foreign Minister", "Foreign\nMinister")
    article = replace(report.article, translation=broken)

    place = Locator(replace(report, article=article)).locate(report.issues[1])

    assert place is not None
    assert broken[place.offset :][: place.length] == "Kuleb"
    assert place.line == 7
