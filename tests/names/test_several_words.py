"""Names of several words that are left in a case: one finding, with the reading of the whole name."""

from __future__ import annotations

import pytest

from mtcheck import audit
from mtcheck.glossary import Entry, Glossary, Kind, Variant
from tests.names.one_sentence import name_issues

STARTER = Glossary.default()


@pytest.mark.parametrize(
    ("lang", "source", "text", "form", "right"),
    [
        ("sr", "Požar u Banjoj Luci je ugašen.", "The fire in Banjoj Luci was put out.", "Banjoj Luci", "Banja Luka"),
        ("sr", "Пожар у Новом Саду је угашен.", "The fire in Novom Sadu was put out.", "Novom Sadu", "Novi Sad"),
        ("sr", "Turisti u Crnoj Gori slave.", "Tourists in Crnoj Gori celebrate.", "Crnoj Gori", "Montenegro"),
        ("cs", "Univerzita v Hradci Králové.", "The university in Hradci Králové.", "Hradci Králové", "Hradec Králové"),
        ("cs", "Festival v Karlových Varech.", "A festival in Karlových Varech.", "Karlových Varech", "Karlovy Vary"),
        ("pl", "Mieszkańcy Jeleniej Góry śpią.", "Residents of Jeleniej Góry sleep.", "Jeleniej Góry", "Jelenia Góra"),
        ("ru", "Пожар в Нижнем Новгороде.", "A fire in Nizhnem Novgorode.", "Nizhnem Novgorode", "Nizhny Novgorod"),
        ("uk", "Суд у Кривому Розі.", "A court in Kryvomu Rozi.", "Kryvomu Rozi", "Kryvyi Rih"),
        ("sl", "V Murski Soboti so slavili.", "They celebrated in Murski Soboti.", "Murski Soboti", "Murska Sobota"),
        ("sk", "Požiar v Spišskej Novej Vsi.", "Fire in Spišskej Novej Vsi.", "Spišskej Novej Vsi", "Spišská Nová Ves"),
        ("sr", "Dvorac u Starom Gradu.", "A palace in Starom Gradu.", "Starom Gradu", "Stari Grad"),
        ("cs", "Setkal se s Petrem Pavlem.", "He met with Petrem Pavlem.", "Petrem Pavlem", "Petr Pavel"),
        ("hr", "Pisao je Kristofferu Schneideru.", "He wrote to Kristofferu Schneideru.", "Kristofferu Schneideru",
         "Kristoffer Schneider"),
        ("uk", "Він зустрівся з Дмитром Кулебою.", "He met Dmytrom Kuleboiu.", "Dmytrom Kuleboiu", "Dmytro Kuleba"),
    ],
)  # fmt: skip
def test_the_whole_name_is_one_finding(lang: str, source: str, text: str, form: str, right: str) -> None:
    assert name_issues(text, source, lang, STARTER) == [("name-inflected", form, (right,))]


def test_without_a_glossary_both_words_are_read() -> None:
    text, source = "He came from Novog Pazara.", "Stigao je iz Novog Pazara."
    assert name_issues(text, source, "sr") == [("name-inflected", "Novog Pazara", ("Novi Pazar",))]


@pytest.mark.parametrize(
    ("lang", "source", "text", "form", "right"),
    [
        ("sr", "Radi u Velikom Gradištu.", "Works in Velikom Gradištu.", "Velikom Gradištu", "Veliko Gradište"),
        ("hr", "Kiša u Bijelom Polju.", "Rain in Bijelom Polju.", "Bijelom Polju", "Bijelo Polje"),
        ("sr", "Скуп у Смедеревској Паланци.", "A rally in Smederevskoj Palanci.", "Smederevskoj Palanci",
         "Smederevska Palanka"),
        ("sr", "Пожар у Бачкој Паланци.", "Fire in Bačkoj Palanci.", "Bačkoj Palanci", "Bačka Palanka"),
        ("sr", "Скуп у Сремским Карловцима.", "A rally in Sremskim Karlovcima.", "Sremskim Karlovcima",
         "Sremski Karlovci"),
    ],
)  # fmt: skip
def test_without_a_glossary_both_words_agree(lang: str, source: str, text: str, form: str, right: str) -> None:
    assert name_issues(text, source, lang) == [("name-inflected", form, (right,))]


def test_without_a_source_a_persons_words_are_one() -> None:
    right = ("Aleksandar Vučić",)
    assert name_issues("He met Aleksandrom Vučićem.", "", "sr", STARTER) == [
        ("name-inflected", "Aleksandrom Vučićem", right)
    ]


def test_names_that_are_apart_stay_apart() -> None:
    text, source = "He met Petrem, and Pavlem too.", "Setkal se s Petrem, a také s Pavlem."
    assert [form for _, form, _ in name_issues(text, source, "cs", STARTER)] == ["Petrem", "Pavlem"]


def test_a_name_that_english_leaves_as_it_is_stays() -> None:
    glossary = Glossary([Entry("Stara Zagora", Kind.PLACE, sources=(("bg", "Стара Загора"),))])
    assert not name_issues("The trial in Stara Zagora began.", "Делото в Стара Загора започна.", "bg", glossary)
    assert not name_issues("He works at Zagrebačka banka.", "Radi u Zagrebačkoj banci.", "hr", STARTER)
    assert not name_issues("The park in Novi Sad is closed.", "Park u Novom Sadu je zatvoren.", "sr", STARTER)


def test_the_glossarys_own_word_on_a_spelling_stays() -> None:
    novi_sad = Entry(
        "Novi Sad", Kind.PLACE, sources=(("sr", "Novi Sad"),), forbidden=(Variant("Novom Sadu", "as they say"),)
    )
    report = audit(
        ["The park in Novom Sadu is closed."],
        source=["Park u Novom Sadu je zatvoren."],
        source_lang="sr",
        glossary=Glossary([novi_sad]),
    )
    (issue,) = [one for one in report.issues if one.check.startswith("name-")]
    assert "as they say" in issue.message
