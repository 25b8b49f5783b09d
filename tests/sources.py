"""The package's own modules as syntax trees, parsed once for all tests that look at them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def called(call: ast.Call) -> str:
    """The last part of a called function's name: ``compile`` of ``re.compile(…)``."""
    return str(getattr(call.func, "attr", "") or getattr(call.func, "id", ""))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a module, outer ones first."""
    return tuple(ast.walk(tree(path)))
