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
    """A project keeps its settings in pyproject.toml; one without our table is passed over."""
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
        ('[[waivers]]\ncheck = "x"\nwhy = "y"', "a waiver has check"),
        ("glossary = ", "mtcheck.toml"),
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
