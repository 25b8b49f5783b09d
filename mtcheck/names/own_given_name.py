"""A given name by itself, in a case: which of the names that it can be a form of the source's speakers bear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mtcheck.languages.declension import cues_for
from mtcheck.languages.given_names import gender_of_given_name, own_given_names
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import fold
from mtcheck.languages.surnames import surnames_for
from mtcheck.names.candidate import Candidate
from mtcheck.names.mention import Mention, is_feminine_of
from mtcheck.names.sentence import run_around

__all__ = ["is_hers", "is_his", "own_given_name"]

_VOWELS: Final = frozenset("aeiouy")
_ELSEWHERE: Final = ("right elsewhere", "elsewhere", "cue stem")
"""The features that are 1 or more if another mention has the name."""


def is_hers(mention: Mention, candidate: Candidate) -> bool:
    """Whether a given name that the source has too is a woman's, and neither the genitive of a man's, whose surname
    would be in the genitive with it (*Zlatana Hodžić*, who is not Zlatan Hodžić), nor a possessive (*Albina Novak*)."""
    language, beside = mention.sentence.language, mention.beside(1)
    if not (mention.kept and beside and beside[1].capitalised and language_for(language).undeclined_women):
        return False
    if not any(map(gender_of_given_name, (candidate.right, mention.word.text))):
        return False
    spelt, reading = fold(mention.sentence.in_latin(beside[0])), candidate.reading
    usual = surnames_for(language).usual.search(spelt) is not None and spelt[-1] not in _VOWELS
    genitives = tuple(cues_for(language).mans_genitives)
    return usual and spelt == beside[1].folded and reading is not None and reading.ending.endswith(genitives)


def is_his(mention: Mention, candidate: Candidate) -> bool:
    """Whether, without a form in the source, a man's given name is before a surname of which the candidate is the form
    that a woman of the glossary has (*Roman Zakharov*, who is not Maria Zakharova)."""
    if mention.form is not None or mention.given != "m" or gender_of_given_name(candidate.name.split(" ")[0]) != "f":
        return False
    return is_feminine_of(fold(candidate.right), mention.word.folded)


def own_given_name(best: Candidate, told: Sequence[Candidate], mention: Mention) -> Candidate:
    """The candidate that is a given name of the source's speakers, instead of ``best`` if that is none (*s Markom*:
    Marko, not Mark); ``best`` if another name is beside it, or the article has it elsewhere."""
    listed = own_given_names(mention.sentence.language)
    if not listed or not _is_a_form(best) or _nominative(best) in listed or not _is_alone(mention):
        return best
    if any(best.features.get(name, 0.0) >= 1.0 for name in _ELSEWHERE):
        return best
    cases = set(mention.cases)
    own = [one for one in told if _is_a_form(one) and _nominative(one) in listed and (not cases or _cases(one) & cases)]
    return min(own, key=lambda one: gender_of_given_name(_nominative(one)) == "f", default=best)


def _is_a_form(candidate: Candidate) -> bool:
    """Whether the source's form has an ending if it is the candidate's."""
    return candidate.reading is not None and bool(candidate.reading.ending)


def _nominative(candidate: Candidate) -> str:
    return "" if candidate.reading is None else fold(candidate.reading.nominative)


def _cases(candidate: Candidate) -> set[str]:
    return set() if candidate.reading is None else set(candidate.reading.cases) - set("VMP")


def _is_alone(mention: Mention) -> bool:
    """Whether no name is beside the word, nor beside the source's form."""
    if mention.place is None or mention.run != (mention.number, mention.number + 1):
        return False
    start, end = run_around(mention.sentence.source, mention.place)
    behind = end - mention.place
    before = mention.sentence.source[start : mention.place]
    return behind == 1 and all(word.initial for word in before)
