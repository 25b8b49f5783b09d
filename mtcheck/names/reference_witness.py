"""What the references say about a word of the translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.glossary.inflect import readings
from mtcheck.languages.english import is_word, same_family
from mtcheck.languages.respelling import plain_key
from mtcheck.languages.spelling import is_british
from mtcheck.model import Evidence, Signal
from mtcheck.names.finding import Proposal
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["propose"]


def propose(sentence: Sentence, number: int) -> Iterator[Proposal]:
    """The reference's names that the word may stand for, unless it stands in the reference itself."""
    word = sentence.translation[number]
    if word.folded in sentence.reference_words:
        return
    for text, other in sentence.reference_names.items():
        if sentence.counts[text] >= sentence.reference_counts[text] > 0:
            continue
        weight = _weight(word, other, sentence)
        if weight:
            yield Proposal(other.text, weight, (Evidence(Signal.REFERENCE, f"“{other.text}”"),), name=other.text)


def _weight(word: Word, other: Word, sentence: Sentence) -> float:
    from rapidfuzz.distance import OSA

    if same_family(word.folded, other.folded):
        return 0.0
    if (
        _is_english(word)
        and _is_english(other)
        and not (_alone(sentence.translation, word) and _alone(sentence.references, other))
    ):
        return 0.0
    undone = any(
        reading.nominative == other.folded for reading in readings(word.folded, sentence.language) if reading.ending
    )
    alike = max(
        OSA.normalized_similarity(word.folded, other.folded),
        OSA.normalized_similarity(plain_key(word.text), plain_key(other.text)),
    )
    if undone or alike >= 0.7:
        return 1.0 + alike
    return 0.0


def _is_english(word: Word) -> bool:
    return is_word(word.text) or is_british(word.text.casefold())


def _alone(text: Sequence[Word], word: Word) -> bool:
    """Whether a capitalised word is a name by itself, not part of a title whose words are translated."""
    number = next(place for place, other in enumerate(text) if other is word)
    near = [text[number - 1]] if number and word.joined else []
    near += [text[number + 1]] if number + 1 < len(text) and text[number + 1].joined else []
    return not word.initial and not any(other.capitalised for other in near)
