"""How names decline that a simple ending gets wrong: fleeting vowels, adjectival surnames, given names of women."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Entry, Gender, Kind
from mtcheck.glossary.inflect.forms import case_forms

M, F = Gender.MASCULINE, Gender.FEMININE


@pytest.mark.parametrize(
    ("language", "name", "gender", "genitive"),
    [
        ("uk", "Іван Кравець", M, "Івана Кравця"),
        ("uk", "Олена Задорожня", F, "Олени Задорожньої"),
        ("ru", "Пётр Толстой", M, "Петра Толстого"),
        ("ru", "Павел Горький", M, "Павла Горького"),
        ("ru", "Анна-Мария Белова", F, "Анны-Марии Беловой"),
        ("sr", "Radoje Kontić", M, "Radoja Kontića"),
        ("hr", "Ante Tomić", M, "Ante Tomića"),
        ("sr", "Džo Klark", M, "Džoa Klarka"),
        ("cs", "Pavel Havlíček", M, "Pavla Havlíčka"),
        ("cs", "Jana Nováková", F, "Jany Novákové"),
        ("pl", "Marek Kowalski", M, "Marka Kowalskiego"),
        ("pl", "Anna Nowak", F, "Anny Nowak"),
        ("sk", "Jana Horváthová", F, "Jany Horváthovej"),
        ("sl", "Igor Zupanc", M, "Igorja Zupanca"),
    ],
)
def test_people(language: str, name: str, gender: Gender, genitive: str) -> None:
    (found,) = case_forms(Entry(name, Kind.PERSON, sources=((language, name),), gender=gender))
    assert dict(found.cases)["genitive"][0] == genitive


@pytest.mark.parametrize(
    ("language", "name", "genitive"),
    [
        ("sr", "Čačak", "Čačka"),
        ("sr", "Šabac", "Šapca"),
        ("uk", "Олешки", "Олешок"),
        ("uk", "Бердичів", "Бердичева"),
        ("ru", "Видное", "Видного"),
        ("pl", "Kraków", "Krakowa"),
        ("cs", "Plzeň", "Plzně"),
        ("sl", "Celovec", "Celovca"),
    ],
)
def test_places(language: str, name: str, genitive: str) -> None:
    (found,) = case_forms(Entry(name, Kind.PLACE, sources=((language, name),)))
    assert dict(found.cases)["genitive"][0] == genitive
