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

__all__ = ["mean_logprob", "score_likelihood"]

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
    given = _ask(scorer, [Question(segment.source, segment.translation) for segment in pairs], source_lang, target_lang)
    alone = _alone(pairs, scorer, source_lang, target_lang)
    omitted = _omitted(pairs, given, scorer, source_lang, target_lang)
    added = _added(pairs, scorer, source_lang, target_lang)
    found = {
        segment.index: Likelihood(
            mean=mean_logprob(tokens),
            words=tuple(_words(segment.translation, tokens, without_source)),
            omitted=omitted_spans,
            added=added_spans,
        )
        for segment, tokens, without_source, omitted_spans, added_spans in zip(
            pairs, given, alone, omitted, added, strict=True
        )
        if tokens
    }
    return tuple(
        replace(segment, likelihood=found[segment.index]) if segment.index in found else segment for segment in segments
    )


def mean_logprob(tokens: Sequence[Token]) -> float:
    """Mean natural-log probability of a text's tokens, its end included."""
    return fmean(token.logprob for token in tokens)


def _ask(scorer: Scorer, questions: Sequence[Question], source_lang: str, target_lang: str) -> list[tuple[Token, ...]]:
    return scorer.score(questions, source_lang=source_lang, target_lang=target_lang) if questions else []


def _alone(pairs: Sequence[Segment], scorer: Scorer, source_lang: str, target_lang: str) -> list[tuple[Token, ...]]:
    if not scorer.unconditional:
        return [()] * len(pairs)
    return _ask(scorer, [Question(None, segment.translation) for segment in pairs], source_lang, target_lang)


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


def _omitted(
    pairs: Sequence[Segment], given: Sequence[Sequence[Token]], scorer: Scorer, source_lang: str, target_lang: str
) -> list[tuple[tuple[int, int], ...]]:
    cuts = [
        _Cut(number, span, Question(without(segment.source, *span), segment.translation))
        for number, segment in enumerate(pairs)
        if segment.source
        for span in phrases(segment.source, source_lang)[:_MOST]
    ]
    return _more_probable(len(pairs), cuts, given, scorer, source_lang, target_lang)


def _added(
    pairs: Sequence[Segment], scorer: Scorer, source_lang: str, target_lang: str
) -> list[tuple[tuple[int, int], ...]]:
    """The same with the sides exchanged; nothing for a model that cannot."""
    backward = [Question(segment.translation, segment.source or "") for segment in pairs]
    cuts = [
        _Cut(number, span, Question(without(segment.translation, *span), segment.source or ""))
        for number, segment in enumerate(pairs)
        for span in phrases(segment.translation, target_lang)[:_MOST]
    ]
    try:
        given = _ask(scorer, backward, target_lang, source_lang)
    except LanguagePairError:
        return [()] * len(pairs)
    return _more_probable(len(pairs), cuts, given, scorer, target_lang, source_lang)


def _more_probable(
    count: int,
    cuts: Sequence[_Cut],
    given: Sequence[Sequence[Token]],
    scorer: Scorer,
    source_lang: str,
    target_lang: str,
) -> list[tuple[tuple[int, int], ...]]:
    """Per pair, the spans without which the other side is clearly more probable than with them."""
    answers = _ask(scorer, [cut.question for cut in cuts], source_lang, target_lang)
    found: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for cut, tokens in zip(cuts, answers, strict=True):
        full = given[cut.pair]
        if tokens and full and mean_logprob(tokens) > mean_logprob(full) + _MARGIN:
            found[cut.pair].append(cut.span)
    return [tuple(spans) for spans in found]
