"""Numbers of languages known only from CLDR: scale words, other digits, no spaces between words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtcheck.quantities import Kind, parse


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("约50万人", "zh", [500_000]),
        ("１２万軒以上、１万１０００店舗", "ja", [120_000, 11_000]),
        ("2億5000万円", "ja", [250_000_000]),
        ("1.5万亿美元", "zh", [1_500_000_000_000]),
        ("3만 명, 5억 원", "ko", [30_000, 500_000_000]),
        ("50 mila persone e 2 mila miliardi", "it", [50_000, 2_000_000_000_000]),
        ("La diciottenne e il settantunenne, trent'anni fa, cent’anni fa", "it", [18, 71, 30, 100]),
        ("Trent Alexander-Arnold, tredici, un decennio", "it", [13, 1]),
        ("2 mil millones de euros, 1500 millones", "es", [2_000_000_000, 1_500_000_000]),
        ("5 लाख लोग और २ करोड़", "hi", [500_000, 20_000_000]),
        ("2,03,000 लोग, 48,20,00,000 और 12,345", "hi", [203_000, 482_000_000, 12_345]),
        ("১,২৩,৪৫৬ জন", "bn", [123_456]),
        ("1,23,456 people", "en", [-1]),
        ("٥٠ ألف شخص و 3 ملايين", "ar", [50_000, 3_000_000]),
        ("50 bin kişi", "tr", [50_000]),
        ("50 ezer ember, 3 millió", "hu", [50_000, 3_000_000]),
        ("50 mijë vetë", "sq", [50_000]),
        ("50 de mii de oameni și 3 milioane", "ro", [50_000, 3_000_000]),
        ("50 χιλιάδες, 2 εκατομμύρια", "el", [50_000, 2_000_000]),
        ("50 אלף, 3 מיליון", "he", [50_000, 3_000_000]),
        ("5 thousand million people", "en", [5_000_000_000]),
        ("万科公司在2020年成立", "zh", [2020]),
        ("三百五十人，一亿二千万元", "zh", [350, 120_000_000]),
        ("二〇二四年", "zh", [2024]),
        ("万一の場合、千万不要", "ja", []),
        ("1万2千人", "ja", [12_000]),
        ("5천억 원", "ko", [500_000_000_000]),
        ("۳٫۵ میلیون", "fa", [3_500_000]),
    ],
)
def test_scale_words(text: str, language: str, values: list[int]) -> None:
    assert [quantity.value for quantity in parse(text, language)] == values


@pytest.mark.parametrize(("text", "language"), [("2022年1月18日", "zh"), ("1月18日に", "ja"), ("1월 18일", "ko")])
def test_a_month_in_figures(text: str, language: str) -> None:
    months = [quantity.value for quantity in parse(text, language) if quantity.kind is Kind.MONTH]

    assert months == [1]


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("午後6時半に出発した。", "ja", 1110),
        ("6時30分", "ja", 390),
        ("下午6点半开始", "zh", 1110),
        ("6點一刻", "zh", 375),
        ("오후 6시 30분에", "ko", 1110),
        ("오전 6시 반에", "ko", 390),
        ("शाम 7 बजे", "hi", 1140),
    ],
)
def test_an_hour_with_its_marks_is_one_time(text: str, language: str, minutes: int) -> None:
    (time,) = parse(text, language)

    assert time.kind is Kind.TIME
    assert time.value == minutes


@pytest.mark.parametrize(("text", "language"), [("4時間半かかった", "ja"), ("上涨6点", "zh"), ("30時30分", "ja")])
def test_other_uses_of_the_marks_are_no_time(text: str, language: str) -> None:
    assert all(found.kind is not Kind.TIME for found in parse(text, language))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("이번 사고로 세 명이 숨지고 열두 명이 다쳤다.", [3, 12]),
        ("스물다섯 살에 시의원이 됐다", [25]),
        ("이만 삼천 원과 백스물다섯 개", [23_000, 125]),
        ("삼백오십만 명, 일억 오천만 원", [3_500_000, 150_000_000]),
        ("백여 명, 수십 명, 수백만 명", [100, 10, 1_000_000]),
        ("두 시간 반 동안", [Decimal("2.5")]),
        ("다섯 번째, 셋째 아들, 제삼 세계", [5, 3, 3]),
        ("오후 두 시 반에, 세 시 이십 분", [870, 200]),
        ("이 회사, 이번 조사, 만일의 경우, 사실, 천사가, 두세 명, 반도체, 이천에서", []),
        ("24. 6. 5. 발표", [24, 6, 5]),
        ("100미터의 거리", [100]),
    ],
)
def test_korean_words(text: str, values: list[int]) -> None:
    assert [quantity.value for quantity in parse(text, "ko")] == values


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("六人死亡，第三次，三个半小时", "zh", [6, 3, Decimal("3.5")]),
        ("六人が死亡、二十五歳、三時間半", "ja", [6, 25, Decimal("3.5")]),
        ("四川、三菱、九州、一方、五輪", "ja", []),
        ("四川、三星、五星、一直、七夕", "zh", []),
    ],
)
def test_one_character_is_a_number_before_a_counter(text: str, language: str, values: list[int]) -> None:
    assert [quantity.value for quantity in parse(text, language)] == values


@pytest.mark.parametrize(
    ("text", "language", "unit", "currency"),
    [
        ("100公里的路", "zh", "km", None), ("三百公里的路", "zh", "km", None), ("¥491", "zh", None, "CNY"),
        ("5달러를 냈다", "ko", None, "USD"), ("100미터를 달렸다", "ko", "m", None), ("5도시에서", "ko", None, None),
        ("5克拉", "zh", None, None), ("100 km를", "ko", "km", None), ("200 τ.μ.", "el", "m²", None),
        ("87,3 кВт·г", "be", "kWh", None), ("64 ק״מ", "he", "km", None), ('64 ק"מ', "he", "km", None),
        ("8 हे॰", "hi", "ha", None), ("70 कि॰मी॰/घं॰", "hi", "km/h", None), ("7,100°م", "ar", "°C", None),
        ("500 میلی\u200cمتر", "fa", "mm", None), ("2 400 kv. km", "lt", "km²", None),
    ],
)  # fmt: skip
def test_units_that_touch_what_follows(text: str, language: str, unit: str | None, currency: str | None) -> None:
    (quantity,) = parse(text, language)

    assert (quantity.unit, quantity.currency) == (unit, currency)


def test_marks_of_direction_are_no_part_of_a_number() -> None:
    text = "في 16\u200f/05\u200f/1954 عند 5:23 م"
    found = parse(text, "ar")

    assert [quantity.value for quantity in found] == [16, 5, 1954, 17 * 60 + 23]
    assert [text[quantity.start : quantity.end] for quantity in found] == ["16", "05", "1954", "5:23"]


def test_a_time_is_no_year_of_another_calendar() -> None:
    assert [quantity.value for quantity in parse("22:02", "fa")] == [22 * 60 + 2]
    assert [quantity.value for quantity in parse("1,336 نفر", "fa")] == [1336]
    assert not parse("در سال 1402", "fa")
