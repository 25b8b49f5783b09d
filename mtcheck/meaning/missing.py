"""What a translation leaves out, by the source's words or by those of another wording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.meaning.decide import decider
from mtcheck.meaning.dictionary import has_dictionary, meanings
from mtcheck.meaning.finding import Fault, Finding
from mtcheck.meaning.flips import CONTENT, Flip
from mtcheck.meaning.runs import runs
from mtcheck.meaning.unsaid import other_wording, unsaid_words
from mtcheck.meaning.vocabulary import function_words, keys_of
from mtcheck.model import Evidence, Side, Signal
from mtcheck.text.words import word_spans, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.meaning.unsaid import UnsaidWord
    from mtcheck.model import Article, FlipGain, Segment

__all__ = ["LACKING", "missing", "restorations"]

LACKING: Final = "missing, "
"""The beginning of the names of the models for unsaid words, beside a ``reference`` or the ``retranslation``."""
_MOST_RESTORED: Final = 3
"""The most places of a text where something is put in: the model reads each."""
_FEWEST_UNSAID: Final = 3
"""The fewest unsaid source words, adjacent or nearly so, that make a finding: one or two are too often paraphrased."""


def restorations(segment: Segment, article: Article) -> tuple[Flip, ...]:
    """The translation with words of a reference, or else of the re-translation, put in where it may lack them.

    The most doubtful ones, at most :data:`_MOST_RESTORED`, in the order of the text.
    """
    model = decider().model(f"{LACKING}{'reference' if any(segment.references) else 'retranslation'}")
    if model is None:
        return ()
    text, doubts = segment.translation, dict[Flip, float]()
    for word in unsaid_words(segment, article):
        probability = model.probability(word.values)
        if word.values["alone"] and probability >= model.lead:
            flip = _restoration(text, word)
            doubts[flip] = max(doubts.get(flip, 0.0), probability)
    worst = sorted(doubts, key=lambda flip: -doubts[flip])[:_MOST_RESTORED]
    return tuple(sorted(worst, key=lambda flip: flip.start))


def _restoration(text: str, word: UnsaidWord) -> Flip:
    before, after = text[: word.start], text[word.end :]
    instead = word.instead
    if word.start == word.end:
        instead = f"{instead} " if after[:1].isalnum() else f" {instead}"
    return Flip(CONTENT, word.start, word.end, instead, before + instead + after)


def missing(segment: Segment, article: Article, found: Sequence[Finding]) -> Iterator[Finding]:
    """What was ``found`` in a segment, and what it leaves out besides.

    A finding that says what is lost replaces one which only says that something is.
    """
    by_source = list(_unsaid_of_source(segment, article))
    others = [*found, *by_source]
    lost = [
        finding
        for finding in _unsaid_of_other(segment, article)
        if not any(_meets(finding, other) for other in others if not _says_less(other, finding))
    ]
    yield from by_source
    yield from lost
    yield from (each for each in found if not any(_says_less(each, finding) for finding in lost))


def _says_less(finding: Finding, other: Finding) -> bool:
    """Whether a finding says that something is missing where another says what."""
    if finding.fault is not Fault.MISSING or finding.lost or finding.side is Side.SOURCE or other.gap is None:
        return False
    start, end = other.gap
    text = finding.segment.translation
    return start <= finding.start and not any(map(str.isalnum, text[end : max(end, finding.start)]))


def _meets(finding: Finding, other: Finding) -> bool:
    return finding.side is other.side and finding.start < other.end and other.start < finding.end


def _unsaid_of_other(segment: Segment, article: Article) -> Iterator[Finding]:
    """What a model that knows the source, or else the reference, finds more probable with words of another wording put
    in."""
    points = decider().flips
    for witness, gains in (("source", segment.flips), ("reference", segment.reference_flips)):
        point = points.get(f"{CONTENT}, {witness}")
        if point is not None:
            yield from (
                _finding(segment, article, gain, point.confidence)
                for gain in gains
                if gain.kind == CONTENT and gain.gain >= point.lead
            )


def _finding(segment: Segment, article: Article, gain: FlipGain, confidence: float) -> Finding:
    """On the words of the source that mean it if they are known, or else on the word of the translation that it would
    precede, or follow at the end."""
    lost = gain.instead.strip()
    spans = list(word_spans(segment.translation))
    side = Side.TRANSLATION
    start, end = next((span for span in spans if span[0] >= gain.start), spans[-1])
    if meant := _source_span(segment, article, lost):
        side, (start, end) = Side.SOURCE, meant
    signal, other = Signal.RETRANSLATION, segment.retranslation or ""
    if any(segment.references):
        signal, other = Signal.REFERENCE, other_wording(segment, article.target_lang) or ""
    model = article.translator or "the local model"
    return Finding(
        segment=segment,
        fault=Fault.MISSING,
        start=start,
        end=end,
        confidence=confidence,
        sure=False,
        reading=None,
        evidence=(
            Evidence(signal, other),
            Evidence(Signal.LIKELIHOOD, f"{model} finds the sentence more probable with “{lost}”"),
        ),
        side=side,
        lost=lost,
        gap=(gain.start, gain.end),
    )


def _source_span(segment: Segment, article: Article, lost: str) -> tuple[int, int] | None:
    """The one source word that can mean a lost word, and nothing that the translation says."""
    lang = article.target_lang
    if not segment.source or not has_dictionary(article.source_lang, lang):
        return None
    function, said = function_words(lang), keys_of(segment.translation, lang)
    wanted = keys_of(lost, lang) - function
    spans = [(word.start, word.end) for word in words(segment.source)]
    places = [
        number
        for number, (_, glosses) in enumerate(meanings(segment.source))
        if (keys := keys_of(" ".join(glosses), lang) - function) & wanted and not keys & said
    ]
    return spans[places[0]] if len(places) == 1 else None


def _unsaid_of_source(segment: Segment, article: Article) -> Iterator[Finding]:
    """Consecutive source words whose meaning is in the re-translation, which is longer because of it, but not in the
    translation."""
    lang = article.target_lang
    if not segment.source or not segment.retranslation or not has_dictionary(article.source_lang, lang):
        return
    said, made = keys_of(segment.translation, lang), keys_of(segment.retranslation, lang)
    longer = len(list(word_spans(segment.retranslation))) - len(list(word_spans(segment.translation)))
    spans = [(word.start, word.end) for word in words(segment.source)]
    lost = []
    for _, glosses in meanings(segment.source):
        keys = keys_of(" ".join(glosses), lang) - function_words(lang)
        lost.append(float(bool(keys & made) and not keys & said))
    for run in runs(lost, 1.0, between=1):
        if _FEWEST_UNSAID <= len(run) <= longer:
            yield Finding(
                segment=segment,
                fault=Fault.MISSING,
                start=spans[run[0][0]][0],
                end=spans[run[-1][0]][1],
                confidence=0.5,
                sure=False,
                reading=None,
                evidence=(Evidence(Signal.RETRANSLATION, segment.retranslation),),
                side=Side.SOURCE,
            )
