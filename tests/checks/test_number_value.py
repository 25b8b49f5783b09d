"""What is said, and not said, of a number with another sign or century."""

from __future__ import annotations

import mtcheck


def messages(translation: str, source: str, lang: str) -> list[str]:
    report = mtcheck.audit(translation, source=source, source_lang=lang, glossary=None, only=["number-value"])
    return [issue.message for issue in report.issues]


def test_an_added_minus_is_said_to_be_one() -> None:
    (message,) = messages("The temperature fell to minus 12 degrees.", "Temperatura je pala na 12 stupnjeva.", "hr")
    assert "below zero" in message


def test_a_minus_is_not_judged_where_the_words_for_it_are_unknown() -> None:
    source = "Temperatūra noslīdēja līdz 12 grādiem zem nulles."
    assert messages("The temperature fell to minus 12 degrees.", source, "lv") == []


def test_a_decade_that_is_written_alike_is_not_corrected_to_itself() -> None:
    source = "Apia wurde in den 50ern des 19. Jahrunderts gegründet."
    assert messages("Apia was founded in the 1850s.", source, "de") == []
