"""Phrases are cut where prepositions, conjunctions and punctuation begin them; leaving one out leaves a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.text.phrases import phrases, without


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "sr",
            "Bajden je rekao da će odluku doneti do januara, prenosi AP.",
            ["Bajden je rekao", "da će odluku doneti", "do januara", "prenosi AP"],
        ),
        ("sr", "Блинкен ће се састати са Кулебом у Кијеву.", ["Блинкен ће се састати", "са Кулебом", "у Кијеву"]),
        ("hr", "Promet je pao za 1,8 posto u lipnju.", ["Promet je pao", "za 1,8 posto", "u lipnju"]),
        ("en", "He arrived in Kyiv on Friday.", ["He arrived", "in Kyiv", "on Friday"]),
        ("pl", "Konferencja ma się rozpocząć w Manchesterze.", ["Konferencja ma się rozpocząć", "w Manchesterze"]),
        ("xx", "One clause here, another clause there.", ["One clause here", "another clause there"]),
        ("en", "Nothing whatsoever here.", []),
        ("en", "", []),
    ],
)
def test_phrases(lang: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in phrases(text, lang)] == expected


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("He arrived in Kyiv on Friday.", "on Friday", "He arrived in Kyiv."),
        ("He arrived, the AP reports, on Friday.", "the AP reports", "He arrived, on Friday."),
        ("Biden spoke, the AP reports.", "the AP reports", "Biden spoke."),
        ("In Kyiv, he spoke.", "In Kyiv", ", he spoke."),
    ],
)
def test_without(text: str, phrase: str, expected: str) -> None:
    start = text.index(phrase)
    assert without(text, start, start + len(phrase)) == expected


@given(st.text(alphabet=st.sampled_from("ab AuU1.,—\n(и")), st.sampled_from(["sr", "en", "xx"]))
def test_phrases_are_disjoint_and_in_order(text: str, lang: str) -> None:
    spans = phrases(text, lang)
    ends = [0, *(end for _, end in spans)]

    assert all(end <= start < stop for end, (start, stop) in zip(ends, spans, strict=False))
    assert all(len(without(text, *span).replace(" ", "")) < len(text.replace(" ", "")) for span in spans)
