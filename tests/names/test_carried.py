"""Places under the source language's name, without a source."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Entry, Glossary
from mtcheck.glossary.entry import Kind
from mtcheck.model import Article, Segment
from mtcheck.names import findings

OWN = Glossary([
    Entry("Kyiv", sources=(("sr", "Kijev"), ("ru", "Киев"))),
    Entry("Odesa", sources=(("sr", "Odesa"),)),
    Entry("Auckland", Kind.PLACE, sources=(("sr", "Okland"),)),
    Entry("Ohio", Kind.PLACE, sources=(("sr", "Ohajo"),)),
    Entry("Rome", Kind.PLACE, sources=(("sr", "Rim"),)),
    Entry("Vienna", Kind.PLACE, sources=(("sr", "Beč"), ("de", "Wien"))),
])  # fmt: skip


def told(language: str, translation: str, source: str | None = None) -> list[tuple[str, str]]:
    segment = Segment(0, translation, 0, len(translation), source=source)
    article = Article("", None, language, "en", translation, source, (), (segment,))
    return [(translation[one.start : one.end], one.right[0]) for one in findings(article, OWN)]


@pytest.mark.parametrize(
    ("language", "translation", "wrong", "right"),
    [
        ("sr", "He travelled to Kiev yesterday.", "Kiev", "Kyiv"),
        ("sr", "He travelled to Kijev yesterday.", "Kijev", "Kyiv"),
        ("ru", "Kiev is under fire.", "Kiev", "Kyiv"),
        ("sr", "They live in Odessa.", "Odessa", "Odesa"),
        ("sr", "The talks in Beč have ended.", "Beč", "Vienna"),
        ("de", "The talks in Wien have ended.", "Wien", "Vienna"),
    ],
)
def test_a_place_under_its_source_name(language: str, translation: str, wrong: str, right: str) -> None:
    assert told(language, translation) == [(wrong, right)]


@pytest.mark.parametrize(
    ("language", "translation"),
    [
        ("sr", "Housing in Oakland is dear."),
        ("sr", "It rained on Oahu."),
        ("sr", "The rim of the cup is blue. Rim jobs are common in garages."),
        ("sr", "He plays for Dinamo Kijev."),
        ("sr", "The singer Marko Beč agreed."),
        ("de", "He travelled to Kijev yesterday."),
        ("sr", "The KIJEV agency is new."),
    ],
)
def test_another_name_is_left_alone(language: str, translation: str) -> None:
    assert told(language, translation) == []


def test_a_source_says_what_is_meant() -> None:
    assert told("sr", "He travelled to Kijevo.", "Otputovao je u Kijevo.") == []


def test_a_name_with_a_small_word_of_its_language_is_kept() -> None:
    assert told("sr", "He works for Beč vodovod.") == []
    assert told("sr", "He works for Beč in May.") == [("Beč", "Vienna")]
