"""Numbers in words and the words beside them, in languages with composite number words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtcheck.quantities.parse import parse
from mtcheck.quantities.quantity import Kind


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("tr", "altı yüz seksen beş kişi", 685),
        ("tr", "yediyüzondokuz", 719),
        ("tr", "on yedinci gün", 17),
        ("tr", "iki buçuk milyon", 2_500_000),
        ("fi", "kuusisataakaksikymmentäneljä", 624),
        ("fi", "kolmassadasviides", 305),
        ("fi", "kolmekymmentäsivuinen raportti", 30),
        ("id", "dua ratus enam puluh tiga ribu delapan ratus sepuluh", 263_810),
        ("id", "ketiga puluh lima", 35),
        ("ms", "sembilan belas", 19),
        ("vi", "hai trăm sáu mươi ba nghìn tám trăm mười", 263_810),
        ("vi", "một trăm lẻ năm", 105),
        ("ja", "六番目", 6),
        ("tr", "17 bin 2 lira", 17_002),
        ("hu", "tizenöten megsérültek", 15),
        ("hu", "harmincoldalas jelentés", 30),
        ("da", "et halvt hundrede mennesker", 50),
        ("nl", "de zestiger", 60),
        ("fi", "1800-luvulla", 1800),
        ("lt", "devyni šimtai dvidešimt aštuoni tūkstančiai", 928_000),
        ("lt", "dvidešimt trečiojo", 23),
        ("lv", "septiņtūkstoš divsimt četri", 7204),
        ("lv", "divdesmit piektajā", 25),
        ("et", "kahekümne tuhande inimese", 20_000),
        ("et", "kahekümne viies", 25),
        ("el", "δυόμισι εκατομμύρια", 2_500_000),
        ("el", "εικοσιπεντάχρονος", 25),
        ("el", "εικοστός πέμπτος", 25),
        ("be", "дваццаць трэцяга", 23),
        ("be", "паўтара мільёна", 1_500_000),
        ("is", "tuttugasta og fimmta", 25),
        ("is", "tvö hundruð og fimm", 205),
        ("hi", "साढ़े तीन लाख", 350_000),
        ("hi", "सवा सौ", 125),
        ("hi", "पौने दो करोड़", 17_500_000),
        ("bn", "সাড়ে তিন লাখ", 350_000),
        ("bn", "পাঁচজনের", 5),
    ],
)
def test_words_are_one_number(language: str, text: str, value: int) -> None:
    (found,) = parse(text, language)

    assert found.value == Decimal(value)


@pytest.mark.parametrize(
    ("language", "text", "measure"),
    [
        ("tr", "yüzde 12,5", "%"),
        ("tr", "%30", "%"),
        ("zh", "百分之12", "%"),
        ("ko", "시속 100킬로미터", "km/h"),
        ("ja", "摂氏 20 度", "°C"),
        ("id", "Rp 5 juta", "IDR"),
        ("ms", "RM 300", "MYR"),
        ("zh", "964兆瓦", "MW"),
    ],
)
def test_what_stands_before_a_number_says_its_measure(language: str, text: str, measure: str) -> None:
    (found,) = parse(text, language)

    assert measure in {found.unit, found.currency}


def test_a_month_in_figures_behind_its_word_is_no_number_of_months() -> None:
    day, month = parse("ngày 7 tháng 12", "vi")

    assert (day.value, day.unit) == (Decimal(7), None)
    assert (month.kind, month.value) == (Kind.MONTH, Decimal(12))


def test_what_a_measure_is_given_for_may_be_a_phrase() -> None:
    (monthly,), (yearly,) = parse("500 evra mesečno", "sr"), parse("500 euros a year", "en")

    assert (monthly.per, yearly.per) == ("month", "year")


def test_a_part_that_something_changes_by_needs_no_whole() -> None:
    (found,) = parse("prices rose by a fifth last year", "en")

    assert (found.kind, found.value) == (Kind.FRACTION, Decimal("0.2"))


def test_about_a_hundred_is_a_rough_number_and_hundreds_are_none() -> None:
    (about,), (hundreds,) = parse("около сотни ракет", "ru"), parse("сотни ракет", "ru")

    assert (about.kind, about.value, about.approximate) == (Kind.NUMBER, Decimal(100), True)
    assert hundreds.kind is Kind.VAGUE


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Երեք հարյուր քսանհինգ մարդ", "hy", 325),
        ("տասներկուսը", "hy", 12),
        ("ოცდახუთი ადამიანი", "ka", 25),
        ("სამას ორმოცდახუთმა ადამიანმა", "ka", 345),
        ("ასოცდახუთი ათასი", "ka", 125_000),
        ("עשרים ואחד אלף חמש מאות", "he", 21_500),
        ("ושלוש מאות ארבעים וחמישה", "he", 345),
        ("أحد عشر ألفا", "ar", 11_000),
        ("ثلاثمئة وخمسة وعشرون", "ar", 325),
        ("مليون وألفان وخمسون", "ar", 1_002_050),
        ("dva miliona hiljadu trista", "sr", 2_001_300),
        ("bốn nghìn không trăm bảy mươi ba", "vi", 4073),
    ],
)
def test_numbers_that_join_in_their_own_way(text: str, language: str, value: int) -> None:
    assert [quantity.value for quantity in parse(text, language)] == [value]


@pytest.mark.parametrize(("text", "language"), [("לפני שנים רבות", "he"), ("במאה הקודמת", "he"), ("يوم الاثنين", "ar")])
def test_years_centuries_and_mondays_are_no_numbers(text: str, language: str) -> None:
    assert not [quantity for quantity in parse(text, language) if quantity.kind is Kind.NUMBER]
