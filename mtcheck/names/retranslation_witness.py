"""The re-translation as a witness for a word of the translation.

A model made it, with habits that engines share. That it has the same word is weak evidence; another word is stronger
evidence if the source or the glossary supports it. A name that the model was given from the glossary does not count.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from mtcheck.calibrated import log_odds, logistic, logit_of
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.respelling import fold, romanisation
from mtcheck.languages.spelling import is_seen
from mtcheck.model import Evidence, Signal
from mtcheck.names import reference_witness
from mtcheck.names.alike import differ_in_ending, is_derived
from mtcheck.names.assumed import can_be_case_form
from mtcheck.names.candidate import Candidate
from mtcheck.names.compared import alikeness, by_source
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import name_like
from mtcheck.names.words import Word

__all__ = ["Judgement", "Weights", "evidence_for", "features", "propose", "weights"]

_FILE: Final = "retold.json"
_OF_SOURCE: Final = ("candidate in case", "case tells", "fits better", "spelled", "candidate heard", "explains")


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over :func:`features`.

    ``weights`` and ``intercept`` are in log-odds. ``least`` is the least probability at which a name that only the
    re-translation has is worth a lead.
    """

    weights: Mapping[str, float]
    intercept: float
    least: float

    def probability(self, values: Mapping[str, float]) -> float:
        """The probability, in [0, 1], that the word is wrong and the candidate right; missing features are 0."""
        return logistic(logit_of(self.intercept, self.weights, values))


class Judgement(NamedTuple):
    """What the other witnesses say: the ``right`` reading, folded, of their finding with its calibrated probability
    (``confidence``), "" without one; ``in_glossary`` is whether the glossary has the re-translation's name as one that
    may be meant."""

    right: str = ""
    confidence: float = 0.0
    in_glossary: bool = False


@cache
def weights() -> Weights:
    """Those that ship with mtcheck, fitted by ``scripts/fit_retold``."""
    data = json.loads(files("mtcheck.names").joinpath(_FILE).read_text(encoding="utf-8"))
    return Weights(data["weights"], float(data["intercept"]), float(data["least"]))


def propose(mention: Mention) -> Iterator[Candidate]:
    """The names of the re-translation that the word may stand for: that of the same name of the source, then those that
    are alike; none if it has the word itself, or was given the name."""
    sentence = mention.sentence
    for right in dict.fromkeys(_names(mention)):
        folded = fold(right)
        if folded not in sentence.told_names and not _is_derived(mention, folded):
            reading = next((reading for reading in mention.readings if fold(reading.nominative) == folded), None)
            told = alikeness(mention, folded) | by_source(mention, folded, reading)
            yield Candidate(right, told, (_evidence(right),), name=right, reading=reading)


def _names(mention: Mention) -> Iterator[str]:
    sentence = mention.sentence
    if sentence.as_retold is None or mention.word.folded in sentence.as_retold.reference_words:
        return
    beside = Mention(sentence.as_retold, mention.number)
    placed = None if mention.place is None else sentence.retold_at.get(mention.place)
    if placed is not None and _is_another(mention, placed) and reference_witness.may_be_meant(beside, placed):
        yield placed.text
    yield from (one.right for one in reference_witness.propose(beside))


def _is_another(mention: Mention, word: Word) -> bool:
    """Whether the word may be a name, and not only in another romanisation."""
    return name_like(word) and romanisation(word.text) != romanisation(mention.word.text)


def _is_derived(mention: Mention, right: str) -> bool:
    """Whether one of the two is derived from the other (*Catalan*, *Catalonia*)."""
    word, target_lang = mention.word.folded, mention.sentence.target_lang
    return is_derived(word, right, target_lang) or is_derived(right, word, target_lang)


def features(mention: Mention, candidate: Candidate, judged: Judgement) -> dict[str, float]:
    """The named numbers that :class:`Weights` weighs for a candidate: the other witnesses' or the re-translation's."""
    sentence, right = mention.sentence, fold(candidate.right)
    retold = frozenset() if sentence.as_retold is None else sentence.as_retold.reference_words
    has_right = right in retold and right not in sentence.told_names
    has_word = mention.word.folded in retold and mention.word.folded not in sentence.told_names
    if judged.right == right:
        return {
            "judged": 1.0,
            "judged odds": log_odds(judged.confidence),
            "judged, retold": float(has_right and not has_word),
            "judged, said retold": float(has_word and not has_right),
        }
    return _of_lone(mention, candidate) | {
        "judged otherwise": float(bool(judged.right)),
        "in glossary": float(judged.in_glossary),
    }


def _of_lone(mention: Mention, candidate: Candidate) -> dict[str, float]:
    """The evidence for a name that only the re-translation has, and for the word."""
    word, right, told = mention.word, fold(candidate.right), candidate.features
    return {name: float(told.get(name, 0.0)) for name in _OF_SOURCE} | {
        "said kept": float(mention.kept),
        "said is a reading": float(mention.is_reading),
        "said is no reading": float(mention.is_no_reading),
        "candidate kept": float(bool(mention.spelt) and fold(mention.spelt) == right),
        "by ear": float(mention.sentence.by_ear),
        "alike": told["alike"],
        "by ending": float(differ_in_ending(word.folded, right)),
        "longer": float(len(right) > len(word.folded)),
        "said undone": float(_can_be_case_form(mention, word.text, right)),
        "candidate undone": float(_can_be_case_form(mention, candidate.right, word.folded)),
        "candidate seen": float(_is_seen(candidate.right)),
        "said seen": float(_is_seen(word.text)),
        "candidate common": float(is_capitalised_word(candidate.right)),
        "said common": float(is_capitalised_word(word.text)),
    }


def _can_be_case_form(mention: Mention, said: str, nominative: str) -> bool:
    """Whether only a longer ending makes one of the other (*Krmpotićem*, *Krmpotić*)."""
    return len(said) > len(nominative) and can_be_case_form(fold(said), nominative, mention.sentence.language)


def _is_seen(text: str) -> bool:
    """Whether English texts have the name; without its accents it may be an English word (*Foči*)."""
    folded = fold(text)
    return is_seen(folded) and (text.isascii() or not is_word(folded))


def evidence_for(mention: Mention, candidate: Candidate) -> Sequence[Evidence]:
    """The re-translation as evidence for the candidate; none if it lacks that, or was given it."""
    beside, right = mention.sentence.as_retold, fold(candidate.right)
    if beside is None or right in mention.sentence.told_names or right not in beside.reference_words:
        return ()
    return (_evidence(candidate.right),)


def _evidence(right: str) -> Evidence:
    return Evidence(Signal.RETRANSLATION, f"“{right}”")
