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
        ("hr", "Matija Gubec", M, "Matije Gupca"),
        ("hr", "Ivo Sanader", M, "Ive Sanadera"),
        ("hr", "Juraj Dobrila", M, "Jurja Dobrile"),
        ("sr", "Petar Petrović-Njegoš", M, "Petra Petrovića-Njegoša"),
        ("sr", "Porfirije Perić", M, "Porfirija Perića"),
        ("uk", "Іван Швець", M, "Івана Швеця"),
        ("uk", "Василь Стрілець", M, "Василя Стрільця"),
        ("uk", "Микола Коломієць", M, "Миколи Коломійця"),
        ("uk", "В'ячеслав Чорновіл", M, "В'ячеслава Чорновола"),
        ("uk", "Володимир Бондар", M, "Володимира Бондаря"),
        ("uk", "Богдан Ступка", M, "Богдана Ступки"),
        ("uk", "Нестор Махно", M, "Нестора Махна"),
        ("uk", "Іван Нечуй-Левицький", M, "Івана Нечуя-Левицького"),
        ("uk", "Марія Мала", F, "Марії Малої"),
        ("uk", "Олена Городня", F, "Олени Городньої"),
        ("uk", "Наталя Сова", F, "Наталі Сови"),
        ("ru", "Пётр Лебедь", M, "Петра Лебедя"),
        ("ru", "Николай Римский-Корсаков", M, "Николая Римского-Корсакова"),
        ("ru", "Юрий Стрелец", M, "Юрия Стрельца"),
        ("ru", "Любовь Орлова", F, "Любови Орловой"),
        ("cs", "Zdeněk Svěrák", M, "Zdeňka Svěráka"),
        ("cs", "Alois Rašín", M, "Aloise Rašína"),
        ("sk", "Karol Duchoň", M, "Karola Duchoňa"),
        ("sl", "France Prešeren", M, "Franceta Prešerna"),
        ("pl", "Salvador Dali", M, "Salvadora Dalego"),
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
        ("uk", "Запорізька область", "Запорізької області"),
        ("ru", "Видное", "Видного"),
        ("pl", "Kraków", "Krakowa"),
        ("cs", "Plzeň", "Plzně"),
        ("sl", "Celovec", "Celovca"),
        ("hr", "Gračac", "Gračaca"),
        ("bs", "Stolac", "Stoca"),
        ("bs", "Brčko", "Brčkog"),
        ("hr", "Čile", "Čilea"),
        ("hr", "Plitvička jezera", "Plitvičkih jezera"),
        ("sr", "Nova Varoš", "Nove Varoši"),
        ("sr", "Široki Brijeg", "Širokog Brijega"),
        ("sr", "Bosanski Novi Grad", "Bosanskog Novog Grada"),
        ("sr", "Rostov na Donu", "Rostova na Donu"),
        ("hr", "Republika Srpska", "Republike Srpske"),
        ("uk", "Кам'янець-Подільський", "Кам'янця-Подільського"),
        ("ru", "Петропавловск-Камчатский", "Петропавловска-Камчатского"),
        ("ru", "Рязань", "Рязани"),
        ("ru", "Кельдозеро", "Кельдозера"),
        ("ru", "Елец", "Ельца"),
        ("cs", "Kyjev", "Kyjeva"),
        ("cs", "České Budějovice", "Českých Budějovic"),
        ("cs", "Mladá Boleslav", "Mladé Boleslavi"),
        ("cs", "Hradec Králové", "Hradce Králové"),
        ("cs", "Uherské Hradiště", "Uherského Hradiště"),
        ("sk", "Spišská Nová Ves", "Spišskej Novej Vsi"),
        ("sk", "Prešov", "Prešova"),
        ("sl", "Maribor", "Maribora"),
        ("sl", "Škofja Loka", "Škofje Loke"),
        ("pl", "Ostrowiec Świętokrzyski", "Ostrowca Świętokrzyskiego"),
        ("pl", "Tarnowskie Góry", "Tarnowskich Gór"),
        ("pl", "Zawiercie", "Zawiercia"),
    ],
)
def test_places(language: str, name: str, genitive: str) -> None:
    (found,) = case_forms(Entry(name, Kind.PLACE, sources=((language, name),)))
    assert dict(found.cases)["genitive"][0] == genitive


@pytest.mark.parametrize(
    ("name", "gender", "cases"),
    [
        ("Шабац", None, {"genitive": "Шапца", "instrumental": "Шапцем"}),
        ("Ђорђе Балашевић", M, {"genitive": "Ђорђа Балашевића", "instrumental": "Ђорђем Балашевићем"}),
        ("Исидора Секулић", F, {"dative": "Исидори Секулић", "instrumental": "Исидором Секулић"}),
        ("Мирослав Антић-Илић", M, {"genitive": "Мирослава Антића-Илића"}),
    ],
)
def test_forms_are_in_the_script_of_the_name(name: str, gender: Gender | None, cases: dict[str, str]) -> None:
    kind = Kind.PLACE if gender is None else Kind.PERSON
    (found,) = case_forms(Entry(name, kind, sources=(("sr", name),), gender=gender))
    assert {case: dict(found.cases)[case][0] for case in cases} == cases


def test_an_organisation_declines_before_its_genitive() -> None:
    name = "Organizacija Ujedinjenih naroda"
    (found,) = case_forms(Entry(name, Kind.ORGANISATION, sources=(("hr", name),)))
    assert dict(found.cases)["locative"] == ("Organizaciji Ujedinjenih naroda",)


def test_a_womans_soft_surname_stays() -> None:
    name = "Анна Лебедь"
    (found,) = case_forms(Entry(name, Kind.PERSON, sources=(("ru", name),), gender=F))
    assert dict(found.cases)["genitive"] == ("Анны Лебедь",)
