"""Public names say what they do, what their numbers count, and which errors they raise."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import mtcheck
from tests.conftest import ROOT
from tests.sources import tree

MODULES = sorted((ROOT / "mtcheck").rglob("*.py"))
COMMANDS = ROOT / "mtcheck" / "cli"
"""The docstrings of commands are their help; their errors end in one line and an exit code."""
Function = ast.FunctionDef | ast.AsyncFunctionDef
NUMBERS = re.compile(r"\b(int|float)\b")


def functions(path: Path) -> Iterator[tuple[str, Function]]:
    """The public functions of a module and the public methods of its public classes."""
    for node in tree(path).body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node.name, node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for member in node.body:
                if isinstance(member, Function) and not member.name.startswith("_"):
                    yield f"{node.name}.{member.name}", member


def raised(function: Function) -> set[str]:
    """The names of mtcheck's errors that a function raises itself."""
    return {
        name
        for node in ast.walk(function)
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
        if (name := getattr(node.exc.func, "id", "")).endswith("Error") and name != "NotImplementedError"
    }


def undocumented(path: Path) -> Iterator[str]:
    """Public names of a module without a docstring, and docstrings that do not name an error raised there."""
    for name, function in functions(path):
        about = ast.get_docstring(function) or ""
        if not about:
            yield f"{name}: no docstring"
        if COMMANDS not in path.parents:
            yield from (f"{name}: does not name {error}" for error in sorted(raised(function)) if error not in about)
    for node in classes(path):
        if not ast.get_docstring(node):
            yield f"{node.name}: no docstring"


def classes(path: Path) -> Iterator[ast.ClassDef]:
    for node in tree(path).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node


def uncounted(path: Path) -> Iterator[str]:
    """Numbers in public classes that neither their own docstring nor the class's describes."""
    for node in classes(path):
        about = ast.get_docstring(node) or ""
        for field, after in zip(node.body, [*node.body[1:], None], strict=True):
            if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
                continue
            name, kind = field.target.id, ast.unparse(field.annotation)
            if name.startswith("_") or not NUMBERS.search(kind) or "description=" in kind:
                continue
            own = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            if not own and not re.search(rf"``[^`]*\b{name}\b[^`]*``", about):
                yield f"{node.name}.{name}"


def test_public_names_have_a_docstring_that_names_their_errors() -> None:
    wrong = [f"{path.relative_to(ROOT)}: {fault}" for path in MODULES for fault in undocumented(path)]
    assert not wrong, "\n".join(wrong)


def test_numbers_say_what_they_count() -> None:
    wrong = [f"{path.relative_to(ROOT)}: {field}" for path in MODULES for field in uncounted(path)]
    assert not wrong, "\n".join(wrong)


def test_what_is_missing_is_found(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text(
        '''class Row:
    """Counts ``hits`` in ``[start, end)``."""
    hits: int
    start: int
    misses: int
    share: float
    """In [0, 1]."""

def read():
    """Read it."""
    raise InputError("x")

def write(): ...
''',
        encoding="utf-8",
    )
    assert list(undocumented(path)) == ["read: does not name InputError", "write: no docstring"]
    assert list(uncounted(path)) == ["Row.misses"]


def test_ruff_reads_the_docstrings_of_all_that_is_exported() -> None:
    """What a function returns, yields and raises has its own section (ruff's DOC)."""
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    [named] = [files for files, rules in options["per-file-ignores"].items() if rules == ["DOC"]]
    inside = re.fullmatch(r"!mtcheck/\{(.*)\}\.py", named)
    exported = [*values(), *((name, getattr(mtcheck.translate, name)) for name in mtcheck.translate.__all__)]
    homes = {getattr(value, "__module__", "mtcheck.translate.__init__") for _, value in exported}

    assert {"DOC201", "DOC402", "DOC501"} <= set(options["select"])
    assert inside is not None
    assert {home.removeprefix("mtcheck.").replace(".", "/") for home in homes} == set(inside[1].split(","))


def values() -> Iterator[tuple[str, object]]:
    for name in mtcheck.__all__:
        yield name, getattr(mtcheck, name)


@pytest.mark.parametrize(("name", "value"), [pytest.param(name, value, id=name) for name, value in values()])
def test_exported_names_have_a_docstring(name: str, value: object) -> None:
    about = inspect.getdoc(value) or ""
    assert len(about.split()) >= 4, name
    if inspect.isclass(value):
        assert value.__doc__, name
        assert "__doc__" in vars(value), f"{name} only inherits a docstring"
        undocumented = [
            member
            for member, function in vars(value).items()
            if not member.startswith("_") and (inspect.isfunction(function) or isinstance(function, property))
            if not inspect.getdoc(function)
        ]
        assert not undocumented, f"{name}: {undocumented}"


PACKAGES = ("mtcheck", *sorted(
    module.name
    for module in pkgutil.walk_packages(mtcheck.__path__, "mtcheck.")
    if module.ispkg and not module.name.startswith(("mtcheck.cli", "mtcheck.server"))
))  # fmt: skip
SHOWN = re.compile(r"\b(str|bytes|int|float|bool|tuple|list|Sequence|Iterable|Mapping|Callable|Collection)\b")
"""Types that do not show what is meant; our own types have docstrings for that."""


def exported() -> Iterator[tuple[str, object]]:
    """What the packages export, each value once: the library's public names."""
    seen: set[int] = set()
    for package in PACKAGES:
        module = importlib.import_module(package)
        for name in getattr(module, "__all__", ()):
            value = getattr(module, name)
            if id(value) not in seen and (inspect.isfunction(value) or inspect.isclass(value)):
                seen.add(id(value))
                yield f"{package}.{name}", value


def unexplained(value: object) -> Iterator[str]:
    """The fields, members or parameters that a docstring does not describe."""
    about = inspect.getdoc(value) or ""
    if inspect.isclass(value):
        if issubclass(value, BaseException):
            return
        [node] = ast.parse(textwrap.dedent(inspect.getsource(value))).body
        assert isinstance(node, ast.ClassDef)
        for field, after in zip(node.body, [*node.body[1:], None], strict=True):
            if not isinstance(field, ast.AnnAssign | ast.Assign):
                continue
            target = field.target if isinstance(field, ast.AnnAssign) else field.targets[0]
            own = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            name = getattr(target, "id", "_")
            if not name.startswith("_") and not own and not re.search(rf"``[^`]*\b{name}\b[^`]*``", about):
                yield name
    elif inspect.isfunction(value):
        for name, parameter in inspect.signature(value).parameters.items():
            if SHOWN.search(str(parameter.annotation)) and not re.search(rf"\b{name}\b", about):
                yield name


@pytest.mark.parametrize(("name", "value"), [pytest.param(*found, id=found[0]) for found in exported()])
def test_an_exported_name_explains_what_it_has_and_takes(name: str, value: object) -> None:
    assert not list(unexplained(value)), name


@dataclass
class _Row:
    """A row of ``cells``."""

    cells: int
    width: int


def _pad(text: str, mark: str) -> str:
    """``text``, padded."""
    return text + mark


def test_what_is_not_explained_is_found() -> None:
    assert list(unexplained(_Row)) == ["width"]
    assert list(unexplained(_pad)) == ["mark"]
