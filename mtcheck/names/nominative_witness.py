"""What a person's name in the nominative says: the translation has to leave both its words as they are.

A man's given name in a consonant has an ending in every other case (*Ivan*, *Ivana*), so that the surname behind it is
in the nominative where the given name is: *Matej Širokov* is not *Širok*, *Ivan Kovačev* not *Kovačeva*. A given name
that the list has is not another one (*Željko Bukvić*: neither *Željk* nor *Željka*) where its surname is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mtcheck.languages.declension import declension_for
from mtcheck.languages.given_names import gender_of_given_name, is_given_name
from mtcheck.languages.respelling import fold, romanisation
from mtcheck.model import Evidence, Signal
from mtcheck.names.alike import differ_in_ending
from mtcheck.names.candidate import Candidate
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import Sentence

__all__ = ["propose"]

_LEAST_LETTERS: Final = 4
_ENDINGS: Final = re.compile("a|u|[oe]m|ova")
"""Case endings that a name in the nominative hardly has and the translation may have put on it."""
_ENDS: Final = re.compile("[oe]v|[ao]")
"""Ends of names that look like those of possessives and cases."""
_CONSONANT: Final = re.compile("[bcdfghjklmnprstvzčćđšž]$")


def propose(mention: Mention) -> Iterator[Candidate]:
    """The source's own form, where it must be the nominative and the translation has another ending."""
    place, sentence = mention.place, mention.sentence
    if place is None or mention.kept or not declension_for(sentence.language).endings or sentence.cases(place):
        return
    if len(mention.spelt) < _LEAST_LETTERS or not _differ(mention):
        return
    if _is_surname(mention, place):
        yield _candidate(mention, f"“{sentence.source[place - 1].text}” before it is in the nominative")
    elif _is_given_name(mention, place):
        yield _candidate(mention, f"“{sentence.source[place + 1].text}” is left as it is")


def _differ(mention: Mention) -> bool:
    """Whether the translation's word is the form with a case ending, or without the end that may look like one."""
    word, form = _in_letters(mention.sentence, mention.word.text), _in_letters(mention.sentence, mention.spelt)
    if not differ_in_ending(word, form) or not (word.startswith(form) or form.startswith(word)):
        return False
    if len(word) > len(form):
        return bool(_ENDINGS.fullmatch(word.removeprefix(form)) and _CONSONANT.search(form))
    return _ENDS.fullmatch(form.removeprefix(word)) is not None


def _in_letters(sentence: Sentence, name: str) -> str:
    return romanisation(name) if sentence.respelt else fold(name)


def _is_surname(mention: Mention, place: int) -> bool:
    """Whether a man's given name that only the nominative has is before both words, and the form is in no case of what
    the translation says: possessives and plurals aside."""
    sentence, number = mention.sentence, mention.number
    form = sentence.in_latin(sentence.source[place])
    if not _CONSONANT.search(form) or not _is_left(sentence, number - 1, place - 1, place):
        return False
    given = sentence.translation[number - 1].text
    if gender_of_given_name(given) != "m" or not _CONSONANT.search(fold(given)) or sentence.cases(place - 1):
        return False
    said = (r for r in mention.readings if r.ending and fold(r.nominative) == mention.word.folded)
    return all(set(reading.cases) <= set("VMP") for reading in said)


def _is_given_name(mention: Mention, place: int) -> bool:
    """Whether the form is a given name as it stands, the word is none, or a woman's of a man's in a consonant, and
    the surname behind it is left as it is."""
    sentence, word = mention.sentence, mention.word
    if (
        sentence.respelt
        or not is_given_name(mention.spelt)
        or not _is_left(sentence, mention.number + 1, place + 1, place + 1)
    ):
        return False
    if not is_given_name(word.text):
        return True
    return gender_of_given_name(mention.spelt) == "m" and word.folded == fold(mention.spelt) + "a"


def _is_left(sentence: Sentence, number: int, place: int, later: int) -> bool:
    """Whether the translation has the source's word at ``place`` as it is at ``number``, and each is joined to its
    neighbour; ``later`` is the second of the two places in the source."""
    if min(number, place) < 0 or sentence.counterparts.get(number) != place or not sentence.source[later].joined:
        return False
    form, word = sentence.in_latin(sentence.source[place]), sentence.translation[number].text
    return _in_letters(sentence, form) == _in_letters(sentence, word)


def _candidate(mention: Mention, why: str) -> Candidate:
    form = mention.sentence.source[mention.place or 0].text
    text, spelt = mention.word.text, mention.spelt
    kept = 0
    while kept < min(len(text), len(spelt)) and fold(text[kept]) == fold(spelt[kept]):
        kept += 1
    right = text[:kept] + spelt[kept:]
    if mention.sentence.respelt:
        right = _in_its_spelling(text, _in_letters(mention.sentence, spelt), spelt)
    return Candidate(right, {"certainty": 1.0}, (Evidence(Signal.SOURCE, f"“{form}”: {why}"),), form=form)


def _in_its_spelling(text: str, form: str, spelt: str) -> str:
    """The word of the translation without the ending that it has and the source's form has not, or with the end that it
    lacks."""
    said = romanisation(text)
    if len(said) < len(form):
        return text + form.removeprefix(said)
    return next((own for own in (text[:-1], text[:-2], text[:-3]) if romanisation(own) == form), spelt.capitalize())
