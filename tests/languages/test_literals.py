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
ALLOWED: Final[dict[str, int]] = {
    "align/words.py": 1,
    "article_languages.py": 5,
    "batch/folder.py": 2,
    "checks/date_format.py": 1,
    "checks/punctuation.py": 3,
    "checks/quotation_lost.py": 1,
    "cli/evaluate.py": 1,
    "cli/glossary/names.py": 1,
    "cli/languages.py": 1,
    "cli/models.py": 4,
    "cli/translate.py": 1,
    "compare/comparison.py": 1,
    "evaluate/annotated.py": 1,
    "evaluate/demetr.py": 9,
    "evaluate/evaluation.py": 1,
    "evaluate/item.py": 2,
    "evaluate/jsonl.py": 1,
    "evaluate/read.py": 1,
    "glossary/amend.py": 2,
    "glossary/formats/concept.py": 1,
    "glossary/formats/guess.py": 40,
    "glossary/formats/tags.py": 56,
    "glossary/formats/tbx_write.py": 1,
    "glossary/index.py": 1,
    "glossary/inflect/forms.py": 5,
    "meaning/features.py": 3,
    "meaning/findings.py": 1,
    "names/alike.py": 1,
    "names/case_cues.py": 5,
    "names/glossary_witness.py": 1,
    "names/sentence.py": 1,
    "names/suggest.py": 3,
    "names/translated.py": 2,
    "quantities/dates.py": 2,
    "quantities/numerals.py": 1,
    "quantities/write.py": 3,
    "read/columns.py": 1,
    "read/encoding.py": 16,
    "read/furniture/lists.py": 1,
    "read/html/blocks.py": 1,
    "structure/gaps.py": 1,
    "structure/leftover.py": 1,
    "structure/residue.py": 5,
    "structure/untranslated.py": 1,
    "translate/apertium.py": 1,
    "translate/base_languages.py": 2,
    "translate/embedded.py": 7,
    "translate/embedded_scorer.py": 8,
    "translate/glosses.py": 2,
    "translate/hf.py": 3,
    "translate/int8.py": 1,
    "translate/languages.py": 29,
    "translate/registry.py": 2,
    "watch/portal.py": 1,
}
"""How many literals of languages a file still has. These numbers only fall."""


def literals(source: str) -> list[str]:
    """The strings of a file that are a language's tag, or list some, docstrings aside."""
    tags = (set(folders()) | STANDARDS) - OTHER_WORDS
    strings = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    split = [value.split() for value in strings if isinstance(value, str)]
    return [" ".join(words) for words in split if words and set(words) <= tags]


def test_languages_are_named_in_their_folders_only() -> None:
    found: Counter[str] = Counter()
    for path in sorted((ROOT / "mtcheck").rglob("*.py")):
        if HERE not in path.parents:
            found[str(path.relative_to(ROOT / "mtcheck"))] = len(literals(path.read_text(encoding="utf-8")))

    assert found - Counter(ALLOWED) == Counter()


def test_a_planted_literal_is_found() -> None:
    assert sorted(literals('if language == "hbs":\n    pass\nTAGS = "uk ru be"\nx = ("it", "a b", "")')) == [
        "hbs",
        "uk ru be",
    ]
