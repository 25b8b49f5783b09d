"""What ``--help`` prints, and the old names of options that scripts still use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer.main

from mtcheck.cli.app import build_app
from tests.conftest import DEMO

RENAMED: dict[tuple[str, ...], str] = {("glossary", "suggest", "--least"): "--min-count"}
"""Every option that has an old name, by command and old name; the value is the option's name today."""
USES: dict[tuple[str, ...], tuple[object, ...]] = {
    ("glossary", "suggest", "--least"): ("glossary", "suggest", DEMO, "--no-default-glossary", "{option}", "2")
}


def commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, group
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, (*path, name))


ALL = dict(commands(typer.main.get_command(build_app())))
GROUPS = [path for path, command in ALL.items() if hasattr(command, "commands")]


@pytest.mark.parametrize("path", GROUPS, ids=" ".join)
def test_no_summary_is_cut(mtcheck: Any, path: tuple[str, ...]) -> None:
    lines = mtcheck(*path, "--help").out.partition("Commands:\n")[2].splitlines()
    assert len(lines) == len(ALL[path].commands)
    assert not [line for line in lines if line.endswith("...")]


def test_the_commands_are_all_there() -> None:
    assert {(), ("glossary",), ("models",)} == set(GROUPS)
    assert len(ALL) > 25


def test_every_option_and_argument_has_a_help_text() -> None:
    bare = [
        f"{' '.join(path)} {parameter.name}"
        for path, command in ALL.items()
        for parameter in command.params
        if not parameter.help and not getattr(parameter, "hidden", False)
    ]
    assert not bare


def test_the_old_names_are_those_listed() -> None:
    hidden = {
        (*path, option)
        for path, command in ALL.items()
        for parameter in command.params
        if getattr(parameter, "hidden", False)
        for option in parameter.opts
    }
    assert hidden == set(RENAMED) == set(USES)


@pytest.mark.parametrize("old", RENAMED, ids=" ".join)
def test_an_old_name_does_what_the_new_one_does(mtcheck: Any, old: tuple[str, ...]) -> None:
    by_old, by_new, without = (
        mtcheck(*(option if word == "{option}" else word for word in USES[old]))
        for option in (old[-1], RENAMED[old], "--lenient-and-unknown")
    )
    assert (by_old, by_old.code) == (by_new, 0)
    assert by_old.out
    assert without.code == 2


def test_a_date_that_is_none_is_wrong_usage(mtcheck: Any, tmp_path: Any) -> None:
    (tmp_path / "a.txt").write_text("Blinken met Dmytro Kuleba.", encoding="utf-8")
    ran = mtcheck("audit", tmp_path / "a.txt", "--date", "tomorrow")
    assert (ran.code, "'tomorrow' is not a date (YYYY-MM-DD)" in ran.err) == (2, True)
    assert mtcheck("audit", tmp_path / "a.txt", "--date", "2026-05-04").code == 0


def test_an_ending_that_names_no_format_is_said(mtcheck: Any, tmp_path: Any) -> None:
    (tmp_path / "a.txt").write_text("Blinken met Dmytro Kuleba.", encoding="utf-8")
    for name, said in (("r.pdf", True), ("r.txt", False), ("r", False), ("r.html", False)):
        ran = mtcheck("audit", tmp_path / "a.txt", "--output", tmp_path / name)
        assert ("no format has the ending .pdf" in ran.err) is said, name
