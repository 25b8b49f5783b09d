"""A wrong spelling of a part of a name is corrected to that part, not to the whole name."""

from __future__ import annotations

import pytest

from mtcheck import audit
from mtcheck.glossary import Entry, Glossary, Kind, Variant

PERSON, INSTITUTION = Kind.PERSON, Kind.ORGANISATION


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        (Entry("Dmytro Kuleba", PERSON, forbidden=(Variant("Kuleb"),)), "Then Dmytro Kuleb spoke.", "Kuleba"),
        (Entry("Dmytro Kuleba", PERSON, forbidden=(Variant("Kuleb"),)), "Then Kuleb spoke.", "Kuleba"),
        (Entry("Antony Blinken", PERSON, forbidden=(Variant("Anthony"),)), "Anthony Blinken left.", "Antony"),
        (Entry("Donald Trump", PERSON, forbidden=(Variant("Agent Orange"),)), "Agent Orange left.", "Donald Trump"),
        (Entry("European Union", INSTITUTION, forbidden=(Variant("EU"),)), "Later the EU agreed.", "European Union"),
        (Entry("Dmytro Kuleba", PERSON, forbidden=(Variant("Kuleb"),)), "Then KULEB spoke.", "KULEBA"),
    ],
)
def test_the_part_is_corrected(entry: Entry, text: str, expected: str) -> None:
    [issue] = audit(text, glossary=Glossary([entry]), only=("name-variant", "name-mismatch")).issues
    assert issue.suggestions == (expected,)


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("sr", "Daj Tomu piće.", "Give Tom a drink."),
        ("hr", "Portugal se odvojio od Kraljevine León.", "Portugal seceded from the Kingdom of León."),
        ("et", "Portugal eraldus Leóni kuningriigist.", "Portugal seceded from the Kingdom of León."),
    ],
)
def test_no_place_is_called_by_its_last_word_alone(lang: str, source: str, translation: str) -> None:
    issues = audit(translation, source=source, source_lang=lang).issues
    assert not [issue for issue in issues if issue.check.startswith("name")]


def test_a_place_with_its_other_word_is_still_read() -> None:
    issues = audit("He was in Sierra Leon.", source="Bio je u Sijera Leoneu.", source_lang="sr").issues
    assert ("Leone",) in [issue.suggestions for issue in issues]
