"""Persons of the glossary whom the source names and the translation does not, and whom it names instead."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Glossary
from tests.names.one_sentence import name_issues

STARTER = Glossary.default()


@pytest.mark.parametrize(
    ("lang", "source", "text", "said", "right"),
    [
        ("de", "Olaf Scholz reiste nach Polen.", "Angela Merkel travelled to Poland.", "Angela Merkel", "Olaf Scholz"),
        ("pl", "Donald Tusk zapowiedział podatki.", "Donald Trump announced taxes.", "Donald Trump", "Donald Tusk"),
        ("cs", "Setkal se s Viktorem Orbánem.", "He met with Robert Fico.", "Robert Fico", "Viktor Orbán"),
        ("sr", "Olaf Šolc je otputovao u Poljsku.", "Angela Merkel travelled to Poland.", "Angela Merkel",
         "Olaf Scholz"),
    ],
)  # fmt: skip
def test_another_person_is_named(lang: str, source: str, text: str, said: str, right: str) -> None:
    assert name_issues(text, source, lang, STARTER) == [("name-mismatch", said, (right,))]


def test_a_surname_alone_is_missed() -> None:
    found = name_issues(
        "Peskov commented on the statement.", "Песков и Лавров прокомментировали заявление.", "ru", STARTER
    )
    assert found == [("name-missing", "Лавров", ("Sergey Lavrov",))]


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("de", "Olaf Scholz reiste nach Polen.", "Scholz travelled to Poland."),
        ("pl", "Andrzej Duda spotkał się z Joe Bidenem.", "Andrzej Duda met with Joe Biden."),
        ("uk", "Коли битва завершилася, він пішов.", "When the battle was over, he left."),
        ("sr", "Дана 15. августа почела је битка.", "The battle began on August 15."),
        ("ru", "Кремль подтвердил разговор Трампа и Путина.", "Moscow confirmed the call of the two presidents."),
        ("de", "Der Kanzler reiste nach Polen.", "Olaf Scholz travelled to Poland."),
    ],
)
def test_nobody_is_missed(lang: str, source: str, text: str) -> None:
    assert name_issues(text, source, lang, STARTER) == []
