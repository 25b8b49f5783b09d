"""No words or endings of a language are in the code of the rooms that judge texts; what is left is listed, with why."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Final

import pytest

from mtcheck.languages.content import content_for
from tests.conftest import ROOT
from tests.sources import called, nodes

ROOMS: Final = ("align", "checks", "glossary/inflect", "meaning", "names", "quantities", "structure", "text")
LEFT: Final = {
    "signs of measures, currencies and addresses, the same in all languages": {
        "quantities/convert.py": 1, "quantities/currency.py": 1, "quantities/measure.py": 2,
        "text/addresses.py": 1,
    },
    "words of programs: groups of a pattern, tags of HTML, letters for genders and cases, names of units": {
        "checks/date_format.py": 1, "checks/placeholder_mismatch.py": 1, "names/glossary_witness.py": 1,
    },
    "letters that romanisations exchange": {"names/alike.py": 1, "names/other_person.py": 1},
    "vowels and case endings, by which names are read back to the nominative in any Slavic language": {
        "glossary/inflect/forms.py": 6, "names/case_cues.py": 5, "names/compared.py": 2,
        "names/declined/endings.py": 5, "names/full_name.py": 7, "names/judge.py": 2, "names/mention.py": 2,
        "names/person_witness.py": 4, "names/source_witness.py": 6,
    },
    "endings of ordinals, and words beside numbers, that patterns for all languages share": {
        "quantities/lexicon.py": 1, "quantities/parse.py": 1, "quantities/words.py": 2,
    },
}  # fmt: skip
"""How many of them each file has, by the reason."""
_SMALL: Final = re.compile(r"[^\W\d_A-Z]+")
_CLASS: Final = re.compile(r"\\.|\[(?:\\.|[^\]])*\]")
"""An escape or a set of characters, whose letters do not make words."""
_GROUP: Final = re.compile(r"\(\?(?:P<\w+>|<?[=!]|[:>])")
_TRIED: Final = frozenset({"endswith", "removesuffix", "startswith", "removeprefix"})
_LONGEST_ENDING: Final = 4


def alternatives(text: str) -> list[str]:
    """The alternatives of a regular expression that are small letters, perhaps with an optional one."""
    plain = _GROUP.sub("(", _CLASS.sub("\0", text))
    parts = re.split(r"[|()]", plain) if "|" in plain else []
    return [part for part in parts if _SMALL.fullmatch(part.replace("?", "").rstrip("$"))]


def strings(nodes_of: Iterable[ast.AST]) -> list[str]:
    return [node.value for node in nodes_of if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def in_a_call(call: ast.Call) -> str:
    """The words of a text that is split, and the ends that a call tries."""
    if called(call) == "split" and isinstance(call.func, ast.Attribute):
        split = [text for text in strings([call.func.value]) if len(text.split()) > 1]
        return " ".join(split)
    tried = strings(ast.walk(call.args[0])) if called(call) in _TRIED and call.args else []
    return " ".join(text.strip() for text in tried if _SMALL.fullmatch(text.strip()))


def in_a_list(elements: list[ast.expr]) -> str:
    """The elements, if all are as short as an ending, or if several are function words of English."""
    found = strings(elements)
    small = [text for text in found if _SMALL.fullmatch(text)]
    short = len(found) == len(elements) and all(len(text) <= _LONGEST_ENDING for text in found)
    function = len({*small} & content_for("en").function_words) > 1
    listed = len(small) > 1 and (function or (short and len(small) + found.count("") == len(found)))
    return " ".join(small) if listed else ""


def listed_in(file: Iterable[ast.AST]) -> list[str]:
    """The words and endings that a file lists: alternatives of a pattern, a split text, the ends that are tried."""
    found = []
    for node in file:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            alternative = alternatives(node.value)
            found.append("|".join(alternative) if len(alternative) > 1 else "")
        elif isinstance(node, ast.Call):
            found.append(in_a_call(node))
        elif isinstance(node, ast.Set | ast.Tuple | ast.List):
            found.append(in_a_list(node.elts))
    return list(filter(None, found))


def counted() -> Iterator[tuple[str, list[str]]]:
    for room in ROOMS:
        for path in sorted((ROOT / "mtcheck" / room).rglob("*.py")):
            if listed := listed_in(nodes(path)):
                yield str(path.relative_to(ROOT / "mtcheck")), listed


def test_words_and_endings_are_in_the_folders_of_their_languages() -> None:
    left = {file: count for files in LEFT.values() for file, count in files.items()}
    found = dict(counted())

    assert {file: listed for file, listed in found.items() if len(listed) != left.get(file)} == {}
    assert found.keys() == left.keys()


@pytest.mark.parametrize(
    ("planted", "words"),
    [
        ('X = re.compile("(?:an|ish|ese|ic)$")', ["an|ish|ese|ic"]),
        (r'X = re.compile(r"\b(?:and|or|of)\b", re.IGNORECASE)', ["and|or|of"]),
        ('X = frozenset("and or by from".split())', ["and or by from"]),
        ('if word.endswith(("ian", "ish")): pass', ["ian ish", "ian ish"]),
        ('stem = word.removesuffix("ova")', ["ova"]),
        ('X = frozenset({"kao", "kot"})', ["kao kot"]),
        ('X = ("during", "on", "since")', ["during on since"]),
        ('X = re.compile("[sc]k$|[aeiou]")', []),
        ('X = {"source", "translation", "reference"}', []),
        ('X = re.compile(r"(?P<day>\\d+)|(?P<month>[a-z]+)")', []),
    ],
)
def test_a_planted_word_is_found(planted: str, words: list[str]) -> None:
    assert listed_in(ast.walk(ast.parse(planted))) == words
