"""The folders of languages: ours are whole, another package's are found, a broken one is left out with a notice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import mtcheck
from mtcheck.languages.language import Capability, language_for
from mtcheck.languages.registry import GENERATED, folders

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
