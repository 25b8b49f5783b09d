"""Accents as house style: the user's own glossary decides, the starter's spelling without accents is right."""

from __future__ import annotations

import pytest

from mtcheck import audit
from mtcheck.glossary import Entry, Glossary, Kind, Variant


def found(text: str, *own: Entry) -> list[tuple[str, str, str]]:
    only = ("name-variant", "name-mismatch", "name-inconsistent")
    report = audit(text, glossary=["default", Glossary(own)], only=only)
    return [(issue.text, *issue.suggestions, str(issue.severity)) for issue in report.issues]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("own", "text", "expected"),
    [
        ([Entry("Vučić")], "President Vucic spoke.", [("Vucic", "Vučić", "minor")]),
        ([Entry("Vučić")], "Then Aleksandar Vucic spoke.", [("Vucic", "Vučić", "minor")]),
        ([Entry("Aleksandar Vučić")], "Then Aleksandar Vucic spoke.", [("Vucic", "Vučić", "minor")]),
        ([Entry("Aleksandar Vučić")], "Then President Vucic spoke.", [("Vucic", "Vučić", "minor")]),
        ([Entry("Aleksandar Vučić")], "He said VUCIC spoke.", [("VUCIC", "VUČIĆ", "minor")]),
        ([Entry("Vucic")], "Then Aleksandar Vučić spoke.", [("Vučić", "Vucic", "minor")]),
        ([Entry("Aleksandar Vucic")], "Then President Vučić spoke.", [("Vučić", "Vucic", "minor")]),
        ([Entry("Québec", Kind.PLACE)], "He left for Quebec.", [("Quebec", "Québec", "minor")]),
        ([Entry("Vučić", forbidden=(Variant("Vucic"),))], "President Vucic spoke.", [("Vucic", "Vučić", "major")]),
        ([Entry("Herceg Novi", forbidden=(Variant("Herceg-Novi"),))], "He left for Herceg-Novi.", [
            ("Herceg-Novi", "Herceg Novi", "major")]),
    ],
)  # fmt: skip
def test_the_own_spelling_decides(own: list[Entry], text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, *own) == expected


@pytest.mark.parametrize(
    ("own", "text"),
    [
        ([], "Then Aleksandar Vucic spoke."),
        ([], "Then Aleksandar Vučić spoke."),
        ([Entry("Vučić")], "Then Aleksandar Vučić spoke."),
        ([Entry("Vučić", allowed=(Variant("Vucic"),))], "Then Aleksandar Vucic spoke."),
        ([Entry("Vučić"), Entry("Vucic")], "Then Vucic spoke."),
        ([Entry("Đorđe Petrović")], "The American Ana Petrovic spoke."),
        ([Entry("León", Kind.PLACE)], "Then Leon Panetta spoke."),
        ([Entry("Sincé")], "Since Monday it has rained."),
        ([Entry("Livingstón")], "Then Livingston spoke."),
        ([Entry("Republica")], "He said Panamá, República, was far."),
    ],
)
def test_what_is_right_or_somebody_else_is_left_alone(own: list[Entry], text: str) -> None:
    assert found(text, *own) == []


def test_a_spelling_without_a_better_one_is_an_issue_without_a_suggestion() -> None:
    (issue,) = audit(
        "He drank Zubrowka.", glossary=Glossary([Entry("", forbidden=(Variant("Zubrowka", "a brand"),))])
    ).issues
    assert (issue.check, issue.suggestions, issue.severity) == ("name-variant", (), "major")
    assert issue.message == "the glossary forbids “Zubrowka”: a brand"


@pytest.mark.parametrize(
    ("own", "text", "expected"),
    [
        (Entry("Kiev"), "He left for Kiev.", []),
        (Entry("Kiev", Kind.PLACE), "He left for Kyiv.", []),
        (Entry("Kiev", forbidden=(Variant("Kyiv"),)), "He left for Kyiv.", [("Kyiv", "Kiev", "major")]),
        (Entry("Kyiv", allowed=(Variant("Kiev"),)), "He left for Kiev.", []),
        (Entry("Kyiv", forbidden=(Variant("Kiev"),)), "He left for Kiev.", [("Kiev", "Kyiv", "major")]),
        (Entry("", forbidden=(Variant("Kiev"),)), "He left for Kiev.", [("Kiev", "Kyiv", "major")]),
        (Entry("Zelenskyy", discouraged=(Variant("Zelensky"),)), "He met Zelensky.", [
            ("Zelensky", "Zelenskyy", "minor")]),
    ],
)  # fmt: skip
def test_the_own_glossary_goes_before_the_starters(own: Entry, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, own) == expected
