"""What other languages call a place: the list is what CLDR says of the folders as they are."""

from __future__ import annotations

import pytest

from mtcheck.languages.called_elsewhere import PLACE_NAMES, called_elsewhere, called_in
from mtcheck.languages.registry import folders


@pytest.mark.parametrize(("code", "name"), [("AT", "autriche"), ("Europe/Vienna", "wieden"), ("ZW", "simbabwe")])
def test_a_place_has_the_names_of_other_languages(code: str, name: str) -> None:
    assert name in called_elsewhere(code)


@pytest.mark.parametrize("code", ["", "A", "ZZZ", "Europe/Nowhere"])
def test_a_code_without_a_place_has_no_name(code: str) -> None:
    assert called_elsewhere(code) == frozenset()


@pytest.mark.slow
def test_the_list_is_what_cldr_says() -> None:
    """``scripts/build_cldr`` writes it."""
    listed = [line.split("\t") for line in PLACE_NAMES.read_text(encoding="utf-8").splitlines()]

    assert len(listed) > 600
    assert {code: names.split() for code, names in listed} == {
        code: sorted(called_in(folders(), code)) for code, _ in listed
    }
