"""Data flows one way: a module imports only what stands before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "mtcheck"

LAYERS = (
    ("errors", "plugins", "model", "bundled", "files"),
    ("languages",),
    ("text",),
    ("quantities",),
    ("read",),
    ("segment",),
    ("align",),
    ("glossary",),
    ("names", "structure"),
    ("translate",),
    ("score",),
    ("meaning",),
    ("checks",),
    ("verdict",),
    ("settings", "baseline", "report"),
    ("inputs",),
    ("article_languages", "given"),
    ("audit",),
    ("evaluate", "batch"),
    ("compare", "watch", "server"),
    ("cli",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

# A report knows how to write itself; the writing is one layer up, and imported only when it is asked for.
ALLOWED = {("model", "report")}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem[:2] != "__")


def part(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The parts of mtcheck that a file imports anywhere, type-checking blocks included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "mtcheck":
            names = node.module.split(".")[1:2] or [alias.name for alias in node.names]
            yield from names
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("mtcheck."))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_backwards(path: Path) -> None:
    """No stage imports a later one."""
    own = part(path)

    later = [name for name in imports(path) if name in RANK and RANK[name] > RANK[own] and (own, name) not in ALLOWED]

    assert own in RANK, f"{path} belongs to no layer"
    assert not later, f"{path.relative_to(ROOT)} imports {', '.join(later)}"


def test_only_the_command_line_prints_or_exits() -> None:
    """No module but those of cli calls print or exit."""
    for path in modules():
        if part(path) == "cli":
            continue
        calls = [
            node.func.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        ]
        assert not {"print", "exit", "quit"} & set(calls), path


def test_torch_is_imported_only_to_translate() -> None:
    """The heavy libraries stay in translate, inside functions (ruff's TID253 bans the others' module level)."""
    for path in modules():
        if part(path) == "translate":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            assert not {name.split(".")[0] for name in names} & {"torch", "transformers", "ctranslate2"}, path
