"""Phrases that the translation says twice and the source once."""

from __future__ import annotations

import pytest

from mtcheck.audit import audit


def _repeated(lang: str, source: str, translation: str, target: str = "en") -> list[tuple[str, str]]:
    report = audit(translation, source=source, source_lang=lang, target_lang=target)
    return [(issue.text, issue.severity.value) for issue in report.issues if issue.check == "repeated-text"]


@pytest.mark.parametrize(
    ("lang", "source", "translation", "text"),
    [
        ("bs", "Klice rastu brže i duže žive.", "Germs grow faster and live faster and live.", "faster and live"),
        ("sr", "Министар је посетио север земље.", "The minister visited the north of the north.", "the north"),
        ("uk", "Чинкве-Терре означає П'ять Земель.", "Cinque Terre, meaning Cinque Terre, is a coast.", "Cinque Terre"),
        (
            "cs",
            "Pacienti v chudých zemích umírají.",
            "Patients in poor countries in poor countries die.",
            "in poor countries",
        ),
        ("de", "Der Richter vertagte den Prozess.", "The judge of the judge adjourned the trial.", "the judge"),
        ("tr", "Bakan yeni hastaneyi açtı.", "The minister opened the new hospital new hospital.", "new hospital"),
    ],
)
def test_a_phrase_said_twice_beside_a_source_that_repeats_nothing_is_a_lead(
    lang: str, source: str, translation: str, text: str
) -> None:
    assert _repeated(lang, source, translation) == [(text, "minor")]


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("hr", "Udarali su po oknima, ali prozori su izdržali.", "They beat the windows, but the windows held."),
        ("de", "Es wird immer weniger gebaut.", "There is less and less building, and less and less work."),
        ("sl", "Rezilo je ukrivljeno. Nagne se.", "They bent the blade. The blade tilts."),
        ("sr", "Рат за ратом, дан за даном.", "The long war after the long war went on."),
        ("fr", "Le maire a dit : « Le maire gagne. »", "It was the mayor, “the mayor wins”."),
        ("ru", "Он сказал, что это было.", "He said that it was, of the sort of the sort that is."),
        ("zh", "部长参观了北部地区和港口。", "The minister visited the north of the north."),
    ],
)
def test_what_people_say_twice_is_none(lang: str, source: str, translation: str) -> None:
    assert _repeated(lang, source, translation) == []


def test_another_target_language_must_repeat_the_phrase_at_once() -> None:
    source = "The minister opened a new hospital."
    assert _repeated("en", source, "Ministar je otvorio novu bolnicu novu bolnicu.", "hr") == [
        ("novu bolnicu", "minor")
    ]
    assert _repeated("en", source, "Ministar je otvorio novu bolnicu, novu bolnicu.", "hr") == [
        ("novu bolnicu", "minor")
    ]
    assert _repeated("en", source, "Ministar je u bolnici a u bolnici je otvorio krilo.", "hr") == []


def test_a_reference_that_repeats_the_phrase_excuses_it() -> None:
    report = audit(
        "The minister visited the north of the north.",
        source="Ministar je posjetio krajnji sjever.",
        references=["The minister visited the north of the north."],
        source_lang="hr",
        target_lang="en",
    )

    assert [issue for issue in report.issues if issue.check == "repeated-text"] == []
