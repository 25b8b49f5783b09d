"""Public names say what they do, what their numbers count, and which errors they raise."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import mtcheck
from tests.conftest import ROOT

MODULES = (
    "audit.py",
    "baseline.py",
    "checks/base.py",
    "errors.py",
    "evaluate/__init__.py",
    "glossary/glossary.py",
    "inputs.py",
    "languages/language.py",
    "languages/registry.py",
    "model.py",
    "plugins.py",
    "report/read.py",
    "settings.py",
    "translate/choose.py",
    "translate/contract.py",
    "verdict.py",
)
"""The modules that other packages use."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[tuple[str, Function]]:
    """The public functions of a module and the public methods of its public classes."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
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


@pytest.mark.parametrize("module", MODULES)
def test_public_functions_have_a_docstring_that_names_their_errors(module: str) -> None:
    wrong = []
    for name, function in functions(ROOT / "mtcheck" / module):
        about = ast.get_docstring(function) or ""
        if not about:
            wrong.append(f"{name}: no docstring")
        wrong += [f"{name}: does not name {error}" for error in raised(function) if error not in about]
    assert not wrong, "\n".join(wrong)


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


NUMBERS = re.compile(r"\b(int|float)\b")


@pytest.mark.parametrize("name", [name for name, value in values() if inspect.isclass(value) and is_dataclass(value)])
def test_numbers_say_what_they_count(name: str) -> None:
    """A field that is a number is named in its class's docstring, or has one of its own."""
    value = getattr(mtcheck, name)
    source = inspect.getsource(value)
    missing = []
    for field in fields(value):
        if not NUMBERS.search(str(field.type)) or field.name.startswith("_"):
            continue
        own = re.search(rf'^    {field.name}:[^\n]*\n    """', source, re.MULTILINE)
        if own is None and f"``{field.name}``" not in (value.__doc__ or ""):
            missing.append(field.name)
    assert not missing, f"{name}: {missing}"
