"""A person's name in the nominative as a witness: the translation has to keep both its words.

A given name that can only be a nominative (*Ivan*, *Петро*) shows that the surname behind it is one too:
*Matej Širokov* is not *Širok*, *Ivan Kovačev* not *Kovačeva*, *Петро Івасюк* not *Ivasiuka*. A surname that ends in a
consonant behind any given name is a man's in the nominative or a woman's, which has no other form (*Ivana Horvat*). A
surname that is an adjective has the adjective's endings (*Petrovskogo*, *Kowalskiej*). A listed given name is not a
form of another one if its surname is unchanged (*Željko Bukvić*: neither *Željk* nor *Željka*; *Лариса Мельник*: not
*Larys*).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mtcheck.glossary.inflect import Reading, readings
from mtcheck.languages.declension import Nominatives, declension_for, nominatives_for
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.given_names import gender_of_given_name, is_given_name
from mtcheck.languages.language import Capability, language_for
from mtcheck.languages.respelling import fold, is_romanised_as
from mtcheck.languages.spelling import is_seen
from mtcheck.model import Evidence, Signal
from mtcheck.names.alike import differ_in_ending
from mtcheck.names.candidate import Candidate
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import Sentence, run_around
from mtcheck.names.words import Word

__all__ = ["propose"]

_LEAST_LETTERS: Final = 4
_NO_CASES: Final = frozenset("VMP")


def propose(mention: Mention) -> Iterator[Candidate]:
    """The source's own form, if it must be the nominative and the translation has another ending."""
    place, sentence = mention.place, mention.sentence
    if place is None or mention.kept or not _is_told(sentence) or sentence.cases(place):
        return
    if len(mention.spelt) < _LEAST_LETTERS:
        return
    right = _of_surname(mention, place)
    if right:
        yield _candidate(mention, right, f"“{sentence.source[place - 1].text}” before it is in the nominative")
        return
    right, beside = _of_given_name(mention, place)
    if right:
        yield _candidate(mention, right, f"“{sentence.source[beside].text}” is left as it is")


def _ends(sentence: Sentence) -> Nominatives:
    return nominatives_for(sentence.source_lang)


def _is_told(sentence: Sentence) -> bool:
    """Whether the forms of the language's names are known."""
    return bool(declension_for(sentence.language).endings) or (
        Capability.NAME_FORMS in language_for(sentence.source_lang).capabilities
    )


def _without(mention: Mention, endings: tuple[str, ...]) -> str:
    """The translation's word without a case ending that the source's form lacks; "" if there is none."""
    text, form = mention.word.text, mention.spelt
    if not _ends(mention.sentence).consonant.search(form):
        return ""
    if not mention.sentence.respelt and not _is_known(mention.word) and _is_declined(mention, form):
        return _as_spelt(text, form)
    for ending in endings:
        stem = text.removesuffix(ending)
        if stem != text and len(stem) > 2 and _is_same(mention.sentence, form, stem):
            return stem if mention.sentence.respelt else _as_spelt(text, form)
    return ""


def _in_nominative(mention: Mention) -> str:
    """The source's nominative for a word of the translation that is an adjective in a case (*Petrovskogo*,
    *Kowalskiej*); "" for any other."""
    text, form = mention.word.text, mention.spelt
    for nominative, in_case, written in _ends(mention.sentence).adjectives:
        ending = in_case.search(mention.word.folded) if nominative.search(fold(form)) else None
        stem = text[: len(text) - len(ending[0])] if ending else ""
        for end in written if stem else ():
            if _is_same(mention.sentence, form, stem + end):
                return stem + end if mention.sentence.respelt else _as_spelt(text, form)
    return ""


def _is_declined(mention: Mention, form: str) -> bool:
    """Whether the word of the translation is the name in a case (*Leskovška* of *Leskovšek*)."""
    told = filter(_is_in_a_case, readings(mention.word.folded, mention.sentence.language))
    return any(fold(reading.nominative) == fold(form) for reading in told)


def _with(mention: Mention, endings: tuple[str, ...]) -> str:
    """The translation's word with the ending of the source's form that it lacks; "" if it lacks none of these."""
    text, form = mention.word.text, mention.spelt
    if _is_same(mention.sentence, form, text):
        return ""
    for ending in endings:
        if fold(form).endswith(ending) and _is_same(mention.sentence, form, text + ending):
            return text + ending if mention.sentence.respelt else _as_spelt(text, form)
    return ""


def _is_same(sentence: Sentence, form: str, name: str) -> bool:
    return is_romanised_as(form, name) if sentence.respelt else fold(form) == fold(name)


def _as_spelt(text: str, spelt: str) -> str:
    """The source's form with the translation's letters as far as they agree."""
    kept = 0
    while kept < min(len(text), len(spelt)) and fold(text[kept]) == fold(spelt[kept]):
        kept += 1
    return text[:kept] + spelt[kept:]


def _of_surname(mention: Mention, place: int) -> str:
    """The right surname, if the given name before it is unchanged and can only be a nominative."""
    sentence = mention.sentence
    if not _is_left(sentence, mention.number - 1, place - 1, place) or sentence.cases(place - 1):
        return ""
    ends, given = _ends(sentence), sentence.in_latin(sentence.source[place - 1])
    gender = gender_of_given_name(sentence.translation[mention.number - 1].text)
    if not gender:
        return ""
    sure = _is_nominative(sentence, place - 1, given, gender)
    if sure or not any(map(_is_in_a_case, mention.readings)):
        right = _without(mention, (*ends.added, *ends.added_to_soft) if sentence.respelt else ends.added)
        right = right or _in_nominative(mention)
        if right:
            return right
    if not sure:
        return ""
    declined = ends.declined.search(fold(given)) and not _is_known(mention.word)  # not *Bush* of *George Busha*
    return _with(mention, (*ends.possessive, *ends.cut) if declined else ends.possessive)


def _is_known(word: Word) -> bool:
    """Whether English has the word: it may be the name (*Hooke*), or all of a foreign name that declines only at its
    end (*Louis Charlesa*)."""
    return is_given_name(word.text) or is_seen(word.folded)


def _is_in_a_case(reading: Reading) -> bool:
    return bool(reading.ending) and not set(reading.cases) <= _NO_CASES


def _is_nominative(sentence: Sentence, place: int, given: str, gender: str) -> bool:
    """Whether no other given name has this form in a case."""
    if gender == "m" and _ends(sentence).consonant.search(fold(given)):
        return True
    declined = filter(_is_in_a_case, sentence.readings(sentence.source[place]))
    return not any(gender_of_given_name(one.nominative) for one in declined)


def _of_given_name(mention: Mention, place: int) -> tuple[str, int]:
    """The right given name, and the place of the unchanged surname beside it."""
    sentence, number = mention.sentence, mention.number
    if is_word(mention.word.text):
        return "", 0
    if _is_left(sentence, number + 1, place + 1, place + 1):
        return _before_surname(mention, place), place + 1
    if _is_left(sentence, number - 1, place - 1, place):
        return _behind_surname(mention, sentence.translation[number - 1].text), place - 1
    return "", 0


def _before_surname(mention: Mention, place: int) -> str:
    ends = _ends(mention.sentence)
    if gender_of_given_name(mention.spelt) and _is_of_no_list(mention):
        return _with(mention, (*ends.possessive, *ends.cut)) or _without(mention, ends.added)
    man = _without(mention, (*ends.mans_case, *ends.added_to_soft) if mention.sentence.respelt else ends.mans_case)
    if gender_of_given_name(man) == "m":
        return man
    woman = _with(mention, ends.womans_given)
    return woman if gender_of_given_name(woman) == "f" and _is_of_a_woman(mention, place) else ""


def _behind_surname(mention: Mention, before: str) -> str:
    """The right given name behind a surname, as in Japanese names (*Imamura Akira*), if English has it."""
    known = is_seen(fold(mention.spelt)) and not is_seen(mention.word.folded)
    if not known or is_given_name(mention.word.text) or gender_of_given_name(before) or is_word(before):
        return ""
    return _with(mention, _ends(mention.sentence).cut)


def _is_of_no_list(mention: Mention) -> bool:
    """Whether the list of given names lacks the word, and it differs from the form, in the same alphabet, only in its
    end."""
    word = mention.word
    if mention.sentence.respelt or is_given_name(word.text):
        return False
    return differ_in_ending(word.folded, fold(mention.spelt))


def _is_of_a_woman(mention: Mention, place: int) -> bool:
    """Whether the form is a woman's given name in the nominative, and the word is not a woman's.

    The form is not a case form of a man's name, or the surname behind it would be in that case too.
    """
    sentence = mention.sentence
    said = mention.word.text
    if gender_of_given_name(said) == "f" or (is_capitalised_word(said) and not is_given_name(said)):
        return False  # *Ann* of *Анна*
    if not declension_for(sentence.language).endings or _is_nominative(sentence, place, mention.spelt, "f"):
        return True
    last = run_around(sentence.source, place)[1] == place + 2
    surname = sentence.in_latin(sentence.source[place + 1])
    ends = _ends(sentence)
    return last and bool(ends.consonant.search(fold(surname)) or ends.womans.search(surname))


def _is_left(sentence: Sentence, number: int, place: int, later: int) -> bool:
    """Whether the translation has the source's word at ``place`` unchanged at ``number``, and each is joined to its
    neighbour; ``later`` is the second of the two places in the source."""
    if min(number, place) < 0 or sentence.counterparts.get(number) != place or not sentence.source[later].joined:
        return False
    form, word = sentence.in_latin(sentence.source[place]), sentence.translation[number].text
    return _is_same(sentence, form, word)


def _candidate(mention: Mention, right: str, why: str) -> Candidate:
    form = mention.sentence.source[mention.place or 0].text
    return Candidate(right, {"certainty": 1.0}, (Evidence(Signal.SOURCE, f"“{form}”: {why}"),), form=form)
