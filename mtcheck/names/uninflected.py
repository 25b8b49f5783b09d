"""Signs that a name of the source is in the nominative, or in a form that is the same in all cases.

A hyphen before a case ending (*AfCFTA-i*), a verb of naming (*zove se Donggala*), a verb of saying whose subject it is
(*rekao je Doseba*), brackets around it, a class noun whose name it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

from mtcheck.glossary.inflect import Reading
from mtcheck.languages.declension import cues_for, declension_for
from mtcheck.languages.english import is_capitalised_word
from mtcheck.languages.respelling import fold
from mtcheck.names.sentence import Sentence, run_around
from mtcheck.text.words import LETTERS

__all__ = ["can_be", "goes_undeclined", "is_behind_a_mans_genitive", "is_hyphenated", "is_named", "names_a_class_noun"]

_HYPHENS: Final = frozenset("-‑–")
_QUOTED: Final = re.compile(r"[„“”«»\"]\Z")
_LONGEST_PHRASE: Final = 4
_LONGEST_LABEL: Final = 40


def can_be(sentence: Sentence, place: int, reading: Reading) -> bool:
    """Whether the language can have formed the word at ``place`` from the reading's nominative.

    A case ending is not written in capitals after small letters (*AfCFTA*), and after some vowels *-a* is *-ja*.
    """
    form = sentence.source[place].text
    if not reading.ending:
        return True
    if form[-len(reading.ending) :].isupper() and not form.isupper():
        return False
    takes_j = declension_for(sentence.language).takes_j
    return not (reading.ending == "a" and not reading.restored and takes_j.search(reading.nominative))


def is_hyphenated(sentence: Sentence, place: int) -> bool:
    """Whether a case ending follows after a hyphen, so that the form before it is the name itself (*NATO-u*)."""
    source = sentence.source
    if place + 1 == len(source):
        return False
    between = (sentence.segment.source or "")[source[place].end : source[place + 1].start]
    ending = sentence.spelt(place + 1)
    return between in _HYPHENS and any(ending == rule[0] for rule in declension_for(sentence.language).endings)


def goes_undeclined(sentence: Sentence, place: int, reading: Reading) -> bool:
    """Whether the form is the first word of a name of which only the last word declines (*iznad Machu Picchua*).

    That is so if the translation removed the last word's ending but not this one's, unless the name is a man's.
    """
    form, after = sentence.source[place], place + 1
    if after == len(sentence.source) or not (sentence.source[after].joined and sentence.source[after].capitalised):
        return False
    if cues_for(sentence.language).first_of_a_place.fullmatch(form.text):
        return True
    undone = _reading_as_case_form(sentence, after)
    if undone is None or len(reading.ending) > 1 or _is_a_mans(sentence, place):
        return False
    form_known, nominative_known = is_capitalised_word(form.text), is_capitalised_word(reading.nominative.capitalize())
    if form_known != nominative_known:
        return form_known
    if nominative_known and not reading.restored:
        return False
    of_men = undone.restored != "a" and reading.nominative[-1] not in "aeiou" and not reading.restored
    return not of_men


def _is_a_mans(sentence: Sentence, place: int) -> bool:
    """Whether a masculine noun or adjective in the genitive comes before, or the form cannot be a nominative."""
    form = sentence.in_latin(sentence.source[place])
    cues = cues_for(sentence.language)
    if any(found.end() == len(form) for found in cues.unmistakable.finditer(form, max(0, len(form) - 4))):
        return True
    return is_behind_a_mans_genitive(sentence, place)


def is_behind_a_mans_genitive(sentence: Sentence, place: int) -> bool:
    """Whether a masculine noun or adjective in the genitive is right before the name at ``place``, no class of
    places."""
    cues = cues_for(sentence.language)
    start, _ = run_around(sentence.source, place)
    before = sentence.spelt(start - 1) if start and sentence.source[start].joined else ""
    return bool(cues.masculine_genitive.fullmatch(before)) and not cues.apposition.fullmatch(before)


def _reading_as_case_form(sentence: Sentence, place: int) -> Reading | None:
    """The reading that the translation gave the form at ``place``, if it read it as a case form."""
    number = sentence.rendered.get(place)
    if number is None:
        return None
    said = sentence.translation[number].folded
    if said == fold(sentence.in_latin(sentence.source[place])):
        return None
    options = sentence.readings(sentence.source[place])
    return next((option for option in options if option.ending and fold(option.nominative) == said), None)


def is_named(sentence: Sentence, place: int, reading: Reading) -> bool:
    """Whether the sentence mentions the name at ``place`` in the nominative, against the reading."""
    start, end = run_around(sentence.source, place)
    if len(reading.ending) - len(reading.restored) < 2 and _is_bracketed(sentence, start, end):
        return True
    if reading.cases != "P" and _follows_naming(sentence, start):
        return True
    return "D" not in reading.cases and _is_speaker(sentence, start, end)


@cache
def _opening(lang: str) -> re.Pattern[str]:
    """A bracket before a name, perhaps with a label."""
    label = rf"{LETTERS}[:.]|{cues_for(lang).of_a_language.pattern}"
    return re.compile(rf"\((?:{LETTERS} )?(?P<label>{label})? ?\Z")


def _is_bracketed(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the name is by itself in brackets, perhaps behind its language (*španski: República Dominicana*,
    *hiszp.*), or in quotation marks without a preposition that requires a case."""
    text = sentence.segment.source or ""
    first, last = sentence.source[start].start, sentence.source[end - 1].end
    if _QUOTED.search(text, max(0, first - 1), first) and not sentence.cases(start):
        return text[last : last + 1] in {"“", "”", "»", "«", '"'}
    opened = _opening(sentence.language).search(text, max(0, first - _LONGEST_LABEL), first)
    if opened is None or not text.startswith(")", last):
        return False
    label = (opened["label"] or "").rstrip(":.").casefold()
    return label not in cues_for(sentence.language).titles and not sentence.governing(label)


def _follows_naming(sentence: Sentence, start: int) -> bool:
    """Whether *zove se* or *po imenu* comes before."""
    naming = cues_for(sentence.language).naming
    return start > 1 and bool(naming.fullmatch(f"{sentence.spelt(start - 2)} {sentence.spelt(start - 1)}".casefold()))


def _is_speaker(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the name is the subject of a verb of saying, before or after it (*rekao je g. Doseba*)."""
    source, cues, first = sentence.source, cues_for(sentence.language), start
    while first and source[first].joined and sentence.spelt(first - 1).casefold() in cues.titles:
        first -= 1
    before = [sentence.spelt(one) for one in range(max(0, first - 2), first)] if source[first].joined else []
    if cues.saying.fullmatch(_verb(reversed(before), cues.beside_verbs)):
        return True
    if not source[first].initial:
        return False  # *poslanica iz Los Angelesa tvrdi*
    behind = range(end, min(end + 2, len(source)))
    after = [sentence.spelt(one) for one in behind] if end < len(source) and source[end].joined else []
    return bool(cues.saying.fullmatch(_verb(after, cues.beside_verbs)))


def _verb(beside: Iterable[str], auxiliaries: AbstractSet[str]) -> str:
    """The first word, away from the name, that is not an auxiliary; "" if there is none."""
    words = [*beside, "", ""]
    return words[1] if words[0] in auxiliaries else words[0]


def names_a_class_noun(sentence: Sentence, place: int) -> bool:
    """Whether the name follows a class noun and its purpose (*rezervat za divlje životinje Maswa*)."""
    source, told = sentence.source, cues_for(sentence.language)
    for number in range(place - 1, max(0, place - _LONGEST_PHRASE), -1):
        if not source[number + 1].joined or source[number].capitalised:
            return False
        if sentence.spelt(number) in told.purposes:
            return source[number].joined and bool(told.apposition.fullmatch(sentence.spelt(number - 1)))
    return False
