"""Places that a text without a source leaves in a case, and names that it keeps whole."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Entry, Glossary, Kind, Variant
from mtcheck.model import Article, Segment
from mtcheck.names import Fault, findings

STARTER = Glossary.default()
PLACES = Glossary(
    [
        Entry("Serbia", Kind.PLACE, sources=(("sr", "Srbija"),)),
        Entry("Bosnia and Herzegovina", Kind.PLACE, sources=(("sr", "Bosna"),)),
        Entry("Elektroprivreda Srbije", Kind.ORGANISATION, sources=(("sr", "Elektroprivreda Srbije"),)),
        Entry("Austria", Kind.PLACE),
        Entry("Novi Grad", Kind.PLACE),
    ]
)


def said(text: str, glossary: Glossary = STARTER, language: str = "und") -> list[tuple[Fault, str, tuple[str, ...]]]:
    segment = Segment(0, text, 0, len(text))
    found = findings(Article("x", None, language, "en", text, None, (), (segment,)), glossary)
    return [(item.fault, text[item.start : item.end], item.right) for item in found]


@pytest.mark.parametrize(
    ("text", "form", "right"),
    [
        ("He spoke with Srbijom about the gas contract.", "Srbijom", "Serbia"),
        ("The train to Beograda was late.", "Beograda", "Belgrade"),
        ("He came from Bosne in 1995.", "Bosne", "Bosnia"),
        ("The fire in Banjoj Luci was put out.", "Banjoj Luci", "Banja Luka"),
        ("Police in the city of Novom Sadu arrested him.", "Novom Sadu", "Novi Sad"),
        ("The tourists in Crnoj Gori were pleased.", "Crnoj Gori", "Montenegro"),
        ("The prison in Staroj Pazovi is full.", "Staroj Pazovi", "Stara Pazova"),
        ("The factory in Nowym Sączu was sold.", "Nowym Sączu", "Nowy Sącz"),
        ("A fire broke out in Novem mestu on Monday.", "Novem mestu", "Novo Mesto"),
        ("They moved to Rakousku.", "Rakousku", "Austria"),
    ],
)
def test_a_place_in_a_case_of_an_unknown_language_is_found(text: str, form: str, right: str) -> None:
    assert said(text) == [(Fault.LEFT_IN, form, (right,))]


def test_the_language_that_is_given_decides() -> None:
    assert said("They moved to Rakousku.", PLACES, "cs") == [(Fault.LEFT_IN, "Rakousku", ("Austria",))]
    assert said("They moved to Rakousku.", PLACES, "sr") == []


def test_a_word_of_an_organisations_name_does_not_stand_for_it() -> None:
    assert said("He spoke with Srbijom.", PLACES) == [(Fault.LEFT_IN, "Srbijom", ("Serbia",))]
    assert said("He spoke with Srbijom.", Glossary([PLACES.entries[2]])) == []


def test_the_whole_name_is_right_where_none_is_as_long() -> None:
    assert said("He came from Bosne in 1995.", PLACES)[0][2] == ("Bosnia and Herzegovina",)


def test_a_place_of_a_bare_list_is_read_in_any_language() -> None:
    assert said("He lives in Novom Gradu.", PLACES) == [(Fault.LEFT_IN, "Novom Gradu", ("Novi Grad",))]


@pytest.mark.parametrize(
    "text",
    [
        "She teaches in Banja Luka and Novi Pazar.",
        "Elektroprivreda Srbije raised its prices.",
        "The Vlada Republike Hrvatske decided.",
        "The Narodna banka Srbije raised the rate.",
        "Telekom Slovenije bought the network.",
        "He read Glas Slavonije on the train.",
        "The statement was published by Radio Televizija Crne Gore.",
        "Ivana Hrvatsku met the mayor.",
        "Nisu was all for it.",
    ],
)
def test_a_name_that_is_kept_whole_is_right(text: str) -> None:
    assert said(text) == []


def test_the_spelling_that_a_glossary_forbids_keeps_its_message() -> None:
    entry = Entry("Serbia", Kind.PLACE, sources=(("sr", "Srbija"),), forbidden=(Variant("Srbiji", "a dative"),))
    assert said("He lives in Srbiji.", Glossary([entry])) == [(Fault.VARIANT, "Srbiji", ("Serbia",))]
