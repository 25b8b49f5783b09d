"""What users read is plain English: phrases that once were not must not come back."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

NEVER = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![Tt]here )\b(?:is|was) no (?!more\b|less\b|longer\b|one\b|such\b|need\b|reason\b|wrong\b)[a-z]+",
        r"\bthere is no (?:check|format|command|language) '",
        r"\bsuch are\b",
        r"\bstand in the texts so often\b",
        r"\bfrom this severity on\b",
        r"\bgoes before (?:it|both)\b",
        r"\bdeclines every name itself\b",
        r"\bcries wolf\b",
        r"\braises on purpose\b",
        r"\breader who leaves\b",
        r"\bis to be (?:a|an|one)\b",
        r"\bis another currency than\b",
        r"^Nothing here renders\b",
        r"\bwhat is said of\b",
    )
)
PAGES = ("README.md", "CONTRIBUTING.md", "mtcheck/batch/README.md", "mtcheck/checks/README.md")
TOLD = {"note", "Option", "Argument", "issue", "Evidence", "SetAside", "Boilerplate", "wrong"}


def words(node: ast.AST) -> str:
    """The literal parts of a string expression."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(words(value) or "X" for value in node.values)
    if isinstance(node, ast.IfExp):
        return f"{words(node.body)} / {words(node.orelse)}"
    return ""


def told(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module that a user may read: messages of errors, notes, issues, evidence, help."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            call = node.exc
        elif isinstance(node, ast.Call):
            call = node
            name = getattr(call.func, "attr", None) or getattr(call.func, "id", "")
            if name not in TOLD:
                continue
        elif isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "message" for target in node.targets):
            yield node.lineno, words(node.value)
            continue
        else:
            continue
        for value in (*call.args, *(keyword.value for keyword in call.keywords)):
            yield node.lineno, words(value)


def odd(text: str) -> str | None:
    for pattern in NEVER:
        if match := pattern.search(text):
            return match[0]
    return None


def test_messages_are_plain_english() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {phrase!r} in {text[:90]!r}"
        for path in sorted((ROOT / "mtcheck").rglob("*.py"))
        for line, text in told(path)
        if (phrase := odd(text))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_plain_english(page: str) -> None:
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    found = [f"{page}:{number}: {phrase!r}" for number, line in enumerate(lines, 1) if (phrase := odd(line))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text", ["'x' is no language tag", "there is no check 'x'", "it is to be a text"])
def test_an_odd_phrase_is_found(text: str) -> None:
    assert odd(text)
