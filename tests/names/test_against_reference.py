"""What a reference, a preposition or English itself shows about a name that stays as it is in the source."""

from __future__ import annotations

import pytest

from mtcheck import audit


def faults(text: str, source: str, lang: str, reference: str = "") -> list[tuple[str, str]]:
    references = [[reference]] if reference else []
    report = audit([text], source=[source] if source else None, source_lang=lang, glossary=None, references=references)
    return [(issue.text, issue.severity.value) for issue in report.issues if issue.check.startswith("name-")]


@pytest.mark.parametrize(
    ("wrong", "text", "source", "lang", "reference"),
    [
        ("Gome", "A taxi for obilazak Gome is cheap.", "Za obilazak Gome taksi je mali.", "hr", "Taxis in Goma."),
        ("Granta", "He met John Granta there.", "Tamo je sreo Johna Granta.", "bs", "He met John Grant there."),
        ("Noose", "They were ahead of Noose then.", "", "bs", "They were ahead of Noosa then."),
    ],
)  # fmt: skip
def test_the_reference_has_the_nominative(wrong: str, text: str, source: str, lang: str, reference: str) -> None:
    assert wrong in dict(faults(text, source, lang, reference))


def test_a_street_in_the_genitive_is_left_but_not_behind_a_preposition() -> None:
    assert not faults("The office is in Maršala Tita Street.", "Kancelarija je u Ulici Maršala Tita.", "sr")
    assert faults("They walked by Stranda Square.", "Hodali su duž Stranda.", "hr") == [("Stranda", "major")]


@pytest.mark.parametrize(
    ("text", "source", "lang", "reference"),
    [
        ("Most came from the USA.", "米国から多く来た。", "ja", "Most came from the United States."),
        ("The US president came.", "Llegó el presidente de los Estados Unidos de América.", "es",
         "The president of the United States of America came."),
        ("A court in the District of Columbia refused.", "Sud u okrugu Kolumbija je odbio.", "sr", ""),
        ("President Gjorge Ivanov refused.", "Predsednik Đorđe Ivanov je odbio.", "sr", ""),
    ],
)  # fmt: skip
def test_another_name_of_the_same(text: str, source: str, lang: str, reference: str) -> None:
    assert not faults(text, source, lang, reference)


def test_another_state_or_person() -> None:
    assert faults("Most came from Iran.", "Većina je došla iz SAD.", "sr", "Most came from the United States.")
    assert faults("President Marko Ivanović refused.", "Predsednik Darko Ivanović je odbio.", "sr")


def test_a_surname_behind_a_given_name_that_is_left_in_its_case() -> None:
    wrong = faults("She was slower than Gyöngyiu Daniu.", "Bila je počasnejša kot pri Gyöngyiu Daniu.", "sl")
    assert wrong == [("Gyöngyiu Daniu", "major")]
    assert not faults("Sanja Kanada met Ivana.", "Sanja Kanada je srela Ivanu.", "hr")
