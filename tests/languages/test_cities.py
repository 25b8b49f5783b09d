"""The names of the world's cities."""

from __future__ import annotations

import pytest

from mtcheck.languages.cities import CITY_NAMES, is_city
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
