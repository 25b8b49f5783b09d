"""Whose given name it is, where a list says."""

from __future__ import annotations

import pytest

from mtcheck.languages.given_names import all_given_names, gender_of_given_name
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
