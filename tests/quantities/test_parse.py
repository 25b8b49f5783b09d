"""What is read from a text: values, kinds, places."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.languages.lookup import LANGUAGES
from mtcheck.languages.script import to_latin
from mtcheck.quantities import Kind, Quantity, Weight, parse

WORDS = [
    ("en", "seventeen", 17),
    ("en", "twenty-eight", 28),
    ("en", "one hundred and five", 105),
    ("en", "a hundred", 100),
    ("en", "two hundred thousand", 200_000),
    ("en", "three hundred twenty-one thousand four hundred and five", 321_405),
    ("en", "two and a half million", 2_500_000),
    ("en", "half a million", 500_000),
    ("en", "a million and a half", 1_500_000),
    ("en", "two dozen", 24),
    ("en", "twenty-first", 21),
    ("en", "twelfth", 12),
    ("en", "eighties", 80),
    ("en", "1.5 million", 1_500_000),
    ("en", "£27m", 27_000_000),
    ("en", "10bn", 10_000_000_000),
    ("en", "1980s", 1980),
    ("en", "14,000", 14_000),
    ("sr", "sto hiljada", 100_000),
    ("hr", "dvjesto tisuća", 200_000),
    ("sr", "dvadeset i pet", 25),
    ("sr", "dvadesetak", 20),
    ("sr", "dvadesetosmogodišnji", 28),
    ("sr", "двадесетосмогодишњи", 28),
    ("hr", "četrdesetčetverogodišnjakinju", 44),
    ("sr", "trojica", 3),
    ("sr", "petorica", 5),
    ("sr", "dvoje", 2),
    ("sr", "dvadeset i troje", 23),
    ("hr", "trideset dvoje", 32),
    ("bs", "sto četvero", 104),
    ("sr", "dvadeset dvojica", 22),
    ("pl", "dwadzieścia troje", 23),
    ("sr", "dvanaesti", 12),
    ("sr", "dvadeset prvog", 21),
    ("sr", "osamdesetih", 80),
    ("sr", "1480-ih", 1480),
    ("sr", "dva i po miliona", 2_500_000),
    ("sr", "milion i po", 1_500_000),
    ("sr", "pola milijarde", 500_000_000),
    ("sr", "1,5 milijardi", 1_500_000_000),
    ("sr", "dvije stotine", 200),
    ("sr", "dvije hiljade dvadeset druge", 2022),
    ("sr", "80-ih godina 19. vijeka", 1880),
    ("sr", "XIX", 19),
    ("sl", "osemindvajset", 28),
    ("sl", "dvajset tisoč", 20_000),
    ("mk", "дваесет и пет", 25),
    ("bg", "двадесет и пет хиляди", 25_000),
    ("ru", "двадцать восемь тысяч", 28_000),
    ("ru", "двадцативосьмилетний", 28),
    ("uk", "двадцять вісім мільйонів", 28_000_000),
    ("uk", "двадцятивосьмирічний", 28),
    ("uk", "п'ять", 5),
    ("uk", "п’ятдесят дев’ять", 59),
    ("pl", "dwadzieścia osiem tysięcy", 28_000),
    ("pl", "570 tys.", 570_000),
    ("pl", "osiemnastoletni", 18),
    ("pl", "lata dwudzieste XX wieku", 1920),
    ("cs", "dvacet osm milionů", 28_000_000),
    ("cs", "dvacet osm", 28),
    ("de", "achtundzwanzig", 28),
    ("de", "zwei Milliarden", 2_000_000_000),
    ("de", "3,5 Mio.", 3_500_000),
    ("fr", "quatre-vingt-dix-neuf", 99),
    ("fr", "soixante-douze", 72),
    ("fr", "vingt et un", 21),
    ("fr", "deux cent mille", 200_000),
    ("fr", "cent quatre-vingts", 180),
    ("fr", "deux cent soixante-douze", 272),
    ("fr", "cinq cent quatre-vingt-dix", 590),
    ("sv", "hundrafem", 105),
    ("sv", "hundratjugo", 120),
    ("sv", "hundratusentals", 100_000),
    ("pl", "dwudziesty pierwszy", 21),
    ("en", "two million, three hundred thousand", 2_300_000),
    ("hu", "19 milliárdot", 19_000_000_000),
]


@pytest.mark.parametrize(("language", "text", "value"), WORDS)
def test_one_number(language: str, text: str, value: int) -> None:
    quantities = parse(f"({text})", language)

    assert [q.value for q in quantities] == [value]


TIMES = [
    ("en", "9:30 am", 9 * 60 + 30),
    ("en", "2 p.m.", 14 * 60),
    ("en", "12:15 am", 15),
    ("en", "half past eight", 8 * 60 + 30),
    ("sr", "14:05", 14 * 60 + 5),
    ("sr", "pola devet", 8 * 60 + 30),
    ("fr", "12 h 00", 12 * 60),
    ("de", "halb neun", 8 * 60 + 30),
]


@pytest.mark.parametrize(("language", "text", "minutes"), TIMES)
def test_times_of_day(language: str, text: str, minutes: int) -> None:
    (time,) = parse(f"x {text} x", language)

    assert time.kind is Kind.TIME
    assert time.value == minutes


def by_kind(text: str, language: str, kind: Kind) -> list[Quantity]:
    return [quantity for quantity in parse(text, language) if quantity.kind is kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sr", "18.01.2022."),
        ("sr", "18. januara 2022."),
        ("hr", "18. siječnja 2022."),
        ("sr", "18. јануара 2022."),
        ("en", "January 18, 2022"),
        ("en", "18 Jan. 2022"),
        ("en", "2022-01-18"),
        ("en", "01/18/2022"),
        ("pl", "18 stycznia 2022"),
        ("uk", "18 січня 2022"),
    ],
)
def test_dates_are_day_month_and_year(language: str, text: str) -> None:
    assert [int(q.value) for q in by_kind(text, language, Kind.MONTH)] == [1]
    assert {int(q.value) for q in parse(text, language) if q.kind is not Kind.MONTH} == {18, 2022}


@pytest.mark.parametrize("text", ["It may march on.", "Mar the picture.", "He decided in sept."])
def test_words_that_look_like_months_are_none(text: str) -> None:
    assert not by_kind(text, "en", Kind.MONTH)


def test_a_name_that_looks_like_a_month_raises_no_alarm() -> None:
    (month,) = by_kind("Theresa May said so.", "en", Kind.MONTH)

    assert month.weight is Weight.SOFT


def test_nedjelja_is_a_day_only_after_u() -> None:
    """It is also the word for a week."""
    (day,) = by_kind("Dolazi u nedjelju.", "cnr", Kind.WEEKDAY)
    (week,) = by_kind("Trajalo je nedjelju dana.", "cnr", Kind.WEEKDAY)

    assert (day.weight, week.weight) == (Weight.STRONG, Weight.SOFT)


def test_the_scale_word_is_no_part_of_the_number() -> None:
    text = "about 2.3 billion dollars"
    (quantity,) = parse(text, "en")

    assert text[quantity.start : quantity.end] == "2.3"
    assert text[quantity.scale_start : quantity.scale_end] == "billion"
    assert text[quantity.currency_start : quantity.currency_end] == "dollars"
    assert (quantity.mantissa, quantity.currency) == (Decimal("2.3"), "USD")


def test_both_ends_of_a_range_have_its_unit_and_scale() -> None:
    first, second = parse("340 do 500 miliona km", "sr")

    assert first.value == 340_000_000
    assert first.unit == second.unit


@pytest.mark.parametrize("text", ["F-16", "COVID-19", "UTC+1", "A380", "Il-76", "iPhone6"])
def test_numbers_in_names(text: str) -> None:
    (quantity,) = parse(f"the {text} flew", "en")

    assert quantity.in_name


def test_entities_are_no_numbers() -> None:
    assert parse("the world&#39;s &quot;first&quot; &#x27;", "en")[0].text == "first"


def test_vague_sizes() -> None:
    (english,) = parse("hundreds of thousands of people", "en")
    (serbian,) = parse("stotine hiljada ljudi", "sr")

    assert english.kind is serbian.kind is Kind.VAGUE
    assert english.value == serbian.value == 100_000


def test_km_is_a_length_and_the_marks_of_bosnia_are_not() -> None:
    (length,) = parse("20 km", "bs")
    (money,) = parse("20 KM", "bs")

    assert (length.unit, money.currency) == ("km", "BAM")


LANGUAGE = st.sampled_from([*LANGUAGES, "sr", "hr", "fi"])
ALPHABET = st.sampled_from(
    [
        *" .,:-–/%$€°'’()\n\u00a0&#;+",
        *"0123456789",
        "sto",
        "twenty",
        "million",
        "pola",
        "half ",
        "and a half",
        "do",
        "XIX",
        "May",
        "januara",
        "двадесетосмо",
        "Њ",
        "km",
        "am",
        "th",
        "s",
        "h ",
        "of",
        "tys",
    ]
)


@given(st.lists(ALPHABET, max_size=40).map("".join), LANGUAGE)
def test_whatever_is_read_stands_in_the_text(text: str, language: str) -> None:
    """Quantities are in order, do not overlap, and lie where they say; nothing raises."""
    end = 0
    for quantity in parse(text, language):
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        end = max(quantity.end, quantity.scale_end)


@given(
    st.decimals(0, 10**12, places=2),
    st.sampled_from(["en", "sr", "hr", "bs", "de", "pl", "cs", "ru", "uk", "fr", "bg", "sl", "mk"]),
)
def test_numbers_that_babel_writes_are_read_back(value: Decimal, language: str) -> None:
    written = format_decimal(value, locale=language)
    (quantity,) = parse(f"x {written} x", language)

    assert (quantity.value, quantity.malformed) == (Decimal(f"{value:f}"), False)


@given(st.integers(1000, 10**9))
def test_the_other_languages_grouping_is_noticed(value: int) -> None:
    """What Serbo-Croatian writes is never taken for a well-formed English number of the same value."""
    (quantity,) = parse(format_decimal(value, locale="hr"), "en")

    assert quantity.malformed or quantity.swapped == value


@given(st.text(alphabet="двасетпхиљмон и0123456789.,"))
def test_both_scripts_are_read_alike(text: str) -> None:
    values = [(q.kind, q.value) for q in parse(text, "sr")]

    assert values == [(q.kind, q.value) for q in parse(to_latin(text), "sr")]


@pytest.mark.parametrize("text", ["ми3", "53ми3", "73см3", "стан од 73 м2, 30 см", "х4 км2"])
def test_units_with_powers_are_read_alike_in_both_scripts(text: str) -> None:
    found, latin = parse(text, "sr"), parse(to_latin(text), "sr")

    assert [(q.kind, q.value, q.unit) for q in found] == [(q.kind, q.value, q.unit) for q in latin]


def test_a_very_long_run_of_digits_is_an_identifier() -> None:
    (quantity,) = parse("7" * 100_000, "en")

    assert quantity.value == -1


@pytest.mark.parametrize("text", ["9" * 5000 + " am", "9" * 5000 + " million", "1." * 5000, "0" + " 111" * 2000])
def test_long_digits_before_words_that_ask_for_a_number(text: str) -> None:
    """Python refuses to make an int of more than 4,300 digits."""
    assert parse(text, "en")[0].value == -1


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [("Počinje u petak u 9.30 sati.", "hr", 570), ("Sie beginnt um 22.30 Uhr.", "de", 1350)],
)
def test_hours_with_a_point_are_a_time_where_a_comma_is_the_decimal_mark(
    text: str, language: str, minutes: int
) -> None:
    assert (Kind.TIME, Decimal(minutes), None) in [
        (found.kind, found.value, found.unit) for found in parse(text, language)
    ]


def test_hours_with_a_point_are_a_fraction_in_english() -> None:
    (found,) = parse("It took 9.30 hours.", "en")
    assert (found.kind, found.unit) == (Kind.NUMBER, "hour")


SIGNS = (
    "W", "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "V", "kV", "Hz", "kHz", "MHz", "GHz",
    "kB", "MB", "GB", "TB", "mg", "kg", "ml", "cl", "dl", "hl", "mm", "cm", "km", "cm²", "m²", "km²", "cm³", "m³",
    "km³", "ha", "hPa", "km/h",
)  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_of_units_are_the_same_in_every_language(sign: str) -> None:
    for language in ("en", "sr", "uk", "hu"):
        assert [(quantity.value, quantity.unit) for quantity in parse(f"5 {sign}.", language)] == [(Decimal(5), sign)]


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("ru", "80 км/ч", "km/h"), ("ru", "10 м/с", "m/s"), ("uk", "80 км/год", "km/h"), ("ru", "12 кВт", "kW"),
        ("bg", "5 ГБ", "GB"), ("uk", "40 га", "ha"), ("ru", "98 МГц", "MHz"), ("sr", "7 кг", "kg"),
        ("ru", "50 Гц", "Hz"), ("ru", "2 кГц", "kHz"), ("ru", "3 ГГц", "GHz"), ("ru", "9 МВт", "MW"),
        ("ru", "4 ГВтч", "GWh"), ("bg", "110 кВ", "kV"), ("uk", "20 мг", "mg"), ("ru", "30 мл", "ml"),
        ("ru", "6 мм", "mm"), ("sr", "12 см", "cm"), ("bg", "8 МБ", "MB"), ("ru", "2 ТБ", "TB"),
    ],
)  # fmt: skip
def test_signs_in_cyrillic_are_those_units(language: str, text: str, unit: str) -> None:
    assert [quantity.unit for quantity in parse(text, language)] == [unit]


def test_what_follows_a_compound_is_read_too() -> None:
    found = parse("двадесет и тригодишен мъж, 5 деца и 40 войници", "bg")

    assert [(quantity.value, quantity.unit) for quantity in found] == [
        (Decimal(23), "year"),
        (Decimal(5), None),
        (Decimal(40), None),
    ]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("sr", "5/13/2024", [5, 13, 2024]),
        ("de", "am 12/13/2024", [12, 13, 2024]),
    ],
)
def test_a_month_comes_first_where_the_second_number_is_no_month(language: str, text: str, values: list[int]) -> None:
    found = parse(text, language)

    assert [quantity.value for quantity in found] == values
    assert found[0].kind is Kind.MONTH


def test_only_a_size_that_may_follow_an_unread_number_is_uncertain() -> None:
    assert [quantity.weight for quantity in parse("hundreds of thousands", "en")] == [Weight.WEAK]
    assert [quantity.weight for quantity in parse("ratusan ribu", "id")] == [Weight.SOFT]


@pytest.mark.parametrize(
    ("text", "values"), [("desetak dvadeset", [10, 20]), ("desetak i dvadeset", [10, 20]), ("hiljadama pet", [1000, 5])]
)
def test_an_approximate_number_combines_with_no_other(text: str, values: list[int]) -> None:
    assert [quantity.value for quantity in parse(text, "sr")] == values


@pytest.mark.parametrize(("digits", "value"), [*zip("〇一二三四五六七八九", range(10), strict=True), ("零", 0)])
def test_every_han_digit_of_a_year(digits: str, value: int) -> None:
    assert [quantity.value for quantity in parse(f"二〇一{digits}年", "zh")] == [2010 + value]


@pytest.mark.parametrize("text", ["F-16 jets", "The F-16 jets", "A4 paper", "UTC+1"])
def test_a_number_joined_to_letters_is_part_of_a_name(text: str) -> None:
    assert [quantity.in_name for quantity in parse(text, "en")] == [True]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("cs", "dvacátý pátý", ["25"]),
        ("cs", "pátý šestý", ["5", "6"]),
        ("pl", "dwudziesty dziesiąty", ["20", "10"]),
        ("de", "fünf und zwanzig", ["5", "20"]),
        ("fr", "trois cinquièmes", ["0.6"]),
        ("fr", "quatre dix-huitièmes", ["4", "18"]),
        ("en", "11.29 am", ["689"]),
        ("sr", "upola manje", ["0.5"]),
    ],
)
def test_words_that_make_one_number_and_words_that_make_two(language: str, text: str, values: list[str]) -> None:
    assert [str(quantity.value) for quantity in parse(text, language)] == values
