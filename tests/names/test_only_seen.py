"""Of the names that a form of the source can be, the only one that English texts have."""

from __future__ import annotations

import pytest

from tests.names.one_sentence import said


@pytest.mark.parametrize(
    ("lang", "source", "text", "right"),
    [
        ("hr", "Vratio se iz Toronta.", "He returned from Toront.", "Toronto"),
        ("sl", "Vrnil se je iz Toronta.", "He returned from Toront.", "Toronto"),
        ("cs", "Vrátil se z Toronta.", "He returned from Toront.", "Toronto"),
        ("sr", "Вратио се из Торонта.", "He returned from Toront.", "Toronto"),
        ("hr", "Sletio je u Kabulu.", "He landed in Kabula.", "Kabul"),
        ("cs", "Přistál v Kábulu.", "He landed in Kabula.", "Kabul"),
        ("sr", "Слетео је у Кабулу.", "He landed in Kabula.", "Kabul"),
        ("bs", "Oduševila ih je ljepota Alhambre.", "They loved the beauty of Alhambre.", "Alhambra"),
        ("it", "Ha firmato con Strabag.", "It signed with Strabaga.", "Strabag"),
        ("it", "L'indice Nikkei ha perso il due per cento.", "The Nikke index lost two percent.", "Nikkei"),
        ("hr", "Za obilazak Alhambre treba jedan dan.", "Za obilazak Alhambre takes one day.", "Alhambra"),
    ],
)
def test_a_form_that_nobody_writes_is_found(lang: str, source: str, text: str, right: str) -> None:
    assert said(text, source, lang) == [(right,)]


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("hr", "Vratio se iz Toronta.", "He returned from Toronto."),
        (
            "fr",
            "Le nouveau pont sur la Tisza ouvrira en octobre.",
            "The new bridge over the Tisa will open in October.",
        ),
        ("es", "Habló con Zelenski.", "He talked to Zelenskiy."),
        ("hr", "Izgubili su u Medini.", "They lost at Medinah."),
        ("hr", "Izjavila je to Karine Jean-Pierre.", "Karine Jean-Pierre said it."),
        ("hr", "Pisao je Ivanu Šaku.", "He wrote to Ivan Šak."),
        ("sl", "Bil je v družbi starega Zorana Predina.", "He was with old Zoran Predin."),
        ("hr", "Razgovarao je sa Stjepanom Kanadom.", "He talked to Stjepan Kanada."),
        ("ru", "Об этом сообщил Степан Белов.", "Stepan Belov reported this."),
        ("pl", "Śpiewała jej Sirena.", "Her Sirena sang."),
        ("pl", "Gra z Aryną Sabalenką.", "She plays Aryna Sabalenka."),
        ("pl", "Spotkał się z Miriną Kosić.", "He met Mirina Kosić."),
    ],
)
def test_a_form_that_may_be_right_stays_silent(lang: str, source: str, text: str) -> None:
    assert said(text, source, lang) == []


@pytest.mark.parametrize(
    ("lang", "source", "text", "right"),
    [
        ("hr", "Požar je izbio kod Vrgorca.", "The fire broke out near Vrgorca.", "Vrgorac"),
        ("sl", "Vprašali so Tilna Mlakarja.", "They asked Tilna Mlakar.", "Tilen"),
        ("cs", "Zatkli Radima Vondráčka.", "They arrested Radim Vondráčka.", "Vondráček"),
        ("pl", "Spotkał się z Grzegorzem Wilczkiem.", "He met Grzegorz Wilczkiem.", "Wilczek"),
    ],
)
def test_the_nominative_has_the_vowel_that_fled(lang: str, source: str, text: str, right: str) -> None:
    assert said(text, source, lang) == [(right,)]


def test_a_polish_preposition_of_company_governs_the_instrumental() -> None:
    assert said("He came with Wacławem.", "Przyjechał z Wacławem.", "pl") == [("Wacław",)]


@pytest.mark.parametrize(
    ("text", "right"),
    [("The court acquitted Tamara Bystrovu.", [("Bystrova",)]), ("The court acquitted Tamara Bystrova.", [])],
)
def test_the_accusative_of_a_womans_surname_is_found(text: str, right: list[tuple[str, ...]]) -> None:
    assert said(text, "Суд оправдал Тамару Быстрову.", "ru") == right


def test_a_surname_behind_a_given_name_in_its_case_is_found() -> None:
    source = "Imenoval je priljubljenega Vladislava Gomulko."
    assert said("He appointed the popular Vladislava Gomulko.", source, "sl") == [("Gomulka",)]
