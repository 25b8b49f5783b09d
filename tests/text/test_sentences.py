"""Where sentences begin."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck.text.sentences as module
from mtcheck.languages.read_sentence_ends import SentenceEnds
from mtcheck.languages.registry import HERE
from mtcheck.segment import segment
from tests.conftest import ROOT

CASES = [
    json.loads(line)
    for line in (ROOT / "tests" / "cases" / "reading" / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
]
UNDECIDED = ("Wygrali 28.", "Cena vzrostla na 28.", "Bravo 👏")
"""A number that ends a sentence, or an ordinal; an emoji after one word: the form does not decide it."""


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if not case["held_out"] and not case["text"].startswith(UNDECIDED)],
    ids=lambda case: f"{case['lang']}-{case['text'][:20]}",
)
def test_cases(case: dict[str, Any]) -> None:
    expected = [part.strip() for part in case["text"].split("‖")]
    spaced = "‖ " in case["text"]

    found = segment((" " if spaced else "").join(expected), case["lang"]).sentences

    assert [sentence.text for sentence in found] == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("sr", ["Gotovo. 😀😀", "Idemo dalje."]),
        ("hr", ["Sjajna vijest 🎉", "Otvara se muzej. 🏛️ 👏🏽", "Vidimo se!"]),
        ("sr", ["Сјајна вест 🎉", "Отвара се музеј."]),
        ("en", ["Live 🔴 from Kyiv.", "More soon."]),
    ],
)
def test_an_emoji_belongs_to_the_sentence_before(lang: str, expected: list[str]) -> None:
    assert [item.text for item in segment(" ".join(expected), lang).sentences] == expected


def test_emoji_alone_are_no_sentence() -> None:
    assert [item.text for item in segment("🎉🎉\nIt is over. 🎉\n👏", "en").sentences] == ["It is over. 🎉"]


@pytest.mark.parametrize("path", sorted(HERE.glob("*/sentence_ends.toml")), ids=lambda path: path.parent.name)
def test_files_say_nothing_that_is_not_read(path: Path) -> None:
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    language = module._language(path.parent.name)

    assert set(facts) <= set(SentenceEnds.__slots__)
    for key, value in facts.items():
        read = getattr(language, key)
        assert read == (frozenset(value.split()) if isinstance(read, frozenset) else value)
        assert read not in ("", frozenset())
    assert not language.goes_on & language.may_end


@given(st.text("aB ČЖ.!?…。؟।»«\"')(🎉1\u200d\ufe0f;", max_size=60), st.sampled_from(["en", "hbs", "ja", "el", "und"]))
def test_starts_rise_and_follow_a_word(text: str, lang: str) -> None:
    starts = list(module.sentence_starts(text, lang))

    assert starts == sorted(set(starts))
    assert all(any(char.isalpha() for char in text[:start]) and text[start:].strip() for start in starts)


@pytest.mark.every(4)
@pytest.mark.parametrize(
    "piece", ["a.", "a. ", "1. ", "(a. ", "aa. ", "aa 🎉 ", ". " * 9, '" ', "。", "aa. (", "\n", "a.» "]
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    """Would take minutes if it were not."""
    assert all(0 < start < 200_000 for start in module.sentence_starts(piece * (200_000 // len(piece)), "hbs"))
