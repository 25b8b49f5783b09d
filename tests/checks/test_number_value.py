"""What is said, and not said, of a number with another sign or century."""

from __future__ import annotations

import pytest

import mtcheck


def messages(translation: str, source: str, lang: str) -> list[str]:
    report = mtcheck.audit(translation, source=source, source_lang=lang, glossary=None, only=["number-value"])
    return [issue.message for issue in report.issues]


def test_an_added_minus_is_said_to_be_one() -> None:
    (message,) = messages("The temperature fell to minus 12 degrees.", "Temperatura je pala na 12 stupnjeva.", "hr")
    assert "negative" in message


@pytest.mark.parametrize(
    ("lang", "source"),
    [
        ("lv", "Temperatūra noslīdēja līdz 12 grādiem zem nulles."),
        ("lt", "Temperatūra nukrito iki 12 laipsnių šalčio."),
        ("et", "Temperatuur langes 12 külmakraadini, hiljem 12 kraadi alla nulli."),
        ("el", "Η θερμοκρασία έπεσε στους 12 βαθμούς υπό το μηδέν."),
        ("be", "Тэмпература апусцілася да 12 градусаў марозу."),
        ("hi", "तापमान शून्य से 12 डिग्री नीचे गिर गया।"),
        ("ka", "ტემპერატურა 12 გრადუსამდე დაეცა ნულს ქვემოთ."),
    ],
)
def test_below_zero_is_a_minus_or_is_not_judged(lang: str, source: str) -> None:
    """Behind a word for degrees that the folder lacks too; Hindi puts the number between, Georgian is not known."""
    assert messages("The temperature fell to minus 12 degrees.", source, lang) == []


def test_a_decade_that_is_written_alike_is_not_corrected_to_itself() -> None:
    source = "Apia wurde in den 50ern des 19. Jahrunderts gegründet."
    assert messages("Apia was founded in the 1850s.", source, "de") == []
