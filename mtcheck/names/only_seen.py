"""The one reading of the source's form that people write, if the word as translated is unknown.

The translation may have lost a last vowel that belongs to the name (*Gomulk* of *Gomulka*), put one behind a name that
has none (*Kandahara* of *Kandaharu*), or left the ending on (*Muskoke*). The source alone may not tell *Borsellin* from
*Borsellino*; that only one of them is known as a name does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mtcheck.languages.declension import cues_for
from mtcheck.languages.english import is_word
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.respelling import fold, is_heard_as, romanisation
from mtcheck.languages.spelling import is_listed, is_seen
from mtcheck.languages.surnames import surnames_for
from mtcheck.names.candidate import Candidate
from mtcheck.names.mention import Mention

__all__ = ["only_seen"]

_LEAST_LETTERS: Final = 4
_VOWELS: Final = frozenset("aeiouy")
_OWN: Final = ("named", "goes undeclined", "womans surname", "attribute")
"""The features that show that a form which the translation keeps may be the name itself."""
_CUES: Final = (
    "cue preposition", "cue word before", "cue word after", "cue neighbour", "cue first of the names", "cue no subject",
    "cue shape", "cue owner",
)  # fmt: skip
"""The features that show the form's case, apart from the nominative itself."""


def only_seen(mention: Mention, told: Sequence[Candidate]) -> Candidate | None:
    """The only candidate of the source that English texts have, if they do not have the word; None if there is none, or
    the source's form says too little.

    A name with letters of its own (*Šak*) is one of the region, which English texts hardly ever have.
    """
    word = mention.word
    if not mention.spelt.isascii() or len(word.text) < _LEAST_LETTERS or _is_known(mention):
        return None
    seen = [one for one in told if _is_of_source(one) and is_listed(fold(one.right))]
    if len(seen) != 1 or not _can_be(seen[0]):
        return None
    return seen[0] if _is_changed(mention, seen[0]) or _is_shown(mention, seen[0]) else None


def _is_known(mention: Mention) -> bool:
    """Whether it is seen, a given name, or a surname of the region (*Belov*)."""
    word, ends = mention.word, surnames_for(mention.sentence.language)
    return is_seen(word.folded) or is_given_name(word.text) or ends.unheard.search(word.folded) is not None


def _is_of_source(candidate: Candidate) -> bool:
    """Whether the source's form can be the candidate's, or sounds like it rather than like the word."""
    return "source" in candidate.features or candidate.features.get("common fits better", 0.0) > 0


def _can_be(candidate: Candidate) -> bool:
    """Whether the candidate is a name, not only a word (*Siren*), and the form itself or in the case that is
    required."""
    if len(candidate.right) < _LEAST_LETTERS or is_word(candidate.right):
        return False
    undeclined = candidate.reading is not None and not candidate.reading.ending
    return undeclined or candidate.features.get("candidate in case", 0.0) >= 0


def _is_changed(mention: Mention, candidate: Candidate) -> bool:
    """Whether the translation has another word than the source's form. If that can be the nominative (*Kanada* of
    *Kanadom*), it has to have lost a last vowel."""
    word, right = mention.word.folded, fold(candidate.right)
    if mention.kept or candidate.features.get("named") or not _differ_at_the_end(word, right):
        return False
    if not _may_be_meant(mention):
        return True
    if word[:-1] == right and mention.sentence.respelt:
        return word[-1] in _VOWELS  # *Oahua*
    if right[:-1] != word:
        return False
    # With one reading, the form cannot be a case of another name: *Nikke* of *Nikkei*.
    only = len(mention.readings) == 1 and not mention.sentence.by_ear
    return word[-1] not in _VOWELS or (only and romanisation(word) != romanisation(right))


def _may_be_meant(mention: Mention) -> bool:
    """Whether the word can be the source's nominative, or sounds like it (*Medinah* of *Medini*)."""
    return mention.is_reading or any(is_heard_as(one.nominative, mention.word.text) for one in mention.readings)


def _differ_at_the_end(word: str, right: str) -> bool:
    """Whether one opens with all of the other, or only the last letters differ (*Tisa* and *Tisza* are two names)."""
    return word.startswith(right) or right.startswith(word) or (len(word) == len(right) and word[:-1] == right[:-1])


def _is_shown(mention: Mention, candidate: Candidate) -> bool:
    """Whether the form, which the translation keeps, cannot be the nominative."""
    features = candidate.features
    if not mention.kept or any(features.get(name) for name in _OWN):
        return False
    return any(features.get(name, 0.0) > 0 for name in _CUES) or _is_of_a_noun(mention, candidate)


def _is_of_a_noun(mention: Mention, candidate: Candidate) -> bool:
    """Whether it is a genitive in *-e* right behind a noun that is neither a class of places nor a rank (*ljepota
    Muskoke*)."""
    sentence, place, reading = mention.sentence, mention.place, candidate.reading
    if not place or reading is None or "G" not in reading.cases or not sentence.source[place].joined:
        return False
    told, before = cues_for(sentence.language), sentence.source[place - 1].text
    if reading.ending != "e" or reading.restored not in told.feminine_ends or not before.islower():
        return False
    return (
        len(before) >= _LEAST_LETTERS
        and not any(pattern.fullmatch(before) for pattern in (told.function_words, told.apposition, told.saying))
        and before not in told.ranks
    )
