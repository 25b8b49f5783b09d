"""Case forms that a translation keeps from a source in Cyrillic, which spells names as they are heard."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Entry, Glossary
from mtcheck.model import Article, Segment
from mtcheck.names import findings
from tests.names.one_sentence import said


@pytest.mark.parametrize(
    ("lang", "source", "text", "right"),
    [
        ("ru", "Он встретился с Дмитрием Кулебой в Киеве.", "He met Dmitry Kuleboy in Kyiv.", "Kuleba"),
        ("uk", "Він зустрівся з Кулебою.", "He met Kuleboyu.", "Kuleba"),
        ("sr", "Полиција је ухапсила Драгана Вујичића.", "Police arrested Dragana Vujičić.", "Dragan"),
        ("sr", "Полиција је ухапсила Драгана Вујичића.", "Police arrested Dragana Vujicic.", "Dragan"),
        ("sr", "Отворена је изложба Уроша Предића.", "The exhibition of Uroša Predić opened.", "Uroš"),
        ("sr", "У близини Паго Пага и Ниуеа има активности.", "Near Pago Paga and Niuea, there is activity.", "Niue"),
    ],
)
def test_an_ending_that_its_preposition_or_neighbour_shows(lang: str, source: str, text: str, right: str) -> None:
    assert (right,) in said(text, source, lang)


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("sr", "Нападачи из Мумбаја стигли су бродом.", "The attackers from Mumbai arrived by boat."),
        ("sr", "Посетила је Љиљану Човић.", "She visited Ljiljana Čović."),
        ("sr", "Разговарали су са Срђаном Жакулом.", "They talked with Srđan Žakula."),
        ("sr", "Суд је саслушао Љубишу Ђокића.", "The court heard Ljubiša Đokić."),
        ("sr", "Манастир је у селу Фонди.", "The monastery is in the village of Fondi."),
        ("sr", "Знаменитости попут Бара Санта.", "Sights such as Bar Santa."),
        ("uk", "Тральник прямував до Пуерто-Принцеса.", "The minesweeper was headed to Puerto Princesa."),
        ("ru", "Проект подготовила Марта Суплиси.", "The bill was drafted by Marta Suplisi."),
    ],
)
def test_a_name_that_may_be_as_it_is(lang: str, source: str, text: str) -> None:
    assert said(text, source, lang) == []


def test_a_word_that_a_cyrillic_source_has_in_latin_letters_is_right() -> None:
    glossary = Glossary(map(Entry, ("Siêu", "Si", "Sie River")))
    text, source = "Nouns, including the word Sie, are capitalised.", "Именице, укључујући и реч Sie, пишу се великим."
    segment = Segment(0, text, 0, len(text), source=source)
    article = Article("x", None, "sr", "en", text, source, (), (segment,))
    assert not findings(article, glossary)
