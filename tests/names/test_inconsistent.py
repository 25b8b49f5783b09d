"""Two spellings of one name in one article: which is right."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Entry, Glossary, Kind
from mtcheck.model import Article, Segment
from mtcheck.names import Fault, findings

STARTER = Glossary(
    [Entry("Aleksandar Vučić", Kind.PERSON, accents_free=True), Entry("Abu Dhabi", Kind.PLACE, accents_free=True)]
)


def told(*texts: str, glossary: Glossary | None = None) -> list[tuple[str, str]]:
    segments = tuple(Segment(number, text, 0, len(text)) for number, text in enumerate(texts))
    found = findings(Article("x", None, "sr", "en", "\n".join(texts), None, (), segments), glossary or Glossary())
    return [
        (texts[item.segment.index][item.start : item.end], item.right[0])
        for item in found
        if item.fault is Fault.INCONSISTENT
    ]


def test_what_the_glossary_prefers_is_right_however_often_the_other_stands() -> None:
    texts = ("Vucic left.", "Then Vucic came back.", "Reporters asked Vučić why.")

    assert told(*texts, glossary=STARTER) == [("Vucic", "Vučić"), ("Vucic", "Vučić")]


def test_without_a_glossary_the_majority_is_right() -> None:
    assert told("Vučić left.", "Then Vučić came.", "Reporters asked Vucic.") == [("Vucic", "Vučić")]


@pytest.mark.parametrize(
    ("texts", "wrong", "right"),
    [
        (("Sergei Lavrov left.", "So Sergei Lavrov said.", "It was Sergey Lavrov."), "Sergey", "Sergei"),
        (("He flew to Ust-Luga.", "In Ust-Luga it rained.", "From Ust Luga he left."), "Ust Luga", "Ust-Luga"),
    ],
)
def test_letters_of_one_sound_and_hyphens_count(texts: tuple[str, ...], wrong: str, right: str) -> None:
    assert told(*texts) == [(wrong, right)]


@pytest.mark.parametrize(
    "texts",
    [
        ("Sergei Lavrov met Sergey Kislyak.", "Later Sergei Lavrov left."),
        ("He met Zelensky.", "She met the Zelenskys."),
        ("A US-China deal.", "The US China hawks."),
        ("Mr Petrov came.", "Mrs Petrova came."),
    ],
)
def test_two_names_are_two_names(texts: tuple[str, ...]) -> None:
    assert told(*texts) == []
