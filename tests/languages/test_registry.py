"""The folders of languages: ours are whole, another package's are found, a broken one is left out with a notice."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import mtcheck
from mtcheck.languages import language, registry, tags
from mtcheck.languages.language import Capability, language_for
from mtcheck.languages.registry import folders

NUMBERS = """\
decimal = ","
grouping = ["spaces"]

[cardinals]
3 = "bat"

[scales]
1000 = "blip"
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Installs a package with the folder of a language Xx."""
    (tmp_path / "mtcheck_xx").mkdir()

    def install(**files: str) -> None:
        for name, text in files.items():
            (tmp_path / "mtcheck_xx" / f"{name}.toml").write_text(text, encoding="utf-8")

    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(registry, "plugins", lambda _: {"xx": "mtcheck_xx"})
    _forget()
    yield install
    sys.modules.pop("mtcheck_xx", None)
    _forget()


def _forget() -> None:
    for function in (registry.folders, registry.folder, registry.alias, tags.group, language.language_for):
        function.cache_clear()


@pytest.mark.parametrize("tag", folders())
def test_no_folder_of_ours_is_broken(tag: str) -> None:
    assert language_for(tag).problem is None
    assert language_for(tag).name


@pytest.mark.parametrize(("tag", "name"), [("hr-HR", "Croatian"), ("sr-Latn", "Serbian"), ("no", "Norwegian")])
def test_a_tag_of_a_language_finds_its_folder(tag: str, name: str) -> None:
    assert language_for(tag).name == name
    assert Capability.NUMBERS in language_for(tag).capabilities


def test_a_language_of_another_package(package: Callable[..., None]) -> None:
    package(language='name = "Xxish"\nscripts = "Latin"\n', numbers=NUMBERS)

    report = mtcheck.audit("It took 4,000 days.", source="Xy 3 blip xyx.", source_lang="xx", glossary=None)

    assert [issue.check for issue in report.issues if issue.check.startswith("number")] == ["number-value"]
    assert {run.name: run.reason for run in report.checks}["negation-mismatch"] == "no Xxish negation"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"language": 'name = "Xxish"', "numbers": NUMBERS + '5 = "a~b"'}, "numbers.toml, line 9: scales.5 has the"),
        ({"language": "name = 5"}, "language.toml, line 1: name must be a string"),
        ({"language": 'name = "Xxish"\nable = "fly"'}, "language.toml, line 2: able has 'fly'"),
        ({"language": 'name = "Xxish'}, "language.toml: "),
        ({"language": 'name = "Xxish"', "acronyms": "[acronyms]\nUS = 1"}, "acronyms.toml, line 2: acronyms.US must"),
    ],
)
def test_a_broken_folder_is_left_out_with_a_notice(
    package: Callable[..., None], files: dict[str, str], told: str
) -> None:
    package(**files)

    report = mtcheck.audit("It took 4,000 days.", source="Xy 3 blip xyx.", source_lang="xx", glossary=None)

    assert any(told in notice for notice in report.article.notices), report.article.notices
    assert "no " in ({run.name: run.reason for run in report.checks}["number-value"] or "")
    assert report.issues == ()
