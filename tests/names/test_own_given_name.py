"""Given names in a case: the ones that the source's speakers bear, not their foreign twins."""

from __future__ import annotations

import pytest

from tests.names.one_sentence import said


@pytest.mark.parametrize(
    ("language", "source", "text", "right"),
    [
        ("hr", "Razgovarao je s Markom Petrovićem.", "He spoke with Markom Petrović.", "Marko"),
        ("hr", "Razgovarao je s Markom.", "He spoke with Markom.", "Marko"),
        ("sr", "Razgovarao je sa Aleksandrom Petrovićem.", "He spoke with Aleksandrom Petrović.", "Aleksandar"),
        ("hr", "Sastao se s Aleksandrom Horvatom.", "He met Aleksandrom Horvat.", "Aleksandar"),
        ("bs", "Sastao se s Petrom Kovačem.", "He met Petrom Kovač.", "Petar"),
        ("sr", "Разговарао је са Петром Јовановићем.", "He spoke with Petrom Jovanović.", "Petar"),
        ("sr", "Разговарао је са Славком.", "He spoke with Slavkom.", "Slavko"),
        ("sl", "Pogovarjal se je s Pavlom Novakom.", "He spoke with Pavlom Novak.", "Pavel"),
        ("sl", "Pogovarjal se je z Aleksandrom Kovačem.", "He spoke with Aleksandrom Kovač.", "Aleksander"),
        ("cs", "Mluvil s Radkem Dvořákem.", "He spoke with Radkem Dvořák.", "Radek"),
        ("cs", "Mluvil s Markem.", "He spoke with Markem.", "Marek"),
        ("pl", "Rozmawiał z Jackiem Kowalskim.", "He spoke with Jackiem Kowalski.", "Jacek"),
        ("pl", "Rozmawiał z Pawłem.", "He spoke with Pawłem.", "Paweł"),
        ("uk", "Він говорив з Петром Коваленком.", "He spoke with Petrom Kovalenko.", "Petro"),
        ("ru", "Он говорил с Марком Ивановым.", "He spoke with Markom Ivanov.", "Mark"),
    ],
)
def test_speakers_of_the_language_bear_it(language: str, source: str, text: str, right: str) -> None:
    assert (right,) in said(text, source, language)


@pytest.mark.parametrize(
    ("language", "source", "text", "right"),
    [
        ("hr", "Susreo se s Markom Rutteom.", "He met Markom Rutte.", "Mark"),
        ("cs", "Setkal se s Markem Ruttem.", "He met Markem Rutte.", "Mark"),
        ("hr", "Susreo se s Petrom Pavelom.", "He met Petrom Pavel.", "Petr"),
        ("hr", "Mark je došao, pa je razgovarao s Markom.", "Mark came, so he spoke with Markom.", "Mark"),
    ],
)
def test_a_foreigner_keeps_his_name(language: str, source: str, text: str, right: str) -> None:
    assert (right,) in said(text, source, language)


@pytest.mark.parametrize(
    ("language", "source", "text"),
    [
        ("hr", "Razgovarao je s Markom Petrovićem.", "He spoke with Marko Petrović."),
        ("hr", "Susreo se s Markom Rutteom.", "He met Mark Rutte."),
        ("sl", "Pogovarjal se je s Petrom Novakom.", "He spoke with Peter Novak."),
        ("cs", "Mluvil s Petrem Dvořákem.", "He spoke with Petr Dvořák."),
        ("hr", "Sastala se s Petrom Horvat.", "She met Petra Horvat."),
    ],
)
def test_right_names_are_left_alone(language: str, source: str, text: str) -> None:
    assert not said(text, source, language)
