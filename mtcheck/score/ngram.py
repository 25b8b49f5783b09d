"""BLEU, chrF2, chrF2++ and TER by sacrebleu, of an article and of each of its segments.

BLEU: Papineni et al. 2002; chrF: Popović 2015, 2017; TER: Snover et al. 2006; signatures: Post 2018.
TER's search for shifted words takes some 4 seconds for one sentence of 150 words in another order, and more than twice
that for one of 300: sentences longer than :data:`TER_WORDS`, and those after which an article would take longer than
:data:`TER_BUDGET`, are left out of it. The signature and :func:`left_out` say how many.
Against a re-translation the same numbers measure agreement with another system, not quality; their signature
says ``ref:pseudo`` and names the model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress, groupby
from typing import TYPE_CHECKING, Final

from mtcheck.model import Article, Score, Segment

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

__all__ = ["METRICS", "TER_BUDGET", "TER_WORDS", "chrf", "left_out", "score_article", "score_segments", "score_texts"]

METRICS: Final = ("BLEU", "chrF2", "chrF2++", "TER")
"""In the order in which they are printed. BLEU and chrF: 0 to 100, higher is nearer; TER: 0 and up, lower is nearer."""

TER_WORDS: Final = 150
"""The longest unit for which TER is computed: in words, the geometric mean of translation and reference."""

TER_BUDGET: Final = 2_000_000
"""The most that the units of an article may cost together: for each, the words in both times those in other places. A
million takes up to 9 seconds, and corresponds to about 200 sentences of human translations."""

_TER: Final = METRICS[-1]
_REFERENCE: Final = "reference"
_RETRANSLATION: Final = "retranslation"


def score_texts(translation: Sequence[str], references: Sequence[Sequence[str]]) -> tuple[Score, ...]:
    """The corpus scores of segments against reference streams of the same length.

    ``references`` holds one stream per reference; a missing segment is an empty string.
    """
    return tuple(_corpus(list(translation), [list(stream) for stream in references], _REFERENCE, ""))


def chrf(translation: str, texts: Sequence[str]) -> float:
    """chrF2 of one segment against the nearest of the texts, 0 to 100."""
    from sacrebleu.metrics.chrf import CHRF

    value: float = CHRF().sentence_score(translation, list(texts)).score
    return value


def score_article(article: Article) -> tuple[Score, ...]:
    """Corpus scores over the article's segments, against the references and against the re-translation."""
    scores: list[Score] = []
    for against, prefix, hypotheses, streams in _comparisons(article):
        scores.extend(_corpus(hypotheses, streams, against, prefix))
    return tuple(scores)


def left_out(article: Article) -> tuple[str, ...]:
    """The units that :func:`score_article` leaves out of TER, as one sentence for each side."""
    said = []
    for against, _, hypotheses, streams in _comparisons(article):
        chosen = _affordable(hypotheses, streams)
        count, whole = chosen.count(False), len(chosen)
        if count:
            what = "was not computed" if count == whole else f"covers {whole - count} of {whole} sentences or passages"
            said.append(f"TER against the {against} {what}: longer ones, or more of them, would take too long")
    return tuple(said)


def score_segments(article: Article) -> tuple[Score, ...]:
    """Sentence scores of every segment with something to compare (BLEU with effective order)."""
    scores: list[Score] = []
    for against, prefix in ((_REFERENCE, ""), (_RETRANSLATION, _pseudo(article))):
        compared = [
            (segment.index, segment.translation, texts)
            for segment in article.segments
            if segment.translation and (texts := _texts(segment, against))
        ]
        if not compared:
            continue
        most = max(len(texts) for *_, texts in compared)
        streams = [[(*texts, *[""] * most)[number] for *_, texts in compared] for number in range(most)]
        chosen = _affordable([translation for _, translation, _ in compared], streams)
        for name, metric in _metrics(effective_order=True).items():
            for (index, translation, texts), affordable in zip(compared, chosen, strict=True):
                if name != _TER or affordable:
                    value = metric.sentence_score(translation, texts).score
                    scores.append(Score(name, against, value, prefix + _signature(metric), index))
    return tuple(scores)


def _beside_references(article: Article) -> tuple[list[str], list[list[str]]]:
    """The translation unit by unit, and each reference in the same units."""
    segments = [s for s in article.segments if s.translation or any(s.references)]
    units = list(_by_reference(segments))
    hypotheses = [" ".join(s.translation for s in group if s.translation) for _, group in units]
    return hypotheses, [[texts[i] or "" for texts, _ in units] for i in range(len(article.references))]


def _comparisons(article: Article) -> list[tuple[str, str, list[str], list[list[str]]]]:
    comparisons = []
    if article.references:
        comparisons.append((_REFERENCE, "", *_beside_references(article)))
    segments = [s for s in article.segments if s.retranslation is not None]
    if segments:
        stream = [s.retranslation or "" for s in segments]
        comparisons.append((_RETRANSLATION, _pseudo(article), [s.translation for s in segments], [stream]))
    return comparisons


def _by_reference(segments: list[Segment]) -> Iterator[tuple[tuple[str | None, ...], list[Segment]]]:
    """Segments with their references; a reference shared by several consecutive segments is counted once."""
    for texts, group in groupby(segments, key=lambda segment: segment.references):
        if any(texts):
            yield texts, list(group)
        else:
            yield from ((texts, [segment]) for segment in group)


def _texts(segment: Segment, against: str) -> list[str]:
    if against == _REFERENCE:
        return [text for text in segment.references if text]
    return [segment.retranslation] if segment.retranslation else []


def _pseudo(article: Article) -> str:
    return f"ref:pseudo|model:{article.translator or 'unknown'}|"


def _corpus(hypotheses: list[str], streams: list[list[str]], against: str, prefix: str) -> list[Score]:
    if not hypotheses:
        return []
    scores = []
    for name, metric in _metrics(effective_order=False).items():
        chosen = _affordable(hypotheses, streams) if name == _TER else [True] * len(hypotheses)
        if not any(chosen):
            continue
        kept = list(compress(hypotheses, chosen))
        value = metric.corpus_score(kept, [list(compress(stream, chosen)) for stream in streams]).score
        without = f"|left_out:{chosen.count(False)}" if not all(chosen) else ""
        scores.append(Score(name, against, value, prefix + _signature(metric) + without))
    return scores


def _affordable(hypotheses: Sequence[str], streams: Sequence[Sequence[str]]) -> list[bool]:
    """The units for which TER is computed: from the first on, those that are short enough, while the budget lasts."""
    left, chosen = TER_BUDGET, []
    for hypothesis, *texts in zip(hypotheses, *streams, strict=True):
        words, references = hypothesis.split(), [text.split() for text in texts]
        longest = len(words) * max((len(reference) for reference in references), default=0)
        cost = sum(_cost(words, reference) for reference in references) if longest <= TER_WORDS**2 else left + 1
        chosen.append(cost <= left)
        left -= cost if cost <= left else 0
    return chosen


def _cost(words: Sequence[str], reference: Sequence[str]) -> int:
    from rapidfuzz.distance import LCSseq

    shared = (Counter(words) & Counter(reference)).total()
    return len(words) * len(reference) * (1 + shared - int(LCSseq.similarity(words, reference)))


def _metrics(*, effective_order: bool) -> dict[str, Metric]:
    from sacrebleu.metrics.bleu import BLEU

    from mtcheck.score.remembered import RememberedCHRF, RememberedTER

    chrf_both = (RememberedCHRF(), RememberedCHRF(word_order=2))
    metrics = (BLEU(effective_order=effective_order), *chrf_both, RememberedTER())
    return dict(zip(METRICS, metrics, strict=True))


def _signature(metric: Metric) -> str:
    return str(metric.get_signature())
