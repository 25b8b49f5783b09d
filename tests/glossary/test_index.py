"""Look-up: whole names, words, words one edit or one sound away, among names like them."""

from __future__ import annotations

import string
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.glossary import Entry, Kind, Variant
from mtcheck.glossary.index import Index, Role, _edits, _marks_of_edits, build, source_word, split
from mtcheck.languages.respelling import fold

ENTRIES = (
    Entry("Dmytro Kuleba", Kind.PERSON, sources=(("sr", "Дмитро Кулеба"),), discouraged=(Variant("Dmitry Kuleba"),)),
    Entry("Antony Blinken", Kind.PERSON, forbidden=(Variant("Anthony Blinken", "he spells it Antony"),)),
    Entry("Kyiv", Kind.PLACE, discouraged=(Variant("Kiev"),)),
    Entry("Ursula von der Leyen", Kind.PERSON),
    Entry("San Marino"),
    Entry("San José"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return build(ENTRIES)


def test_a_whole_name_is_found_by_its_folded_words(index: Index) -> None:
    (surface,) = index.phrase(("dmytro", "kuleba"))

    assert (surface.text, surface.role, surface.kind) == ("Dmytro Kuleba", Role.PREFERRED, "person")
    assert index.phrase(("kuleba",)) == ()


def test_a_variant_leads_to_its_entry_and_keeps_its_note(index: Index) -> None:
    (surface,) = index.phrase(("anthony", "blinken"))

    assert surface.role is Role.FORBIDDEN
    assert surface.note == "he spells it Antony"
    assert index.preferred(surface.entry).text == "Antony Blinken"
    assert [spelling.text for spelling in index.spellings(surface.entry)] == ["Antony Blinken", "Anthony Blinken"]


def test_source_forms_are_filed_by_language_group_in_latin_script(index: Index) -> None:
    assert source_word("Кулеба", "cnr") == "hbs:kuleba"
    (number,) = index.containing("hbs:kuleba")
    assert index.surface(number).text == "Дмитро Кулеба"
    assert not index.knows("дмитро")


@pytest.mark.parametrize(("word", "expected"), [("kuleb", "kuleba"), ("blinkken", "blinken"), ("leyan", "leyen")])
def test_a_word_one_edit_away_is_near(index: Index, word: str, expected: str) -> None:
    assert expected in index.near(word)


def test_a_word_two_edits_away_is_not_near(index: Index) -> None:
    assert index.near("kulembo") == ()


def test_accents_do_not_matter_but_particles_are_no_words_of_their_own(index: Index) -> None:
    assert index.knows(fold("JOSÉ"))
    assert not index.knows("von")
    assert index.frequency("san") == 2


def test_the_shortest_surfaces_come_first() -> None:
    index = build([Entry("San Salvador"), Entry("San")])

    assert index.surface(index.containing("san")[0]).text == "San"


def test_an_empty_glossary_finds_nothing() -> None:
    index = build([])

    assert len(index) == 0
    assert index.find("Kuleba") == ()


@pytest.mark.slow
@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=30))
def test_any_text_can_be_a_name_and_a_query(names: list[str], query: str) -> None:
    index = build(map(Entry, names))

    index.find(query)
    assert len(index) == len(names)


@given(st.text(string.ascii_lowercase, min_size=5, max_size=12), st.data())
def test_every_single_deletion_is_near(word: str, data: st.DataObject) -> None:
    """The guarantee of symmetric deletes, on which recall rests."""
    place = data.draw(st.integers(0, len(word) - 1))
    damaged = word[:place] + word[place + 1 :]
    index = build([Entry(word.capitalize())])

    assert damaged == word or word in index.near(damaged)


@given(st.text(max_size=70), st.text(string.ascii_lowercase, max_size=70))
def test_edits_are_hashed_as_they_would_be_one_by_one(word: str, key: str) -> None:
    """Those of plain letters are hashed from their parts."""
    for one in (word, key):
        assert _marks_of_edits(one, key) == {crc32(edit.encode("utf-8", "surrogatepass")) for edit in _edits(one, key)}


def test_what_is_found_does_not_depend_on_the_order_of_a_set() -> None:
    """Two words near the query are as rare as each other: the first in the alphabet is looked up."""
    index = build([Entry("Marek"), Entry("Maren"), Entry("Mares")])

    assert [surface.text for surface in index.find("Marez")] == ["Marek"]


def test_a_word_heard_alike_is_near() -> None:
    """Its letters are more than one edit away."""
    index = build([Entry("Władysław Gomułka"), Entry("Volodymyr Zelensky")])

    assert index.near("vladislav") == ("wladyslaw",)
    assert index.near("zelenskij") == ("zelensky",)


def test_split_keeps_apostrophes_and_drops_hyphens() -> None:
    assert split("Mick O'Flynn-Smith") == ("mick", "o'flynn", "smith")
