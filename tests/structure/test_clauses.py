"""What a translation leaves out of a sentence."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.align.words import words_of
from mtcheck.structure.clauses import Usual, features, is_known, lost_clause, usual

SOURCE = "Ministarka, koja je juče stigla iz Brisela, potpisala je sporazum o pomoći."
WHOLE = "The minister, who arrived from Brussels yesterday, signed the aid agreement."
SHORT = "The minister signed the aid agreement."
PRIOR = usual([], "sr", "en")


def test_every_feature_of_loss_grows_with_a_lost_clause() -> None:
    whole, short = (features(SOURCE, text, "sr", "en", PRIOR) for text in (WHOLE, SHORT))

    grows = {"shorter", "shorter_log", "fewer_words", "commas", "commas_share", "marks", "lost_share", "lost_run"}
    assert all(short[name] > whole[name] for name in grows)
    assert short["letters"] == whole["letters"]


def test_the_clause_is_marked() -> None:
    span = lost_clause(SOURCE, SHORT, "sr", "en", PRIOR)

    assert span is not None
    assert "koja je juče stigla iz Brisela" in SOURCE[slice(*span)]
    assert lost_clause(SOURCE, WHOLE, "sr", "en", PRIOR) is None


def test_what_is_usual_in_a_terse_article_is_no_loss() -> None:
    source, terse = words_of(SOURCE, "sr"), words_of(SHORT, "en")

    assert usual([(source, terse)] * 40, "sr", "en").letters < PRIOR.letters - 0.5
    assert usual([(words_of("", "sr"), terse)], "sr", "en") == PRIOR


@pytest.mark.parametrize("text", ["", ".", "a", "18", "Da.", "🎉"])
def test_there_are_features_of_any_pair(text: str) -> None:
    expected = Usual(0.0, 0.0)

    assert set(features(text, SHORT, "sr", "en", expected)) == set(features(SOURCE, text, "xx", "en", expected))


def test_languages_that_the_decision_was_fitted_on() -> None:
    assert is_known("cnr", "en")
    assert is_known("uk", "en")
    assert not is_known("de", "en")
    assert not is_known("sr", "de")


def test_another_sentence_is_no_lost_clause() -> None:
    """Nothing of the source is there: whatever that is, no clause of it was left out."""
    report = mtcheck.audit(
        "It is a U-turn.", source="Rečenica na srpskom jeziku o tome.", source_lang="sr", glossary=None
    )

    assert [issue for issue in report.issues if issue.check == "omitted-clause"] == []


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("sr", "Poginulo je 2 hiljade i 300 ljudi.", "2,300 people died."),
        ("hr", "Prodano je 4 milijuna i 200 karata.", "4,000,200 tickets were sold."),
    ],
)
def test_a_number_of_digits_and_words_is_one_number(lang: str, source: str, translation: str) -> None:
    issues = mtcheck.audit(translation, source=source, source_lang=lang, glossary=None).issues

    assert [issue.text for issue in issues if issue.check == "omitted-clause"] == []
