"""The facts about declension hold together, and a folder brings its own by data alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import mtcheck
from mtcheck.errors import LanguageDataError
from mtcheck.glossary import Entry, Gender, Kind
from mtcheck.glossary.inflect import readings
from mtcheck.glossary.inflect.forms import case_forms
from mtcheck.languages import declension
from mtcheck.languages.check_folder import check_folder
from mtcheck.languages.declension import CASE_NAMES, CASES, cues_for, declension_for
from mtcheck.languages.read_declension import read_nominatives
from mtcheck.languages.read_surnames import read_surnames
from mtcheck.languages.registry import UNKNOWN, folders

HEADS = "genders\tending\tcut\t" + "\t".join(CASE_NAMES)


def test_every_row_has_all_cases() -> None:
    rows = [(tag, row) for tag in folders() for row in declension_for(tag).paradigms + declension_for(tag).adjectives]

    assert len({tag for tag, _ in rows}) > 5
    for tag, row in rows:
        assert len(row.endings) == len(CASE_NAMES), (tag, row)
        assert row.endings[0] != ("-",), (tag, row)


@pytest.mark.parametrize("tag", ["uk", "ru"])
def test_a_bare_genitive_is_a_plural(tag: str) -> None:
    """``0`` takes the nominative's ending off; only plurals have a form without one."""
    bare = [row for row in declension_for(tag).paradigms if ("0",) in row.endings]

    assert bare
    for row in bare:
        assert row.cut > 0
        assert set(row.genders) <= {"p", "q"}
        assert row.endings.count(("0",)) == 1


def test_every_rule_names_known_cases() -> None:
    rules = [(tag, ending, cases) for tag in folders() for ending, _, cases in declension_for(tag).endings]

    assert len({tag for tag, _, _ in rules}) > 5
    for tag, ending, cases in rules:
        assert ending, tag
        assert cases, (tag, ending)
        assert set(cases) <= set(CASES), (tag, ending)


def test_a_folder_may_be_like_another() -> None:
    assert declension_for("sk").endings
    assert cues_for("sk").first_of_a_place.fullmatch("santa")
    assert declension_for("be").paradigms == declension_for("ru").paradigms


def test_a_language_without_facts_has_none() -> None:
    assert declension_for("xx-none") == declension.Declension()
    assert cues_for("xx-none").titles == frozenset()
    assert readings("Kuleba", "xx-none") == readings("Kuleba", "de")


@pytest.mark.parametrize(
    ("form", "nominatives", "impossible"),
    [
        ("Hołowni", ("hołownia",), ("hołowna", "hołowno")),
        ("Kaczki", ("kaczka",), ()),
        ("Matejki", ("matejko",), ()),
        ("Smoły", ("smoła",), ()),
    ],
)
def test_polish_i_stands_for_a_only_behind_k_g_and_l(
    form: str, nominatives: tuple[str, ...], impossible: tuple[str, ...]
) -> None:
    found = {item.nominative for item in readings(form, "pl")}
    assert found.issuperset(nominatives)
    assert found.isdisjoint(impossible)


FOLDER = {
    "language.toml": 'name = "Xxish"\nscripts = "Latin"\ndeclines = true\nable = "name_endings"\n',
    "declension.toml": 'readings = "ak>-:G ik~more>-:DL"\n\n[endings]\nmore = "- an"\n\n[prepositions]\nG = "wo"\n',
    "paradigms.tsv": f"{HEADS}\nms\t[^aeiou]\t0\tak\tik\tA\t=\tik\tikan\t-\nfw\ta\t1\tek\tik\t=\t=\tik\t0\t-\n",
}


def test_a_package_brings_declension_by_data_alone(planted: Callable[[dict[str, str]], None]) -> None:
    planted(FOLDER)
    man = Entry("Joram", Kind.PERSON, sources=(("xx", "Joram"),), gender=Gender.MASCULINE)

    (forms,) = case_forms(man)

    assert dict(forms.cases)["genitive"] == ("Joramak",)
    assert dict(forms.cases)["instrumental"] == ("Joramikan",)
    assert [item.nominative for item in readings("Joramikan", "xx")] == ["joramikan", "joram"]
    assert declension_for("xx").prepositions == {"wo": "G"}


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("declension.toml", 'readings = "ak>-:GA a-G"', "declension.toml, line 1: readings has 'a-G'"),
        ("declension.toml", 'readings = "ak~no>-:G"', "line 1: readings has the endings 'no'"),
        ("declension.toml", "plurals = ['(']", "declension.toml, line 1: plurals is not a regular expression"),
        ("declension.toml", "agreements = ['z a']", "declension.toml, line 1: agreements has 'z a'"),
        ("declension.toml", '[prepositions]\nQ = "wo"', "declension.toml, line 2: prepositions.Q must be letters"),
        ("declension.toml", 'like = "xx"', "declension.toml, line 1: like must be the folder of another language"),
        ("declension.toml", 'ending = "a"', "declension.toml, line 1: ending is not a key of this file"),
        ("paradigms.tsv", "genders\tending\n", "paradigms.tsv, line 1: must name the columns genders ending"),
        ("paradigms.tsv", f"{HEADS}\nz\ta\t0\ta\ta\ta\ta\ta\ta\ta\n", "paradigms.tsv, line 2: has the genders 'z'"),
        ("paradigms.tsv", f"{HEADS}\nm\ta\t0\ta\n", "paradigms.tsv, line 2: has 4 cells instead of 10"),
        ("paradigms.tsv", f"{HEADS}\nm\t(\t0\ta\ta\ta\ta\ta\ta\ta\n", "paradigms.tsv, line 2: '(?:()$' is not a reg"),
        ("declension.toml", '[phrases]\nQ = ["wo ne"]', "declension.toml, line 2: phrases.Q must be letters"),
        ("name-cues.toml", "saying = ['[']", "name-cues.toml, line 1: saying is not a regular expression"),
        ("name-cues.toml", "infinitives = ['[']", "line 1: infinitives is not a regular expression"),
        ("surnames.toml", "mans = ['(']", "surnames.toml, line 1: mans is not a regular expression"),
        ("surnames.toml", "men = 'ov'", "surnames.toml, line 1: men is not a key of this file"),
    ],
)
def test_a_broken_file_is_told_with_its_line(
    planted: Callable[[dict[str, str]], None], name: str, text: str, told: str
) -> None:
    planted(FOLDER | {name: text})

    report = mtcheck.audit("Joram came.", source="Joram xyx.", source_lang="xx", glossary=None)

    assert any(told in notice for notice in report.article.notices), report.article.notices
    assert declension_for("xx") == declension.Declension()


def test_a_language_may_say_how_its_own_nominatives_end(tmp_path: Path) -> None:
    (tmp_path / "nominatives.toml").write_text("womans = ['aitė']\nadded = 'o'\n", encoding="utf-8")
    found, general = read_nominatives(tmp_path), read_nominatives(UNKNOWN)

    assert found.womans.search("Adamkaitė")
    assert not found.womans.search("Nováková")
    assert found.added == ("o",)
    assert found.adjectives == general.adjectives


def test_a_language_may_say_how_its_own_surnames_end(tmp_path: Path) -> None:
    (tmp_path / "surnames.toml").write_text("regional = ['opoulos']\n", encoding="utf-8")
    found, general = read_surnames(tmp_path), read_surnames(UNKNOWN)

    assert found.regional.search("papadopoulos")
    assert not found.regional.search("petrovic")
    assert not general.regional.search("papadopoulos")
    assert found.mans == general.mans


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("womans = ['(']", "line 1: womans is not a regular expression"),
        ("[adjectives]\na = ['ska']", "line 2: adjectives.a has 'ska', which is not"),
        ("[adjectives]\n' ' = ['ska skiej']", "has 'ska skiej', which is not"),
        ("added = 5", "line 1: added must be words"),
        ("add = 'a'", "line 1: add is not a key of this file"),
    ],
)
def test_a_mistake_in_nominatives_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "language.toml").write_text('name = "X"\n', encoding="utf-8")
    (tmp_path / "nominatives.toml").write_text(text, encoding="utf-8")

    with pytest.raises(LanguageDataError) as caught:
        check_folder(tmp_path)

    assert told in str(caught.value)
