"""Lines of the page that have no counterpart in the source."""

from __future__ import annotations

import pytest

import mtcheck

SOURCE = "Ministar je juče stigao u Kijev.\nRazgovarao je sa predsednikom.\n"
TRANSLATION = "The minister arrived in Kyiv yesterday.\n{}\nHe talked with the president.\n"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("14:05", ["14:05"]),
        ("\u2003Politics | World\u00a0 \t", ["Politics | World"]),
        ("He left at once. 14:05", []),
        ("14:05 He left at once.", []),
        ("Politics | World\r", ["Politics | World"]),
    ],
)
def test_only_a_line_of_its_own_is_furniture(line: str, found: list[str]) -> None:
    report = mtcheck.audit(TRANSLATION.format(line), source=SOURCE, source_lang="sr", target_lang="en")
    assert [item.text for item in report.article.boilerplate] == found


def test_the_first_and_the_last_line_are_lines() -> None:
    text = f"Politics | World\n{TRANSLATION.format('').strip()}\n14:05"
    report = mtcheck.audit(text, source=SOURCE, source_lang="sr", target_lang="en")
    assert [item.text for item in report.article.boilerplate] == ["Politics | World", "14:05"]
