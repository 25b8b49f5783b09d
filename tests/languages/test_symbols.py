"""Symbols of measures are data: what the file says is what is read."""

import pytest

from mtcheck.languages.symbols import symbols
from mtcheck.quantities import parse


@pytest.mark.parametrize(
    ("text", "tag", "unit"),
    [
        ("потужністю 40 МВт", "uk", "MW"),
        ("памет од 16 ГБ", "mk", "GB"),
        ("до 20 градусов по Цельсию", "ru", "°C"),
        ("at 90 degrees Fahrenheit", "en", "°F"),
        ("حوالي 35 °م", "ar", "°C"),
        ("तापमान 35 °से॰ रहा", "hi", "°C"),
        ("लगभग 95 °फ़ेरनहाइट", "hi", "°F"),
    ],
)
def test_a_symbol_has_its_unit_in_every_script(text: str, tag: str, unit: str) -> None:
    assert [quantity.unit for quantity in parse(text, tag)] == [unit]


def test_every_unit_has_its_own_symbol() -> None:
    assert {unit for symbol, unit in symbols().units.items() if symbol == unit} == set(symbols().units.values())


def test_a_preposition_before_digits_makes_no_name() -> None:
    assert [quantity.in_name for quantity in parse("ב-25 מדינות", "he")] == [False]
    assert [quantity.in_name for quantity in parse("дорога Е-25 закрыта", "ru")] == [True]
