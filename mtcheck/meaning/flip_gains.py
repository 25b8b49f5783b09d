"""Ask a model whether a translation would be more probable with a word flipped, see :mod:`mtcheck.meaning.flips`.

This is asked only for sentences with a pronoun or a negation and, if there is a reference, that disagree with it; and
for those that may lack words of a reference, or else of the re-translation.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mtcheck.languages.content import content_for
from mtcheck.languages.english import knows_words
from mtcheck.languages.negation import negation_for
from mtcheck.languages.script import in_data_script
from mtcheck.meaning.flips import GENDER, NEGATION, flips_of, genders_of
from mtcheck.meaning.missing import restorations
from mtcheck.model import FlipGain
from mtcheck.translate.asked import answering, one_each
from mtcheck.translate.scorer import Wordings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.meaning.flips import Flip
    from mtcheck.model import Article, Segment
    from mtcheck.translate.scorer import Weigher

__all__ = ["with_flips"]


_EVEN: Final = math.log(2)
"""The nats of a word that is as probable as all others in its place together: with less, none of them is more
probable."""


@dataclass(frozen=True, slots=True)
class _Question:
    """The flips of a segment to try, given the reference or the source."""

    segment: Segment
    by_reference: bool
    flips: tuple[Flip, ...]
    wordings: Wordings


def with_flips(article: Article, weigher: Weigher, segments: Sequence[Segment]) -> Article:
    """The article with the flips tried on these segments, beside their likelihoods.

    Raises :class:`mtcheck.errors.TranslatorError`.
    """
    if not knows_words(article.target_lang):
        return article
    known = {segment.index: segment for segment in article.segments}
    own = [known[each.index] for each in segments]
    for make, source_lang in ((_by_source, article.source_lang), (_by_reference, None)):
        questions = [question for segment in own if (question := make(segment, article))]
        asked = [each.wordings for each in questions]
        if not asked:
            continue
        with answering(weigher):
            answers = weigher.weigh(asked, source_lang=source_lang, target_lang=article.target_lang)
        for question, answer in zip(questions, one_each(weigher, asked, answers, tuple), strict=True):
            if answer:
                segment = known[question.segment.index]
                known[segment.index] = _with_gains(segment, question, answer)
    return replace(article, segments=tuple(known.values()))


def _by_source(segment: Segment, article: Article) -> _Question | None:
    if segment.likelihood is None or not segment.source:
        return None
    lang = article.target_lang
    put_in = _denies(in_data_script(segment.source, article.source_lang), article.source_lang)
    flips = tuple(
        flip for flip in flips_of(segment.translation, lang, put_in=put_in) if _is_doubtful(flip, segment, lang)
    )
    if any(segment.references):
        # Words that agree with the reference are right, whatever the model thinks of the source.
        compared = _by_reference(segment, article)
        places = {(flip.start, flip.end) for flip in compared.flips} if compared else set()
        flips = tuple(flip for flip in flips if (flip.start, flip.end) in places)
    return _question(segment, segment.source, (*flips, *restorations(segment, article)), by_reference=False)


def _is_doubtful(flip: Flip, segment: Segment, lang: str) -> bool:
    """Whether the model may expect something else where the texts diverge: behind the verb, if *not* is inserted
    there."""
    words = segment.likelihood.words if segment.likelihood else ()
    if flip.instead.endswith(f" {content_for(lang).negation}"):
        parting = [word for word in words if word.start >= flip.end][:1]
    else:
        parting = [word for word in words if word.start < flip.end and flip.start < word.end]
    return not parting or any(word.surprisal > _EVEN for word in parting)


def _by_reference(segment: Segment, article: Article) -> _Question | None:
    """Only flips on which the reference differs: other genders, or a negation on one side only, or what it says
    besides."""
    reference = next((text for text in segment.references if text), None)
    if reference is None or not segment.translation:
        return None
    lang = article.target_lang
    denies, denied = (_denies(text, lang) for text in (segment.translation, reference))
    differs = {GENDER: genders_of(segment.translation, lang) != genders_of(reference, lang), NEGATION: denies != denied}
    flips = [flip for flip in flips_of(segment.translation, lang, put_in=denied and not denies) if differs[flip.kind]]
    if segment.likelihood is None:
        # The source is the better witness: it does not have the very words that are put in.
        flips += restorations(segment, article)
    return _question(segment, reference, flips, by_reference=True)


def _denies(text: str, lang: str) -> bool:
    negation = negation_for(lang)
    return negation is not None and bool(negation.clear.search(text))


def _question(segment: Segment, given: str, flips: Sequence[Flip], *, by_reference: bool) -> _Question | None:
    if not flips:
        return None
    wordings = Wordings(given, (segment.translation, *(flip.text for flip in flips)))
    return _Question(segment, by_reference=by_reference, flips=tuple(flips), wordings=wordings)


def _with_gains(segment: Segment, question: _Question, answer: tuple[float, ...]) -> Segment:
    own, *others = answer
    gains = tuple(
        FlipGain(flip.kind, flip.start, flip.end, flip.instead, value - own)
        for flip, value in zip(question.flips, others, strict=True)
    )
    if question.by_reference:
        return replace(segment, reference_flips=gains)
    return replace(segment, flips=gains)
