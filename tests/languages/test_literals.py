"""No file outside ``mtcheck/languages`` names a language: everything that depends on one is in its folder."""

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
NO_LANGUAGES: Final = {
    ("compare/comparison.py", "bs"): "sacrebleu's word for the bootstrap",
    ("glossary/formats/tags.py", "he"): "a word of headings that is no tag",
    ("read/columns.py", "de"): "a word of headings that is no tag",
    ("read/html/blocks.py", "hr"): "the tag <hr> of HTML",
    ("translate/embedded/int8.py", "pt"): "PyTorch, as safetensors calls it",
    ("translate/hf/translator.py", "pt"): "PyTorch, as transformers calls it",
}
"""Every literal outside ``mtcheck/languages`` that is a language's tag by its letters alone, and what it is."""


def tags() -> set[str]:
    return (set(folders()) | STANDARDS) - OTHER_WORDS


def literals(file: Iterable[ast.AST]) -> list[str]:
    """The strings of a file that are a language's tag, or list some, docstrings aside."""
    known = tags()
    strings = [node.value for node in file if isinstance(node, ast.Constant)]
    split = [value.split() for value in strings if isinstance(value, str)]
    return [" ".join(words) for words in split if words and set(words) <= known]


def test_languages_are_named_in_their_folders_only() -> None:
    found: Counter[tuple[str, str]] = Counter()
    quoted = re.compile(rf"[\"'}}]\s*(?:{'|'.join(sorted(tags()))})\b")  # only such a file is worth parsing
    for path in (ROOT / "mtcheck").rglob("*.py"):
        if HERE not in path.parents and quoted.search(path.read_text(encoding="utf-8")):
            found.update((str(path.relative_to(ROOT / "mtcheck")), text) for text in literals(nodes(path)))

    assert found == dict.fromkeys(NO_LANGUAGES, 1)


def test_a_planted_literal_is_found() -> None:
    planted = ast.parse('if language == "hbs":\n    pass\nTAGS = "uk ru be"\nx = ("it", "a b", "")')

    assert sorted(literals(ast.walk(planted))) == ["hbs", "uk ru be"]
