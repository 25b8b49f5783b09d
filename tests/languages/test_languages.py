"""The languages' facts agree with CLDR, and with themselves."""

from __future__ import annotations

from typing import Literal

import pytest
from babel import Locale as Cldr
from babel.dates import get_day_names, get_month_names

from mtcheck.languages.lookup import LANGUAGES, locale_for
from mtcheck.quantities import Kind, parse

CLDR = ["bg", "bs", "cs", "de", "en", "fr", "hr", "mk", "pl", "ru", "sl", "sr", "sr_Latn", "uk"]


@pytest.mark.parametrize("language", CLDR)
@pytest.mark.parametrize("context", ["format", "stand-alone"])
def test_every_month_of_cldr_is_known(language: str, context: Literal["format", "stand-alone"]) -> None:
    """A date written with CLDR's name of the month has that month."""
    for number, name in get_month_names("wide", context=context, locale=language).items():
        months = [q for q in parse(f"x 18. {name} 2022", language) if q.kind is Kind.MONTH]

        assert [int(q.value) for q in months] == [number], name


@pytest.mark.parametrize("language", CLDR)
def test_every_weekday_of_cldr_is_known(language: str) -> None:
    for number, name in get_day_names("wide", locale=language).items():
        days = [q for q in parse(f"x {name} x", language) if q.kind is Kind.WEEKDAY]

        assert [int(q.value) for q in days] == [number + 1], name


@pytest.mark.parametrize("language", CLDR)
def test_decimal_and_grouping_marks_are_those_of_cldr(language: str) -> None:
    symbols = Cldr.parse(language).number_symbols["latn"]
    locale = locale_for(language)

    assert locale.decimal == symbols["decimal"]
    assert symbols["group"] in locale.grouping


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_say_the_small_numbers(language: str) -> None:
    """Every value that the number words are made of has a word, and every word is lower-case."""
    locale = locale_for(language)
    values = set(locale.cardinals.values())

    assert set(range(1, 17)) <= values
    assert {20, 30, 40, 50, 60} <= values
    assert {10**3, 10**6, 10**9} <= set(locale.scales.values())
    assert set(locale.months.values()) == set(range(1, 13))
    assert set(locale.weekdays.values()) == set(range(1, 8))
    for table in (locale.cardinals, locale.scales, locale.months, locale.weekdays, locale.ordinals, locale.units):
        assert all(word == word.lower() for word in table)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_names_two_months_or_two_numbers(language: str) -> None:
    """Words are unique across months, weekdays and cardinals, so that look-up order cannot matter."""
    locale = locale_for(language)

    assert not set(locale.months) & set(locale.cardinals)
    assert not set(locale.months) & set(locale.weekdays)
    assert not set(locale.weekdays) & set(locale.cardinals)


def test_an_unknown_language_still_reads_digits() -> None:
    (quantity,) = parse("noin 100 000 sotilasta", "fi")

    assert quantity.value == 100_000
