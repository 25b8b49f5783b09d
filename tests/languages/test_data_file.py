"""A language's data files: stems with endings, and mistakes told by file, line and key."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import LanguageDataError
from mtcheck.languages.data_file import DataFile
from mtcheck.languages.read_locale import read_locale

NUMBERS = """\
decimal = ","
stems = "cardinals"

[endings]
adjective = "i a o"

[ones_first.ones]
1 = "enain"

[ones_first.cardinals]
20 = "dvajset"

[cardinals]
5 = "pet petoro"

[ordinals]
5 = "pet~adjective"
"""


def folder(tmp_path: Path, numbers: str = NUMBERS, dates: str = "", units: str = "") -> Path:
    for name, text in {"numbers": numbers, "dates": dates, "units": units}.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_stems_take_their_endings(tmp_path: Path) -> None:
    locale = read_locale("xx", folder(tmp_path))

    assert locale.ordinals == {"peti": 5, "peta": 5, "peto": 5}
    assert locale.cardinals == locale.stems == {"pet": 5, "petoro": 5, "enaindvajset": 21}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('5 = "pet petoro"', "5 = 7", "line 14: cardinals.5 must be words"),
        ('5 = "pet petoro"', 'five = "pet"', "line 14: cardinals.five must have a whole number"),
        ("pet~adjective", "pet~adverb", "line 17: ordinals.5 has the endings 'adverb'"),
        ('decimal = ","', "decimal = 1", "line 1: decimal must be a string"),
        ('decimal = ","', 'decimals = ","', "line 1: decimals is not a key"),
        ("[ordinals]", "[ordinal]", "line 16: ordinal is not a key"),
        ('stems = "cardinals"', "stems = true", "line 2: stems must be a table"),
        ('stems = "cardinals"', "vigesimal = 1", "line 2: vigesimal must be true or false"),
        ("[ordinals]", "[soft]\ncardinals = ['5']\n[ordinals]", "line 17: soft.cardinals must be a list of whole"),
        ('decimal = ","', "decimal = ", "line 1, column 11"),
        ('decimal = ","', "cardinals = 5", "line 13"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_key(tmp_path: Path, before: str, after: str, told: str) -> None:
    with pytest.raises(LanguageDataError) as caught:
        read_locale("xx", folder(tmp_path, NUMBERS.replace(before, after)))

    assert "numbers.toml" in str(caught.value)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    (folder(tmp_path) / "dates.toml").unlink()

    assert read_locale("xx", tmp_path).months == {}


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (folder(tmp_path) / "dates.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(LanguageDataError, match=r"dates\.toml"):
        read_locale("xx", tmp_path)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("language") / "x.toml"
    path.write_text(text, encoding="utf-8", newline="")
    with suppress(LanguageDataError):
        DataFile(path)
