"""Texts are cut into words in ``mtcheck/text`` alone, and no other target's words are looked up in English."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

import pytest

import mtcheck
from mtcheck.languages import english
from tests.conftest import ROOT
from tests.sources import nodes

FORMATS: Final = {
    "languages/furniture_lines.py": "the slot {link}: addresses, mailboxes and accounts, which are no words",
}
"""Files outside ``mtcheck/text`` with one expression for runs of letters that does not split words, and what it is."""
_WORDS: Final = re.compile(r"(?:\\w|\[\^\\W\\d_\]|\[A-Za-z\]|\[a-zA-Z\])\+")
PAIRS: Final = {
    ("de", "hr"): (
        "Kanzler Friedrich Merz besuchte am Montag Zagreb. Er sprach mit Andrej Plenković über 25 Millionen Euro.",
        "Kancelar Friedrich Merz posjetio je u ponedjeljak Zagreb. Govorio je s Andrejom Plenkovićem o 25 milijuna €.",
    ),
    ("ru", "sr"): (
        "Президент Сербии Александр Вучич в среду посетил Москву. Он встретился с 12 министрами.",
        "Predsednik Srbije Aleksandar Vučić posetio je u sredu Moskvu. Sastao se sa 12 ministara.",
    ),
    ("hr", "de"): (
        "Ministrica Ana Marković jučer je otvorila most kod Siska. Stajao je 3,5 milijuna eura.",
        "Ministerin Ana Marković eröffnete gestern die Brücke bei Sisak. Sie kostete 3,5 Millionen Euro.",
    ),
}


def splitting(file: Iterable[ast.AST]) -> int:
    """How many strings of a file are expressions that match runs of letters."""
    strings = [node.value for node in file if isinstance(node, ast.Constant)]
    return sum(isinstance(value, str) and _WORDS.search(value) is not None for value in strings)


def test_words_are_found_in_one_place() -> None:
    folder = ROOT / "mtcheck"
    found = Counter({str(path.relative_to(folder)): splitting(nodes(path)) for path in folder.rglob("*.py")})
    elsewhere = {name: number for name, number in found.items() if number and not name.startswith("text/")}

    assert elsewhere == dict.fromkeys(FORMATS, 1)


def test_a_planted_tokenizer_is_found() -> None:
    planted = ast.parse('words = re.findall(r"\\w+", text)\nmore = re.compile(r"[A-Za-z]+")\nslot = r"\\d+"')

    assert splitting(ast.walk(planted)) == 2


def looked_up(monkeypatch: pytest.MonkeyPatch, languages: tuple[str, str], source: str, translation: str) -> int:
    """How often an audit asks for the English words."""
    asked: list[bool] = []
    is_listed = english._is_listed

    def told(word: str) -> bool:
        asked.append(True)
        return is_listed(word)

    monkeypatch.setattr(english, "_is_listed", told)
    mtcheck.audit(translation, source=source, source_lang=languages[0], target_lang=languages[1])
    return len(asked)


@pytest.mark.slow
@pytest.mark.parametrize("languages", PAIRS)
def test_english_is_asked_for_no_other_target(monkeypatch: pytest.MonkeyPatch, languages: tuple[str, str]) -> None:
    assert looked_up(monkeypatch, languages, *PAIRS[languages]) == 0


def test_english_is_asked_for_english(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "The minister visited Zagreb and Sisak on Monday."

    assert looked_up(monkeypatch, ("hr", "en"), "Ministar je u ponedjeljak posjetio Zagreb i Sisak.", said) > 0
