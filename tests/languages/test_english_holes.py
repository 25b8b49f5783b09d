"""English sentences that a name fell out of, and those that are whole."""

from __future__ import annotations

import pytest

from mtcheck.languages.english_holes import begins_with_subject, has_hole


@pytest.mark.parametrize(
    "text",
    [
        "Before becoming mayor of in 2014, Macura was a manager.",
        "The number of newly infected people in was low.",
        "The design was done by (27), a local designer.",
        "They met near the capital of.",
        "Wood was expensive in the land of .",
        "Has announced that it will postpone the sale.",
        "In 2002, was destroyed by lava.",
        "In, a road was closed.",
        "The rainy season in Kyushu,, Shikoku and Kinki ended.",
        "From to the coast, heavy rain is expected.",
        ", as the name implies, is an island.",
        "The Geological Survey () had no report of damage.",
        "They built it to honour the dead .",
        "Since is an island, it has no railway.",
        "“We work with doctors and,” he said.",
        "Announced that a man was infected.",
        "In Buenos Aires announced on Saturday that it could not pay.",
        "The Egyptians of marveled at the monuments.",
        "Let us begin with the plans of 's, the ally of Japan.",
    ],
)
def test_a_word_is_missing(text: str) -> None:
    assert has_hole(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is it the first city to have hosted both?",
        "It is so inaccessible and has so few roads that nobody came.",
        "The car (a Škoda) was found in the river in Brno.",
        "In 2002, it was destroyed by lava.",
        "Provided that it rains, the road will be closed.",
        "Of the four, two were saved by a doctor in Split.",
        "He spoke to the mayor, and to the press.",
        "In Buenos Aires the ministry announced that it could not pay.",
        "It is a piece of ruined fabric, an island of created wealth.",
        "Although it is an island, and because of that, it has (as 3.5 million know) no railway.",
    ],
)
def test_the_sentence_is_whole(text: str) -> None:
    assert not has_hole(text)


def test_a_name_is_a_subject_without_an_article() -> None:
    assert begins_with_subject("Flick named three names.")
    assert begins_with_subject("Green was born in 1946.")
    assert not begins_with_subject("Experts said so.")
    assert not begins_with_subject("The coach named them.")
