"""Data flows one way: a module imports only earlier ones."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sources import called, nodes

PACKAGE = ROOT / "mtcheck"

LAYERS = (
    ("controls", "start", "unknown", "version"),
    ("errors", "model", "bundled", "calibrated", "files"),
    ("wrong_types",),
    ("plugins",),
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
    ("settings",),
    ("baseline", "refit"),
    ("report",),
    ("inputs",),
    ("arguments", "article_languages", "given"),
    ("audit",),
    ("evaluate", "batch"),
    ("compare", "watch", "server"),
    ("cli",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
"""Parts of the same rank do not know each other."""

# A report knows how to write itself; the writing is one layer up, and imported only on request.
ALLOWED = {("model", "report")}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem[:2] != "__")


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def part(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py")


def imports(file: Iterable[ast.AST]) -> Iterator[str]:
    """The dotted names that the nodes of a file import: type-checking blocks and ``import_module("…")`` included."""
    for node in file:
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and called(node).endswith("import_module"):
            written = node.args[0].values[0] if isinstance(node.args[0], ast.JoinedStr) else node.args[0]
            if isinstance(written, ast.Constant) and isinstance(written.value, str):
                yield written.value


def later(own: str, file: Iterable[ast.AST]) -> list[str]:
    """The parts that a file of one part imports although they come after it, or have the same rank."""
    names = [name.split(".") for name in imports(file) if name.startswith("mtcheck.")]
    found = {name[1] for name in names if name[1] in RANK and name[1] != own and (own, name[1]) not in ALLOWED}
    return sorted(name for name in found if RANK[name] >= RANK[own])


def circles(files: Mapping[str, tuple[ast.AST, ...]]) -> set[frozenset[str]]:
    """The groups of modules that import each other, wherever in the file; ``files`` are nodes by dotted name."""
    graph = {}
    for name, file in files.items():
        told = _told_to_type_checkers(file)
        wanted = [one for one in imports(file) if one not in told and not one.endswith(".")]
        known = {next((n for n in (one, one.rpartition(".")[0]) if n in files), "") for one in wanted}
        graph[name] = known - {"", name}
    reached = {name: _reached(name, graph) for name in graph}
    groups = {frozenset({n for n in reached[name] if name in reached[n]} | {name}) for name in graph}
    return {group for group in groups if len(group) > 1}


def _told_to_type_checkers(file: Iterable[ast.AST]) -> set[str]:
    blocks = [node for node in file if isinstance(node, ast.If) and _is_type_checking(node.test)]
    return {name for block in blocks for name in imports(ast.walk(ast.Module(block.body, [])))}


def _is_type_checking(test: ast.AST) -> bool:
    return any("TYPE_CHECKING" in (getattr(node, "id", ""), getattr(node, "attr", "")) for node in ast.walk(test))


def _reached(start: str, graph: Mapping[str, AbstractSet[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        new = graph[waiting.pop()] - seen
        seen |= new
        waiting += new
    return seen


def test_imports_point_backwards() -> None:
    """No stage imports a later one, or one of the same rank."""
    assert {part(path) for path in modules()} <= set(RANK), "a module belongs to no layer"
    assert {dotted(path): found for path in modules() if (found := later(part(path), nodes(path)))} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "from mtcheck.checks import CHECKS",
        "def f():\n    from mtcheck.checks.base import Check",
        'import_module("mtcheck.checks")',
        'importlib.import_module(f"mtcheck.checks.{name}")',
        "import mtcheck.checks.base",
        "from mtcheck import checks",
        "from mtcheck.structure import clauses",
    ],
)
def test_a_planted_import_is_found(planted: str) -> None:
    assert later("names", ast.walk(ast.parse(planted))) in (["checks"], ["structure"])
    assert later("names", ast.walk(ast.parse("from mtcheck.glossary import Glossary"))) == []


def test_no_modules_import_each_other() -> None:
    """Inside a part or inside functions either."""
    assert circles({dotted(path): nodes(path) for path in PACKAGE.rglob("*.py")}) == set()


def test_a_planted_circle_is_found() -> None:
    sources = {
        "mtcheck.a": "from mtcheck import b",
        "mtcheck.b": "def f():\n    from mtcheck.c import g",
        "mtcheck.c": "from mtcheck.a import h",
        "mtcheck.d": "if TYPE_CHECKING:\n    from mtcheck.e import x",
        "mtcheck.e": "from mtcheck.d import y",
    }

    files = {name: tuple(ast.walk(ast.parse(source))) for name, source in sources.items()}
    assert circles(files) == {frozenset({"mtcheck.a", "mtcheck.b", "mtcheck.c"})}


def test_only_the_command_line_prints_or_exits() -> None:
    """No module but those of cli calls print or exit."""
    for path in modules():
        if part(path) == "cli":
            continue
        calls = [node.func.id for node in nodes(path) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
        assert not {"print", "exit", "quit"} & set(calls), path


def test_torch_is_imported_only_to_translate() -> None:
    """The heavy libraries stay in translate, inside functions (ruff's TID253 bans the others' module level)."""
    for path in modules():
        if part(path) == "translate":
            continue
        for node in nodes(path):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            assert not {name.split(".")[0] for name in names} & {"torch", "transformers", "ctranslate2"}, path
