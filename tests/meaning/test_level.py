"""What is usual in an article, and how doubtful a word must be there."""

from __future__ import annotations

import math
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


@pytest.mark.parametrize("segments", [1, SEVERAL])
def test_what_ships_knows_every_number_of_a_level(segments: int) -> None:
    fitted = decider().level_for(segments)
    model = decider().model("source")
    assert fitted is not None
    assert model is not None
    assert fitted.weights.keys() == level(1.0).keys()
    assert fitted.own > 0
    assert fitted.usual.keys() == fitted.weights.keys()
    assert fitted.floor <= fitted.lead(level(1.0), segments, model) <= model.major


def test_one_doubtful_segment_is_quieter_than_many_alike() -> None:
    """Several such segments show an engine's work; one may be a person's free phrasing."""
    fitted = decider().alone
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


COUNTING = Level(0.0, 1.0, {}, 0.3, floor=0.05, usual=USUAL, trust=4.0, elsewhere=1.0, sure=0.1)
"""One segment in ten has a sure error, as usual."""


@pytest.mark.parametrize(
    ("sure", "segments", "odds"), [(0, 1, 1.0), (0, 10, 1.0), (1, 11, 1.0), (3, 7, 3.4), (6, 7, 6.4)]
)
def test_sure_errors_elsewhere_make_a_word_more_likely_wrong_and_never_less(
    sure: int, segments: int, odds: float
) -> None:
    """Three in six other segments, and 0.4 in 4 as usual, are 0.34: 3.4 times as many as usual."""
    lead = COUNTING.lead({}, segments, BY_SURPRISAL, sure)
    assert log_odds(lead) == pytest.approx(log_odds(0.3) - log_odds(0.5) - math.log(odds))


def test_what_ships_wants_less_doubt_beside_sure_errors_and_the_same_in_a_text_of_one_segment() -> None:
    fitted, alone, model = decider().level, decider().alone, decider().model("source")
    assert fitted is not None
    assert alone is not None
    assert model is not None
    leads = [fitted.lead(fitted.usual, 10, model, sure) for sure in (0, 1, 4, 9)]
    assert leads == sorted(leads, reverse=True)
    assert leads[0] == fitted.lead(fitted.usual, 10, model)
    assert leads[0] > leads[2]
    assert alone.lead(alone.usual, 1, model) == alone.lead(alone.usual, 1, model, 1)


@pytest.mark.parametrize(("beside", "found"), [(0, 0), (1, 1), (3, SEVERAL)])
def test_a_doubt_is_reported_where_other_segments_are_surely_wrong(beside: int, found: int) -> None:
    """Two doubtful segments, and so many with a sure error: one is no more than usual here, three are."""
    told = article(
        *(segment(number, RIGHT, 5.0) for number in range(2)),
        *(segment(number, WRONG, 30.0, "electricity") for number in range(2, 2 + beside)),
        *(segment(number, RIGHT, 0.1) for number in range(2 + beside, SEVERAL)),
    )
    doubt = max(BY_SURPRISAL.probability(word.values) for word in features_of(told.segments[0], told))
    counting = replace(COUNTING, least=doubt * 1.2, sure=0.25)
    with using(Decider({"source": BY_SURPRISAL}, counting)):
        assert len(findings(told, Glossary())) == found


def test_a_lone_segment_and_an_article_have_levels_of_their_own() -> None:
    told = [article(*(segment(number, RIGHT, 5.0) for number in range(count))) for count in (1, SEVERAL)]
    with using(Decider({"source": BY_SURPRISAL}, level=some_level(-9.0), alone=some_level(9.0))):
        assert [len(findings(each, Glossary())) for each in told] == [1, 0]
