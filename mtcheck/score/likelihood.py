"""How probable the translation under audit is under a local model: per segment, per word, and phrase by phrase.

*Likelihood* is the mean natural-log probability of the translation's tokens given the source, as in Prism (Thompson and
Post, EMNLP 2020), but with the source in place of the reference. *Contrastive conditioning* (Vamvas and Sennrich, *As
Little as Possible, as Much as Necessary*, ACL 2022) leaves out one phrase of the source at a time: if the translation
becomes more probable, that phrase was probably not translated. Additions are found the other way round, by leaving out
phrases of the translation, with models that translate in both directions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import fmean
from typing import TYPE_CHECKING, Final

from mtcheck.errors import LanguagePairError
from mtcheck.model import Likelihood, Segment, WordLikelihood
from mtcheck.text.phrases import phrases, without
from mtcheck.text.words import word_spans
from mtcheck.translate.scorer import Assessment, Question, Scorer, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["find_added", "find_omitted", "likelihood_of", "mean_logprob", "score_phrases"]

_MARGIN: Final = 0.05
"""By how many nats per token the rest must become more probable without a phrase: less is a small model's noise."""
_MOST_PHRASES: Final = 10
"""The most phrases tried per segment and side: a very long sentence must not cost hundreds of passes."""


def score_phrases(
    segments: Sequence[Segment], scorer: Scorer, *, source_lang: str, target_lang: str
) -> tuple[Segment, ...]:
    """The segments with a source and a translation, with the phrases that seem omitted or added.

    Raises :class:`mtcheck.errors.TranslatorError`.
    """
    pairs = [segment for segment in segments if segment.source and segment.translation]
    languages = {"source_lang": source_lang, "target_lang": target_lang}
    given = _ask(scorer, [_question(segment) for segment in pairs], **languages)
    scored = [
        segment.likelihood or likelihood_of(segment.translation, Assessment(None, tokens))
        for segment, tokens in zip(pairs, given, strict=True)
    ]
    omitted = find_omitted(pairs, scorer, **languages)
    added = find_added(pairs, scorer, **languages)
    found = {
        segment.index: replace(likelihood, omitted=left_out, added=put_in)
        for segment, likelihood, left_out, put_in in zip(pairs, scored, omitted, added, strict=True)
        if likelihood
    }
    return tuple(
        replace(segment, likelihood=found[segment.index]) if segment.index in found else segment for segment in segments
    )


def likelihood_of(translation: str, assessment: Assessment) -> Likelihood | None:
    """The likelihood of each word from a model's forced pass; None for a text that was not scored."""
    if not assessment.tokens:
        return None
    tokens = assessment.tokens
    words = []
    for start, end in word_spans(translation):
        over = [token for token in tokens if token.start < end and start < token.end]
        if over:
            surprisal = -sum(token.logprob for token in over)
            said = next((each.text for each in assessment.readings if each.start == over[0].start), None)
            words.append(
                WordLikelihood(start, end, surprisal, _instead(said, translation, start, end) if said else None)
            )
    return Likelihood(mean_logprob(tokens), tuple(words), end=-tokens[-1].logprob, whole=assessment.whole)


def _instead(said: str, translation: str, start: int, end: int) -> str | None:
    """The part of a reading that corresponds to the word ``[start, end)``: everything up to where it rejoins the
    translation.

    If it does not rejoin it, its first word. None if it is the same word.
    """
    spans = list(word_spans(said))
    said_words = [said[left:right].casefold() for left, right in spans]
    rest = translation[end:]
    after = [rest[left:right].casefold() for left, right in word_spans(rest)]
    if not spans or said_words[0] == translation[start:end].casefold():
        return None
    meets = [number for number, word in enumerate(said_words[1:-1], 1) if word in after[:2]]
    last = meets[0] - 1 if meets else 0
    if last == len(spans) - 1:
        last = max(0, last - 1)
    return said[spans[0][0] : spans[last][1]]


def find_omitted(
    pairs: Sequence[Segment], scorer: Scorer, *, source_lang: str, target_lang: str
) -> list[tuple[tuple[int, int], ...]]:
    """Per segment, the spans of the source without which the translation is clearly more probable."""
    cuts = [
        _Cut(number, span, Question(without(segment.source, *span), segment.translation))
        for number, segment in enumerate(pairs)
        if segment.source
        for span in phrases(segment.source, source_lang)[:_MOST_PHRASES]
    ]
    given = _ask(scorer, [_question(segment) for segment in pairs], source_lang, target_lang)
    return _more_probable(given, cuts, scorer, source_lang, target_lang)


def find_added(
    pairs: Sequence[Segment], scorer: Scorer, *, source_lang: str, target_lang: str
) -> list[tuple[tuple[int, int], ...]]:
    """Per segment, the spans of the translation without which the source is clearly more probable.

    All are None for a model without the other direction.
    """
    if not scorer.both_ways:
        return [()] * len(pairs)
    cuts = [
        _Cut(number, span, Question(without(segment.translation, *span), segment.source or ""))
        for number, segment in enumerate(pairs)
        for span in phrases(segment.translation, target_lang)[:_MOST_PHRASES]
    ]
    backward = [Question(segment.translation, segment.source or "") for segment in pairs]
    try:
        given = _ask(scorer, backward, target_lang, source_lang)
    except LanguagePairError:
        return [()] * len(pairs)
    return _more_probable(given, cuts, scorer, target_lang, source_lang)


def mean_logprob(tokens: Sequence[Token]) -> float:
    """Mean natural-log probability of a text's tokens, including its end."""
    return fmean(token.logprob for token in tokens)


def _ask(scorer: Scorer, questions: Sequence[Question], source_lang: str, target_lang: str) -> list[tuple[Token, ...]]:
    return scorer.score(questions, source_lang=source_lang, target_lang=target_lang) if questions else []


def _question(segment: Segment) -> Question:
    return Question(segment.source, segment.translation)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A phrase left out of one side of a segment, and the resulting question."""

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
