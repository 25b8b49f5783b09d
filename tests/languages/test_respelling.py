"""Keys: one for a name and for its spelling by ear; different ones for different names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.languages.respelling import fold, latin, plain_key, plain_keys, respelling_key, romanisation


@pytest.mark.parametrize(
    ("source", "language", "english"),
    [
        ("Makron", "sr", "Macron"),
        ("Vašington", "cnr", "Washington"),
        ("Džo", "sr", "Joe"),
        ("Хук", "bg", "Hooke"),
        ("Ševčenko", "sr", "Shevchenko"),
        ("Шевченко", "uk", "Shevchenko"),
        ("Gomulka", "sr", "Gomulka"),
        ("Гомулка", "uk", "Gomulka"),
        ("Kristion", "sr", "Christion"),
    ],
)
def test_a_name_and_its_respelling_share_a_key(source: str, language: str, english: str) -> None:
    assert respelling_key(latin(source, language)) in plain_keys(english)


@pytest.mark.parametrize(("one", "other"), [("Lavrov", "Mavrov"), ("Kuleba", "Kuleb"), ("Paris", "Boris")])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert plain_key(one) != plain_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Sergei", "Sergey"), ("Zelenskiy", "Zelensky"), ("Đukanović", "Djukanovic")]
)
def test_romanisations_of_one_name_are_the_same(one: str, other: str) -> None:
    assert romanisation(one) == romanisation(other)


def test_a_misspelling_is_no_romanisation() -> None:
    assert romanisation("Anthony") != romanisation("Antony")


@given(st.text(max_size=60))
def test_any_text_has_keys(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    plain_keys(text)
    respelling_key(text)
    romanisation(text)
