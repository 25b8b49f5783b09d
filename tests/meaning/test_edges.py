"""The edges of rules: short stems, apostrophes, the first word of a text, shares at their limit."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Glossary
from mtcheck.languages.content import content_for
from mtcheck.meaning.decide import decider
from mtcheck.meaning.features import WordFeatures, _of_word, _with_prefix, features_of
from mtcheck.meaning.findings import findings, is_settled, unable_to_spell
from mtcheck.meaning.level import level_of
from mtcheck.meaning.spelling import Spelling, _is_in_address
from mtcheck.meaning.vocabulary import is_strange, keys_of
from mtcheck.model import Article, Likelihood, Segment, Signal, WordLikelihood
from mtcheck.text.words import word_spans


def article(
    text: str, source: str | None, *references: str, lang: str = "sr", surprisal: float | None = None
) -> Article:
    words = tuple(WordLikelihood(start, end, surprisal or 0.0, None) for start, end in word_spans(text))
    likelihood = None if surprisal is None else Likelihood(-0.3, words, whole=True)
    segment = Segment(0, text, 0, len(text), source, 0, len(source or ""), references, likelihood=likelihood)
    return Article("a", None, lang, "en", text, source, references, (segment,))


def features(text: str, *references: str) -> dict[str, dict[str, float]]:
    told = article(text, None, *references)
    return {text[one.start : one.end]: dict(one.values) for one in features_of(told.segments[0], told)}


@pytest.mark.parametrize("word", ["14-year-old", "B2B", "90s", "2024"])
def test_a_word_with_any_digit_has_digits(word: str) -> None:
    assert _of_word(word, "en", first=False)["digits"] == 1.0


@pytest.mark.parametrize("word", ["boat’s", "boat's"])
def test_a_possessive_is_the_word_itself(word: str) -> None:
    assert keys_of(word, "en") == keys_of("boat", "en")
    assert keys_of(word, "de") != keys_of("boat", "de")


@pytest.mark.parametrize("word", ["beautiful's", "beautiful’s", "well-known", "minister's"])
def test_a_possessive_of_an_english_word_is_english(word: str) -> None:
    assert not is_strange(word, "en")


def test_a_negating_prefix_leaves_a_word_and_not_a_syllable() -> None:
    words = content_for("en")

    assert "legal" in _with_prefix("illegal", words)
    assert "it" not in _with_prefix("unit", words)
    assert _with_prefix("its", words) == frozenset()
    assert _with_prefix("illegal", content_for("hr")) == frozenset()


def test_two_words_that_a_reference_has_side_by_side_lack_nothing_between() -> None:
    apart = features("The city opened.", "The burnt city opened.")
    both = features("The city opened.", "The city rejoiced when the burnt city opened.")

    assert apart["city"]["gap_in_reference"] == 1.0
    assert both["city"]["gap_in_reference"] == 0.0


def test_words_that_are_none_count_for_a_share_at_most() -> None:
    plain = {"function": 0.0, "given_source": 0.0, "in_lexicon": 0.5}
    strange = [WordFeatures(0, 4, plain | {"no_word": 1.0})] * 10
    assert level_of([(strange, [0.1] * 10)] * 5)["no_word"] == 0.03


@pytest.mark.parametrize(("glosses", "lexicon", "expected"), [(0.0, 0.0, 0.0), (1.0, 0.0, 1.0), (0.0, 0.3, 1.0)])
def test_the_source_supports_a_surprising_word_by_either_table(glosses: float, lexicon: float, expected: float) -> None:
    values = {"function": 0.0, "given_source": 5.0, "in_glosses": glosses, "in_lexicon": lexicon}
    level = level_of([([WordFeatures(0, 4, values)], [0.1])] * 5)
    assert level["surprising_supported"] == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("name@host.org", "name", True),
        ("see host.org/page", "page", True),
        ("see host.org/page today", "host", True),
        ("see page today", "page", False),
        ("ask @kovac", "kovac", True),
    ],
)
def test_a_word_in_an_address_is_left_as_it_is(text: str, word: str, expected: bool) -> None:
    start = text.index(word)
    assert _is_in_address(text, start, start + len(word)) is expected


def test_a_name_is_left_as_a_whole_at_the_start_of_a_text_too() -> None:
    spelling = Spelling.of("Hrvatska poštanska banka je porasla.", "hr", "en")
    for before in ("", "Shares of the ", "Everybody who holds shares of the well-known "):
        text = f"{before}Hrvatska poštanska banka rose."
        start = text.index("poštanska")
        assert spelling._is_left_whole(text, start, start + len("poštanska"))
    assert not spelling._is_left_whole("The poštanska rose.", 4, 13)


def test_what_cannot_be_judged_is_said() -> None:
    assert unable_to_spell(article("The sea is calm.", "Море.")) is None
    said = unable_to_spell(article("The sea is calm.", "海は静かです。", lang="ja"))
    assert said == "no likelihood, no reference, and no source in Latin or Cyrillic letters"


@pytest.mark.parametrize(("surprisal", "settled"), [(0.01, True), (18.0, False)])
def test_an_unsurprising_translation_is_settled(surprisal: float, settled: bool) -> None:
    told = article(
        "Sea currents affect the coast.", "Morske struje utiču na obalu.", "Sea currents affect the coast.",
        surprisal=surprisal,
    )  # fmt: skip
    assert is_settled(told.segments[0], told, Glossary()) is settled


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "The minister bought a kljcxuča house.",
            "Ministar je kupio kuću.",
            "none of its words is spelt like this one",
        ),
        (
            "The minister saw pećine there.",
            "Ministar je tamo vidio pećine.",
            "one of its words is spelt almost the same",
        ),
    ],
)
def test_an_odd_word_has_its_evidence(text: str, source: str, expected: str) -> None:
    found = findings(article(text, source), Glossary())
    assert expected in {item.detail for one in found for item in one.evidence if item.signal is Signal.SOURCE}


def test_the_models_that_ship_are_used() -> None:
    assert decider().model("reference") is not None


def test_a_number_that_an_article_lacks_is_drawn_to_what_is_usual() -> None:
    level = decider().level
    assert level is not None
    drawn = level.shrunk({"nothing": 1.0}, 10)
    own = 10 / (10 + level.trust)
    assert drawn == pytest.approx({name: (1.0 - own) * usual for name, usual in level.usual.items()})


def test_what_is_odd_is_measured_by_the_likest_word() -> None:
    spelling = Spelling.of("Ministar je kupio kuću.", "hr", "en")
    values = {"no_word": 1.0, "no_word_name": 0.0}
    assert spelling.features("He bought a kljcxuča.", 12, 20, values)["odd"] == 1.0
    assert spelling.features("He bought a kuću.", 12, 16, values)["native"] == 1.0
