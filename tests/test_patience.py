"""No test gives up because the machine is slow: what must happen is waited for, for `PATIENCE`, not for a guess."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

SHORT = 300
"""Seconds that a wait may end after on some machine."""
WAITS = {"run", "wait", "communicate", "join", "get", "acquire", "wait_for", "HTTPConnection", "urlopen"}
CLOCKS = {"time.monotonic()", "monotonic()", "time.time()"}
MEANT = {
    "server/test_pages.py: page.wait_for_timeout(150)": "what must not appear has that long to do so",
}


def waits(tree: ast.AST) -> Iterator[ast.AST]:
    """Calls that give up after a number of seconds that is written there and is short."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            limits = [word.value for word in node.keywords if word.arg == "timeout"]
            if name == "wait_for_timeout" or (name in WAITS and any(map(is_short, limits))):
                yield node
        elif isinstance(node, ast.BinOp) and ast.unparse(node.left) in CLOCKS and is_short(node.right):
            yield node


def is_short(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float) and node.value < SHORT


@pytest.mark.slow
def test_no_wait_ends_before_a_slow_machine_is_done() -> None:
    found = {
        f"{path.relative_to(ROOT / 'tests').as_posix()}: {ast.unparse(node)}"
        for path in sorted((ROOT / "tests").rglob("test_*.py")) + sorted((ROOT / "tests").rglob("conftest.py"))
        for node in waits(ast.parse(path.read_text("utf-8")))
    }

    assert found == set(MEANT)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("subprocess.run(command, timeout=60)", True),
        ("subprocess.run(command, timeout=PATIENCE)", False),
        ("process.wait(timeout=1.5)", True),
        ("until = time.monotonic() + 10", True),
        ("until = time.monotonic() + PATIENCE", False),
        ("page.wait_for_timeout(200)", True),
        ("engine(timeout=3)", False),
        ("x + 10", False),
    ],
)
def test_short_waits_are_seen(code: str, expected: bool) -> None:
    assert any(waits(ast.parse(code))) == expected
