"""Names suggested from sources in Cyrillic: their nominative in the source's own letters, and what is left out."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Glossary
from mtcheck.model import Article, Segment
from mtcheck.names.suggest import Suggestion, suggestions


def suggested(text: str, source: str, lang: str) -> dict[str, Suggestion]:
    segment = Segment(0, text, 0, len(text), source=source)
    article = Article("x", None, lang, "en", text, source, (), (segment,))
    return {each.name: each for each in suggestions([article], Glossary.default())}


@pytest.mark.parametrize(
    ("lang", "text", "source", "name", "nominative"),
    [
        ("ru", "They met in Tobruk.", "Они встретились в Тобруке.", "Tobruk", "Тобрук"),
        ("uk", "They met in Tobruk.", "Вони зустрілися у Тобруку.", "Tobruk", "Тобрук"),
        ("ru", "They met James Reed.", "Они встретили Джеймса Рида.", "James Reed", "Джеймс Рид"),
        ("uk", "They met James Reed.", "Вони зустріли Джеймса Ріда.", "James Reed", "Джеймс Рід"),
        ("sr", "They saw James Reed.", "Видели су Џејмса Рида.", "James Reed", "Џејмс Рид"),
        ("ru", "They talk of Harappa.", "Они говорят о жителях Хараппы.", "Harappa", "Хараппа"),
        ("sr", "They met in Trenton.", "Срели су се у Трентону.", "Trenton", "Трентон"),
        ("ru", "The king was Arthur.", "Королём был Артур.", "Arthur", "Артур"),
    ],
)
def test_the_source_has_its_nominative(lang: str, text: str, source: str, name: str, nominative: str) -> None:
    assert suggested(text, source, lang)[name].sources == ((lang, nominative),)


@pytest.mark.parametrize(
    ("lang", "text", "source", "no_name"),
    [
        ("ru", "There the astronomer Galileo Galileo saw it.", "Там астроном Галилео Галилей увидел это.", "Galileo"),
        ("uk", "They saw the Mystic River River there.", "Вони побачили там річку Містик.", "River River"),
        ("ru", "He is one of the rulers of Ancient Egypt.", "Он один из правителей в Древнем Египте.", "Egypt"),
    ],
)
def test_what_is_no_name(lang: str, text: str, source: str, no_name: str) -> None:
    assert not [name for name in suggested(text, source, lang) if no_name in name]


def test_a_name_that_the_source_repeats_is_one() -> None:
    assert "Duran Duran" in suggested("They heard Duran Duran there.", "Они слушали там Дюран Дюран.", "ru")
