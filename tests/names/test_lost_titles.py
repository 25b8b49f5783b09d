"""Titles of the reference that the translation lacks altogether, and those that it calls otherwise."""

from __future__ import annotations

import pytest

from mtcheck.model import Severity
from mtcheck.names.lost_titles import lost_titles
from mtcheck.names.words import words
from tests.names.test_absent import found


def lost(reference: str, translation: str) -> list[str]:
    text = words(reference, english=True)
    said = {word.folded for word in words(translation, english=True)}
    return [text[place].text for place in sorted(lost_titles(text, said, "en"))]


@pytest.mark.parametrize(
    ("reference", "translation", "title"),
    [
        ("It was signed under the Treaty of Friendship.", "It was signed in spring.", ["Treaty", "Friendship"]),
        ("Ships of the Royal Navy were near.", "Ships of Chevron were near.", ["Royal", "Navy"]),
        ("The United States Strategic Command tracks it.", "America tracks it.", ["Strategic", "Command"]),
    ],
)
def test_no_word_of_the_title_is_said(reference: str, translation: str, title: list[str]) -> None:
    assert lost(reference, translation) == title


@pytest.mark.parametrize(
    ("reference", "translation"),
    [
        ("He works at the Meteorological Office.", "He works at the Meteorological Service."),
        ("He asked the Ministry of Defense.", "He asked the defence ministry."),
        ("He asked the Public Health Institute.", "He asked the PHI."),
        ("She is the director of the Andersonville Gardens.", "She is the head of the zoo."),
        ("The Bank closed.", "It closed."),
        ("They spoke on Monday in March.", "They spoke that day."),
    ],
)
def test_called_otherwise_or_not_a_title(reference: str, translation: str) -> None:
    assert not lost(reference, translation)


def test_one_finding_for_the_whole_title() -> None:
    (finding,) = found(
        ["They were governed under the Supreme Court."],
        ["当時は連合規約に基づいて統治されていた。"],
        ["They were governed under the Articles of Confederation."],
        "ja",
    )

    assert (finding.right, finding.severity) == (("Articles of Confederation",), Severity.MINOR)
