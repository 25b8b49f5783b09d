"""Words, and phrases left out, with a scorer whose probabilities can be checked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from mtcheck.model import Segment
from mtcheck.score.likelihood import likelihood_of, mean_logprob, score_phrases
from mtcheck.translate.scorer import Assessment, Question, Reading, Token


class Dictionary:
    """Knows words: a word of the text costs 1 if its source word is there, else 10; the end costs 1.

    A source word that no word of the text stands for makes the whole less probable, as in a real model.
    """

    name = "dictionary"
    fingerprint = "dictionary"
    unconditional = True
    words = (
        ("ministar", "minister"),
        ("stigao", "arrived"),
        ("petak", "friday"),
        ("kijev", "kyiv"),
        ("je", "has"),
    )

    def __init__(self, *, backward: bool = True) -> None:
        self.both_ways = backward

    def score(self, questions: Sequence[Question], *, source_lang: str, target_lang: str) -> list[tuple[Token, ...]]:
        pairs = dict(self.words)
        if source_lang == "en":
            assert self.both_ways
            pairs = {english: serbian for serbian, english in self.words}
        return [self._one(question, pairs) for question in questions]

    def _one(self, question: Question, pairs: dict[str, str]) -> tuple[Token, ...]:
        text = question.text.lower()
        if len(text) > 500:
            return ()
        given = {pairs.get(word.strip(".,"), "") for word in (question.source or "").lower().split()}
        unsaid = sum(1 for word in given if word and word not in text)
        tokens = []
        start = 0
        for word in question.text.split():
            start = question.text.index(word, start)
            cost = 5.0 if question.source is None else 1.0 if word.lower().strip(".,") in given else 10.0
            tokens.append(Token(start, start + len(word), -cost - unsaid))
            start += len(word)
        return (*tokens, Token(len(question.text), len(question.text), -1.0))


def segment(source: str | None, translation: str, index: int = 0) -> Segment:
    return Segment(index=index, translation=translation, start=0, end=len(translation), source=source)


def assessed(one: Segment) -> Segment:
    """The segment with what the dictionary says of its words."""
    if not one.source or not one.translation:
        return one
    scorer = Dictionary()
    (tokens,) = scorer.score([Question(one.source, one.translation)], source_lang="sr", target_lang="en")
    return replace(one, likelihood=likelihood_of(one.translation, Assessment(None, tokens)))


def scored(source: str | None, translation: str, *, backward: bool = True) -> Segment:
    made = score_phrases(
        [assessed(segment(source, translation))], Dictionary(backward=backward), source_lang="sr", target_lang="en"
    )
    return made[0]


def test_words_and_mean() -> None:
    likelihood = scored("Ministar stigao.", "Minister arrived wrongly.").likelihood

    assert likelihood is not None
    words = [("Minister arrived wrongly."[word.start : word.end], word.surprisal) for word in likelihood.words]
    assert words == [("Minister", 1.0), ("arrived", 1.0), ("wrongly", 10.0)]
    assert likelihood.mean == pytest.approx(-13 / 4)
    assert likelihood.end == 1.0


def test_a_word_of_several_tokens_costs_their_sum() -> None:
    tokens = (Token(0, 4, -0.5), Token(4, 8, -2.0), Token(8, 9, -0.1), Token(9, 9, -1.0))
    likelihood = likelihood_of("ecozones.", Assessment(None, tokens))

    assert likelihood is not None
    assert [(word.start, word.end, word.surprisal) for word in likelihood.words] == [(0, 8, 2.5)]


@pytest.mark.parametrize(
    ("said", "reading"),
    [
        ("currents affect the", "currents"),
        ("tear gas affect the", "tear gas"),
        ("electricity affects", None),
        ("flows of water into", "flows"),
        ("", None),
    ],
)
def test_a_reading_ends_where_it_meets_the_translation(said: str, reading: str | None) -> None:
    text = "Electricity affect the at coast."
    tokens = (Token(0, 11, -9.0), Token(11, 31, -1.0), Token(31, 32, -0.1), Token(32, 32, -1.0))
    likelihood = likelihood_of(text, Assessment(None, tokens, (Reading(0, said),)))

    assert likelihood is not None
    assert likelihood.words[0].reading == reading


def test_a_phrase_of_the_source_that_was_left_out() -> None:
    source = "Ministar je stigao u Kijev u petak."
    likelihood = scored(source, "Minister has arrived in Kyiv.").likelihood

    assert likelihood is not None
    assert [source[start:end] for start, end in likelihood.omitted] == ["u petak"]
    assert likelihood.added == ()


def test_a_phrase_that_was_added() -> None:
    translation = "Minister has arrived in Kyiv on Friday."
    likelihood = scored("Ministar je stigao u Kijev.", translation).likelihood

    assert likelihood is not None
    assert [translation[start:end] for start, end in likelihood.added] == ["on Friday"]


def test_a_faithful_translation_is_silent() -> None:
    likelihood = scored("Ministar je stigao u Kijev u petak.", "Minister has arrived in Kyiv on Friday.").likelihood

    assert likelihood is not None
    assert (likelihood.omitted, likelihood.added) == ((), ())


def test_a_model_of_one_direction_finds_no_additions() -> None:
    likelihood = scored(
        "Ministar je stigao u Kijev.", "Minister has arrived in Kyiv on Friday.", backward=False
    ).likelihood

    assert likelihood is not None
    assert likelihood.added == ()


def test_segments_without_a_side_or_too_long_are_left_alone() -> None:
    segments = [
        segment(None, "Added.", 0),
        segment("Ministar.", "", 1),
        segment("Ministar.", "Minister.", 2),
        segment("Ministar.", "Minister " * 100, 3),
    ]
    made = score_phrases([assessed(one) for one in segments], Dictionary(), source_lang="sr", target_lang="en")

    assert [one.likelihood is not None for one in made] == [False, False, True, False]
    assert [one.index for one in made] == [0, 1, 2, 3]


def test_nothing_to_score() -> None:
    assert score_phrases([], Dictionary(), source_lang="sr", target_lang="en") == ()


def test_mean_logprob_counts_the_end() -> None:
    assert mean_logprob([Token(0, 1, -1.0), Token(1, 1, -3.0)]) == -2.0
