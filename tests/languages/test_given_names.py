"""Whose given name it is, where a list says."""

from __future__ import annotations

import pytest

from mtcheck.languages.given_names import all_given_names, gender_as_written, gender_of_given_name
from mtcheck.languages.respelling import plain_key, plain_keys_of_all


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Olga", "f"), ("Oleksandra", "f"), ("Snežana", "f"), ("Vesna", "f"), ("Kateřina", "f"),
        ("Nikola", "m"), ("Luka", "m"), ("Mykola", "m"), ("Aleksei", "m"), ("Alexey", "m"), ("Željko", "m"),
        ("Kuleba", ""), ("Vanja", ""), ("Andrea", ""), ("", ""), ("Li", ""),
    ],
)  # fmt: skip
def test_the_gender_is_known_or_said_to_be_unknown(name: str, gender: str) -> None:
    assert gender_of_given_name(name) == gender


def test_the_sounds_of_a_list_are_those_of_its_names() -> None:
    names = all_given_names()

    assert plain_keys_of_all(names) == [plain_key(name) for name in names]
    assert plain_keys_of_all([]) == []


@pytest.mark.parametrize(
    ("name", "lang", "gender"),
    [
        ("Пётр", "ru", "m"),
        ("Петр", "ru", "m"),
        ("Сергій", "uk", "m"),
        ("Ілля", "uk", "m"),
        ("Тетяна", "uk", "f"),
        ("Софья", "ru", "f"),
        ("Саша", "sr", ""),
        ("Андреј", "sr", "m"),
        ("Барак", "sr", "m"),
        ("Andrea", "cs", "f"),
        ("Xuru", "hr", ""),
    ],
)
def test_the_gender_of_a_name_in_its_own_letters(name: str, lang: str, gender: str) -> None:
    assert gender_as_written(name, lang) == gender
