"""What another wording has and the translation lacks, and what that says about it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.meaning.unsaid import other_wording, unsaid_words
from mtcheck.model import Article, Segment

REFERENCE = "The Polish Air Force will be provided eventually with 32 fighters."
WITHOUT = "The Polish Air Force will be provided with 32 fighters."


def article(translation: str, *references: str, retranslation: str | None = None, source: str | None = None) -> Article:
    segment = Segment(0, translation, 0, len(translation), source, references=references, retranslation=retranslation)
    return Article("a", None, "sr", "en", translation, source, references, (segment,))


def unsaid(made: Article) -> list[str]:
    (segment,) = made.segments
    return [word.word for word in unsaid_words(segment, made)]


def test_content_words_that_the_translation_has_in_no_form_are_unsaid() -> None:
    assert unsaid(article(WITHOUT, REFERENCE)) == ["eventually"]
    assert unsaid(article("The Polish Air Force provides 32 fighters eventually.", REFERENCE)) == []
    assert unsaid(article("The Air Force will be provided eventually with fighters.", REFERENCE)) == []


def test_the_reference_with_fewest_unsaid_words_counts_and_else_the_re_translation() -> None:
    assert other_wording(article(WITHOUT, REFERENCE, "Warsaw gets fighters.").segments[0], "en") == REFERENCE
    assert unsaid(article(WITHOUT, "Poland buys jets from Lockheed.", WITHOUT)) == []
    assert unsaid(article(WITHOUT, retranslation=REFERENCE)) == ["eventually"]
    assert unsaid(article(WITHOUT)) == []


def test_a_word_with_another_in_its_place_is_told_apart_from_one_with_nothing_there() -> None:
    made = [
        unsaid_words(each.segments[0], each)[0]
        for each in (
            article(WITHOUT, REFERENCE),
            article(WITHOUT.replace("provided", "provided finally"), REFERENCE),
        )
    ]
    assert [word.values["inserted"] for word in made] == [1.0, 0.0]
    assert [word.values["instead"] for word in made] == [0.0, 1.0]
    assert [word.values["alone"] for word in made] == [1.0, 0.0]
    assert {word.instead for word in made} == {"eventually"}


def test_an_article_that_differs_with_the_word_is_part_of_what_is_put_in() -> None:
    made = article("They found a boat.", "They found an abandoned boat.")
    (word,) = unsaid_words(made.segments[0], made)
    assert (word.word, word.instead, word.values["alone"]) == ("abandoned", "an abandoned", 1.0)
    assert "They found a boat."[word.start : word.end] == "a"


def test_the_dictionary_says_whether_the_source_means_the_word() -> None:
    made = article("The park has zones.", retranslation="The park has fourteen zones.", source="Park ima zone.")
    meant = article("The park is.", retranslation="The park is divided.", source="Park je podijeljen.")
    assert unsaid_words(made.segments[0], made)[0].values["in_glosses"] == 0.0
    assert unsaid_words(meant.segments[0], meant)[0].values["in_glosses"] == 1.0


@given(st.text(max_size=60), st.text(max_size=60))
@pytest.mark.parametrize("lang", ["en", "sr"])
def test_any_texts_give_words_of_the_other_within_its_bounds(lang: str, translation: str, other: str) -> None:
    made = replace(article(translation, other), target_lang=lang)
    for word in unsaid_words(made.segments[0], made):
        assert 0 <= word.start <= word.end <= len(translation)
        assert word.word in word.instead
        assert word.instead in other
