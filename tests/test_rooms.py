"""Every room of the package (a folder of mtcheck) has quick tests and a floor of coverage."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import QUICK, ROOT, SLOW, is_slow
from tests.sources import tree

ROOMS = sorted(path.parent.name for path in (ROOT / "mtcheck").glob("*/__init__.py"))


@cache
def imported(path: Path) -> frozenset[str]:
    """The rooms that a file of tests imports at its top."""
    names = [
        name
        for node in tree(path).body
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [f"{node.module}.{alias.name}" for alias in node.names]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    ]
    return frozenset(name.split(".")[1] for name in names if name.startswith("mtcheck."))


def quick_tests(path: Path) -> Iterator[str]:
    """The tests of a file that `scripts/test --fast` runs."""
    if not is_slow(path):
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                marks = {ast.unparse(mark).partition("(")[0].rpartition(".")[2] for mark in node.decorator_list}
                if not marks & {"slow", "browser", "embedded"}:
                    yield node.name


def own_tests(room: str) -> list[str]:
    """The quick tests of a room, where its tests belong."""
    tests = ROOT / "tests"
    files = [*(tests / room).rglob("test_*.py"), *tests.glob(f"test_{room}_*.py")]
    return [name for path in files if room in imported(path) for name in quick_tests(path)]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_quick_tests(room: str) -> None:
    assert len(own_tests(room)) >= 3, f"scripts/test --fast leaves out what tests mtcheck/{room}"


def test_a_room_without_quick_tests_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.conftest.SLOW", (*SLOW, "quantities"))

    assert own_tests("quantities") == []
    assert own_tests("names")


def test_a_room_has_a_floor() -> None:
    floors = tomllib.loads((ROOT / "tests" / "coverage.toml").read_text("utf-8"))["floors"]

    assert sorted(floors) == sorted([*ROOMS, "."])


@pytest.mark.parametrize("name", [*SLOW, *QUICK])
def test_what_is_named_slow_or_quick_is_there(name: str) -> None:
    assert (ROOT / "tests" / name).exists()
