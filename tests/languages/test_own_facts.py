"""Facts that only some languages have are in their folders, and a new language gets them with its own files."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from mtcheck.errors import LanguageDataError
from mtcheck.languages.check_folder import check_folder
from mtcheck.languages.language import hyphenating, language_for
from mtcheck.languages.lookup import locale_for
from mtcheck.languages.read_locale import read_locale
from mtcheck.languages.telling import read_telling, telling_for
from mtcheck.quantities.parse import parse
from mtcheck.quantities.write import _ordinal_ending
from mtcheck.translate.embedded.training import training
from tests.conftest import ROOT
from tests.sources import nodes

MAIN = 'name = "Xish"\nscripts = "Latin"\n'


def folder(path: Path, **files: str) -> Path:
    for name, text in {"language": MAIN, **files}.items():
        (path / f"{name}.toml").write_text(text, encoding="utf-8")
    return path


def test_a_language_says_what_gives_it_away(tmp_path: Path) -> None:
    path = folder(tmp_path, telling="words = 'un dhe'\nletters = 'ë ç'\ninstitutions = ['kuvend(?:i|it)?']\n")
    check_folder(path)
    found = read_telling(path)

    assert found.words == {"un", "dhe"}
    assert found.letters == {"ë", "ç"}
    assert found.institutions.fullmatch("kuvendit")
    assert not found.institutions.fullmatch("kuvende")


def test_an_unknown_language_may_be_any_that_says_so() -> None:
    own, other = telling_for("hr"), telling_for("cs")

    assert "jučer" in own.words
    assert telling_for("und").words >= own.words
    assert telling_for("und").institutions.fullmatch("skupštine")
    assert not other.words
    assert not other.institutions.fullmatch("skupštine")
    assert "ř" in other.letters > own.letters


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("telling", "word = 'un'", "line 1: word is not a key of this file"),
        ("telling", "institutions = ['(']", "line 1: institutions is not a regular expression"),
        ("language", MAIN + "hyphenated_endings = 'yes'", "line 3: hyphenated_endings must be true or false"),
        ("language", MAIN + "left_off = 5", "line 3: left_off must be words"),
        (
            "numbers",
            "[ordinal_endings]\nlast = 'th'",
            "line 2: ordinal_endings.last must have a whole number",
        ),
        ("numbers", "joins_hundreds = 1", "line 1: joins_hundreds must be true or false"),
        ("dates", "slashed_month_first = 1", "line 1: slashed_month_first must be true or false"),
        ("speech", "attributed = 'said'", "line 1: attributed is not a key of this file"),
        ("units", "behind_short = ['(']", "line 1: behind_short is not a regular expression"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_key(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(LanguageDataError) as caught:
        check_folder(folder(tmp_path, **{name: text}))

    assert f"{name}.toml, {told}" in str(caught.value)


def test_some_languages_have_letters_that_texts_leave_out_or_names_spell_in_two_ways() -> None:
    assert language_for("ru").as_usual("Сергей Королёв") == "Сергей Королев"
    assert language_for("uk").as_usual("Сергій Корольов") == "Сергій Корольов"
    assert language_for("uk").either_sound == {"g": "h"}
    assert not language_for("ru").either_sound
    assert language_for("ja").either_inside["k"] == "g"
    assert not language_for("zh").either_inside
    assert language_for("sr").name_letters == set("čćđšž")
    assert language_for("sl").undeclined_women
    assert not language_for("pl").undeclined_women
    assert hyphenating() == ("hbs", "sl")


@pytest.mark.parametrize(
    ("value", "written"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (20, "20th"),
     (21, "21st"), (101, "101st"), (111, "111th"), (122, "122nd"), (213, "213th")],
)  # fmt: skip
def test_english_ordinals(value: int, written: str) -> None:
    assert f"{value}{_ordinal_ending(value, locale_for('en'))}" == written


def test_a_new_language_writes_ordinals_and_dates_in_its_own_way(tmp_path: Path) -> None:
    locale = read_locale("xx", folder(tmp_path, numbers="[ordinal_endings]\n0 = 'e'\n1 = 'er'\n", dates=""))

    assert [_ordinal_ending(value, locale) for value in (1, 2, 11, 21)] == ["er", "e", "er", "er"]
    assert not locale.slashed_month_first


def test_the_order_of_a_date_with_slashes_is_the_languages() -> None:
    def months(text: str, tag: str) -> list[int]:
        return [int(found.value) for found in parse(text, tag) if found.kind.value == "month"]

    assert months("5/6/2024", "fr") == [6]
    assert months("5/6/2024", "en") == []  # it can be read in two ways
    assert months("5/26/2024", "en") == [5]


def test_the_embedded_model_knows_its_languages() -> None:
    assert training().reads("hr")
    assert training().reads("sr-Cyrl")
    assert not training().reads("sl")
    assert training().writes("en-GB")
    assert [training().name(tag) for tag in ("hr", "bs", "sr", "cnr-Latn")] == [
        "Croatian", "Bosnian", "Serbian", "Serbian",
    ]  # fmt: skip


def code_of(path: Path) -> str:
    """All strings of a file except statements, which are its docstrings."""
    alone = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
    strings = (node for node in nodes(path) if isinstance(node, ast.Constant) and id(node) not in alone)
    return "".join(node.value for node in strings if isinstance(node.value, str))


def test_no_number_of_another_script_is_in_the_code() -> None:
    rooms = [*(ROOT / "mtcheck" / "quantities").glob("*.py"), *(ROOT / "mtcheck" / "names").rglob("*.py")]

    assert len(rooms) > 50
    assert [path.name for path in rooms if any("\u3040" <= char <= "\ud7a3" for char in code_of(path))] == []


def test_a_planted_number_of_another_script_is_found(tmp_path: Path) -> None:
    path = tmp_path / "planted.py"
    path.write_text('"""三百"""\n_DIGITS = "一二三"\n"""四"""\n', encoding="utf-8")

    assert code_of(path) == "一二三"
