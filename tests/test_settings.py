"""Settings are found, typed and refused clearly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mtcheck.errors import SettingsError
from mtcheck.settings import Settings, Waiver, load_settings


def test_defaults_without_a_file(tmp_path: Path) -> None:
    """No file up to the root: the defaults."""
    assert load_settings(tmp_path) == Settings()


def test_the_nearest_file_counts_and_paths_are_relative_to_it(tmp_path: Path) -> None:
    """A folder inherits its parent's mtcheck.toml."""
    (tmp_path / "mtcheck.toml").write_text(
        'glossary = ["names.csv"]\nfail_on = "minor"\ntranslator = "embedded"\ndisable = ["misspelling"]\n'
        '[[waivers]]\ncheck = "name-variant"\ntext = "Kiev"\nreason = "in a title"\nuntil = 2027-01-01\n'
    )
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)

    settings = load_settings(inner)

    assert settings.glossary == (tmp_path / "names.csv",)
    assert settings.fail_on == "minor"
    assert settings.translator == "embedded"
    assert settings.disable == ("misspelling",)
    assert settings.waivers == (Waiver("name-variant", "Kiev", "in a title", date(2027, 1, 1)),)


def test_pyproject_table(tmp_path: Path) -> None:
    """A project keeps its settings in pyproject.toml; one without our table is skipped."""
    (tmp_path / "pyproject.toml").write_text('[tool.mtcheck]\nsource_lang = "hr"\n')
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.other]\nx = 1\n")

    assert load_settings(inner).source_lang == "hr"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = true", "unknown key 'colour'"),
        ('fail_on = "fatal"', "fail_on = 'fatal'"),
        ("default_glossary = 1", "default_glossary = 1"),
        ("disable = [1]", "disable = [1]"),
        ('[[waivers]]\ncheck = "x"', "a waiver needs check, text and reason"),
        ('[[waivers]]\ncheck = "x"\nwhy = "y"', "a waiver takes check"),
        ("glossary = ", "mtcheck.toml"),
        ('glossary = ["names.csv", 3]', "glossary = ['names.csv', 3]"),
        ("x = " + "[" * 5000, "mtcheck.toml"),
    ],
)
def test_mistakes_name_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    """A mistake in the file is one line that names it."""
    (tmp_path / "mtcheck.toml").write_text(text)

    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)

    assert said in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_editors_and_people_write(tmp_path: Path) -> None:
    """A byte order mark, an empty list, a waiver's day with an hour."""
    (tmp_path / "mtcheck.toml").write_text(
        '\ufeffglossary = []\n[[waivers]]\ncheck = "x"\ntext = "y"\nreason = "z"\nuntil = 2030-01-01T00:00:00\n',
        encoding="utf-8",
    )
    settings = load_settings(tmp_path)
    assert settings.glossary == ()
    assert settings.waivers == (Waiver("x", "y", "z", date(2030, 1, 1)),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a" + ".a" * 20_000 + " = 1", "32 parts"),
        ('x = {"a"' + " . 'a'" * 40 + " = 1}", "32 parts"),
        ("[a" + ".a" * 31 + "]", "32 parts"),
        ("a = " + "[" * 20_000, "too deeply"),
        ("fail_on = " + "9" * 5_000, "too many digits"),
    ],
)
def test_settings_that_nobody_means_are_refused_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    """Python's parser of TOML takes time with the square of the parts of a key."""
    (tmp_path / "mtcheck.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=told) as refused:
        load_settings(tmp_path)
    assert len(str(refused.value)) < 300


def test_dots_in_a_text_are_no_parts_of_a_key(tmp_path: Path) -> None:
    reason = "One. Two. " * 15 + "… " + "www." * 20 + "." * 100
    text = f'[[waivers]]\ncheck = "x"\ntext = "y"\nreason = "{reason}"\n'
    (tmp_path / "mtcheck.toml").write_text(text, encoding="utf-8")
    assert load_settings(tmp_path).waivers[0].reason == reason


@pytest.mark.parametrize("text", ["tool = 1", "tool.mtcheck = 1", "[project\n"])
def test_a_pyproject_that_is_not_ours_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert load_settings(tmp_path) == Settings()


def test_a_broken_pyproject_with_our_table_is_said(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("\ufeff[tool.mtcheck]\nfail_on = 'never\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"pyproject\.toml"):
        load_settings(tmp_path)


def test_a_folder_that_was_deleted_is_said_to_be_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(SettingsError, match="current folder was deleted"):
        load_settings()
