"""No file outside ``mtcheck/languages`` names a language: what depends on one stands in its folder."""

from __future__ import annotations

import ast
from collections import Counter
from typing import Final

from mtcheck.languages.registry import HERE, folders
from tests.conftest import ROOT

OTHER_WORDS: Final = frozenset(["id", "is", "it", "no", "tr", "ms"])
"""Tags that are words of programs and pages as well."""
STANDARDS: Final = frozenset(["sr", "hr", "bs", "cnr", "sh"])
ALLOWED: Final = Counter(
    {
        "align": 1,
        "article_languages": 5,
        "batch": 2,
        "checks": 5,
        "cli": 8,
        "compare": 1,
        "evaluate": 15,
        "glossary": 101,
        "meaning": 4,
        "names": 21,
        "quantities": 6,
        "read": 19,
        "structure": 8,
        "translate": 55,
        "watch": 1,
    }
)
"""How many literals of languages each part still has. These numbers only fall."""


def literals(source: str) -> list[str]:
    """The strings of a file that are a language's tag, or list some, docstrings aside."""
    tags = (set(folders()) | STANDARDS) - OTHER_WORDS
    strings = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    split = [value.split() for value in strings if isinstance(value, str)]
    return [" ".join(words) for words in split if words and set(words) <= tags]


def test_languages_are_named_in_their_folders_only() -> None:
    found: Counter[str] = Counter()
    for path in (ROOT / "mtcheck").rglob("*.py"):
        if HERE not in path.parents:
            part = path.relative_to(ROOT / "mtcheck").parts[0].removesuffix(".py")
            found[part] += len(literals(path.read_text(encoding="utf-8")))

    assert found - ALLOWED == Counter()


def test_a_planted_literal_is_found() -> None:
    assert sorted(literals('if language == "hbs":\n    pass\nTAGS = "uk ru be"\nx = ("it", "a b", "")')) == [
        "hbs",
        "uk ru be",
    ]
