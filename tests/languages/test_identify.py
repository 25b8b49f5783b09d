"""Which language a text is in."""

from __future__ import annotations

import pytest

from mtcheck.languages.identify import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Blinken će se sastati sa Zelenskim i ukrajinskim ministrom vanjskih poslova.", "hbs"),
        ("Блинкен ће се састати са Зеленским и украјинским министром спољних послова.", "hbs"),
        ("Blinken will meet Zelensky and the Ukrainian foreign minister.", "en"),
        ("BLINKEN WILL MEET ZELENSKY AND THE UKRAINIAN FOREIGN MINISTER.", "en"),
        ("Блінкен зустрінеться із Зеленським та міністром закордонних справ України.", "uk"),
    ],
)
def test_identify(text: str, language: str) -> None:
    found, probability = identify(text)

    assert found == language
    assert 0.5 < probability <= 1.0


@pytest.mark.parametrize("text", ["", " \n", "2022. 18:30", "—"])
def test_a_text_without_letters_has_no_language(text: str) -> None:
    assert identify(text) == ("", 0.0)
