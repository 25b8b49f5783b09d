"""What is usual in an article, and how doubtful a word must be there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtcheck.calibrated import log_odds
from mtcheck.glossary import Glossary
from mtcheck.meaning.decide import Decider, Level, Model, decider, using
from mtcheck.meaning.features import features_of
from mtcheck.meaning.findings import findings
from mtcheck.meaning.level import level_of
from mtcheck.model import Article, Likelihood, Segment, WordLikelihood
from mtcheck.text.words import word_spans

SEVERAL = 5
USUAL = {"doubt": 0.0}
SOURCE = "Morske struje utiču na klimu obale."
RIGHT = "Sea currents affect the climate of the coast."
WRONG = "Sea electricity affects the climate of the coast."
BY_SURPRISAL = Model(-2.0, {"given_source": 1.5}, 0.3, 0.95, ((0.0, 0.0), (1.0, 1.0)))
"""A word of five nats is a lead, and not a major issue."""


def segment(number: int, text: str, surprisal: float, word: str = "climate") -> Segment:
    words = tuple(
        WordLikelihood(start, end, surprisal if text[start:end] == word else 0.1, None)
        for start, end in word_spans(text)
    )
    return Segment(number, text, 0, len(text), SOURCE, 0, len(SOURCE), likelihood=Likelihood(-0.3, words))


def article(*segments: Segment) -> Article:
    text = "\n".join(each.translation for each in segments)
    return Article("a", None, "sr", "en", text, SOURCE, (), segments, translator="embedded")


def level(surprisal: float, count: int = SEVERAL, doubt: float = 0.5) -> dict[str, float]:
    told = article(*(segment(number, RIGHT, surprisal) for number in range(count)))
    words = [features_of(each, told) for each in told.segments]
    return level_of([(each, [0.1] * (len(each) - 1) + [doubt]) for each in words])


def some_level(intercept: float, weight: float = 0.0, least: float = 0.5) -> Level:
    """As the article is, however few its segments."""
    weights = {"doubt": weight} if weight else {}
    return Level(intercept, 1.0, weights, least, floor=0.05, usual=USUAL, trust=0.0)


def test_without_words_there_is_no_level() -> None:
    assert level_of([]) == {}
    assert level_of([([], [])] * SEVERAL) == {}


@pytest.mark.parametrize(("segments", "doubt"), [(0, 1.0), (1, 0.0), (2, -0.5), (6, -1.25)])
def test_what_is_usual_counts_the_more_the_shorter_a_text_is(segments: int, doubt: float) -> None:
    """It counts as two segments."""
    fitted = Level(0.0, 1.0, {"doubt": 1.0}, 0.5, floor=0.05, usual={"doubt": 1.0}, trust=2.0)
    assert fitted.shrunk({"doubt": -2.0}, segments) == pytest.approx({"doubt": doubt})


def test_a_text_without_content_is_judged_by_what_is_usual() -> None:
    fitted = Level(0.0, 1.0, {"doubt": 1.0}, 0.5, floor=0.05, usual={"doubt": 1.0}, trust=2.0)
    assert fitted.shrunk({}, 9) == {"doubt": 1.0}


def test_the_level_says_how_doubtful_segments_are_and_what_surprises() -> None:
    low, high = level(0.1, doubt=0.1), level(12.0)
    assert low.keys() == high.keys()
    assert (low["doubtful"], high["doubtful"]) == (0.0, 1.0)
    assert high["doubt"] == pytest.approx(0.0)
    assert low["doubt"] == pytest.approx(log_odds(0.1))
    assert (low["surprising_supported"], high["surprising_supported"]) == (0.0, 1.0)


def test_what_ships_knows_every_number_of_a_level() -> None:
    fitted = decider().level
    model = decider().model("source")
    assert fitted is not None
    assert model is not None
    assert fitted.weights.keys() == level(1.0).keys()
    assert fitted.own > 0
    assert fitted.usual.keys() == fitted.weights.keys()
    assert fitted.floor <= fitted.lead(level(1.0), SEVERAL, model) <= model.major


def test_one_doubtful_segment_is_quieter_than_many_alike() -> None:
    """Several such segments show an engine's work; one may be a person's free phrasing."""
    fitted = decider().level
    model = decider().model("source")
    assert fitted is not None
    assert model is not None
    assert fitted.lead(fitted.usual, 1, model) > model.lead


@pytest.mark.parametrize(
    ("weight", "lead"), [(0.0, 0.3), (log_odds(0.3) - log_odds(0.2), 0.2), (9.0, 0.05), (-9.0, BY_SURPRISAL.major)]
)
def test_the_doubt_of_an_article_moves_what_a_word_needs(weight: float, lead: float) -> None:
    """In log-odds; no further down than to where words were fitted on."""
    some = some_level(0.0, weight, 0.3)
    assert some.lead({"doubt": 1.0}, 1, BY_SURPRISAL) == pytest.approx(lead)


@pytest.mark.parametrize(("free", "found"), [(False, SEVERAL), (True, 0)])
def test_in_freely_phrased_articles_a_word_must_be_as_doubtful_as_for_a_major_issue(free: bool, found: int) -> None:
    told = article(*(segment(number, RIGHT, 5.0) for number in range(SEVERAL)))
    always = some_level(-9.0 if free else 9.0)
    with using(Decider({"source": BY_SURPRISAL}, always)):
        assert len(findings(told, Glossary())) == found


def test_what_is_as_doubtful_as_that_is_found_in_any_article() -> None:
    told = article(
        *(segment(number, RIGHT, 5.0) for number in range(SEVERAL)),
        segment(SEVERAL, WRONG, 30.0, "electricity"),
    )
    with using(Decider({"source": BY_SURPRISAL}, some_level(-9.0))):
        (found,) = findings(told, Glossary())
    assert found.segment.index == SEVERAL


def test_segments_that_are_judged_by_a_reference_have_no_level() -> None:
    """With a reference in hand free phrasing shows by itself."""
    compared = [
        replace(each, references=(RIGHT,), paraphrase=each.likelihood)
        for each in (segment(number, RIGHT, 5.0) for number in range(SEVERAL))
    ]
    models = {"source": BY_SURPRISAL, "source+reference": BY_SURPRISAL}
    with using(Decider(models, some_level(-9.0))):
        assert len(findings(article(*compared), Glossary())) == SEVERAL
