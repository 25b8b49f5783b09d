"""The unit behind an ordinal that has its ending joined to the figures."""

from __future__ import annotations

import pytest

from mtcheck.quantities.parse import parse


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("in the 19th century", "en", "century"),
        ("a 19th-century house", "en", "century"),
        ("au 19e siècle", "fr", "century"),
        ("у 19ом веку", "sr", "century"),
        ("на 5-й км", "ru", "km"),
        ("на 5й км", "ru", "km"),
        ("in the 19xy century", "en", None),
        ("в 19м веке", "ru", "century"),
        ("в 3м квартале", "ru", "quarter"),
        ("у 19м столітті", "uk", "century"),
        ("у 19м стагоддзі", "be", "century"),
        ("през 19ти век", "bg", "century"),
        ("од 19от век", "mk", "century"),
        ("прыгнул на 19м вперёд", "ru", "m"),
        ("высота 19м.", "ru", "m"),
    ],
)
def test_the_ending_is_read_over(text: str, language: str, unit: str | None) -> None:
    assert [quantity.unit for quantity in parse(text, language)] == [unit]


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("родился в 2019 г. в Москве", "ru", None),
        ("родился в 2019г в Москве", "ru", None),
        ("нарадзіўся ў 2019 г. у Мінску", "be", None),
        ("възьмите 200 г. муки", "ru", "g"),
        ("взяли 2500 г муки", "ru", "g"),
        ("през 2019 г. в София", "bg", "year"),
    ],
)
def test_a_year_has_no_mass(text: str, language: str, unit: str | None) -> None:
    assert [quantity.unit for quantity in parse(text, language)] == [unit]
