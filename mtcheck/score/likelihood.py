"""How probable the translation under audit is under a local model: per segment, per word, and phrase by phrase.

*Likelihood* is the mean natural-log probability of the translation's tokens given the source, as in Prism
(Thompson and Post, EMNLP 2020), with the source in the reference's place. *Contrastive conditioning* (Vamvas and
Sennrich, *As Little as Possible, as Much as Necessary*, ACL 2022) leaves out one phrase of the source at a time:
where the translation becomes more probable, that phrase was probably not translated. What was added shows the
other way round, by leaving out phrases of the translation, for models that translate in both directions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import fmean
from typing import TYPE_CHECKING, Final

from mtcheck.errors import LanguagePairError
from mtcheck.locales.phrases import phrases, without
from mtcheck.model import Likelihood, Segment, WordLikelihood
from mtcheck.translate.scorer import Question, Scorer, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["find_added", "find_omitted", "mean_logprob", "score_likelihood", "score_words"]

_WORD: Final = re.compile(r"\w+(?:[-'’]\w+)*")
_MARGIN: Final = 0.05
"""By how many nats a token the rest must become more probable without a phrase: less is a small model's noise."""
_MOST: Final = 10
"""Phrases tried per segment and side: a monstrous sentence must not cost hundreds of passes."""


def score_likelihood(
    segments: Sequence[Segment], scorer: Scorer, *, source_lang: str, target_lang: str
) -> tuple[Segment, ...]:
    """The segments, each that has a source and a translation with its :class:`~mtcheck.model.Likelihood`.

    A segment too long for the model stays without. Raises :class:`mtcheck.errors.TranslatorError`.
    """
    pairs = [segment for segment in segments if segment.source and segment.translation]
    languages = {"source_lang": source_lang, "target_lang": target_lang}
    measured = zip(
        pairs,
        score_words(pairs, scorer, **languages),
        find_omitted(pairs, scorer, **languages),
        find_added(pairs, scorer, **languages),
        strict=True,
    )
    found = {
        segment.index: replace(likelihood, omitted=omitted, added=added)
        for segment, likelihood, omitted, added in measured
        if likelihood
    }
    return tuple(
        replace(segment, likelihood=found[segment.index]) if segment.index in found else segment for segment in segments
    )


def score_words(
    pairs: Sequence[Segment], scorer: Scorer, *, source_lang: str, target_lang: str
) -> list[Likelihood | None]:
    """The likelihood of each segment and its words, without its phrases; None for one too long for the model."""
    given = _ask(scorer, [_question(segment) for segment in pairs], source_lang, target_lang)
    alone: list[tuple[Token, ...]] = [()] * len(pairs)
    if scorer.unconditional:
        alone = _ask(scorer, [Question(None, segment.translation) for segment in pairs], source_lang, target_lang)
    return [
        Likelihood(mean_logprob(tokens), tuple(_words(segment.translation, tokens, without_source))) if tokens else None
        for segment, tokens, without_source in zip(pairs, given, alone, strict=True)
    ]


def find_omitted(
    pairs: Sequence[Segment], scorer: Scorer, *, source_lang: str, target_lang: str
) -> list[tuple[tuple[int, int], ...]]:
    """Per segment, the spans of the source without which the translation is clearly more probable."""
    cuts = [
        _Cut(number, span, Question(without(segment.source, *span), segment.translation))
        for number, segment in enumerate(pairs)
        if segment.source
        for span in phrases(segment.source, source_lang)[:_MOST]
    ]
    given = _ask(scorer, [_question(segment) for segment in pairs], source_lang, target_lang)
    return _more_probable(given, cuts, scorer, source_lang, target_lang)


def find_added(
    pairs: Sequence[Segment], scorer: Scorer, *, source_lang: str, target_lang: str
) -> list[tuple[tuple[int, int], ...]]:
    """Per segment, the spans of the translation without which the source is clearly more probable.

    None anywhere for a model that cannot be asked in the other direction.
    """
    if not scorer.both_ways:
        return [()] * len(pairs)
    cuts = [
        _Cut(number, span, Question(without(segment.translation, *span), segment.source or ""))
        for number, segment in enumerate(pairs)
        for span in phrases(segment.translation, target_lang)[:_MOST]
    ]
    backward = [Question(segment.translation, segment.source or "") for segment in pairs]
    try:
        given = _ask(scorer, backward, target_lang, source_lang)
    except LanguagePairError:
        return [()] * len(pairs)
    return _more_probable(given, cuts, scorer, target_lang, source_lang)


def mean_logprob(tokens: Sequence[Token]) -> float:
    """Mean natural-log probability of a text's tokens, its end included."""
    return fmean(token.logprob for token in tokens)


def _ask(scorer: Scorer, questions: Sequence[Question], source_lang: str, target_lang: str) -> list[tuple[Token, ...]]:
    return scorer.score(questions, source_lang=source_lang, target_lang=target_lang) if questions else []


def _question(segment: Segment) -> Question:
    return Question(segment.source, segment.translation)


def _words(text: str, given: Sequence[Token], alone: Sequence[Token]) -> Iterator[WordLikelihood]:
    for match in _WORD.finditer(text):
        logprob = _mean_within(given, *match.span())
        if logprob is not None:
            yield WordLikelihood(*match.span(), logprob, _mean_within(alone, *match.span()))


def _mean_within(tokens: Sequence[Token], start: int, end: int) -> float | None:
    values = [token.logprob for token in tokens if token.start < end and start < token.end]
    return fmean(values) if values else None


@dataclass(frozen=True, slots=True)
class _Cut:
    """A phrase left out of one side of a segment, and the question that this makes."""

    pair: int
    span: tuple[int, int]
    question: Question


def _more_probable(
    given: Sequence[Sequence[Token]],
    cuts: Sequence[_Cut],
    scorer: Scorer,
    source_lang: str,
    target_lang: str,
) -> list[tuple[tuple[int, int], ...]]:
    """Per pair, the spans without which the other side is clearly more probable than with them."""
    answers = _ask(scorer, [cut.question for cut in cuts], source_lang, target_lang)
    found: list[list[tuple[int, int]]] = [[] for _ in given]
    for cut, tokens in zip(cuts, answers, strict=True):
        full = given[cut.pair]
        if tokens and full and mean_logprob(tokens) > mean_logprob(full) + _MARGIN:
            found[cut.pair].append(cut.span)
    return [tuple(spans) for spans in found]
