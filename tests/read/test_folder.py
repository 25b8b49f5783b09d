"""An article's folder."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mtcheck.errors import InputError
from mtcheck.read import find_article_files, is_article_folder

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """
id = "x"
source_lang = "sr"
target_lang = "en"
published = 2022-01-18
[translation]
path = "t.txt"
[source]
path = "s.txt"
[[reference]]
path = "t.txt"
"""


def write(folder: Path, toml: str) -> Path:
    (folder / "article.toml").write_text(toml, encoding="utf-8")
    (folder / "t.txt").write_text("A translation.", encoding="utf-8")
    (folder / "s.txt").write_text("Prevod.", encoding="utf-8")
    return folder


def test_the_demo(demo: Path) -> None:
    files = find_article_files(demo)

    assert (files.id, files.source_lang, files.published) == ("blinken-kyiv", "cnr", date(2022, 1, 18))
    assert files.translation.read_text(encoding="utf-8").startswith("Blinken on Wednesday")
    assert files.source is not None
    assert len(files.references) == 1
    assert is_article_folder(demo)


def test_a_whole_folder(tmp_path: Path) -> None:
    files = find_article_files(write(tmp_path, WHOLE))

    assert files.translation == tmp_path / "t.txt"
    assert files.source == tmp_path / "s.txt"
    assert files.references == (tmp_path / "t.txt",)


def test_the_folder_gives_its_name_where_there_is_no_id(tmp_path: Path) -> None:
    assert find_article_files(write(tmp_path, '[translation]\npath = "t.txt"')).id == tmp_path.name


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        ("", r"\[translation\]"),
        ('titel = "x"\n' + WHOLE, "unknown key 'titel'"),
        (WHOLE + 'nota = "x"', "unknown key 'nota'"),
        (WHOLE.replace('"s.txt"', '"../s.txt"'), "leaves the article's folder"),
        (WHOLE.replace('"s.txt"', '"/etc/hostname"'), "leaves the article's folder"),
        (WHOLE.replace("2022-01-18", '"soon"'), "published must be a date"),
        (WHOLE.replace('id = "x"', "id = 7"), "id must be text"),
        (WHOLE.replace("[[reference]]", "[reference]"), "double brackets"),
        (WHOLE.replace('path = "s.txt"', "path = 3"), "needs a path"),
        ("id = ", "not valid TOML"),
    ],
)
def test_a_broken_folder_is_told_in_one_line(tmp_path: Path, toml: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as raised:
        find_article_files(write(tmp_path, toml))

    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("toml", "verdict"),
    [('[expect]\nverdict = "fix"\n', "fix"), ('verdict = "unknown"\n', "unknown"), ("[expect]\n", None), ("", None)],
)
def test_a_person_s_verdict(tmp_path: Path, toml: str, verdict: str | None) -> None:
    text = toml + WHOLE if toml.startswith("verdict") else WHOLE + "\n" + toml

    assert find_article_files(write(tmp_path, text)).expected == verdict


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        ('[expect]\nverdict = "good"', "one of fix, publish, reject, unknown, not 'good'"),
        ("[expect]\nverdict = []", "one of fix"),
        ('[expect]\nissues = "3"', r"\[expect\] has one key"),
        ("expect = 3", r"\[expect\] has one key"),
    ],
)
def test_a_verdict_that_is_none_is_told_in_one_line(tmp_path: Path, toml: str, reason: str) -> None:
    text = f"{toml}\n{WHOLE}" if toml.startswith("expect") else f"{WHOLE}\n{toml}"

    with pytest.raises(InputError, match=reason):
        find_article_files(write(tmp_path, text))
