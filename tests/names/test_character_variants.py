"""A name is the same name with any apostrophe, hyphen, case or invisible character."""

from __future__ import annotations

import unicodedata

import pytest

from mtcheck import audit
from mtcheck.glossary import Entry, Glossary, Kind, Variant
from mtcheck.languages.apostrophes import ANY_APOSTROPHE

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u2066\u061c"
DASHES = "-‐‑‒–—־−﹣－"
BRIEN = Entry("Conan O'Brien", Kind.PERSON)
WEISS = Entry("Peter Weiß", Kind.PERSON)
ERDOGAN = Entry("Recep Tayyip Erdoğan", Kind.PERSON)
DIYARBAKIR = Entry("Diyarbakır", Kind.PLACE)


def names(text: str, source: str | None = None, reference: str = "", own: Entry | None = None) -> list[tuple[str, ...]]:
    glossary = ["default", *([Glossary([own])] if own else [])]
    report = audit(
        text,
        source=source,
        references=[reference] if reference else [],
        glossary=glossary,  # type: ignore[arg-type]
        source_lang="sr" if source else None,
    )
    aside = {"omitted-clause", "mistranslation"}
    return [(issue.text, *issue.suggestions) for issue in report.issues if issue.check not in aside]


@pytest.mark.parametrize("mark", ANY_APOSTROPHE)
def test_any_apostrophe(mark: str) -> None:
    source = "Govorio je Konan O'Brajen."
    said = f"Conan O{mark}Brien spoke."

    assert names(said, own=BRIEN) == []
    assert names(f"O{mark}Brien spoke again.", "O'Brajen je opet govorio.", own=BRIEN) == []
    assert names("Conan O'Brien spoke.", own=Entry(f"Conan O{mark}Brien", Kind.PERSON)) == []
    assert names(said, source, "Conan O'Brien spoke.") == []
    assert names("Conan O'Brien spoke.", source, said) == []
    assert names(f"Trump{mark}s aides met Blinken{mark}s aides.", "Trampovi su se sastali sa Blinkenovim.") == []
    assert names(f"He lives in Sana{mark}a.", "Живе у Сани.", own=Entry("Sana'a", Kind.PLACE)) == []


@pytest.mark.parametrize("dash", DASHES)
def test_any_hyphen(dash: str) -> None:
    source = "Govorio je Žan-Klod Junker."
    said = f"Jean{dash}Claude Juncker spoke."

    assert names(said, source) == []
    assert names(said, source, "Jean-Claude Juncker spoke.") == []
    assert names("Jean-Claude Juncker spoke.", source, said) == []


@pytest.mark.parametrize("mark", INVISIBLE)
def test_invisible_characters(mark: str) -> None:
    source = "Govorio je Zelenski."
    said = f"Zel{mark}ensky spoke."

    assert names(said, source) == []
    assert names("Zelensky spoke.", f"Govorio je Zel{mark}enski.") == []
    assert names("Zelensky spoke.", source, said) == []
    assert names("Zelensky spoke.", source, own=Entry(f"Volodymyr Zel{mark}ensky", Kind.PERSON)) == []


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("WEISS WINS", WEISS),
        ("PETER WEISS WINS", WEISS),
        ("STRAẞE DES 17. JUNI CLOSED", Entry("Straße des 17. Juni", Kind.PLACE)),
        ("STRASSE DES 17. JUNI CLOSED", Entry("Straße des 17. Juni", Kind.PLACE)),
        ("ERDOĞAN ARRIVES", ERDOGAN),
        ("DİYARBAKIR WAS HIT", DIYARBAKIR),
        ("Diyarbakır was hit", DIYARBAKIR),
        (unicodedata.normalize("NFD", "President Vučić spoke."), Entry("Aleksandar Vučić", Kind.PERSON)),
        ("President Vučić spoke.", Entry(unicodedata.normalize("NFD", "Aleksandar Vučić"), Kind.PERSON)),
    ],
)
def test_capitals_and_accents_of_their_own(text: str, own: Entry) -> None:
    assert names(text, own=own) == []


def test_letters_that_unicode_does_not_take_apart() -> None:
    reference = "Łukasz Żółć and Øystein Ærø and Þórður spoke."
    source = "Govorili su Lukaš Žulč, Ejstejn Era i Tordur."

    assert names("Lukasz Zolc and Oystein Aero and Thordur spoke.", source, reference) == []


@pytest.mark.parametrize(
    ("text", "source", "wrong"),
    [
        ("ANTHONY BLINKEN ARRIVES IN KIEV", "ENTONI BLINKEN STIGAO U KIJEV", ["ANTHONY", "KIEV"]),
        ("ANTHONY BLINKEN ARRIVES", None, ["ANTHONY"]),
        ("BLINKEN MEETS KULEB", "BLINKEN SE SASTAO SA KULEBOM", ["KULEB"]),
        ("TALKS WITH DODIKUM FAIL", "PROPALI RAZGOVORI SA DODIKOM", ["DODIKUM"]),
        ("THEY CRITICIZED THE POLICY OF THE FBI", "КРИТИКОВАЛИ СУ ДОСАДАШЊУ ПОЛИТИКУ FBI-А", []),
        ("PHILOSOPHERS FOCUSED ON CLASSICAL TEXTS", "FILOZOFI SU SE FOKUSIRALI NA KLASIČNE TEKSTOVE", []),
        ("THE MAIN RIVER DRAINS IT", "GLAVNA RIJEKA PRIKUPLJA VODU", []),
        ("ANTONY BLINKEN ARRIVES IN KYIV", "ENTONI BLINKEN STIGAO U KIJEV", []),
        ("DODIK: NO TALKS WITH VUČIĆ", "ДОДИК: НЕМА ПРЕГОВОРА СА ВУЧИЋЕМ", []),
    ],
)
def test_headlines_in_capitals(text: str, source: str | None, wrong: list[str]) -> None:
    assert [found for found, *_ in names(text, source)] == wrong


def test_another_person_of_that_given_name_is_nobody_of_the_glossary() -> None:
    own = Entry("Antony Blinken", Kind.PERSON, forbidden=(Variant("Anthony Blinken"),))

    assert names("Then Anthony Blinken Robertson spoke.", own=own) == []
