"""Segments and words left in a language that is near the translation's."""

from __future__ import annotations

import tomllib
from itertools import permutations
from typing import Final

import pytest

import mtcheck
from mtcheck.languages.own_words import are_told_apart
from mtcheck.languages.tags import are_related, group
from tests.conftest import ROOT

SAID: Final = tomllib.loads((ROOT / "tests" / "cases" / "languages" / "close.toml").read_text("utf-8"))
PAIRS: Final = [
    (source, target)
    for source, target in permutations(SAID, 2)
    if are_related(group(source), group(target)) and group(source) != group(target)
]


def untranslated(translation: list[str], source: list[str] | None, source_lang: str, target_lang: str) -> list[str]:
    report = mtcheck.audit(translation, source=source, source_lang=source_lang, target_lang=target_lang, glossary=None)
    return [issue.text for issue in report.issues if issue.check == "untranslated-text"]


@pytest.mark.every(15)
@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_translation_into_a_near_language_is_not_its_source(source: str, target: str) -> None:
    assert untranslated(SAID[target], SAID[source], source, target) == []
    assert untranslated(SAID[target], None, source, target) == []


@pytest.mark.every(15)
@pytest.mark.parametrize(("source", "target"), [pair for pair in PAIRS if are_told_apart(*pair)])
def test_a_sentence_left_in_a_near_language_is_found(source: str, target: str) -> None:
    missed = []
    for left, sentence in enumerate(SAID[source]):
        translation = [*SAID[target][:left], sentence, *SAID[target][left + 1 :]]
        missed += [sentence] * (untranslated(translation, SAID[source], source, target) != [sentence])

    assert len(missed) <= 1  # All words but one may be words of both.


@pytest.mark.parametrize(
    ("source_lang", "target_lang", "source", "translation", "left"),
    [
        (
            "cs", "pl", "Ministr včera oznámil, že dodávky byly kvůli nehodě přerušeny.",
            "Minister ogłosił wczoraj, że dostawy byly kvůli nehodě przerwane.", "kvůli nehodě",
        ),
        (
            "hr", "sl", "Predsjednik je rekao da zbog toga nitko neće podnijeti ostavku.",
            "Predsednik je dejal, da zbog toga nitko neće podnijeti odstopil.", "nitko neće podnijeti",
        ),
        (
            "ru", "uk", "Во время заседания министр отказался отвечать на вопросы.",
            "Під час засідання міністр отказался отвечать на питання.", "отказался отвечать",
        ),
    ],
)  # fmt: skip
def test_words_left_in_a_near_language_are_found(
    source_lang: str, target_lang: str, source: str, translation: str, left: str
) -> None:
    assert any(left in text for text in untranslated([translation], [source], source_lang, target_lang))


@pytest.mark.parametrize(
    ("source_lang", "target_lang", "source", "translation"),
    [
        ("hr", "sl", "Klub je osvojio naslov i kup.", "Klub je osvojil naslov in pokal."),
        ("bg", "sr", "Други паразити живеят във водата.", "Други паразити живе у води."),
        ("sr-Cyrl", "ru", "Реч потиче од латинске речи cella.", "Слово происходит от латинского слова cella."),
    ],
)
def test_words_that_both_languages_have_are_no_evidence(
    source_lang: str, target_lang: str, source: str, translation: str
) -> None:
    assert untranslated([translation], [source], source_lang, target_lang) == []
