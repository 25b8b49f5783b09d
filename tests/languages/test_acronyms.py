"""The table of acronyms holds together."""

from __future__ import annotations

import pytest

from mtcheck.languages.acronyms import acronyms, forms_pattern, institutions
from mtcheck.languages.lookup import LANGUAGES

FORMS = institutions("en")


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_acronym_has_english_forms(language: str) -> None:
    known = acronyms(language)

    assert {"US", "EU", "NATO", "UN"} <= set(known.values()) <= set(FORMS)
    assert all(acronym.isupper() for acronym in known)


@pytest.mark.parametrize("key", FORMS)
def test_every_form_is_found_as_a_word(key: str) -> None:
    for form in FORMS[key]:
        assert forms_pattern(key, "en").search(f"the {form}'s office")
    assert not forms_pattern(key, "en").search(f"the {FORMS[key][0]}x office")


def test_an_unknown_language_has_none() -> None:
    assert not acronyms("fi")
