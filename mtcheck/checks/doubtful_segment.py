"""A sentence that stands out from its article as doubtful, though no single word of it does.

What it finds
-------------
Segments whose words surprise the local model on average far more than is usual in the article, and which agree with the
re-translation (or else the reference) far less: the mean surprisal of a word and chrF2 are both more than 3.5 modified
z-scores from the article's own median, on the wrong side. The span is the whole segment.

Why it matters
--------------
A low score of the whole article points nowhere. Where a sentence says something else than its source in plain words,
each of them may be plausible, and only the sentence as a whole is not.

Example
-------
Nine sentences of an article agree with the re-translation at chrF2 60 to 80 and surprise the model by half a nat a
word; the tenth, ``It was a matter for people like us.``, agrees at 15 and surprises it by three: it is marked.

Known limits
------------
A lead, never more, and relative: in an article that is bad throughout, nothing stands out. *Not run* where fewer than
eight segments were scored. A segment in which a word or phrase is already marked is not reported. A headline or a
proverb that is rightly translated freely may be marked, and so may a sentence that the local model itself misreads.

Sources
-------
Iglewicz and Hoaglin, "How to Detect and Handle Outliers", ASQC Quality Press 1993 (modified z-score); Popović, "chrF:
character n-gram F-score for automatic MT evaluation", WMT 2015.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean, median
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.meaning.findings import findings
from mtcheck.model import Evidence, Input, Severity, Signal
from mtcheck.score.ngram import chrf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_FEWEST_SEGMENTS: Final = 8
"""With fewer scored segments, the median says little about what is usual."""
_OUTLIER_SCORE: Final = 3.5
"""The modified z-score beyond which Iglewicz and Hoaglin call a value an outlier."""
_NORMAL: Final = 0.6745
"""The third quartile of the standard normal distribution: it makes the median absolute deviation comparable with a
standard deviation."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """A segment, the mean surprisal of its words in nats, and the text that it is compared with."""

    segment: Segment
    surprisal: float
    texts: tuple[str, ...]


def find(article: Article, glossary: Glossary) -> Iterator[Issue]:
    """One issue per segment that is an outlier in both figures."""
    scored = _scored_segments(article)
    surprisals = [each.surprisal for each in scored]
    agreements = [chrf(each.segment.translation, each.texts) for each in scored]
    marked = {found.segment.index for found in findings(article, glossary)}
    against = _against(article)
    side = "re-translation" if against is Signal.RETRANSLATION else "reference"
    for each, agreement, surprise, agree in zip(
        scored, agreements, _scores(surprisals), _scores(agreements), strict=True
    ):
        if surprise <= _OUTLIER_SCORE or agree >= -_OUTLIER_SCORE or each.segment.index in marked:
            continue
        yield CHECK.issue(
            each.segment,
            0,
            len(each.segment.translation),
            f"This sentence differs from its {side} far more, and is far less probable, than the rest of the article.",
            evidence=[
                Evidence(
                    Signal.LIKELIHOOD,
                    f"its words surprise {article.translator or 'the local model'} by {each.surprisal:.1f} nats on "
                    f"average; the article's median is {median(surprisals):.1f}",
                ),
                Evidence(
                    against,
                    f"chrF2 against the {side} is {agreement:.0f}, the article's median {median(agreements):.0f}: "
                    f"{each.texts[0]}",
                ),
            ],
            confidence=0.5,
        )


def _unable(article: Article) -> str | None:
    if len(_scored_segments(article)) < _FEWEST_SEGMENTS:
        return f"fewer than {_FEWEST_SEGMENTS} segments were scored: too few to compare a segment with the rest"
    return None


def _against(article: Article) -> Signal:
    """The side that all segments are compared with, so that their figures are comparable."""
    return Signal.RETRANSLATION if article.has(Input.RETRANSLATION) else Signal.REFERENCE


def _scored_segments(article: Article) -> list[_Scored]:
    """The segments that have both figures."""
    retranslated = _against(article) is Signal.RETRANSLATION
    made = []
    for segment in article.segments:
        read = segment.likelihood if segment.likelihood is not None else segment.paraphrase
        texts = [segment.retranslation] if retranslated else segment.references
        compared = tuple(text for text in texts if text)
        if segment.translation and read and read.words and compared:
            made.append(_Scored(segment, fmean(word.surprisal for word in read.words), compared))
    return made


def _scores(values: Sequence[float]) -> list[float]:
    """The modified z-score of each value; all 0 if at least half of them are equal."""
    middle = median(values)
    deviation = median(abs(value - middle) for value in values)
    return [_NORMAL * (value - middle) / deviation if deviation else 0.0 for value in values]


CHECK = Check(
    name="doubtful-segment",
    category="Accuracy/Mistranslation",
    severity=Severity.MINOR,
    needs=frozenset({Input.LIKELIHOOD}),
    needs_any=frozenset({Input.REFERENCE, Input.RETRANSLATION}),
    find=find,
    of_target=frozenset({Capability.CONTENT}),
    yields=True,
    unable=_unable,
)
