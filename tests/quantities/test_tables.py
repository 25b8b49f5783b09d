"""The tables of units, currencies and Chinese numerals: every row, checked against what is known elsewhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mtcheck.languages.language import language_for
from mtcheck.quantities import Quantity, parse
from mtcheck.quantities.convert import _FACTORS, converts, dimension
from mtcheck.quantities.currency import SIGNS, code_of, is_exact_word, of_country, other_currency
from mtcheck.quantities.digits import read_digits

EQUAL = """
1000 mm = 1 m; 100 cm = 1 m; 1 km = 1000 m; 1 in = 25.4 mm; 1 ft = 12 in; 1 yd = 3 ft; 1 mi = 1760 yd; 1 nmi = 1852 m
1000000 µg = 1 g; 1000 mg = 1 g; 1 kg = 1000 g; 1 t = 1000 kg; 16 oz = 1 lb; 1 lb = 453.59237 g
1000 ml = 1 l; 100 cl = 1 l; 10 dl = 1 l; 1 hl = 100 l; 1 cm³ = 1 ml; 1 m³ = 1000 l; 1 km³ = 1000000000 m³
1 ft³ = 28.316846592 l; 1 gal = 3.785411784 l; 1 bbl = 42 gal
10000 cm² = 1 m²; 1 km² = 1000000 m²; 1 ha = 10000 m²; 1 are = 100 m²; 1 daa = 10 are; 1 km² = 100 ha
1 mi² = 640 ac; 1 ac = 43560 ft²
1 m/s = 3.6 km/h; 1 mph = 1.609344 km/h; 1 kn = 1.852 km/h
1000 W = 1 kW; 1 MW = 1000 kW; 1 GW = 1000 MW; 1 TW = 1000 GW; 1 hp = 745.7 W
1 kWh = 3600 kJ; 1 MWh = 1000 kWh; 1 GWh = 1000 MWh; 1 TWh = 1000 GWh; 1 kcal = 4.184 kJ
1 MB = 1000 kB; 1 GB = 1000 MB; 1 TB = 1000 GB; 8 Mbit = 1 MB; 8 Gbit = 1 GB
1000 Hz = 1 kHz; 1 MHz = 1000 kHz; 1 GHz = 1000 MHz; 1 kV = 1000 V; 1 bar = 1000 hPa
60 second = 1 minute; 60 minute = 1 hour; 24 hour = 1 day; 7 day = 1 week
12 month = 1 year; 10 year = 1 decade; 10 decade = 1 century; 10 century = 1 millennium; 10 ‰ = 1 %; 100 bp = 1 pp
"""
EQUALITIES = [
    tuple(part.strip().split() for part in line.split("="))
    for line in EQUAL.replace("\n", ";").split(";")
    if "=" in line
]
ALONE = {"A", "times", "°", "°C", "°F"}
"""Units without another of their dimension, and degrees, which have their own rule."""


def measure(value: str, unit: str) -> Quantity:
    (five,) = parse("5 km", "en")
    return replace(five, value=Decimal(value), unit=unit)


@pytest.mark.parametrize(("left", "right"), EQUALITIES, ids=" ".join)
def test_units_are_worth_what_the_standards_say(left: list[str], right: list[str]) -> None:
    value, unit = left
    assert converts(measure(*left), measure(*right), exact=True)
    assert converts(measure(*right), measure(*left), exact=True)
    assert not converts(measure(str(Decimal(value) * 2), unit), measure(*right))


def test_every_unit_is_among_them() -> None:
    assert {unit for sides in EQUALITIES for _, unit in sides} | ALONE == set(_FACTORS)


def test_no_measure_is_one_of_another_dimension() -> None:
    groups = ["m mi km", "kg lb t", "l gal m³", "ha ac km²", "km/h mph m/s", "kW hp GW", "kWh kcal", "MB Gbit",
              "kHz GHz", "kV", "A", "bar hPa", "times", "pp bp", "% ‰", "second week", "month century",
              "°C °F"]  # fmt: skip
    assert len({dimension(unit) for group in groups for unit in group.split()}) == len(groups)
    assert all(len({dimension(unit) for unit in group.split()}) == 1 for group in groups)


@pytest.mark.parametrize(
    ("sign", "code"),
    [*zip("€$£¥₽₴₺₹₪₩", ("EUR", "USD", "GBP", "JPY", "RUB", "UAH", "TRY", "INR", "ILS", "KRW"), strict=True)],
)
def test_signs_of_money(sign: str, code: str) -> None:
    (quantity,) = parse(f"It cost {sign}50 in all.", "en")

    assert quantity.currency == code
    assert len(SIGNS) == 10


@pytest.mark.parametrize(
    ("code", "country", "expected"),
    [
        ("USD", "US", "USD"), ("USD", "CA", "CAD"), ("CAD", "US", "USD"), ("GBP", "EG", "EGP"), ("CHF", "BE", "BEF"),
        ("RUB", "BY", "BYN"), ("USD", "GB", None), ("EUR", "US", None), ("CZK", "SE", "SEK"), ("JPY", "CN", "CNY"),
    ],
)  # fmt: skip
def test_a_country_s_money_of_the_same_word(code: str, country: str, expected: str | None) -> None:
    assert of_country(code, country) == expected


def test_words_of_money_that_several_countries_share() -> None:
    assert code_of("KM") == "BAM"
    assert code_of("EUR") == "EUR"
    assert is_exact_word("EUR")
    assert is_exact_word("JPY")
    assert not is_exact_word("USD")
    assert not other_currency("USD", "CAD", both_exact=False)
    assert other_currency("USD", "CAD", both_exact=True)
    assert other_currency("USD", "EUR", both_exact=False)
    assert not other_currency("USD", "USD", both_exact=True)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("三百五十", 350), ("一万二千", 12_000), ("十五", 15), ("十", 10), ("两百", 200), ("兩百", 200),
        ("三萬", 30_000), ("五亿", 500_000_000), ("五億", 500_000_000), ("一百零五", 105), ("二兆", None),
        ("三百兆", 300 * 10**12), ("一亿两千万", 120_000_000), ("六千七百八十九", 6789),
        ("四百〇六", 406), ("万一", None), ("百万", None),
        ("千万", None), ("十分", None), ("百", None), ("三", 3), ("七", 7),
    ],
)  # fmt: skip
def test_chinese_numerals(written: str, value: int | None) -> None:
    found = [quantity.value for quantity in parse(f"有{written}个人", "zh") if quantity.text == written]

    assert found == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("token", "language", "value", "swapped", "malformed"),
    [
        ("1,500", "en", "1500", "1.500", False),
        ("1.500", "de", "1500", "1.500", False),
        ("1.5", "en", "1.5", None, False),
        ("1.500.000", "en", "1500000", None, True),
        ("020 123 456", "en", None, None, False),
        ("0 123 456", "en", None, None, False),
        ("07", "en", "7", None, False),
        ("1234567890123456789012345", "en", None, None, False),
        ("123456789012345678901234", "en", "123456789012345678901234", None, False),
        ("12,34,5", "en", None, None, False),
        ("1٬500٫5", "ar", "1500.5", None, False),
    ],
)
def test_what_digits_and_marks_say(
    token: str, language: str, value: str | None, swapped: str | None, malformed: bool
) -> None:
    locale = language_for(language).locale
    assert locale is not None

    found = read_digits(token, locale)

    assert found.value == (None if value is None else Decimal(value))
    assert found.swapped == (None if swapped is None else Decimal(swapped))
    assert found.malformed is malformed
