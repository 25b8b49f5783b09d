"""From a case form back to the nominatives it may stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.glossary import Entry, Gender, Kind
from mtcheck.glossary.inflect import readings
from mtcheck.glossary.inflect.forms import case_forms
from mtcheck.languages.respelling import latin


@pytest.mark.parametrize(
    ("form", "language", "nominative", "case"),
    [
        ("Kulebom", "sr", "kuleba", "instrumental"),
        ("Kulebom", "sr", "kuleb", "instrumental"),
        ("Zelenskim", "cnr", "zelenski", "instrumental"),
        ("Lavrovim", "hr", "lavrov", "instrumental"),
        ("Americi", "hr", "amerika", "dative"),
        ("Požarevca", "sr", "požarevac", "genitive"),
        ("Santoriniju", "bs", "santorini", "dative"),
        ("Kulebina", "sr", "kuleba", "possessive"),
        ("Allenova", "hr", "allen", "possessive"),
        ("Nooso", "sl", "noosa", "accusative"),
        ("Nassarja", "sl", "nassar", "genitive"),
        ("Martellyho", "cs", "martelly", "genitive"),
        ("Teplicích", "cs", "teplice", "locative"),
        ("Košiciach", "sk", "košice", "locative"),
        ("Suwałkach", "pl", "suwałki", "locative"),
        ("Domžalah", "sl", "domžale", "locative"),
        ("Vinkovcima", "hr", "vinkovci", "dative"),
    ],
)
def test_a_form_is_read_back(form: str, language: str, nominative: str, case: str) -> None:
    found = [reading for reading in readings(form, language) if reading.nominative == nominative]

    assert case in {reading.case for reading in found}


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("sr", "Kuleba"),
        ("sr", "Blinken"),
        ("hr", "Zelenski"),
        ("sr", "Lavrov"),
        ("bs", "Vučić"),
        ("sr", "Makron"),
        ("uk", "Кулеба"),
        ("ru", "Лавров"),
    ],
)
def test_every_form_we_make_is_read_back(language: str, name: str) -> None:
    """Two halves of one engine that were written apart: neither may know an ending that the other does not."""
    (declined,) = case_forms(Entry(name, Kind.PERSON, sources=((language, name),), gender=Gender.MASCULINE))
    assert declined.cases

    for case, forms in declined.cases:
        if case == "vocative":
            continue
        for form in forms:
            nominatives = {reading.nominative for reading in readings(latin(form, language), language)}
            assert latin(name, language) in nominatives, (case, form)


def test_the_form_itself_comes_first() -> None:
    assert readings("Kuleba", "sr")[0].nominative == "kuleba"


@given(st.text(max_size=40), st.sampled_from(["sr", "hr", "sl", "cs", "uk", "ru", "bg", "xx"]))
def test_any_text_can_be_read(form: str, language: str) -> None:
    first, *others = readings(form, language)

    assert first.nominative == form.casefold()
    assert all(reading.ending for reading in others)
