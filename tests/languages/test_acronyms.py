"""The table of acronyms holds together."""

from __future__ import annotations

import pytest

from mtcheck.languages.acronyms import acronyms, forms_pattern, institutions, left_pattern
from mtcheck.languages.lookup import LANGUAGES

FORMS = institutions("en")


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_acronym_has_english_forms(language: str) -> None:
    known = acronyms(language)

    assert {"US", "EU", "NATO", "UN"} <= set(known.values()) <= set(FORMS)
    assert all(sum(letter.isupper() for letter in acronym) > 1 for acronym in known)


@pytest.mark.parametrize("key", FORMS)
def test_every_form_is_found_as_a_word(key: str) -> None:
    for form in FORMS[key]:
        assert forms_pattern(key, "en").search(f"the {form}'s office")
    longer = forms_pattern(key, "en").search(f"the {FORMS[key][0]}x office")
    assert longer is None or longer[0] != FORMS[key][0]


def test_an_unknown_language_has_none() -> None:
    assert not acronyms("xx")


@pytest.mark.parametrize(
    ("acronym", "written"),
    [
        ("США", "SShA"),
        ("США", "SSHA"),
        ("САЩ", "SASHT"),
        ("МВФ", "MVF"),
        ("ЄС", "YeS"),
        ("ЮНЕСКО", "YuNESKO"),
        ("EZB", "EZB"),
        ("ΟΗΕ", "OIE"),
        ("ΔΝΤ", "DNT"),
    ],
)
def test_an_acronym_is_known_in_latin(acronym: str, written: str) -> None:
    assert left_pattern(acronym).search(f"the {written}'s")
    assert not left_pattern(acronym).search(f"the {written}x")
