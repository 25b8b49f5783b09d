"""What two glossaries say differently, and one glossary of several."""

from __future__ import annotations

from dataclasses import replace

from mtcheck.glossary import Entry, Gender, Kind, Variant
from mtcheck.glossary.diff import differences
from mtcheck.glossary.merge import merge_equals

KYIV = Entry("Kyiv", Kind.PLACE, sources=(("sr", "Kijev"),), discouraged=(Variant("Kiev"),), id="Q1899")
LVIV = Entry("Lviv")


def test_added_removed_and_changed_entries() -> None:
    changed = replace(KYIV, forbidden=(Variant("Kiev"),), discouraged=(), sources=(("sr", "Kijev"), ("uk", "Київ")))
    first, second, third = differences([KYIV, LVIV], [changed, Entry("Odesa")])
    assert first.details == ("uk + Київ", "discouraged - Kiev", "forbidden + Kiev")
    assert (second.old, second.new) == (LVIV, None)
    assert (third.old, third.new) == (None, Entry("Odesa"))


def test_order_and_lines_do_not_count() -> None:
    assert differences([KYIV, LVIV], [replace(LVIV, line=7), replace(KYIV, line=8)]) == ()


def test_a_new_spelling_of_the_same_id_and_a_new_kind_are_changes() -> None:
    (one,) = differences([KYIV], [replace(KYIV, name="Kiev", discouraged=())])
    assert one.details == ("name Kyiv → Kiev", "discouraged - Kiev")
    (one,) = differences([LVIV], [replace(LVIV, kind=Kind.PLACE)])
    assert one.details == ("kind none → place",)


def test_two_of_one_name_are_two() -> None:
    (one,) = differences([LVIV, LVIV], [LVIV])
    assert (one.old, one.new) == (LVIV, None)


def test_the_first_file_decides_and_contradictions_are_said() -> None:
    other = Entry("Kyiv", Kind.PLACE, allowed=(Variant("Kiev"), Variant("Kyjiv")), gender=Gender.MASCULINE, id="Q9")
    (entry, lviv), told = merge_equals([(KYIV,), (replace(other, id=None, note="a city"), LVIV)])
    assert entry.discouraged == (Variant("Kiev"),)
    assert [variant.text for variant in entry.allowed] == ["Kyjiv"]
    assert (entry.gender, entry.note, lviv) == (Gender.MASCULINE, "a city", LVIV)
    assert told == ("Kyiv: 'Kiev' is discouraged; the other has it allowed",)


def test_the_first_files_spelling_is_preferred_even_if_it_is_all_that_it_says() -> None:
    (entry,), told = merge_equals([(Entry("Kiev"),), (KYIV,)])
    assert (entry.name, [variant.text for variant in entry.allowed]) == ("Kiev", ["Kyiv"])
    assert entry.sources == KYIV.sources
    assert told[0] == "Kiev: the other prefers 'Kyiv'"


def test_what_agrees_is_not_told() -> None:
    entries, told = merge_equals([(KYIV,), (KYIV,), (LVIV, KYIV)])
    assert (entries, told) == ((KYIV, LVIV), ())
