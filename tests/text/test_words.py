"""The one tokenizer."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import mtcheck
from mtcheck.text.words import (
    APOSTROPHES,
    HYPHENS,
    LETTERS,
    WORD,
    Word,
    chunks,
    is_apart,
    pieces,
    word_at,
    word_before,
    word_spans,
    word_texts,
    words,
)
from tests.conftest import ROOT
from tests.sources import nodes

TEXTS = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("ab'’-‑.1,2 _жé\u0301\u093fकन\u200c日本")), max_size=60
)
MARKS = [chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M"]

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
PROBE = f"Riječi слова {LONG}; λέξεις! BalkanNews"
"""Words of three scripts between marks: what finds just these in it is a tokenizer, and no test of a short name."""
PROBED = ["Riječi", "слова", LONG, "λέξεις", "BalkanNews"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zašto ne? Вучић је рекао: „Не“.", ["Zašto", "ne", "Вучић", "је", "рекао", "Не"]),
        ("isn't twenty-one l’arrêté Stratford‑on‑Avon", ["isn't", "twenty-one", "l’arrêté", "Stratford‑on‑Avon"]),
        ("'quoted' -ić ć- a--b o''o", ["quoted", "ić", "ć", "a", "b", "o", "o"]),
        ("हिन्दी में लिखा", ["हिन्दी", "में", "लिखा"]),
        ("می‌خواهم بروم، کتاب", ["می‌خواهم", "بروم", "کتاب"]),
        ("שָׁלוֹם עולם", ["שָׁלוֹם", "עולם"]),
        ("за́мок и замо́к", ["за́мок", "и", "замо́к"]),
        ("東京は大きい。本当", ["東京は大きい", "本当"]),
        ("A1 snake_case x² ١٢٣", ["A", "snake", "case", "x²"]),
    ],
)
def test_words_of_any_script(text: str, expected: list[str]) -> None:
    assert word_texts(text) == expected


def test_the_caller_says_what_becomes_of_digits_and_marks() -> None:
    text = "F-16 kosta 1.234,5 evra u 16:30, O'Neill"

    assert word_texts(text, digits="joined") == ["F-16", "kosta", "1", "234", "5", "evra", "u", "16", "30", "O'Neill"]
    assert word_texts(text, digits="apart") == ["F", "16", "kosta", "1.234,5", "evra", "u", "16:30", "O'Neill"]
    assert word_texts(text, inside=()) == ["F", "kosta", "evra", "u", "O", "Neill"]
    assert word_texts("O&#39;Neill", inside=("&#39;",)) == ["O&#39;Neill"]


def test_a_word_stands_apart_from_addresses_accounts_and_codes() -> None:
    text = "Piši na me@vlada.rs, www.rts.rs/vesti i @nalog; {name} je 5G, kraj."

    assert [word.text for word in words(text) if is_apart(word, text)] == ["Piši", "na", "i", "je", "kraj"]


@given(TEXTS)
def test_words_are_what_the_text_has_in_order_and_nothing_is_lost(text: str) -> None:
    found = list(words(text))

    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    between = [
        text[a.end : b.start] for a, b in zip([Word("", 0, 0), *found], [*found, Word("", len(text), 0)], strict=True)
    ]
    assert not any(char.isalpha() for gap in between for char in gap)


@given(TEXTS)
def test_no_word_begins_or_ends_with_what_stands_inside(text: str) -> None:
    edges = {char for word in word_texts(text) for char in (word[0], word[-1])}

    assert edges.isdisjoint(APOSTROPHES + HYPHENS)


@given(TEXTS)
def test_a_word_is_one_word(text: str) -> None:
    assert all(word_texts(word) == [word] for word in word_texts(text))


@given(TEXTS)
def test_places_and_texts_agree(text: str) -> None:
    assert [word.text for word in words(text, digits="apart")] == word_texts(text, digits="apart")
    assert list(word_spans(text)) == [(word.start, word.end) for word in words(text, digits="joined")]
    assert all(word_at(text, word.start) == word.text for word in words(text))


@given(st.sampled_from(MARKS))
def test_a_combining_mark_belongs_to_its_letter(mark: str) -> None:
    assert word_texts(f"a{mark}b {mark}") == [f"a{mark}b"]


@given(TEXTS)
def test_the_pieces_of_a_text_are_all_of_it(text: str) -> None:
    assert "".join(pieces(text)) == text
    assert [piece for piece in pieces(text) if piece[0].isalnum()] == word_texts(text, inside=(), digits="joined")


@given(TEXTS)
@example("0\u0bab")  # unassigned, in a block of marks
def test_the_word_before_a_place_is_the_one_that_ends_there(text: str) -> None:
    for word in words(text, inside=(), digits="joined"):
        assert word_before(text, word.end).endswith(word.text)
        if not word_before(text, word.start):
            assert word_before(text, word.end) == word.text


def test_the_word_before_a_place_has_no_spaces_and_no_marks_of_a_sentence() -> None:
    assert word_before("Team USA", 4) == "Team"
    assert word_before("Team USA", 5) == ""
    assert word_before("(záмок)", 7) == "záмок"
    assert word_before("", 0) == ""


def test_chunks_hold_accounts_domains_and_initials_together() -> None:
    text = "J. R. Marić/@vlada, www.rts.rs; #Sud i O'Neill, 5.a"

    assert chunks(text) == ["J.", "R.", "Marić", "@vlada", "www.rts.rs", "#Sud", "i", "O'Neill", "5.a"]


def test_a_word_is_a_part_of_a_larger_expression() -> None:
    assert re.findall(rf"({WORD}) \(", "за́мок (и)") == ["за́мок"]
    assert re.findall(rf"({LETTERS}) \d", "maja 5, A1 6") == ["maja"]


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(mtcheck.__path__, "mtcheck."):
        if found.name.endswith("__main__"):
            continue
        try:
            yield importlib.import_module(found.name)
        except ModuleNotFoundError as error:  # a module of an extra that is not installed
            if str(error.name).startswith("mtcheck"):
                raise


def is_tokenizer(pattern: re.Pattern[str]) -> bool:
    found = [match[0] for match in pattern.finditer(PROBE)]
    return [word for word in found if word[:1].isalpha()] == PROBED


def literal_patterns(file: Iterable[ast.AST]) -> Iterator[re.Pattern[str]]:
    """The literal patterns that a file passes to ``re``, in a function or anywhere."""
    for node in file:
        if isinstance(node, ast.Call) and node.args and getattr(getattr(node.func, "value", None), "id", "") == "re":
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield re.compile(first.value)


@pytest.mark.slow
def test_no_other_module_compiles_a_tokenizer() -> None:
    found: set[str] = set()
    for module in modules():
        own = [value for value in vars(module).values() if isinstance(value, re.Pattern)]
        texts = [pattern for pattern in own if isinstance(pattern.pattern, str)]
        path = ROOT / str(module.__file__)
        if any(map(is_tokenizer, [*texts, *literal_patterns(nodes(path))])):
            found.add(module.__name__)

    assert found == {"mtcheck.text.words"}


@pytest.mark.parametrize("pattern", [r"\w+", r"[^\W\d_]{2,}", r"\w+(?:[-'’]\w+)*|[^\w\s]", r"(?<!\w)[^\W_]+"])
def test_a_planted_tokenizer_is_found(pattern: str) -> None:
    planted = ast.parse(f"import re\n\ndef f(text): return re.findall({pattern!r}, text)")

    assert any(map(is_tokenizer, literal_patterns(ast.walk(planted))))
