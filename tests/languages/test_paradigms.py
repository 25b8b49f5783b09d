"""The tables of case endings hold together."""

from __future__ import annotations

import pytest

from mtcheck.languages.endings import CASES, ENDINGS
from mtcheck.languages.paradigms import CASE_NAMES, PARADIGMS


@pytest.mark.parametrize("table", PARADIGMS)
def test_every_row_has_all_cases_for_known_genders(table: str) -> None:
    for row in PARADIGMS[table]:
        assert set(row.genders) <= set("mswfntpq"), row
        assert len(row.endings) == len(CASE_NAMES), row
        assert row.endings[0] != ("-",), row


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_a_bare_genitive_is_a_plural(language: str) -> None:
    """``0`` takes the nominative's ending off; only plurals have a form without one."""
    bare = [row for row in PARADIGMS[language] if ("0",) in row.endings]

    assert bare
    for row in bare:
        assert row.cut > 0
        assert set(row.genders) <= {"p", "q"}
        assert row.endings.count(("0",)) == 1


@pytest.mark.parametrize("language", ENDINGS)
def test_every_rule_names_known_cases(language: str) -> None:
    for ending, _, cases in ENDINGS[language]:
        assert ending
        assert cases
        assert set(cases) <= set(CASES)
