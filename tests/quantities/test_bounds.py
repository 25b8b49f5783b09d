"""Where a rule for numbers and times ends: one hour, letter or word more, and a text is read in another way."""

from __future__ import annotations

import pytest

from mtcheck.model import Article, Segment
from mtcheck.quantities.differences import What, differences
from mtcheck.quantities.parse import parse
from mtcheck.quantities.quantity import Kind, Weight


def values(text: str, language: str) -> list[float]:
    return [float(quantity.value) for quantity in parse(text, language)]


def whats(translation: str, source: str, language: str = "sr") -> list[What]:
    segment = Segment(0, translation, 0, len(translation), source=source)
    return [one.what for one in differences(Article("", None, language, "en", "", "", (), (segment,)))]


@pytest.mark.parametrize(
    ("text", "language", "hour", "half"),
    [
        ("Probudio se u 5 noću.", "sr", 5, "am"),
        ("Počelo je u 11 noću.", "sr", 23, "pm"),
        ("They came at 5 at night.", "en", 5, "am"),
        ("They came at 6 at night.", "en", 18, "pm"),
        ("Sono arrivati alle 5 di notte.", "it", 5, "am"),
        ("Počelo je u 7:30 uveče.", "sr", 19.5, "pm"),
        ("Na cilj je stigao za 25:30 uveče.", "sr", 25.5, None),
        ("Na cilj je stigao za 7:30:15 uveče.", "sr", 7.5, None),
    ],
)
def test_the_half_of_the_day_is_that_of_a_time(text: str, language: str, hour: float, half: str | None) -> None:
    (time,) = parse(text, language)
    assert (time.kind, float(time.value), time.half_day) == (Kind.TIME, 60 * hour, half)


def test_a_number_and_an_age_beside_it_are_no_time() -> None:
    assert values("She pointed at two ten-year-olds.", "en") == [2, 10]
    assert values("She arrived at two ten.", "en") == [130]


@pytest.mark.parametrize(
    ("translation", "source", "differ"),
    [
        ("It began at 1 p.m.", "Počelo je u 1:00.", False),
        ("It began at 12:30 p.m.", "Počelo je u 0:30.", True),
        ("Nine in ten voters agreed.", "Složilo se 90 posto birača.", False),
        ("Eight in ten voters agreed.", "Složilo se 90 posto birača.", True),
    ],
)
def test_what_says_the_same_is_silent(translation: str, source: str, differ: bool) -> None:
    assert bool(whats(translation, source)) is differ


@pytest.mark.parametrize(
    ("text", "weight"), [("열석 냥을 냈다", "SOFT"), ("열넉 냥을 냈다", "SOFT"), ("열셋 냥을 냈다", "WEAK")]
)
def test_a_korean_form_for_counting_is_unsure_without_a_counter(text: str, weight: str) -> None:
    (number,) = parse(text, "ko")
    assert number.weight is Weight[weight]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1600- ja 1700-luvuilla", [Kind.DECADE, Kind.DECADE]),
        ("15- ja 1800-luvulla", [Kind.NUMBER, Kind.DECADE]),
        ("500 ja 1800-luvulla", [Kind.NUMBER, Kind.DECADE]),
    ],
)
def test_only_a_century_with_a_hyphen_shares_the_word_for_it(text: str, kinds: list[Kind]) -> None:
    assert [quantity.kind for quantity in parse(text, "fi")] == kinds


def test_a_catalan_unit_is_no_thousand() -> None:
    assert values("Hi havia 250 mil·lilitres d'aigua.", "ca") == [250]
    assert values("Hi havia 250 mil litres d'aigua.", "ca") == [250_000]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("dix-sept", 17), ("dix-neuf", 19), ("soixante-seize", 76), ("soixante-dix-neuf", 79),
        ("quatre-vingt-seize", 96), ("quatre-vingt-dix-neuf", 99),
    ],
)  # fmt: skip
def test_french_adds_to_ten_and_twenties(words: str, value: int) -> None:
    assert values(f"Il y avait {words} personnes.", "fr") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [("Nó kéo dài hai năm rưỡi.", 2.5), ("Nó kéo dài 1,5 năm rưỡi.", 1.5), ("Nó kéo dài hai năm.", 2)],
)
def test_a_half_behind_a_unit_is_added_to_a_whole_number(text: str, value: float) -> None:
    assert values(text, "vi") == [value]


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("Groups of 10 or more pay less.", "en", "over"),
        ("Only 10 people or fewer came.", "en", "under"),
        ("It is free for anyone aged 65 and over.", "en", "over"),
        ("There were 10 more or less.", "en", None),
        ("There are 500 million speakers and over 800 million listeners.", "en", None),
        ("Films rated 18+ were cut.", "en", "over"),
        ("Choose a value ≤ 5.", "en", "under"),
        ("Only values > 5 are kept.", "en", "over"),
        ("Write <b>7</b> here.", "en", None),
        ("drei Tage oder weniger", "de", "under"),
        ("люди 65 лет и старше", "ru", "over"),
        ("10 более или менее", "ru", None),
        ("10 kişiden fazla", "tr", "over"),
        ("10'dan az kişi", "tr", "under"),
        ("10-nél több", "hu", "over"),
        ("10 से कम लोग", "hi", "under"),
        ("10-ზე ნაკლები", "ka", "under"),
        ("18岁及以上", "zh", "over"),
        ("10名様未満", "ja", "under"),
        ("열 명 미만", "ko", "under"),
        ("18 tuổi trở lên", "vi", "over"),
        ("18 ومن معه", "ar", None),
        ("18 عامًا فأكثر", "ar", "over"),
    ],
)
def test_words_behind_a_number_bound_it(text: str, language: str, bound: str | None) -> None:
    assert {quantity.bound for quantity in parse(text, language)} >= {bound}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Laget får varken ha färre än 7 eller fler än 11 spelare.", "sv"),
        ("Eine Mannschaft darf weder weniger als 7 noch mehr als 11 Spieler haben.", "de"),
        ("Lið má hvorki hafa færri en 7 né fleiri en 11 leikmenn.", "is"),
        ("It was not longer than 5 or shorter than 3 metres.", "en"),
    ],
)
def test_one_negation_turns_two_limits_round(text: str, language: str) -> None:
    assert {quantity.bound for quantity in parse(text, language)} == {None}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("10 से अधिक नहीं", "hi"),
        ("10人を超えない", "ja"),
        ("10 kişiden fazla olmamalı", "tr"),
        ("54 ბიტზე მეტი ვერ იქნება", "ka"),
    ],
)
def test_a_negation_behind_a_limit_reverses_it(text: str, language: str) -> None:
    assert [quantity.bound for quantity in parse(text, language)] == [None]
