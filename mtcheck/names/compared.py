"""Features that compare a word of the translation with a candidate, by letters and by the source's form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from mtcheck.glossary.inflect import Reading, readings
from mtcheck.languages.declension import cues_for
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.given_names import gender_of_given_name
from mtcheck.languages.respelling import fold, is_heard_as, plain_key, plain_keys, romanisation
from mtcheck.languages.spelling import is_seen
from mtcheck.names.alike import differ_in_ending
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import likeness

__all__ = ["alikeness", "by_source"]

_UNREAD: Final[Mapping[str, float]] = dict.fromkeys(
    (
        "ending", "restored", "stem", "ending a", "ending u", "ending e", "ending i", "ending m", "restored a",
        "restored o", "restored e", "possessive", "plural", "no ending",
    ),
    0.0,
)  # fmt: skip
"""The features of a reading where the form has none that leads to the candidate."""


def alikeness(mention: Mention, name: str) -> dict[str, float]:
    """Features for the likeness of the translation's word and a candidate, in letters and in sound.

    Likenesses are in [0, 1] (1 - edit distance, by optimal string alignment, divided by the longer length).
    """
    from rapidfuzz.distance import OSA, Prefix

    word = mention.word.folded
    undone = [r for r in readings(word, mention.sentence.language) if r.ending and r.nominative == name]
    return {
        "alike": OSA.normalized_similarity(word, name),
        "edits": min(OSA.distance(word, name), 5),
        "sounds alike": max(OSA.normalized_similarity(key, plain_key(word)) for key in plain_keys(name)),
        "same start": Prefix.similarity(word, name) / max(len(word), len(name)),
        "same initial": word[:1] == name[:1],
        "longer by": max(-4, min(4, len(name) - len(word))),
        "by ending": differ_in_ending(word, name),
        "begins with word": name.startswith(word),
        "word begins with it": word.startswith(name),
        "romanised alike": romanisation(mention.word.text) == romanisation(name),
        "undone": bool(undone),
        "undone ending": max((len(r.ending) for r in undone), default=0),
        "undone possessive": any("P" in r.cases for r in undone),
        "candidate letters": min(len(name), 12),
        "candidate is word": is_word(name),
        "candidate is common name": is_capitalised_word(name.capitalize()),
        "candidate is given": bool(gender_of_given_name(name)),
        "candidate is seen": is_seen(name),
    }


def _explains(mention: Mention, reading: Reading | None) -> bool:
    """Whether there is a reading, and the word is neither the source's form nor a nominative of it."""
    return reading is not None and mention.is_no_reading and not mention.kept


def by_source(mention: Mention, name: str, reading: Reading | None) -> dict[str, float]:
    """Features for what the source's form says about the candidate."""
    if mention.form is None:
        return {}
    sentence = mention.sentence
    fits = likeness(name, mention.spelt, sentence.language, sentence.by_ear)
    spelled = [r for r in mention.readings if fold(r.nominative) == name]
    own = spelled or ([] if reading is None else [reading])
    in_case = _in_case(mention, own)
    chosen = min(own, key=lambda r: len(r.ending) + len(r.restored), default=None)
    return {
        "candidate fits": fits,
        "fits better": fits - mention.fits,
        "anchored": reading is not None,
        "spelled": bool(spelled),
        "candidate heard": is_heard_as(mention.spelt, name),
        "explains": _explains(mention, reading),
        "candidate in case": in_case,
        "case tells": in_case - mention.said_in_case,
        **(_UNREAD if chosen is None else _of_reading(mention, chosen)),
    }


def _in_case(mention: Mention, own: Sequence[Reading]) -> float:
    """Whether the candidate's readings are in the required case: 1, 0, or -1 if they cannot be."""
    if not (mention.cases and own):
        return 0.0
    return 1.0 if any(r.ending and set(r.cases) & set(mention.cases) for r in own) else -1.0


def _of_reading(mention: Mention, chosen: Reading) -> dict[str, float]:
    """Features of the ending that the form has in this reading, and of what the nominative has instead."""
    cues = cues_for(mention.sentence.language)
    return {
        "ending": len(chosen.ending),
        "restored": len(chosen.restored),
        "stem": len(mention.spelt) - len(chosen.ending),
        "ending a": chosen.ending in cues.mans_genitives,
        "ending u": chosen.ending in cues.mans_datives,
        "ending e": chosen.ending == "e",
        "ending i": chosen.ending == "i",
        "ending m": chosen.ending.endswith("m"),
        "restored a": chosen.restored in cues.feminine_ends,
        "restored o": chosen.restored == "o",
        "restored e": chosen.restored in {"e", "i", "y"},
        "possessive": set(chosen.cases) <= {"P"},
        "plural": set(chosen.cases) <= {"M"},
        "no ending": not chosen.ending,
    }
