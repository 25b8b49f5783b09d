"""The folders of languages: ours are whole, another package's are found, a broken one is left out with a notice."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import mtcheck
from mtcheck.errors import LanguageDataError
from mtcheck.languages.language import Capability, language_for
from mtcheck.languages.registry import GENERATED, folders
from mtcheck.languages.word_list import read_list

NUMBERS = """\
decimal = ","
grouping = ["spaces"]

[cardinals]
3 = "bat"

[scales]
1000 = "blip"
"""


@pytest.mark.parametrize("tag", folders())
def test_no_folder_of_ours_is_broken(tag: str) -> None:
    assert language_for(tag).problem is None
    assert language_for(tag).name


@pytest.mark.parametrize("tag", folders())
def test_every_language_has_the_facts_of_cldr(tag: str) -> None:
    assert (folders()[tag] / GENERATED).is_file(), "scripts/build_cldr writes it"
    assert {Capability.NUMERALS} <= language_for(tag).capabilities


@pytest.mark.parametrize(("tag", "name"), [("hr-HR", "Croatian"), ("sr-Latn", "Serbian"), ("no", "Norwegian")])
def test_a_tag_of_a_language_finds_its_folder(tag: str, name: str) -> None:
    assert language_for(tag).name == name
    assert Capability.NUMBERS in language_for(tag).capabilities


def test_a_language_of_another_package(planted: Callable[[dict[str, str]], None]) -> None:
    planted({"language.toml": 'name = "Xxish"\nscripts = "Latin"\n', "numbers.toml": NUMBERS})

    report = mtcheck.audit("It took 4,000 days.", source="Xy 3 blip xyx.", source_lang="xx", glossary=None)

    assert [issue.check for issue in report.issues if issue.check.startswith("number")] == ["number-value"]
    assert {run.name: run.reason for run in report.checks}["negation-mismatch"] == "no Xxish negation"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"language.toml": 'name = "Xxish"', "numbers.toml": NUMBERS + '5 = "a~b"'},
            "numbers.toml, line 9: scales.5 has the",
        ),
        ({"language.toml": "name = 5"}, "language.toml, line 1: name must be a string"),
        ({"language.toml": 'name = "Xxish"\nable = "fly"'}, "language.toml, line 2: able has 'fly'"),
        ({"language.toml": 'name = "Xxish'}, "language.toml: "),
        (
            {"language.toml": 'name = "Xxish"', "acronyms.toml": "[acronyms]\nUS = 1"},
            "acronyms.toml, line 2: acronyms.US must",
        ),
    ],
)
def test_a_broken_folder_is_left_out_with_a_notice(
    planted: Callable[[dict[str, str]], None], files: dict[str, str], told: str
) -> None:
    planted(files)

    report = mtcheck.audit("It took 4,000 days.", source="Xy 3 blip xyx.", source_lang="xx", glossary=None)

    assert any(told in notice for notice in report.article.notices), report.article.notices
    assert "no " in ({run.name: run.reason for run in report.checks}["number-value"] or "")
    assert report.issues == ()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("numbers.toml", 'decimal = ",,"', "numbers.toml, line 1: decimal must be one mark"),
        ("numbers.toml", 'decimal = "5"', "numbers.toml, line 1: decimal must be one mark"),
        ("numbers.toml", 'grouping = ["ab"]', "numbers.toml, line 1: grouping has 'ab'"),
        ("numbers.toml", 'decimal = ","\ngrouping = [","]', "numbers.toml, line 2: grouping has ','"),
        ("numbers.toml", r'apostrophe = "\\"', "numbers.toml, line 1: apostrophe must be one mark"),
        ("numbers.toml", '[fractions]\n0 = "nolt"', "line 2: fractions.0 must have a number from 2"),
        ("numbers.toml", f'[scales]\n1{"0" * 400} = "blip"', "must have a number from 10"),
        ("numbers.toml", '[endings]\na = "-"\n[cardinals]\n3 = "~a"', "line 4: cardinals.3 has '~a'"),
        ("numbers.toml", 'or_more = ["a\\nb"]', "line 1: or_more must be on one line"),
        ("dates.toml", '[months]\n13 = "blip"', "dates.toml, line 2: months.13 must have a number from 1 to 12"),
        ("dates.toml", 'month_names = "a b"', "dates.toml, line 1: month_names must be 12 words"),
        ("dates.toml", '[clock]\n30 = ["at {our}"]', "clock.30 has 'at {our}', which must have {hour} as a word"),
        ("dates.toml", '[clock]\nm = ["at {hour}"]', "which must have {hour} and {minute} as a word"),
        ("dates.toml", '[clock]\n"=1500" = ["late"]', "clock.=1500 must have minutes as its key"),
        ("dates.toml", '[day_parts]\nnoon = ["late"]', "line 2: day_parts.noon is not one of am night pm"),
        ("sentence_ends.toml", 'question = "ab"', "sentence_ends.toml, line 1: question must be one mark"),
        ("sentence_ends.toml", 'no_key = "ab"', "sentence_ends.toml, line 1: no_key is not a key"),
        ("furniture.txt", "[button]\nMore\n(Share", "furniture.txt, line 3: a bracket is not closed"),
        ("furniture.txt", "[button]\n{whom}", "furniture.txt, line 2: {whom} is not a known placeholder"),
        ("furniture.txt", "[button]\nMore [a-", "furniture.txt"),
        ("negation.toml", "clear = ['x*']", "negation.toml, line 1: clear has a pattern that matches an empty"),
        ("negation.toml", "clear = ['{some} x']", "negation.toml, line 1: clear has {some}, and there is no list"),
        (
            "dates.toml",
            'month_names = "a"\nmonth_names = "b"',
            "dates.toml: month_names: Cannot overwrite a value",
        ),
        ("declined.toml", '[months]\n1 = "a b"', "declined.toml, line 2: months.1 must have 6 forms"),
        ("english-name-words.txt", "\udcff", "english-name-words.txt"),
        ("given-names.txt", "\udcff", "given-names.txt"),
        ("nations.toml", "[names]\nXX = 5", "nations.toml, line 2: names.XX must be words"),
        ("english-homographs.txt", "\udcff", "english-homographs.txt"),
        ("common-words.txt.gz", "no archive", "common-words.txt.gz"),
        ("language.toml", 'name = "X\\nish"', "language.toml, line 1: name must be on one line"),
        ("language.toml", 'name = "X"\nfurniture_of = "../en"', "furniture_of must be the folder of a language"),
        ("language.toml", 'name = "X"\nother_years = [1250]', "line 2: other_years must be the first and the last"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_when_the_language_is_loaded(
    planted: Callable[[dict[str, str]], None], name: str, text: str, told: str
) -> None:
    planted({"language.toml": 'name = "Xxish"', name: text})

    report = mtcheck.audit("It took 4,000 days.", source="Xy 3 blip xyx.", source_lang="xx", glossary=None)

    assert any(told in notice for notice in report.article.notices), report.article.notices
    assert all(len(notice.splitlines()) == 1 for notice in report.article.notices)


def test_a_folder_in_the_place_of_a_data_file_is_told(
    planted: Callable[[dict[str, str]], None], tmp_path: Path
) -> None:
    planted({"language.toml": 'name = "Xxish"'})
    (tmp_path / "mtcheck_xx" / "negation.toml").mkdir()

    assert str(language_for("xx").problem).endswith("negation.toml: must be a file")


@pytest.mark.parametrize("name", ["negation", "persons", "acronyms", "institutions", "opposites", "dates", "units"])
def test_an_empty_file_makes_no_check_run(planted: Callable[[dict[str, str]], None], name: str) -> None:
    planted({"language.toml": 'name = "Xxish"', "numbers.toml": NUMBERS})
    before = language_for("xx").capabilities
    language_for.cache_clear()
    planted({f"{name}.toml": "# Later.\n"})

    assert language_for("xx").capabilities == before


def test_a_byte_order_mark_is_no_part_of_a_file(planted: Callable[[dict[str, str]], None]) -> None:
    """Editors put it before what is saved as UTF-8."""
    planted({"language.toml": '\ufeffname = "Xxish"', "numbers.toml": "\ufeff" + NUMBERS})

    assert language_for("xx").problem is None
    assert language_for("xx").locale.cardinals == {"bat": 3}


@pytest.mark.parametrize("name", ["hbs/common-words.txt.gz", "given-names.txt"])
def test_a_list_of_ours_that_is_damaged_is_named(tmp_path: Path, name: str) -> None:
    """No archive, or no UTF-8: an installation may be damaged."""
    damaged = tmp_path / name.rpartition("/")[2]
    damaged.write_bytes(b"zz\xff")

    with pytest.raises(LanguageDataError, match=re.escape(damaged.name)):
        read_list(damaged)


def test_a_language_that_does_not_tell_its_marks_has_the_usual_ones(planted: Callable[[dict[str, str]], None]) -> None:
    planted({"language.toml": 'name = "Xxish"', "numbers.toml": 'decimal = ","\n[cardinals]\n3 = "bat"'})

    assert language_for("xx").problem is None
    assert language_for("xx").locale.grouping == ". \u00a0\u2009\u202f"
