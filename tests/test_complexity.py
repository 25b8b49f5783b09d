"""No function is more complex than a reader can follow: cyclomatic complexity, boolean operators counted, at most 15.

ruff's rule does not count ``and`` and ``or``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from radon.complexity import cc_visit  # type: ignore[import-untyped]
from radon.visitors import Function  # type: ignore[import-untyped]

from tests.conftest import ROOT

MOST = 15


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function and method of a file with its complexity, closures within it included."""
    for block in cc_visit(path.read_text("utf-8")):
        if isinstance(block, Function):
            yield f"{path.relative_to(ROOT).as_posix()}:{block.fullname}", block.complexity


def above() -> dict[str, int]:
    found = (item for path in sorted((ROOT / "mtcheck").rglob("*.py")) for item in functions(path))
    return {name: complexity for name, complexity in found if complexity > MOST}


@pytest.mark.slow
def test_no_function_is_too_complex() -> None:
    """Split it: a part with its own name is also easier to test."""
    assert above() == {}


def test_boolean_operators_count() -> None:
    """Shown to fail on a planted function that ruff's rule lets pass."""
    text = "def f(a: int) -> bool:\n    return " + " and ".join(f"a > {number}" for number in range(MOST + 1)) + "\n"

    (block,) = cc_visit(text)

    assert block.complexity > MOST
