"""The names of the world's cities."""

from __future__ import annotations

import pytest

from mtcheck.languages.cities import (
    CITY_NAMES,
    are_names_of_one_city,
    cities_called,
    is_city,
    is_usual_name_of_its_city,
    other_names,
)
from mtcheck.languages.word_list import read_list


@pytest.mark.parametrize("name", ["palu", "visakhapatnam", "osaka", "banjul"])
def test_a_city_is_known(name: str) -> None:
    assert is_city(name)


@pytest.mark.parametrize("name", ["tuvalu", "beogradu", "palu\n", "", "Palu"])
def test_another_word_is_no_city(name: str) -> None:
    assert not is_city(name)


def test_the_list_is_in_order() -> None:
    names = read_list(CITY_NAMES).splitlines()
    assert names == sorted(set(names))


def test_the_names_of_a_city() -> None:
    assert are_names_of_one_city("gdansk", "danzig")
    assert are_names_of_one_city("koln", "cologne")
    assert not are_names_of_one_city("mumbai", "peking")
    assert not are_names_of_one_city("zagreb", "zagreb")
    assert {"peking", "beijing"} & other_names("peking") == {"beijing"}


def test_what_english_and_its_country_call_a_city() -> None:
    assert is_usual_name_of_its_city("florence", "firenze")
    assert not is_usual_name_of_its_city("firenze", "florence")
    (city,) = cities_called("belgrade", "beograd")
    assert city.calls_itself("beograd", "it")
    assert not city.calls_itself("beograd", "hr"), "the source has it in its own language"
    assert not city.calls_itself("belgrade", "it")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("marburg", "maribor"),
        ("alexandria", "alessandria"),
        ("grenada", "granada"),
        ("valence", "valencia"),
        ("lille", "lyon"),
        ("bern", "berlin"),
    ],
)
def test_a_name_of_two_cities_does_not_make_them_one(one: str, other: str) -> None:
    assert not are_names_of_one_city(one, other)
