"""A city that translation and reference call by different names, both of them English."""

from __future__ import annotations

import pytest

from mtcheck import audit


def said(translation: str, source: str, lang: str, reference: str) -> list[tuple[str, str]]:
    report = audit([translation], source=[source], references=[[reference]], source_lang=lang)
    return [(issue.text, issue.severity.value) for issue in report.issues if issue.check.startswith("name-")]


@pytest.mark.parametrize(
    ("translation", "source", "lang", "reference"),
    [
        ("She grew up in Bombay.", "Odrasla je u Mumbaju.", "hr", "She was raised in Mumbai."),
        ("She grew up in Mumbai.", "Odrasla je u Mumbaju.", "hr", "She was raised in Bombay."),
        ("The treaty was signed in Peking.", "Ugovor je potpisan u Pekingu.", "hr", "It was signed in Beijing."),
        ("He studied in Kraków.", "Studiował w Krakowie.", "pl", "He was a student in Cracow."),
        ("He studied in Cracow.", "Studiował w Krakowie.", "pl", "He was a student in Kraków."),
        ("Troops left Kharkiv.", "Vojska je napustila Harkiv.", "hr", "The army has left Kharkov."),
        (
            "Hradec Králové was flooded.",
            "Královéhradecký kraj zaplavila voda.",
            "cs",
            "Královéhradecký was under water.",
        ),
    ],
)
def test_both_names_are_right(translation: str, source: str, lang: str, reference: str) -> None:
    assert said(translation, source, lang, reference) == []


@pytest.mark.parametrize(
    ("translation", "source", "lang", "reference", "wrong"),
    [
        ("She grew up in Bombay.", "Odrasla je u Kalkuti.", "hr", "She was raised in Calcutta.", "Bombay"),
        ("He moved to Padova.", "Preselio se u Padovu.", "hr", "He went to live in Padua.", "Padova"),
    ],
)
def test_another_city_and_a_name_left_in_the_source_are_wrong(
    translation: str, source: str, lang: str, reference: str, wrong: str
) -> None:
    assert wrong in {text for text, _ in said(translation, source, lang, reference)}
