"""The passage nearest to a wording, among few statements and among many."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.score.passages import Passage, closest, paragraphs_like

STATEMENT = (
    "Secretary Blinken will travel to Kyiv to reaffirm the commitment of the United States.\n\n"
    "The trip follows intensive diplomacy with our European Allies about a united approach to address\n"
    "the threat Russia poses to Ukraine, and our efforts to encourage it to choose diplomacy."
)
OTHERS = tuple(f"Statement number {number} deals with the price of wheat in region {number}." for number in range(500))


def test_the_paragraph_is_found_among_many() -> None:
    found = paragraphs_like("a unified approach to the threat that Russia presents", (*OTHERS, STATEMENT))

    assert found[0].startswith("The trip follows intensive diplomacy")
    assert "\n" not in found[0]


def test_the_stretch_is_of_whole_words_and_of_the_same_length() -> None:
    wording = "intensive diplomatic contacts with European allies on a unified approach to the threat posed by Russia"

    passage = closest(wording, paragraphs_like(wording, (STATEMENT,)))

    assert (
        passage.text
        == "intensive diplomacy with our European Allies about a united approach to address the threat Russia"
    )
    assert 50 < passage.chrf < 100


def test_the_same_words_score_a_hundred() -> None:
    wording = "to reaffirm the commitment of the United States"

    passage = closest(wording, [STATEMENT.partition("\n")[0]])

    assert passage.text == wording
    assert passage.chrf == pytest.approx(100.0)


def test_nothing_in_common() -> None:
    assert paragraphs_like("zzz qqq", (STATEMENT,)) == []
    assert paragraphs_like("...", (STATEMENT,)) == []
    assert closest("anything", []) == Passage(0.0, "")


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=80), max_size=3))
def test_any_text(wording: str, statements: list[str]) -> None:
    """No character of a query has a meaning for the index."""
    paragraphs = paragraphs_like(wording + ' "NEAR( OR *', tuple(statements))
    passage = closest(wording, paragraphs)

    assert 0.0 <= passage.chrf <= 100.0
    assert not passage.text or any(passage.text in paragraph for paragraph in paragraphs)
