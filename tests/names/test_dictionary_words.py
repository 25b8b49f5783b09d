"""Words of the dictionary that stand for a name of the glossary, and spellings that only look British."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Entry, Glossary
from mtcheck.model import Article, Segment
from mtcheck.names import findings
from mtcheck.names.alike import are_two_spellings

GLOSSARY = Glossary(map(Entry, ("Butte", "Noosa", "John Grant", "Grants", "Labou")))


def found(text: str, source: str | None, lang: str) -> list[tuple[str, ...]]:
    segment = Segment(0, text, 0, len(text), source=source)
    article = Article("x", None, lang, "en", text, source, (), (segment,))
    return [finding.right for finding in findings(article, GLOSSARY)]


def test_a_word_that_is_placed_as_a_name_is_one() -> None:
    assert found("The quake was about 65 km south of Butt.", None, "bs") == [("Butte",)]


@pytest.mark.parametrize("text", ["He works at the Ministry of Labour.", "She sat on her Butt then."])
def test_a_word_that_is_not_is_left_alone(text: str) -> None:
    assert found(text, None, "bs") == []


def test_a_case_ending_is_no_british_spelling() -> None:
    assert not are_two_spellings("granta", "grant")
    assert are_two_spellings("harbour", "harbor")
    assert found("Some believe, including John Granta, in it.", "Neki vjeruju, uključujući Johna Granta.", "bs") == [
        ("Grant",)
    ]
