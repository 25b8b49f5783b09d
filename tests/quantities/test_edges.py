"""The edges of rules: the last unit of a table, the first word of a text, one number too many."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mtcheck.checks import CHECKS
from mtcheck.glossary import Glossary
from mtcheck.languages.lookup import locale_for
from mtcheck.model import Article, Segment
from mtcheck.quantities.currency import CODES
from mtcheck.quantities.match import _is_part_of_date, is_implied, same
from mtcheck.quantities.numerals import _is_between_sizes, _is_round
from mtcheck.quantities.order import Written, _score_places
from mtcheck.quantities.parse import parse
from mtcheck.quantities.quantity import Kind, Quantity, Weight
from mtcheck.quantities.tokens import _is_dated
from mtcheck.quantities.write import Place, correct_currency, correct_per, correct_value

OURS = tuple(check for check in CHECKS if check.name in {"number-value", "unit-mismatch", "number-added", "date-value"})


def said(source: str, translation: str, language: str) -> list[str]:
    segment = Segment(0, translation, 0, len(translation), source=source)
    article = Article("", None, language, "en", translation, source, (), (segment,))
    return [issue.message for check in OURS for issue in check.find(article, Glossary())]


@pytest.mark.parametrize(
    ("sign", "unit"),
    [
        ("Вт", "W"), ("кВт", "kW"), ("МВт", "MW"), ("ГВт", "GW"), ("ТВт", "TW"), ("кВтч", "kWh"), ("МВтч", "MWh"),
        ("ГВтч", "GWh"), ("кВ", "kV"), ("Гц", "Hz"), ("кГц", "kHz"), ("МГц", "MHz"), ("ГГц", "GHz"), ("КБ", "kB"),
        ("МБ", "MB"), ("ГБ", "GB"), ("ТБ", "TB"), ("Мб", "MB"), ("Гб", "GB"), ("мг", "mg"), ("мл", "ml"), ("км", "km"),
        ("см", "cm"), ("мм", "mm"), ("кг", "kg"), ("га", "ha"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["ru", "uk", "bg"])
def test_signs_in_cyrillic_are_units(sign: str, unit: str, language: str) -> None:
    (found,) = parse(f"5 {sign}", language)
    assert (int(found.value), found.unit) == (5, unit)


@pytest.mark.every(8)
@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_is_exactly_that_currency(code: str) -> None:
    (found,) = parse(f"500 {code}", "en")
    assert found.currency is not None
    assert found.currency_exact


@pytest.mark.parametrize("unit", ["hour", "minute", "month", "week", "year", "kilometre", "kilogram", "tonne"])
def test_one_of_a_measure_is_a_number(unit: str) -> None:
    (found,) = parse(f"It took one {unit}.", "en")
    assert found.weight is Weight.WEAK


@pytest.mark.parametrize("dash", [" ", "-", "‑", "–"])
def test_tens_and_ones_are_joined_by_any_dash(dash: str) -> None:
    assert [found.value for found in parse(f"twenty{dash}five people", "en")] == [25]


def test_half_before_a_number_is_a_time_only_where_a_language_counts_to_the_hour() -> None:
    assert Kind.TIME not in {found.kind for found in parse("at half ten", "en")}
    assert [(found.kind, int(found.value)) for found in parse("u pola deset", "sr")] == [(Kind.TIME, 9 * 60 + 30)]


@pytest.mark.parametrize(
    ("value", "expected"), [(9, False), (10, True), (15, False), (20, True), (990, True), (1000, False)]
)
def test_a_smaller_ordinal_follows_tens_and_hundreds(value: int, expected: bool) -> None:
    assert _is_round(value) is expected


@pytest.mark.parametrize("text", ["رمضان 1445", "15 رمضان", "في 15 رمضان 1445"])
def test_another_calendar_is_known_from_the_first_letter_on(text: str) -> None:
    assert parse(text, "ar") == ()


def test_a_temperature_follows_from_a_decade_of_fahrenheit() -> None:
    (degrees,), (decade,) = parse("27 °C", "sr"), parse("temperatures in the 80s", "en")
    assert is_implied(degrees, decade)
    assert is_implied(replace(degrees, unit="°"), decade)
    assert not is_implied(replace(degrees, value=Decimal(44)), decade)


def test_a_date_in_figures_has_its_own_parts_only() -> None:
    day, month, other = parse("On 5 June 7 people came", "en")
    short = Quantity(Kind.NUMBER, Decimal("5.6"), 0, 3, "5.6", parts=("5", "6"))
    long = replace(short, text="5.6.22", parts=("5", "6", "22"))
    year = replace(other, value=Decimal(2022))

    assert _is_part_of_date(short, 0, (day, month, other))
    assert _is_part_of_date(short, 1, (day, month, other))
    assert not _is_part_of_date(short, 2, (day, month, other))
    assert _is_part_of_date(long, 2, (day, month, year))
    assert not _is_part_of_date(long, 2, (day, month, other))


def test_the_78th_year_is_the_age_of_77() -> None:
    assert said("Preminuo je u 78. godini.", "He died at the age of 77.", "sr") == []
    assert said("Preminuo je u 78. godini.", "He died at the age of 67.", "sr") != []


def test_a_unit_is_not_compared_where_another_number_is_the_same() -> None:
    assert said("Jednog dana je prešao jednu milju.", "He walked one kilometre.", "sr") == []
    assert said("Prešao je jednu milju.", "He walked one kilometre.", "sr") != []


def test_a_time_without_marks_is_written_as_it_was() -> None:
    place = Place("at 930", "en")
    found = Quantity(Kind.NUMBER, Decimal(930), 3, 6, "930", parts=("930",))
    wanted = Quantity(Kind.TIME, Decimal(9 * 60 + 45), 0, 4, "0945", parts=("0945",))

    assert correct_value(found, wanted, place).text == "0945"


@pytest.mark.parametrize(
    ("text", "wanted", "right"),
    [("5 USD", "EUR", "EUR"), ("$5", "EUR", "€"), ("5 dollars", "EUR", "euros"), ("5 bucks", "EUR", "euros")],
)
def test_a_currency_is_written_as_the_wrong_one_is(text: str, wanted: str, right: str) -> None:
    (found,) = parse(text, "en")
    target = replace(found, currency=wanted)

    assert correct_currency(found, target, Place(text, "en")).text == right


@pytest.mark.parametrize(("text", "value"), [("ötmillió ember", 5_000_000), ("ötszázhat ember", 506)])
def test_a_number_of_several_words_may_begin_with_two_letters(text: str, value: int) -> None:
    assert [int(found.value) for found in parse(text, "hu")] == [value]


@pytest.mark.parametrize(("value", "expected"), [(19, False), (20, True), (30, True), (31, False)])
def test_an_age_follows_from_a_decade_of_life(value: int, expected: bool) -> None:
    (decade,) = parse("in their twenties", "en")
    age = Quantity(Kind.NUMBER, Decimal(value), 0, 2, str(value), parts=(str(value),))
    assert is_implied(age, decade) is expected


@pytest.mark.parametrize(("text", "value"), [("2½ years", "2.5"), ("1¾ hours", "1.75")])
def test_a_fraction_behind_digits_is_added(text: str, value: str) -> None:
    assert [found.value for found in parse(text, "en")] == [Decimal(value)]


@pytest.mark.parametrize(("gap", "expected"), [(" ", True), (" of ", True), (" or ", False), (" people of ", False)])
def test_sizes_are_joined_by_a_preposition_alone(gap: str, expected: bool) -> None:
    assert _is_between_sizes(gap, locale_for("en")) is expected


@pytest.mark.parametrize(("text", "places"), [("won 3-1", [0]), ("won three-one", []), ("on 3-May", []), ("F-3-1", [])])
def test_a_score_is_two_plain_numbers(text: str, places: list[int]) -> None:
    assert list(_score_places(Written(text, parse(text, "en"), locale_for("en")))) == places


@pytest.mark.parametrize(
    ("text", "expected"), [("may 5", True), ("may, 5", True), ("may ,  5", False), ("may be", False)]
)
def test_a_month_is_dated_by_digits_close_behind(text: str, expected: bool) -> None:
    assert _is_dated(text, 0, "may") is expected


@pytest.mark.parametrize(
    ("text", "language", "month"), [("le 5 sept. 2020", "fr", 9), ("5 dez. 2020", "pt", 12), ("5 дек. 2020", "ru", 12)]
)
def test_a_month_may_be_cut_short_behind_a_day(text: str, language: str, month: int) -> None:
    assert month in [int(found.value) for found in parse(text, language) if found.kind is Kind.MONTH]


@pytest.mark.parametrize("language", ["fr", "pt"])
def test_a_number_word_is_no_month_by_itself(language: str) -> None:
    for word in ("sept personnes", "dez pessoas"):
        assert all(found.kind is not Kind.MONTH for found in parse(word, language))


def test_per_an_hour_of_power_is_per_unit_of_energy() -> None:
    (found,) = parse("5 dollars per kilowatt-hour", "en")
    assert (found.currency, found.per) == ("USD", "kWh")


@pytest.mark.parametrize(
    ("text", "right"),
    [("5 dollars a year", "a month"), ("5 dollars per year", "per month"), ("5 dollars yearly", None)],
)
def test_a_period_is_corrected_in_the_phrase_that_it_is_in(text: str, right: str | None) -> None:
    (found,) = parse(text, "en")
    assert correct_per(found, replace(found, per="month"), Place(text, "en")).text == right


@pytest.mark.parametrize("language", ["en", "de", "ar", "ko"])
def test_a_sign_in_cyrillic_is_a_unit_in_any_language(language: str) -> None:
    assert [(int(found.value), found.unit) for found in parse("5 кг", language)] == [(5, "kg")]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("19 مليونات", "ar", 19_000_000),
        ("5 միլիոնանոց", "hy", 5_000_000),
        ("5 მილიონიანი", "ka", 5_000_000),
        ("5 miliónovej", "sk", 5),
    ],
)
def test_a_scale_word_takes_endings_where_one_form_of_it_is_listed(text: str, language: str, value: int) -> None:
    assert [int(found.value) for found in parse(text, language)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("+382 20 123 456", [-1]),
        ("382 20 123 456", [382, 20_123_456]),
        ("382 20 123 456+", [382, 20_123_456]),
        ("12 345 678+", [12_345_678]),
    ],
)
def test_a_plus_in_front_makes_a_telephone_number(text: str, values: list[int]) -> None:
    assert [int(found.value) for found in parse(text, "sr")] == values


@pytest.mark.parametrize(("text", "value"), [("ezeröt ember", 1005), ("tízöt ember", None)])
def test_six_letters_can_be_two_number_words(text: str, value: int | None) -> None:
    assert [int(found.value) for found in parse(text, "hu")] == ([value] if value else [])


@pytest.mark.parametrize(
    ("text", "language", "minutes"), [("三点半", "zh", 210), ("三点二十分", "zh", 200), ("三時半", "ja", 210)]
)
def test_a_time_in_han_characters_has_minutes(text: str, language: str, minutes: int) -> None:
    assert [(found.kind, int(found.value)) for found in parse(text, language)] == [(Kind.TIME, minutes)]
    assert Kind.TIME not in {found.kind for found in parse("三点", "zh")}


@pytest.mark.parametrize("text", ["이천시는 넓다", "구조대가 왔다", "백인 남성"])
def test_a_korean_word_that_opens_like_a_number_is_none(text: str) -> None:
    assert parse(text, "ko") == ()


def test_a_korean_form_that_counts_is_less_sure_without_what_it_counts() -> None:
    assert [found.weight for found in parse("스물네", "ko")] == [Weight.SOFT]
    assert [found.weight for found in parse("스물넷", "ko")] == [Weight.WEAK]
    assert [found.weight for found in parse("스물네 명", "ko")] == [Weight.STRONG]


@pytest.mark.parametrize(("text", "unit"), [("60 m/h", "mph"), ("60 km/h", "km/h"), ("60 m/s", "m/s")])
def test_m_an_hour_are_miles(text: str, unit: str) -> None:
    assert [found.unit for found in parse(text, "en")] == [unit]


@pytest.mark.parametrize(("text", "language"), [("üçte iki", "tr"), ("3分の2", "ja"), ("三分之二", "zh")])
def test_a_fraction_may_begin_with_the_number_of_its_parts(text: str, language: str) -> None:
    (found,) = parse(text, language)
    assert (found.kind, round(found.value, 3)) == (Kind.FRACTION, Decimal("0.667"))


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [("2 milers de milions", "ca", [2_000_000_000]), ("5 mil o millones", "es", [5_000, 1_000_000])],
)
def test_a_scale_of_a_scale_is_joined_by_a_preposition_alone(text: str, language: str, values: list[int]) -> None:
    assert [int(found.value) for found in parse(text, language)] == values


def test_a_second_hundred_is_another_number() -> None:
    assert [int(found.value) for found in parse("five hundred hundred", "en")] == [500, 100]


def test_a_year_is_in_its_millennium() -> None:
    (third,), (year,) = parse("the third millennium", "en"), parse("in 2026", "en")
    assert same(third, year)
    assert not same(third, replace(year, value=Decimal(1347)))
    assert not same(replace(third, unit="century"), year)


@pytest.mark.parametrize(("value", "expected"), [(1800, False), (1900, True), (2000, True), (2100, False)])
def test_two_figures_are_a_year_of_this_century_or_the_last(value: int, expected: bool) -> None:
    """*1899-00* is 1899-1900."""
    (short,), (long,) = parse("'00", "en"), parse("1900", "en")
    assert same(short, replace(long, value=Decimal(value))) is expected


@pytest.mark.parametrize(
    ("source", "translation", "right"),
    [
        ("Tri četvrtine ljudi.", "745 out of 1,000 people.", True),
        ("Tri četvrtine ljudi.", "735 out of 1,000 people.", False),
        ("75 odsto ljudi.", "745 out of 1,000 people.", True),
        ("Brojevi su 0,1 i 2.", "The numbers are 0, 1 and 2.", False),
        ("Brojevi su 0,1 i 2.", "The numbers are 3 and 2.", False),
        ("Stiže u 13 sati.", "It arrives at 1 am.", False),
        ("Stiže u 13 sati.", "It arrives at 1 pm.", True),
        ("Stiže u 12 sati.", "It arrives at 12 am.", True),
    ],
)
def test_a_number_may_be_said_in_another_way(source: str, translation: str, right: bool) -> None:
    assert (not said(source, translation, "sr")) is right
