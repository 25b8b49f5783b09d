"""What all witnesses say of one mention, weighed by the fitted model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, NamedTuple

from mtcheck.glossary.index import Index, Role
from mtcheck.languages.english import is_capitalised_word, is_street, is_title, is_word
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.respelling import fold, romanisation
from mtcheck.names import consistency_witness, glossary_witness, person_witness, reference_witness, source_witness
from mtcheck.names.alike import are_two_spellings, differ_in_ending
from mtcheck.names.candidate import Candidate, joined
from mtcheck.names.consistency_witness import Vocabulary
from mtcheck.names.decide import model
from mtcheck.names.mention import Mention
from mtcheck.names.mentions import Mentions
from mtcheck.names.spoken import Spoken

__all__ = ["Judged", "Witnesses", "candidates", "judged", "setting"]

_SHORT_ACRONYM: Final = 4
_LONGEST_STREET: Final = 3
_SURE_CERTAINTY: Final = 0.95
_CONFIDENCE_WHERE_SURE: Final = 0.8
_SHORTEST_STEM: Final = 4
_ADJECTIVE: Final = re.compile("[a-z]?(?:an|ese|ish|ic)s?$")
"""What English makes the adjective and the people of a place with (*Bavarian*, *Maltese*)."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What the article and the glossary can say about any mention."""

    index: Index | None
    vocabulary: Vocabulary
    mentions: Mentions


class Judged(NamedTuple):
    """A mention that should read otherwise, how, and the calibrated probability of that (``confidence``, in [0, 1])."""

    candidate: Candidate
    confidence: float


def judged(mention: Mention, witnesses: Witnesses, names: Mapping[int, Spoken]) -> Judged | None:
    """The likeliest right reading, where it is likely enough that the mention is wrong."""
    word, sentence = mention.word, mention.sentence
    if word.folded in sentence.reference_words or (word.acronym and len(word.text) <= _SHORT_ACRONYM):
        return None
    if _is_of_a_street(mention) or (is_title(word.text.casefold()) and is_word(word.text)):
        return None
    told = candidates(mention, witnesses, names)
    referred = next(reference_witness.propose(mention), None)
    if referred is not None and _is_preferred(mention, referred, witnesses.index):
        return None
    if referred is not None:
        target = fold(referred.right)
        same = [candidate for candidate in told if fold(candidate.right) == target]
        best = joined([referred, *same])[0]
        return Judged(best, 0.97 if same else 0.9)
    return _judgement_of_model(told, mention) or _certain(told, mention)


def _is_of_a_street(mention: Mention) -> bool:
    """Whether a street is called so, which English leaves in the source's genitive (*Maršala Tita Street*)."""
    text, number = mention.sentence.translation, mention.number
    behind = text[number + 1 : min(mention.run[1], number + _LONGEST_STREET) + 1]
    return mention.kept and any(word.joined and is_street(word.text.casefold()) for word in behind)


def _judgement_of_model(told: Sequence[Candidate], mention: Mention) -> Judged | None:
    """What the fitted model says, where a glossary speaks."""
    named = [candidate for candidate in told if "candidate words" in candidate.features and not _is_own(candidate)]
    if mention.kept and is_given_name(mention.word.text) and mention.number + 1 < mention.run[1]:
        named = [one for one in named if one.features.get("context") or _is_of_a_given_name(one)]
    if not named:
        return None
    chosen = model()
    probability, best = max(((chosen.probability(one.features), one) for one in named), key=lambda pair: pair[0])
    if probability < chosen.least[setting(mention)]:
        return None
    return Judged(best, round(chosen.confidence(probability), 2))


def _is_own(candidate: Candidate) -> bool:
    """Whether the sentence says that the form is the name itself, and no other word of the candidate stands by it."""
    return bool(candidate.features.get("named")) and not candidate.features.get("context")


def _certain(told: Sequence[Candidate], mention: Mention) -> Judged | None:
    """What the source's own cues, or the article's other mentions, leave no doubt of."""
    told = [one for one in told if "person tells" in one.features] or _not_of_a_person(told, mention)
    certain = [one for one in told if one.features.get("certainty", 0.0) >= _SURE_CERTAINTY]
    elsewhere = [one for one in certain if "elsewhere" in one.features or "usual" in one.features]
    best = max(elsewhere or certain, key=lambda one: one.features["certainty"], default=None)
    if best is None or (not elsewhere and best.features.get("mentions prefer", 0) > 0):
        return None
    return Judged(best, _CONFIDENCE_WHERE_SURE)


def _not_of_a_person(told: Sequence[Candidate], mention: Mention) -> Sequence[Candidate]:
    """What may be right where the word is part of a person's name that the source has as it is.

    A given name that the source has as it is (*Ivana*, *Nedim*) and the surname after one (*Sanja Kanada*) are not case
    forms of others, unless a man's name is beside them in the genitive; a given name only of another (*Ivana Horvata*).
    """
    given = is_given_name(mention.word.text)
    if not mention.kept or not (mention.given or given):
        return told
    if given:
        return [one for one in told if _is_of_a_given_name(one)]
    return [one for one in told if one.features.get("beside a genitive")]


def _is_of_a_given_name(candidate: Candidate) -> bool:
    """Whether a given name in the genitive is another person's, whose surname is in the genitive beside it."""
    return bool(candidate.features.get("beside a genitive")) and is_given_name(candidate.right)


def _is_preferred(mention: Mention, referred: Candidate, index: Index | None) -> bool:
    """Whether the glossary prefers the translation's spelling to the reference's of the same name (*Zelensky*)."""
    if index is None or romanisation(mention.word.text) != romanisation(referred.right):
        return False
    surfaces = map(index.surface, index.containing(mention.word.folded))
    return any(surface.role is Role.PREFERRED for surface in surfaces)


def setting(mention: Mention) -> str:
    """Which of the model's operating points holds."""
    return "glossary" if mention.sentence.segment.source is None else "glossary+source"


def candidates(mention: Mention, witnesses: Witnesses, names: Mapping[int, Spoken]) -> list[Candidate]:
    """What glossary, source and the article's other mentions propose, with all features.

    Not one spelling (*Harbor*, *Harbour*) or word of the dictionary for another, nor a place for its adjective.
    """
    index, vocabulary = witnesses.index, witnesses.vocabulary
    proposed: list[Candidate] = []
    vouched = mention.word.folded in vocabulary.kept and not mention.kept
    if index is not None:
        told = glossary_witness.propose(mention, index, names)
        proposed += (one for one in told if not vouched or differ_in_ending(mention.word.folded, fold(one.right)))
    known = index is not None and index.knows(mention.word.folded)
    if not known:
        proposed += consistency_witness.propose(mention, vocabulary)
        proposed += source_witness.propose(mention)
    proposed += person_witness.propose(mention)
    found = joined(proposed)
    if not found:
        return found
    shared = mention.features | {
        "glossary": index is not None,
        "known to glossary": known,
        "vouched": vouched,
        "candidates": min(len(found), 20),
        "mentions": min(vocabulary.count(mention.word.folded), 5),
    }
    for candidate in found:
        right = fold(candidate.right)
        candidate.features |= shared
        candidate.features["right elsewhere"] = min(vocabulary.count(right), 5)
        if mention.place is not None and not mention.sentence.respelt:
            preferred = witnesses.mentions.preference(mention.word.folded, right, mention.sentence, mention.place)
            candidate.features["mentions prefer"] = max(-2, min(preferred, 2))
    return [one for one in found if not _is_another_word(mention, one)]


def _is_another_word(mention: Mention, candidate: Candidate) -> bool:
    """Whether the dictionary has both, or the mention is the place's adjective (*Catalan*: Catalonia)."""
    features, text = candidate.features, mention.word.text
    if are_two_spellings(text.casefold(), candidate.right.casefold()):
        return True
    if features.get("is word") and features.get("candidate is word"):
        return True
    if not features.get("candidate is place") or not (features.get("is word") or is_capitalised_word(text)):
        return False
    word, name = mention.word.folded, fold(candidate.right)
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False)))
    return stem >= _SHORTEST_STEM and bool(_ADJECTIVE.search(word, stem - 1))
