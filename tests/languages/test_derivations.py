"""How a language makes words of names is in its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.errors import LanguageDataError
from mtcheck.languages.check_folder import check_folder
from mtcheck.languages.declension import cues_for, declension_for, nominatives_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import same_family
from mtcheck.languages.read_declension import read_declension
from mtcheck.languages.read_derivations import Derivations, read_derivations
from mtcheck.languages.surnames import surnames_for
from mtcheck.languages.world import states_alike
from mtcheck.names.alike import (
    is_derived,
    is_no_name,
    is_one_letter_off,
    is_ordinary,
    is_plural_of_a_name,
    same_state,
)
from tests.languages.test_own_facts import folder


def test_english_derives_words_from_names() -> None:
    assert is_derived("maltese", "malta", "en")
    assert is_derived("greenlandic", "greenland", "en")
    assert is_derived("croats", "croatia", "en")
    assert not is_derived("maltov", "malta", "en")
    assert same_family("ukraine", "ukrainians")
    assert not same_family("maora", "maori")
    assert is_ordinary("Labour", "en")


def test_words_with_a_capital_that_a_translator_may_replace_are_no_names() -> None:
    words = ["Monday", "September", "USD", "He'll", "I"]

    assert all(is_no_name(word, "en") for word in words)
    assert not is_no_name("Septembers", "en")
    assert not is_no_name("Maria", "en")


def test_states_have_other_names() -> None:
    assert same_state("usa", {"america"}, "en")
    assert same_state("dutch", {"holland", "serbia"}, "en")
    assert not same_state("usa", {"britain"}, "en")
    assert not same_state("serbia", {"serbia"}, "en")
    assert states_alike("vi") == {}


def test_a_language_without_the_file_derives_nothing() -> None:
    assert derivations_for("hu") == derivations_for("xx") == Derivations()
    assert derivations_for("en-GB").derived.fullmatch("ians")


def test_a_new_language_says_how_it_derives(tmp_path: Path) -> None:
    found = read_derivations(
        folder(tmp_path, derivations='peoples = ["ien", "ais"]\nlands = "ie"\n[spellings]\nph = "f"')
    )

    assert found.peoples.search("irakien")
    assert not found.peoples.search("irak")
    assert found.lands == {"ie"}
    assert found.spellings == (("ph", "f"),)
    assert not found.derived.search("irakien")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("derivations", 'derived = ["("]', "line 1: derived is not a regular expression"),
        ("derivations", 'people = "an"', "line 1: people is not a key of this file"),
        ("derivations", "[spellings]\nour = 5", "line 2: spellings.our must be a string"),
        ("name-cues", "small_words = 5", "line 1: small_words must be words"),
        ("nations", "[alike]\nUS = 5", "line 2: alike.US must be words"),
        ("nominatives", 'unlikely = ["("]', "line 1: unlikely is not a regular expression"),
        ("surnames", 'towns = ["("]', "line 1: towns is not a regular expression"),
        ("declension", "open_neuters = 5", "line 1: open_neuters must be words"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(LanguageDataError) as caught:
        check_folder(folder(tmp_path, **{name: text}))

    assert f"{name}.toml, {told}" in str(caught.value)


def test_each_language_has_its_own_words_and_letters() -> None:
    assert [tag for tag in ("hr", "sl", "cs", "uk") if cues_for(tag).comparing] == ["hr", "sl"]
    assert declension_for("uk").feminine_letters == ("а", "я")
    assert declension_for("be").open_neuters == declension_for("ru").open_neuters == ("о",)
    assert declension_for("sl").neuter_letters == ("o", "e")
    assert nominatives_for("en").genus.search("karenia")
    assert surnames_for("ru").towns.search("donetsk")


def test_a_language_that_does_not_say_which_letters_show_gender_has_those_of_any(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for path in (one, other):
        path.mkdir()

    assert read_declension(folder(one)).feminine_letters == ("a", "а", "я")
    assert read_declension(folder(other, declension='feminine_letters = "e"')).feminine_letters == ("e",)


def test_only_the_facts_of_the_target_are_asked() -> None:
    assert not same_state("usa", {"america"}, "vi")
    assert not is_derived("croats", "croatia", "hr")
    assert is_derived("croats", "croatia", "en-GB")


def test_a_plural_is_that_of_the_target() -> None:
    english, german = derivations_for("en"), derivations_for("de")

    assert (english.singular("lays"), english.singular("lay's"), english.singular("lay")) == ("lay", "lay", "lay")
    assert (german.singular("merkels"), german.singular("lay's")) == ("merkel", "lay'")
    assert derivations_for("hr").singular("boris") == "boris"
    assert english.plurals == (("y", "ies"),)
    assert is_plural_of_a_name("Americans", "en")
    assert not is_plural_of_a_name("Americans", "hr")


def test_a_letter_that_makes_a_plural_is_a_slip_where_plurals_are_made_otherwise() -> None:
    assert not is_one_letter_off("himalaya", "himalayas", "en")
    assert is_one_letter_off("borisa", "borisas", "hr")
