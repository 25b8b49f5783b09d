"""Names and words of the source that a translation took over in part, or took for others."""

from __future__ import annotations

import pytest

from mtcheck.audit import audit


def _found(lang: str, source: str, translation: str) -> list[tuple[str, str]]:
    report = audit(translation, source=source, source_lang=lang, target_lang="en")
    return [(issue.check, issue.text) for issue in report.issues]


@pytest.mark.parametrize(
    ("lang", "source", "translation", "issue"),
    [
        (
            "cs",
            "Návrh ministra Karla Havlíčka neprošel.",
            "The bill of Karl Havliček failed.",
            ("misspelling", "Havliček"),
        ),
        ("pl", "Wykład o Wałęsie odwołano.", "The lecture on Walęsa was cancelled.", ("misspelling", "Walęsa")),
        ("sl", "Predsednika Škrabčevo je zapustilo.", "Skrabčevo left the president.", ("misspelling", "Skrabčevo")),
        ("hr", "Kartiranje morskog dna je gotovo.", "The mapping of marine DNA is done.", ("acronym-mismatch", "DNA")),
        ("hr", "CafeNet nudi rezervacije.", "CafehrNet offers bookings.", ("garbled-word", "CafehrNet")),
        ("de", "DaimlerChrysler kürzt Stellen.", "DaimlerCrystler cuts jobs.", ("garbled-word", "DaimlerCrystler")),
        (
            "bs",
            "Oluja je zapadno od Zelenortskih ostrva.",
            "The storm is west of the Zelenortski Islands.",
            ("untranslated-text", "Zelenortski"),
        ),
        ("hr", "Došli su do Kaspijskog jezera.", "They reached Kaspijskog Lake.", ("untranslated-text", "Kaspijskog")),
    ],
)
def test_what_was_rendered_in_part_is_found(lang: str, source: str, translation: str, issue: tuple[str, str]) -> None:
    assert issue in _found(lang, source, translation)


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("cs", "Návrh ministra Karla Havlíčka neprošel.", "The bill of Karel Havlíček failed."),
        ("cs", "Návrh ministra Karla Havlíčka neprošel.", "The bill of Karel Havlicek failed."),
        ("pl", "Wykład o Wałęsie odwołano.", "The lecture on Wałęsa was cancelled."),
        ("vi", "Bão vào Đà Nẵng.", "The storm hit Đà Nẵng."),
        ("hr", "Poslao je sms poruku.", "He sent an SMS message."),
        ("hr", "rekao je da nato dolazi", "he said that NATO was coming"),
        ("sl", "Pa so bile strukturirane vaje.", "There were structured PA exercises."),
        ("hr", "Aukcija na eBayu je završila.", "The auction on eBay's site is over."),
        ("hr", "Tvrtka McDonald's otvara lokal.", "McDonald's opens an outlet."),
        ("ru", "Компания СпейсИкс запустила ракету.", "SpaceX launched a rocket."),
        ("sl", "Festival CowParade se je začel.", "The CowParade festival began."),
        ("hr", "Prošetali su Nevskim prospektom.", "They walked down Nevsky Prospekt."),
        ("hr", "Skijaš s Annom Ogarzynskom je završio.", "The skier with Anna Ogarzynska finished."),
        ("pl", "Według Kowalskiego rząd upadnie.", "According to Kowalski the government will fall."),
    ],
)
def test_what_is_right_is_left_alone(lang: str, source: str, translation: str) -> None:
    kinds = {"misspelling", "acronym-mismatch", "garbled-word", "untranslated-text"}
    assert [found for found in _found(lang, source, translation) if found[0] in kinds] == []


def test_the_lost_mark_is_suggested() -> None:
    report = audit(
        "The bill of Karel Havliček failed.",
        source="Návrh ministra Karla Havlíčka neprošel.",
        source_lang="cs",
        target_lang="en",
    )

    assert [issue.suggestions for issue in report.issues if issue.check == "misspelling"] == [("Havlíček",)]
