"""What the references say about a word of the translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from mtcheck.glossary.inflect import readings
from mtcheck.languages.english import is_capitalised_word, is_word, same_family
from mtcheck.languages.given_names import gender_of_given_name
from mtcheck.languages.respelling import plain_key, romanisation
from mtcheck.languages.spelling import is_british
from mtcheck.model import Evidence, Signal
from mtcheck.names.alike import are_two_spellings, is_one_letter_off
from mtcheck.names.candidate import Candidate
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import likeness
from mtcheck.names.words import Word

__all__ = ["propose"]

_STEM: Final = 4
_SUFFIXES: Final = frozenset(("al", "an", "ean", "er", "ers", "es", "ese", "ian", "ic", "ics", "in", "ine", "ish"))
_ENDS: Final = frozenset(("", "a", "e", "i", "ia", "o", "s", "y")) | _SUFFIXES
"""What two words made from one stem differ in: one of the first, and one of these."""


def propose(mention: Mention) -> Iterator[Candidate]:
    """The reference's names that the word may stand for, the likest first, unless it is in the reference itself."""
    sentence, word = mention.sentence, mention.word
    if word.folded in sentence.reference_words:
        return
    found = []
    for text, other in sentence.reference_names.items():
        if sentence.counts[text] >= sentence.reference_counts[text] > 0:
            continue
        alike = _alike(mention, other)
        if alike and not _are_variants(word.text, other.text) and not _is_slip_of_the_reference(mention, other):
            evidence = (Evidence(Signal.REFERENCE, f"“{other.text}”"),)
            found.append(Candidate(other.text, {"reference": alike}, evidence, name=other.text))
    yield from sorted(found, key=lambda candidate: -candidate.features["reference"])


def _alike(mention: Mention, other: Word) -> float:
    from rapidfuzz.distance import OSA

    word, sentence = mention.word, mention.sentence
    if same_family(word.folded, other.folded):
        return 0.0
    if (
        _is_english(word)
        and _is_english(other)
        and not (
            _alone(sentence.translation, mention.number)
            and _alone(sentence.references, sentence.reference_places[other.folded])
        )
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
        return max(alike, 0.7) if undone else alike
    return 0.0


def _are_variants(one: str, other: str) -> bool:
    """Whether both words exist and say the same: *Organisation*, *Organization*; *Economy*, *Economics*; *Argentina*,
    *Argentine*."""
    from rapidfuzz.distance import Prefix

    lowered = one.casefold(), other.casefold()
    if are_two_spellings(*lowered):
        return True
    shorter, longer = sorted(lowered, key=len)
    if longer == shorter[:-1] + "ies" and shorter.endswith("y"):
        return True
    both = (is_word(one) and is_word(other)) or (is_capitalised_word(one) and is_capitalised_word(other))
    if not both or gender_of_given_name(one) or gender_of_given_name(other):
        return False
    shared = Prefix.similarity(*lowered)
    ends = {lowered[0][shared:], lowered[1][shared:]}
    of_a_stem = shared >= _STEM and ((ends <= _ENDS and bool(ends & _SUFFIXES)) or ends == {"a", "e"})
    return of_a_stem and not {one, other} <= _countries()  # Niger, Nigeria


@cache
def _countries() -> frozenset[str]:
    from babel import Locale

    return frozenset(Locale("en").territories.values())


def _is_slip_of_the_reference(mention: Mention, other: Word) -> bool:
    """Whether the dictionary has what the translation says, and the source does not speak for what the reference says
    (*Bangladesch*)."""
    word = mention.word
    if is_word(word.text) and mention.form is None:
        return not (is_word(other.text) or is_capitalised_word(other.text)) and is_one_letter_off(
            word.folded, other.folded
        )  # *Chambre*
    if mention.form is None or not is_capitalised_word(word.text) or is_capitalised_word(other.text):
        return False
    if not is_one_letter_off(word.folded, other.folded) or romanisation(word.text) == romanisation(other.text):
        return False
    sentence = mention.sentence
    return likeness(other.text, mention.spelt, sentence.language, sentence.by_ear) <= mention.fits


def _is_english(word: Word) -> bool:
    return is_word(word.text) or is_british(word.text.casefold())


def _alone(text: Sequence[Word], number: int) -> bool:
    """Whether a capitalised word is a name by itself, not part of a title whose words are translated."""
    word = text[number]
    near = [text[number - 1]] if number and word.joined else []
    near += [text[number + 1]] if number + 1 < len(text) and text[number + 1].joined else []
    return not word.initial and not any(other.capitalised for other in near)
