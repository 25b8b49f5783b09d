"""Whose given name it is, where a list says."""

from __future__ import annotations

import pytest

from mtcheck.languages.given_names import gender_of_given_name


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
