"""Into languages that decline names: an ending that the preposition before the name rules out."""

from __future__ import annotations

import pytest

import mtcheck


def found(languages: str, source: str, translation: str) -> list[str]:
    source_lang, target_lang = languages.split("-")
    report = mtcheck.audit(
        translation, source=source, source_lang=source_lang, target_lang=target_lang, only=["name-ending"]
    )
    assert all(run.ran for run in report.checks if run.name == "name-ending")
    return [issue.text for issue in report.issues]


@pytest.mark.parametrize(
    ("languages", "source", "translation", "wrong"),
    [
        ("en-pl", "He lives in Frankfurt.", "Mieszka we Frankfurtem.", "Frankfurtem"),
        ("en-pl", "He travelled to Frankfurt.", "Pojechał do Frankfurtem.", "Frankfurtem"),
        ("en-ru", "He met with Boris.", "Он встретился с Борису.", "Борису"),
        ("en-hr", "He met with Boris Johnson.", "Sastao se s Borisom Johnsona.", "Johnsona"),
        ("en-hr", "The man from Linz had a car.", "Čovjek iz Linz imao je auto.", "Linz"),
        ("en-sr", "The man from Linz lived here.", "Čovek iz Linz živeo je ovde.", "Linz"),
        ("en-sr", "The man from Tokyo had a car.", "Човек из Токио имао је ауто.", "Токио"),
        ("en-sl", "People from Linz have cars.", "Ljudje iz Linz imajo avte.", "Linz"),
        ("en-cs", "The news came from Toronto.", "Zpráva přišla z Toronto.", "Toronto"),
        ("en-pl", "He met with Donald Trump.", "Spotkał się z Donaldem Trumpa.", "Trumpa"),
        ("hr-pl", "Sastao se s Donaldom Trumpom.", "Spotkał się z Donaldem Trumpa.", "Trumpa"),
        ("cs-hr", "Mluvil s Petrem Fialou v Praze.", "Razgovarao je s Petrom Fiale u Pragu.", "Fiale"),
        ("hr-sl", "Razgovarao je s Ivanom Horvatom.", "Pogovarjal se je z Ivanom Horvata.", "Horvata"),
        ("ru-uk", "Он говорил с Дональдом Трампом.", "Він говорив з Дональдом Трампа.", "Трампа"),
    ],
)
def test_a_case_that_the_preposition_does_not_govern_is_found(
    languages: str, source: str, translation: str, wrong: str
) -> None:
    assert found(languages, source, translation) == [wrong]


@pytest.mark.parametrize(
    ("languages", "source", "translation"),
    [
        ("en-pl", "He talked with Donald Trump.", "Rozmawiał z Donaldem Trumpem."),
        ("en-pl", "People laugh at Donald Trump.", "Ludzie śmieją się z Donalda Trumpa."),
        ("en-pl", "They drove from Fairbanks to Buffalo.", "Pojechali z Fairbanks do Buffalo."),
        ("en-pl", "It was destroyed by Allen.", "Zostało to zniszczone przez Allena."),
        ("en-uk", "They laughed at Boris Johnson.", "Вони сміялися з Бориса Джонсона."),
        ("en-ru", "The US lifted sanctions on Boris Johnson.", "США сняли санкции с Бориса Джонсона."),
        ("en-hr", "Students of the Erasmus programme had money.", "Studenti iz Erasmus programa imali su novac."),
        ("en-hr", "The man from Linz had a car.", "Čovjek iz Linza imao je auto."),
        ("hr-pl", "Sastao se s Donaldom Trumpom.", "Spotkał się z Donaldem Trumpem."),
        ("ru-uk", "Он говорил с Эмилем Золя.", "Він говорив з Емілем Золя."),
        ("ru-uk", "Мэр Сан-Паулу Марта Суплиси. С мэром Сан-Паулу Мартой.", "З мером Сан-Паулу Мартою."),
        ("sl-hr", "Govoril je z Ano Marijo Novak.", "Razgovarao je s Anom Marijom Novak."),
        ("cs-sl", "Pivovar je v Dublinu v Irsku.", "Pivovarna je v Dublinu na Irskem."),
        ("hr-pl", "Nikada nećemo otputovati u Peru.", "Nigdy nie pojedziemy do Peru."),
        ("ru-pl", "Георг Николакопулос попал в тюрьму.", "George Nikolakopoulos trafił do więzienia."),
        ("ru-pl", "Он переправился у Трентон-Ферри.", "Przeprawił się przy Trenton Ferry."),
    ],
)
def test_a_case_that_it_governs_is_not(languages: str, source: str, translation: str) -> None:
    assert found(languages, source, translation) == []
