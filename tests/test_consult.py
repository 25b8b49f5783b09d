"""What consulting a model adds to an article."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mtcheck.audit import consult
from mtcheck.glossary import Glossary
from mtcheck.model import Article, Segment, Trust
from mtcheck.translate.scorer import Assessment, Pair, Reading, Token


class Fake:
    """Knows Serbian only; expects every word but *wrong*, for which it reads *right*."""

    name = "fake"
    trust = Trust.LOW

    def __init__(self, *, whole: bool = True) -> None:
        self.whole = whole
        self.cost = -3.0
        self.asked: list[Pair] = []

    def translates(self, source_lang: str, _target_lang: str) -> bool:
        return source_lang == "sr"

    def translate(self, sentences: Sequence[str], **_: str) -> list[str]:
        return [sentence.upper() for sentence in sentences]

    def assess(self, pairs: Sequence[Pair], **_: str) -> list[Assessment]:
        self.asked += pairs
        return [self._one(pair, pair.source.upper()) for pair in pairs]

    def paraphrase(self, pairs: Sequence[Pair], **_: str) -> list[Assessment]:
        self.asked += pairs
        return [self._one(pair, None) for pair in pairs]

    def _one(self, pair: Pair, made: str | None) -> Assessment:
        text = pair.translation or ""
        cost = -1.0 if pair.source == text else self.cost
        place = text.find("wrong")
        tokens = (Token(0, len(text), cost), Token(len(text), len(text), -1.0)) if text else ()
        return Assessment(made, tokens, (Reading(0, "right"),) if place == 0 else (), whole=self.whole)


def article(*texts: tuple[str, str | None, tuple[str, ...]], source_lang: str = "sr") -> Article:
    segments = tuple(
        Segment(number, translation, 0, len(translation), source, references=references)
        for number, (translation, source, references) in enumerate(texts)
    )
    return Article("a", None, source_lang, "en", "", "", (), segments)


def test_each_segment_is_asked_once_for_both() -> None:
    fake = Fake()
    told = consult(article(("wrong", "Rat.", ()), ("", "Mir.", ()), ("War.", None, ())), fake, Glossary())

    assert fake.asked == [Pair("Rat.", "wrong"), Pair("Mir.", None)]
    assert [segment.retranslation for segment in told.segments] == ["RAT.", "MIR.", None]
    first = told.segments[0].likelihood
    assert first is not None
    assert [(word.surprisal, word.reading) for word in first.words] == [(3.0, "right")]
    assert told.segments[1].likelihood is told.segments[2].likelihood is None
    assert (told.translator, told.notices) == ("fake", ())


def test_a_language_it_does_not_know_is_said_and_references_are_compared() -> None:
    fake = Fake()
    told = consult(article(("War.", "Krieg.", ("War.", "The war.")), source_lang="de"), fake, Glossary())

    assert told.notices == ("not re-translated: fake does not translate de",)
    assert told.segments[0].retranslation is None
    assert told.segments[0].likelihood is None
    paraphrase = told.segments[0].paraphrase
    assert paraphrase is not None
    assert paraphrase.mean == -1.0, "the nearest reference counts"


@pytest.mark.parametrize(
    ("translation", "cost", "compared"),
    [("The war has ended.", -0.1, False), ("The war has ended.", -19.0, True), ("The peace has ended.", -0.1, True)],
)
def test_the_model_compares_with_a_reference_what_source_or_reference_leave_doubtful(
    translation: str, cost: float, compared: bool
) -> None:
    fake = Fake()
    fake.cost = cost
    told = consult(article((translation, "Rat je završen.", ("The war has ended.",))), fake, Glossary())
    assert (told.segments[0].paraphrase is not None) == compared
    assert len(fake.asked) == 1 + compared


def test_what_was_read_in_windows_is_compared_with_its_reference() -> None:
    fake = Fake(whole=False)
    fake.cost = -0.1
    told = consult(article(("The war has ended.", "Rat je završen.", ("The war has ended.",))), fake, Glossary())
    assert told.segments[0].paraphrase is not None


@pytest.mark.parametrize(
    ("cost", "references", "compared"),
    [(-0.1, (), False), (-19.0, (), True), (-19.0, ("The war has ended.",), False)],
)
def test_what_the_source_alone_leaves_doubtful_is_compared_with_the_re_translation(
    cost: float, references: tuple[str, ...], compared: bool
) -> None:
    fake = Fake()
    fake.cost = cost
    told = consult(article(("The peace has ended.", "Rat je završen.", references)), fake, Glossary())

    assert (told.segments[0].rewording is not None) == compared
    pair = Pair("RAT JE ZAVRŠEN.", "The peace has ended.", retranslate=False, read=False)
    assert fake.asked.count(pair) == compared


def test_only_the_segments_asked_about_are_compared_with_the_re_translation() -> None:
    fake = Fake()
    fake.cost = -19.0
    told = consult(article(*[("The peace has ended.", "Rat je završen.", ())] * 3), fake, Glossary(), retranslate={1})
    assert [segment.rewording is not None for segment in told.segments] == [False, True, False]


def test_a_segment_too_long_to_read_at_once_is_said() -> None:
    told = consult(article(("War.", "Rat.", ())), Fake(whole=False), Glossary())

    assert told.notices == (
        "segment 1: too long for fake to score in one pass, so it was scored in parts, less reliably",
    )


def test_a_model_that_does_not_know_the_pair_phrase_by_phrase_is_said() -> None:
    """The embedded model re-translates Russian, but scores phrases of Serbo-Croatian only."""
    from mtcheck.audit import _with_phrases
    from mtcheck.translate.embedded.translator import EmbeddedTranslator

    told = _with_phrases(article(("War.", "Война.", ()), source_lang="ru"), EmbeddedTranslator())

    assert [notice.split(":")[0] for notice in told.notices] == ["no likelihood"]
