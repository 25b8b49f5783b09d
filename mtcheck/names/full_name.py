"""A full name that keeps the source's case only on the surname.

The given name shows in which case both are in the source: if the translation has its nominative (*Pavlo* for *Павлом*),
a surname in the same case as in the source (*Nikitinym*) has kept a case ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from mtcheck.glossary.inflect import Reading
from mtcheck.languages.declension import CASES, declension_for, nominatives_for
from mtcheck.languages.english import is_capitalised_word, is_street, is_word
from mtcheck.languages.given_names import gender_of_given_name, is_given_name, is_own_given_name
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.respelling import fold, is_romanised_as, romanisation
from mtcheck.languages.spelling import is_seen
from mtcheck.languages.surnames import surnames_for
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.case_cues import has_vowel
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["has_i_of_ending", "is_neuter", "left_in_case", "restores_behind_a_vowel", "women_in_case"]

_SHORTEST_NAME: Final = 4
_FLEETING: Final = re.compile("[aeo](?:[^aeiou]|o)")
_VOWELS: Final = frozenset("aeiouy")
_BEFORE_NO_FLEETING: Final = frozenset("aeiouyáéíóúůý")
"""Letters after which no vowel is dropped."""


def left_in_case(sentence: Sentence) -> Iterator[Finding]:
    """Surnames with the source's case ending although their given name is in the nominative, or in that case too."""
    for place, said in sorted(sentence.rendered.items()):
        cases, left = _cases_of_given(sentence, place, said)
        if not cases and (left := _genitive_of_a_man(sentence, place, said)):
            cases = left.oblique
        if not cases:
            continue
        for step in (1, -1) if left else (1,):
            number, other = said + step, place + step
            if not _are_beside(sentence, place, said, step) or sentence.rendered.get(other, number) != number:
                continue
            if left and is_given_name(sentence.translation[number].text):
                continue  # *Amra Goražda*
            gender = _gender(sentence, place, said, left)
            reading = _left_surname(sentence, other, number, cases, gender=gender)
            if reading is not None:
                yield _finding(sentence, number, sentence.source[other], reading)
                if left:
                    yield _finding(sentence, said, sentence.source[place], left)


def women_in_case(sentence: Sentence) -> Iterator[Finding]:
    """Given names of women with the source's case ending before a surname that does not decline with them (*Agnieszce
    Nowak*, *Jeleni Horvat*); no other name has that form."""
    if not declension_for(sentence.language).endings:
        return
    for place, said in sorted(sentence.rendered.items()):
        form, word = sentence.source[place], sentence.translation[said]
        if _is_known(word, sentence) or not _are_beside(sentence, place, said, 1):
            continue
        surname = sentence.source[place + 1], sentence.translation[said + 1]
        if not (_is_same(sentence, form, word) and _is_same(sentence, *surname)) or surname[1].text[-1] in _VOWELS:
            continue
        found = [one for one in sentence.readings(form) if one.ending and one.oblique]
        own = [one for one in found if is_own_given_name(one.nominative, sentence.language)]
        if len(own) == 1 and gender_of_given_name(own[0].nominative) == "f":
            yield _finding(sentence, said, form, own[0])


def _is_known(word: Word, sentence: Sentence) -> bool:
    """Whether English may have the word, or a name is too short to show a case."""
    if len(word.text) <= _SHORTEST_NAME or word.folded in sentence.reference_words:
        return True
    return is_word(word.text) or is_seen(word.folded) or is_given_name(word.text)


def _cases_of_given(sentence: Sentence, place: int, said: int) -> tuple[AbstractSet[str], Reading | None]:
    """The cases that a given name of the source is in (none if it may be in the nominative), and its reading if the
    translation has kept that case."""
    form, word = sentence.source[place], sentence.translation[said]
    given = [one for one in sentence.readings(form) if one.ending and one.oblique]
    if _is_same(sentence, form, word):
        left = next((one for one in given if is_given_name(one.nominative)), None)
        if left is None or is_given_name(sentence.in_latin(form)) or is_word(word.text):
            return frozenset(), None
        return left.oblique, left
    meant = [one for one in given if _is_meant(one, word)] if is_given_name(word.text) else []
    return {case for one in meant for case in one.oblique}, None


def _genitive_of_a_man(sentence: Sentence, place: int, said: int) -> Reading | None:
    """A given name that the translation keeps and that is also a woman's, in the case of a surname behind it that only
    a man has in that form (*Zorana Ferića*: Zoran; she is Zorana Ferić); not that of a street."""
    text = sentence.translation
    if not _are_beside(sentence, place, said, 1) or not _is_same(sentence, sentence.source[place], text[said]):
        return None
    if any(is_street(word.text.casefold()) for word in text[said + 2 : said + 4]):
        return None
    ends = surnames_for(sentence.language).accented
    surname = (one for one in sentence.readings(sentence.source[place + 1]) if not one.restored)
    cases = {case for one in surname if ends.search(one.nominative) for case in one.oblique}
    given = (one for one in sentence.readings(sentence.source[place]) if not one.restored and one.oblique & cases)
    return next((one for one in given if gender_of_given_name(one.nominative) == "m"), None)


def _is_meant(reading: Reading, word: Word) -> bool:
    return fold(reading.nominative) == word.folded or is_romanised_as(reading.nominative, word.text)


def _gender(sentence: Sentence, place: int, said: int, left: Reading | None) -> str:
    own = gender_of_given_name(sentence.translation[said].text if left is None else left.nominative)
    told = {gender_of_given_name(one.nominative) for one in sentence.readings(sentence.source[place]) if one.ending}
    return own or ("f" if told == {"f"} else "m" if "m" in told else "")


def _are_beside(sentence: Sentence, place: int, said: int, step: int) -> bool:
    """Whether both texts have a name right beside these two words, on the same side."""
    return _has_name(sentence.source, place, step) and _has_name(sentence.translation, said, step)


def _has_name(text: Sequence[Word], place: int, step: int) -> bool:
    other = place + step
    if not 0 <= other < len(text) or not text[max(place, other)].joined:
        return False
    return text[other].capitalised and not text[other].acronym and len(text[other].text) >= _SHORTEST_NAME


def _is_same(sentence: Sentence, form: Word, word: Word) -> bool:
    """Whether the translation has the source's form unchanged, or transliterated."""
    spelt = sentence.in_latin(form)
    if fold(spelt) == word.folded:
        return spelt[-1].isascii() or spelt[-1] == word.text[-1].casefold()  # *Marzeną*, not *Marzena*
    return (
        sentence.respelt
        and romanisation(spelt[-1:]) == romanisation(word.text[-1:])
        and is_romanised_as(spelt, word.text)
    )


def _left_surname(
    sentence: Sentence, place: int, number: int, cases: AbstractSet[str], *, gender: str
) -> Reading | None:
    """The surname's reading in one of the cases, if the translation has that form."""
    word, form = sentence.translation[number], sentence.source[place]
    ordinary = is_word(word.text) or is_capitalised_word(word.text) or word.folded in sentence.reference_words
    if ordinary or not _is_same(sentence, form, word):
        return None
    readings = sentence.readings(form)
    found = [
        one
        for one in readings
        if not (has_i_of_ending(one, readings) or restores_behind_a_vowel(one))
        and one.oblique & cases
        and has_vowel(one.nominative)
        and not (gender == "m" and is_neuter(one))
        and _shows(sentence, one, gender)
    ]
    return min(found, key=_unlikelihood, default=None)


def has_i_of_ending(reading: Reading, others: Sequence[Reading]) -> bool:
    """Whether the *-i* before an ending belongs to it, as another reading of the form shows (*Wilczkiem*: not
    Wilczki)."""
    stem = reading.nominative.removesuffix(reading.restored)
    return (
        bool(reading.ending)
        and stem.endswith("i")
        and any(other.ending == "i" + reading.ending and other.nominative == stem[:-1] for other in others)
    )


def restores_behind_a_vowel(reading: Reading) -> bool:
    """Whether a vowel is restored behind a vowel, where none can have been dropped (*Ihanu*: not *Ihaen*)."""
    return _FLEETING.fullmatch(reading.restored) is not None and reading.nominative[-3:-2] in _BEFORE_NO_FLEETING


def is_neuter(reading: Reading) -> bool:
    """Whether the nominative is a neuter adjective (*Malého*: *Malé*)."""
    ends = nominatives_for(UNKNOWN.name)
    return reading.nominative.endswith(ends.neuter) and reading.ending.endswith(ends.neuter_case)


def _shows(sentence: Sentence, reading: Reading, gender: str) -> bool:
    """Whether the ending is surely a case ending: foreign surnames may end in a vowel, and women's may not decline; a
    man's does in Latin script (*Radomiru Kuzmi*)."""
    stem = reading.nominative[: len(reading.nominative) - len(reading.restored)]
    if not reading.ending.isascii():
        return bool(gender)
    if gender == "f":
        return reading.restored[-1:] in {"a", "á"} and _is_of_a_woman(sentence, reading)
    if gender != "m":
        return False
    if reading.restored[-1:] in {"a", "á"}:
        foreign = reading.ending == "i" and stem.isascii() and nominatives_for(sentence.language).own_i.search(stem)
        return not sentence.respelt and len(stem) >= _SHORTEST_NAME and not foreign
    if len(reading.ending) > 1:
        return True
    if reading.ending not in {"a", "u"} or stem[-1:] in set("aeiouy"):
        return False
    declining = surnames_for(sentence.language).declining
    return reading.ending == "a" or declining.search(stem, max(0, len(stem) - 4)) is not None


def _is_of_a_woman(sentence: Sentence, reading: Reading) -> bool:
    """Whether the ending is longer than foreign names have, and no man's, or the nominative is a woman's surname."""
    if surnames_for(sentence.language).womans.search(fold(reading.nominative)):
        return True
    return len(reading.ending) > 1 and reading.ending not in {"om", "em"}


def _unlikelihood(reading: Reading) -> tuple[bool, bool, int, int, bool]:
    """First the nominatives that end as surnames do, then those that change least."""
    nominative = fold(reading.nominative)
    restored = reading.restored
    return (
        nominatives_for(UNKNOWN.name).unlikely.search(nominative) is not None,  # *Hrytsenka*: Hrytsenko
        restored[-1:] in {"a", "e", "i", "o", "y"},
        len(reading.restored),
        -len(reading.ending),
        restored == "o",
    )


def _finding(sentence: Sentence, number: int, form: Word, reading: Reading) -> Finding:
    word = sentence.translation[number]
    right = _nominative(sentence, word, reading)
    case = CASES[next((one for one in reading.cases if one in reading.oblique), reading.cases[0])]
    return Finding(
        fault=Fault.LEFT_IN,
        segment=sentence.segment,
        start=word.start,
        end=word.end,
        right=(right,) if right else (),
        message=f"“{word.text}” has kept a case ending: the source has the {case} “{form.text}”",
        evidence=(Evidence(Signal.SOURCE, f"{case} “{form.text}”, as the name beside it"),),
        confidence=0.85,
        severity=Severity.MAJOR,
    )


def _nominative(sentence: Sentence, word: Word, reading: Reading) -> str:
    """The nominative with the translation's letters where they agree; "" if another alphabet makes it unclear."""
    kept = word.text[: len(reading.nominative)]
    if fold(kept) == fold(reading.nominative):
        return kept if kept[-1].isascii() else kept[:-1] + reading.nominative[-1]
    if not sentence.respelt:
        return reading.nominative.capitalize()
    stem = reading.nominative.removesuffix(reading.restored)
    most = len(word.text) - (not reading.restored)  # *Dmitriya* sounds as *Дмитрий* does
    own = next((n for n in range(most, 2, -1) if is_romanised_as(stem, word.text[:n])), 0)
    return word.text[:own] + _in_english(reading.restored) if own else ""


def _in_english(ending: str) -> str:
    """The end of a nominative in another alphabet, as English writes it (*-ий*: *-y*, *-ая*: *-aya*)."""
    return "y" if ending in {"ij", "yj", "y"} else ending.replace("j", "y")
