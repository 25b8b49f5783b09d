"""The words that corrections are written in: months and weekdays in a case, scale words and units behind a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtcheck.languages.counted import long_date, scale_word, unit_word
from mtcheck.languages.declined import declined_like, month_of_a_day


@pytest.mark.parametrize(
    ("written", "tag", "right"),
    [
        ("septembra", "sr", "oktobra"),
        ("rujna", "hr", "listopada"),
        ("Rujna", "hr", "Listopada"),
        ("rujna", "sr", "listopada"),
        ("септембра", "sr", "октобра"),
        ("septembra", "pl", None),
        ("Vrbna", "hr", None),
    ],
)
def test_a_month_takes_the_case_standard_and_script_of_the_wrong_one(written: str, tag: str, right: str | None) -> None:
    assert declined_like("months", 9, written, 10, tag, accusative=False) == right


@pytest.mark.parametrize(
    ("written", "value", "accusative", "right"),
    [("ponedjeljak", 3, True, "srijedu"), ("ponedjeljak", 3, False, "srijeda"), ("Ponedjeljkom", 6, False, "Subotom")],
)
def test_a_weekday_behind_u_is_in_the_accusative(written: str, value: int, accusative: bool, right: str) -> None:
    assert declined_like("weekdays", 1, written, value, "bs", accusative=accusative) == right


@pytest.mark.parametrize(
    ("tag", "cyrillic", "month"),
    [("sr", False, "septembra"), ("hr", False, "rujna"), ("sr", True, "септембра"), ("en", False, None)],
)
def test_a_month_behind_a_day_is_in_the_genitive(tag: str, cyrillic: bool, month: str | None) -> None:
    assert month_of_a_day(9, tag, cyrillic=cyrillic) == month


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("sr", ["milion", "miliona", "miliona", "milion"]),
        ("hr", ["milijun", "milijuna", "milijuna", "milijun"]),
        ("uk", ["мільйон", "мільйони", "мільйонів", "мільйон"]),
        ("pl", ["milion", "miliony", "milionów", "milionów"]),
        ("en", ["million", "million", "million", "million"]),
        ("xx", [None, None, None, None]),
    ],
)
def test_a_scale_word_agrees_with_its_number(tag: str, words: list[str | None]) -> None:
    assert [scale_word(Decimal(number), 10**6, tag, "") for number in (1, 2, 5, 21)] == words


def test_a_scale_word_is_in_the_script_of_the_text() -> None:
    assert scale_word(Decimal(2), 1000, "sr", "хиљада") == "хиљаде"
    assert scale_word(Decimal(2), 1000, "sr", "hiljada") == "hiljade"


@pytest.mark.parametrize(
    ("number", "unit", "tag", "like", "word"),
    [
        (5, "km", "pl", "mi", "km"),
        (5, "km", "pl", "kilometrów", "kilometrów"),
        (2, "km", "sr", "milja", "kilometra"),
        (2, "kg", "uk", "тонни", "кілограми"),
        (2, "km", "xx", "miles", None),
        (2, "no unit", "sr", "milja", None),
    ],
)
def test_a_unit_agrees_with_its_number(number: int, unit: str, tag: str, like: str, word: str | None) -> None:
    assert unit_word(Decimal(number), unit, tag, like) == word


@pytest.mark.parametrize(
    ("tag", "like", "text"),
    [
        ("sr", "septembar", "6. septembra 2023."),
        ("hr", "rujan", "6. rujna 2023."),
        ("sr", "септембар", "6. септембра 2023."),
        ("pl", "wrzesień", "6 września 2023"),
        ("xx", "September", None),
    ],
)
def test_a_date_is_written_as_the_language_does(tag: str, like: str, text: str | None) -> None:
    assert long_date(2023, 9, 6, tag, like) == text


def test_a_day_that_does_not_exist_is_not_written() -> None:
    assert long_date(2023, 2, 30, "hr", "veljača") is None
