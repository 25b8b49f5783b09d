"""A regular expression of a package or of settings hangs nothing."""

from __future__ import annotations

import pickle
import re
import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest

from mtcheck.errors import LanguageDataError, SettingsError
from mtcheck.languages import registry
from mtcheck.languages.bounded import compile_bounded, compile_of
from mtcheck.languages.check_folder import NEGATION, PERSONS, check_folder
from mtcheck.languages.data_file import DataFile
from mtcheck.languages.read_declension import read_cues, read_declension
from mtcheck.languages.table_file import compile_pattern
from mtcheck.watch.portal import Rule

ENDLESS = (
    r"(a+)+$",
    r"(a|ab?)*$",
    r"(a|aa)+$",
    r"(?:ab|a|b)+$",
    r"(\w+\s?)+x",
    r"x(?:[a-z]+)*y",
    r"(?:.*a){20}",
    r"(\d+)*%",
    r"^(([a-z])+.)+[A-Z]([a-z])+$",
    r"(?:(?:č|ć)+)+!",
    r"(?:a{20}|a+)+$",
    r"(a?){30}a{30}$",
    r"(?=(?:a+)+$)b",
    r"(?<=a)(?:b+)+$",
    r"(?>(?:a+)+$)",
    r"(x)?(?(1)(?:a+)+$|b)",
    r"(?x) (?: a + ) + $",
    r"\d{60}(?:a+)+$",
    pytest.param(r".*.*.*.*.*.*x", marks=pytest.mark.slow),
    pytest.param(r"(?:a|b)(\w*\s*\w*\s*\w*)\w*\w*\w*$", marks=pytest.mark.slow),
    "(?:(?:a|b)|(?:a|b))+$" * 50,
)
SHORT = (
    r"(?:\s\w+)*$",
    r"\d+(?:[.,:]\d+)+",
    r"(?:a++)+b",
    r"(?>a+)+b",
    r"[ab]+c",
    r"(?:and|or|not)*",
    r"(?:, \w+)*x",
    r"\w+(?:[-'’.]\w+)*",
    r"(?:a|b){2,5}",
    r"\s*(\w+)\s*=\s*(\w*)\s*;",
    r"(.*?), (.*?): (.*)",
    r"(?:\w+ ){3,}x",
    r"(?:a{20}x?){20}$",
    "(?:a|b|c)" * 3000 + "(?:xy?)+",
)


@pytest.mark.every(4)
@pytest.mark.parametrize("pattern", ENDLESS)
def test_a_pattern_that_can_take_for_ever_is_refused(pattern: str) -> None:
    with pytest.raises(re.error, match="never ends"):
        compile_bounded(pattern)


@pytest.mark.parametrize(
    "pattern",
    ["(?:" * 7 + "a" + "{20})" * 7 + "(?:b+)+", "(" * 7 + "(?:b|a+)" + "{20})" * 7 + "+", "(?:a{900}){900}(?:b|bb?)+"],
)
def test_repetitions_inside_repetitions_fill_no_memory(pattern: str) -> None:
    tracemalloc.start()
    try:
        with suppress(re.error):
            compile_bounded(pattern)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("(" * 3000 + "a" + ")" * 3000, "nested too deeply"),
        ("a{99999999999}", "repeats too often"),
        pytest.param("(?:ab|c)+x" * 2000, "too many repetitions", marks=pytest.mark.slow),
    ],
)
def test_a_pattern_that_cannot_be_tried_is_refused(pattern: str, told: str) -> None:
    with pytest.raises(re.error, match=told):
        compile_bounded(pattern)


@pytest.mark.parametrize("pattern", SHORT)
def test_a_pattern_that_reads_a_text_in_one_way_is_taken(pattern: str) -> None:
    assert compile_bounded(pattern).pattern == pattern


def test_a_languages_pattern_is_refused_by_its_key(tmp_path: Path) -> None:
    path = tmp_path / "negation.toml"
    path.write_text('clear = ["(?:[a-z]+)*q"]\n', encoding="utf-8")
    with pytest.raises(LanguageDataError, match=r"negation\.toml.*clear.*never ends"):
        DataFile(path).pattern("clear")
    with pytest.raises(LanguageDataError, match=r"line 3: .*never ends"):
        compile_pattern(tmp_path / "x.tsv", 3, "(a+)+$")


def test_the_settings_pattern_for_sources_is_refused_by_name() -> None:
    with pytest.raises(SettingsError, match=r"source_url.*never ends"):
        Rule("(a+)+$", "x").source_of("https://portal.example/" + "a" * 40 + "!")
    assert Rule("/en/", "/sr/").source_of("https://portal.example/en/1") == "https://portal.example/sr/1"


def test_no_pattern_of_a_folder_of_mtcheck_is_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are not tried when they are read, so they are here."""
    tried: list[str] = []

    def compile_each(path: Path, written: str, flags: int = 0) -> re.Pattern[str]:
        tried.append(str(path))
        return compile_bounded(written, flags)

    monkeypatch.setattr("mtcheck.languages.data_file.compile_of", compile_each)
    monkeypatch.setattr("mtcheck.languages.table_file.compile_of", compile_each)
    read_declension.cache_clear()
    read_cues.cache_clear()
    for folder in sorted({path.parent for path in registry.HERE.glob("*/language.toml")}):
        check_folder(folder)
        for name, keys in (("negation.toml", NEGATION), ("persons.toml", PERSONS)):
            for key in keys:
                found = DataFile(folder / name).pattern(key)
                assert all(match[0] for match in found.finditer("Aa 1"))
    read_declension.cache_clear()
    assert len(tried) > 500


def test_a_pattern_of_mtcheck_is_compiled_when_it_is_used() -> None:
    path = registry.HERE / "sr" / "negation.toml"
    late, same, other = (compile_of(path, written, re.IGNORECASE) for written in ("(a)b*", "(a)b*", "c"))

    assert not isinstance(late, re.Pattern)
    assert late == same != other
    assert hash(late) == hash(same)
    assert pickle.loads(pickle.dumps(late)) == late  # noqa: S301
    assert late.sub("x", "ABBA") == "xx"
    assert (late.pattern, late.groups) == ("(a)b*", 1)
    with pytest.raises(re.error):
        compile_of(path, "(a", 0).search("a")
