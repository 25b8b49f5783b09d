"""Numbers in characters and in joined syllables are data: another language gets them with its own file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mtcheck.errors import LanguageDataError
from mtcheck.languages.check_folder import check_folder
from mtcheck.languages.read_locale import read_locale
from mtcheck.languages.registry import HERE
from mtcheck.quantities.tokens import tokens

FILES = {"zh": "characters.toml", "ja": "characters.toml", "ko": "syllables.toml"}
MAIN = 'name = "Xish"\nscripts = "Chinese"\nunspaced = true\n'


def folder(path: Path, of: str, before: str = "", after: str = "") -> Path:
    """A folder with nothing but the numbers of a language, in which a text is replaced."""
    (path / "language.toml").write_text(MAIN, encoding="utf-8")
    text = (HERE / of / FILES[of]).read_text(encoding="utf-8")
    assert before in text
    (path / FILES[of]).write_text(text.replace(before, after, 1) if before else text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("of", "text", "value"),
    [("zh", "三百五十", 350), ("ja", "一万二千", 12_000), ("ko", "삼백오십이", 352), ("ko", "스물다섯이", 25)],
)
def test_a_new_language_has_the_numbers_of_its_file(tmp_path: Path, of: str, text: str, value: int) -> None:
    path = folder(tmp_path, of)
    check_folder(path)

    found = [token.fixed for token in tokens(text, read_locale("xx", path))]

    assert [int(number.value) for number in found if number is not None] == [value]


def test_a_new_digit_is_read(tmp_path: Path) -> None:
    path = folder(tmp_path, "zh", '5 = "五"', '5 = "五 伍"')

    (found,) = tokens("伍百三", read_locale("xx", path))

    assert found.fixed is not None
    assert found.fixed.value == 503


@pytest.mark.parametrize(
    ("of", "before", "after", "told"),
    [
        ("zh", '5 = "五"', '5 = "五百"', "digits.5 has '五百', which is not one character"),
        ("zh", '10 = "十"', '9 = "十"', "places.9 must have a number from 10 to 1000 as its key"),
        ("zh", "(?P<whole>", "(?:", "part lacks the group (?P<whole>…)"),
        ("zh", "{scales})*", "{scale})*", "number has {scale}, and there is no list of that name"),
        ("zh", "several =", "severals =", "severals is not a key of this file"),
        ("zh", "[digits]", "[places.more]", "digits must be a table of characters"),
        ("ja", '"zh"', '"en"', "like must be the folder of another language, with a characters.toml of its own"),
        ("ja", '"zh"', '"ja"', "like must be the folder of another language, with a characters.toml of its own"),
        ("ko", "{below} ?조 ?)?", "{below} ?조 ?", "number is not a regular expression"),
        ("ko", "(?P<number>", "(?P<numbers>", "number lacks the group (?P<number>…)"),
        ("ko", "native = ['", "native = ['{number}", "in a list inside a list inside a list"),
        ("ko", '30 = "서른"', '100 = "서른"', "tens.100 must have a number from 10 to 90 as its key"),
    ],
)
def test_a_mistake_is_told_with_file_and_key(tmp_path: Path, of: str, before: str, after: str, told: str) -> None:
    with pytest.raises(LanguageDataError) as caught:
        check_folder(folder(tmp_path, of, before, after))

    assert FILES[of] in str(caught.value)
    assert told in str(caught.value)


def test_lists_that_grow_without_end_are_refused(tmp_path: Path) -> None:
    bomb = "\n".join(f"{name} = '''{other * 900}'''" for name, other in {"a": "{b}", "b": "{c}", "c": "x"}.items())
    (tmp_path / "language.toml").write_text(MAIN, encoding="utf-8")
    (tmp_path / "syllables.toml").write_text(f"number = '(?P<number>{{a}})'\n{bomb}\n", encoding="utf-8")

    with pytest.raises(LanguageDataError, match=r"number is longer than 200,000 characters"):
        check_folder(tmp_path)


def test_no_folder_has_its_numbers_in_two_files() -> None:
    assert not [path for path in HERE.glob("*/characters.toml") if (path.parent / "syllables.toml").is_file()]


def test_a_folder_can_be_copied_whole(tmp_path: Path) -> None:
    copied = shutil.copytree(HERE / "ko", tmp_path / "xx")
    check_folder(copied)

    assert read_locale("xx", copied).syllables is not None
