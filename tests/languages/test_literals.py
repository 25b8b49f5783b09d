"""No file outside ``mtcheck/languages`` names a language: what depends on one stands in its folder."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from mtcheck.languages.registry import HERE, folders
from tests.conftest import ROOT
from tests.sources import nodes

OTHER_WORDS: Final = frozenset(["id", "is", "it", "no", "tr", "ms"])
"""Tags that are words of programs and pages as well."""
STANDARDS: Final = frozenset(["sr", "hr", "bs", "cnr", "sh"])
ALLOWED: Final = Counter(
    {
        "batch": 1,  # *sr* and *hr* in file names stand for one language
        "checks": 1,  # month names
        "compare": 1,  # "bs" is sacrebleu's word for the bootstrap
        "glossary": 7,  # the language of the column of names; words that are tags as well; Russian ё
        "meaning": 3,  # "he" is a pronoun; what was fitted on hbs to en
        "names": 18,  # endings that look like tags, particles of names, and rules of the names room
        "quantities": 6,  # the English way to read 5/6 and to write 5th
        "read": 3,  # a joining word, what furniture serves all, the tag <hr>
        "structure": 4,  # Serbo-Croatian words that give themselves away
        "translate": 25,  # what the embedded model was trained for, and PyTorch's "pt"
    }
)
"""How many literals of languages each part still has, and what they are. These numbers only fall."""


def tags() -> set[str]:
    return (set(folders()) | STANDARDS) - OTHER_WORDS


def literals(file: Iterable[ast.AST]) -> list[str]:
    """The strings of a file that are a language's tag, or list some, docstrings aside."""
    known = tags()
    strings = [node.value for node in file if isinstance(node, ast.Constant)]
    split = [value.split() for value in strings if isinstance(value, str)]
    return [" ".join(words) for words in split if words and set(words) <= known]


def test_languages_are_named_in_their_folders_only() -> None:
    found: Counter[str] = Counter()
    quoted = re.compile(rf"[\"'}}]\s*(?:{'|'.join(sorted(tags()))})\b")  # only such a file is worth parsing
    for path in (ROOT / "mtcheck").rglob("*.py"):
        if HERE not in path.parents and quoted.search(path.read_text(encoding="utf-8")):
            part = path.relative_to(ROOT / "mtcheck").parts[0].removesuffix(".py")
            found[part] += len(literals(nodes(path)))

    assert found - ALLOWED == Counter()


def test_a_planted_literal_is_found() -> None:
    planted = ast.parse('if language == "hbs":\n    pass\nTAGS = "uk ru be"\nx = ("it", "a b", "")')

    assert sorted(literals(ast.walk(planted))) == ["hbs", "uk ru be"]
