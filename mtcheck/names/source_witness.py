"""What the source alone says about a word of the translation: the cues of the sentence.

Croatian, Bosnian, Slovene and Czech keep a foreign name's spelling and decline it, so that a name which stands in the
translation just as in the source may carry a case ending. Several things tell: the preposition before it, the case of
the names and nouns beside it, an ending that no nominative has, the same name without the ending elsewhere, and a
common English name underneath.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from mtcheck.glossary.inflect import Reading
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.language import Capability, language_for
from mtcheck.languages.respelling import fold, plain_key, respelling_key
from mtcheck.model import Evidence, Signal
from mtcheck.names.alike import is_one_letter_off, is_slip
from mtcheck.names.case_cues import cues, has_vowel, is_nominative, is_with_a_genitive
from mtcheck.names.finding import Proposal
from mtcheck.names.sentence import Sentence, after_given_name, likeness
from mtcheck.names.uninflected import can_be, goes_undeclined, is_hyphenated, is_named
from mtcheck.names.words import Word

__all__ = ["propose"]

_LONG: Final = 5
_WOMANS_SURNAME: Final = re.compile("(?:[sc]k|ov|ev)a$")


def propose(sentence: Sentence, number: int) -> Iterator[Proposal]:
    """The nominatives that the source's form must stand for, where the sentence leaves no doubt."""
    place = sentence.counterparts.get(number)
    if place is None or Capability.NAME_FORMS not in language_for(sentence.source_lang).capabilities:
        return
    if fold(sentence.in_latin(sentence.source[place])) == sentence.translation[number].folded:
        yield from _kept(sentence, number, place)
    else:
        yield from _changed(sentence, number, place)
    yield from _common_name(sentence, number, place)
    yield from _english_word(sentence, number, place)


def _kept(sentence: Sentence, number: int, place: int) -> Iterator[Proposal]:
    """The translation has the source's form as it is: is that a case form?"""
    word = sentence.translation[number]
    if sentence.respelt or is_hyphenated(sentence, place):
        return
    masculine = is_with_a_genitive(sentence, place)
    surname = _WOMANS_SURNAME.search(word.folded) and not (sentence.cases(place) or masculine)
    doubt = (0.9 if masculine else 1.3) if is_capitalised_word(word.text) else 0.05 if is_word(word.text) else 0.0
    for reading in sentence.readings(sentence.source[place]):
        if (surname and reading.ending == "a") or not can_be(sentence, place, reading):
            continue
        if is_named(sentence, place, reading) or goes_undeclined(sentence, place, reading):
            continue
        if reading.ending and not set(reading.cases) <= set("VM") and has_vowel(reading.nominative):
            weight, why = cues(sentence, place, reading)
            yield _proposal(sentence, number, place, reading, weight - doubt, why)


def _changed(sentence: Sentence, number: int, place: int) -> Iterator[Proposal]:
    """The translation made something of the source's form: can it be its nominative?"""
    word, form = sentence.translation[number], sentence.source[place]
    if is_capitalised_word(word.text) or is_word(word.text):
        return
    readings = [reading for reading in sentence.readings(form) if can_be(sentence, place, reading)]
    chosen = [reading for reading in readings if _same(sentence, reading.nominative, word.folded)]
    cases = sentence.cases(place)
    for reading in readings:
        if reading in chosen or not has_vowel(reading.nominative) or set(reading.cases) <= set("VPM"):
            continue
        if cases and not set(cases) & set(reading.cases) and reading.ending:
            continue
        if not chosen and not sentence.respelt and _cut_short(reading, word.folded):
            cue = f"{word.text} is no nominative of it"
            governed = 0.1 if set(cases) & set(reading.cases) else 0.0
            yield _proposal(sentence, number, place, reading, 0.95 + governed - 0.01 * len(reading.restored), [cue])
        elif chosen and cases and not any(_fits(other, cases) for other in chosen):
            same_stem = any(other.ending == reading.ending and not other.restored for other in chosen)
            if reading.restored == "a" and same_stem and set(cases) & set(reading.cases):
                cue = f"{word.text} + -{chosen[0].ending} does not fit what stands before it"
                yield _proposal(sentence, number, place, reading, 1.0, [cue])
        elif not reading.ending and not chosen and _is_cut(sentence, form, word):
            yield _proposal(sentence, number, place, reading, 1.0, [f"{word.text} would take -ja"])
        elif not reading.ending and chosen and chosen[0].ending == "a" and is_nominative(sentence, place):
            yield _proposal(sentence, number, place, reading, 1.0, ["it is a nominative here"])


def _is_cut(sentence: Sentence, form: Word, word: Word) -> bool:
    """Whether an *-a* was taken off that is no ending after this vowel (Slovene *Xinhua*: Xinhu)."""
    return not sentence.by_ear and fold(form.text) == word.folded + "a" and word.folded[-1] in "iu"


def _cut_short(reading: Reading, folded: str) -> bool:
    """Whether one last vowel of the nominative is missing that is no case ending (*Weis* for *Weisea*: Weise)."""
    nominative = fold(reading.nominative)
    return nominative[:-1] == folded and nominative[-1] in "aeo" and len(reading.ending) == 1


def _common_name(sentence: Sentence, number: int, place: int) -> Iterator[Proposal]:
    """A common English name one last vowel away that fits the source at least as well (*Mecco* for *Meki*: Mecca)."""
    word, form = sentence.translation[number], sentence.source[place]
    ordinary = is_word(word.text)
    if is_capitalised_word(word.text) or (ordinary and not after_given_name(sentence.translation, number)):
        return
    if word.text.endswith("s") and is_capitalised_word(word.text[:-1]):
        return
    spelt = sentence.in_latin(form)
    now = likeness(word.text, spelt, sentence.language, sentence.respelt)
    declined = any(
        set(reading.cases) != {"M"} and _same(sentence, reading.nominative, word.folded)
        for reading in sentence.readings(form)
    )
    if ordinary:
        names = [(word.text + "e", now)]  # English does not sound it: *Hook*, *Hooke*
    else:
        shortest = 6 if declined else 5 if sentence.by_ear else 4
        names = [*_one_vowel_away(word, spelt, now, shortest), *_one_letter_away(sentence, word, form, now)]
    beside = {other.folded for other in sentence.translation[max(0, number - 1) : number + 2]}
    for name, needed in names:
        if (
            fold(name) not in beside
            and is_capitalised_word(name)
            and not _better_in_case(sentence, place, word.text, name)
        ):
            fits = likeness(name, spelt, sentence.language, sentence.respelt)
            if fits >= max(needed, 0.9):
                evidence = Evidence(Signal.SOURCE, f"“{form.text}”: {name} is a common name")
                yield Proposal(name, 0.94 + 0.1 * fits, (evidence,), form=form.text)


def _better_in_case(sentence: Sentence, place: int, said: str, name: str) -> bool:
    """Whether a preposition asks for a case that the form has of ``said`` but not of ``name`` (*iz Seville*)."""
    cases = set(sentence.cases(place))
    return bool(cases) and _has_case(sentence, place, said, cases) and not _has_case(sentence, place, name, cases)


def _has_case(sentence: Sentence, place: int, name: str, cases: AbstractSet[str]) -> bool:
    folded, key = fold(name), plain_key(name)
    return any(
        cases & set(reading.cases) and (fold(reading.nominative) == folded or respelling_key(reading.nominative) == key)
        for reading in sentence.readings(sentence.source[place])
        if reading.ending
    )


def _one_vowel_away(word: Word, spelt: str, now: float, shortest: int) -> Iterator[tuple[str, float]]:
    """Names with another last vowel, one more or one less, and how well each has to fit the source's form."""
    text = word.text
    if len(text) < shortest:
        return
    vowels = ("e",) if fold(spelt) == word.folded else ("a", "o", "e", "i")
    yield from ((text + vowel, now - 0.04) for vowel in vowels)
    if text[-1] in "aeiou" and len(text) > 4:
        yield from ((text[:-1] + vowel, now if len(text) > 6 else now + 0.01) for vowel in vowels)
        yield text[:-1], now + 0.01


def _one_letter_away(sentence: Sentence, word: Word, form: Word, now: float) -> Iterator[tuple[str, float]]:
    """The source's own spelling, one letter away, and how well it has to fit.

    It sounds the same (*Serengetti* for *Serengeti*) or has another letter than a romanisation would.
    """
    for reading in sentence.readings(form):
        spelt = fold(reading.nominative)
        if "M" in reading.cases or not sentence.in_latin(form).startswith(reading.nominative):
            continue
        alike = plain_key(spelt) == plain_key(word.folded) and abs(len(spelt) - len(word.text)) == 1
        if (alike and not sentence.by_ear) or (len(spelt) >= _LONG and is_slip(word.folded, spelt)):
            yield spelt.capitalize(), now + 0.01


def _english_word(sentence: Sentence, number: int, place: int) -> Iterator[Proposal]:
    """The word of an English name that the source has as it is, one letter away (*Evenning Standard*)."""
    word, form = sentence.translation[number], sentence.source[place]
    if sentence.respelt or is_word(word.text) or is_capitalised_word(word.text):
        return
    spelt = fold(form.text)
    alike = sentence.by_ear and plain_key(spelt) == plain_key(word.folded)
    if len(spelt) > _LONG and is_word(spelt) and is_one_letter_off(word.folded, spelt) and not alike:
        evidence = Evidence(Signal.SOURCE, f"“{form.text}”: it is an English word")
        yield Proposal(spelt.capitalize(), 1.0, (evidence,), form=form.text)


def _fits(reading: Reading, cases: str) -> bool:
    """Whether a reading agrees with the cases asked for; a plural in *-e* is an accusative."""
    plural = "M" in reading.cases and (reading.ending != "e" or "A" in cases)
    return plural or bool(set(cases) & set(reading.cases))


def _same(sentence: Sentence, nominative: str, folded: str) -> bool:
    if sentence.respelt:
        return respelling_key(nominative) == plain_key(folded)
    return fold(nominative) == folded


def _proposal(
    sentence: Sentence, number: int, place: int, reading: Reading, weight: float, cues: list[str]
) -> Proposal:
    form = sentence.source[place].text
    word = sentence.translation[number]
    right = word.text + reading.restored if sentence.respelt else _cased(reading.nominative, word)
    case = f"{reading.case} " if reading.ending else ""
    return Proposal(
        right=right,
        weight=weight,
        evidence=(Evidence(Signal.SOURCE, f"{case}“{form}”: {'; '.join(cues)}"),) if cues else (),
        reading=reading,
        form=form,
    )


def _cased(nominative: str, word: Word) -> str:
    """The nominative with the translation's capitals and accents where they agree."""
    if word.acronym:
        return nominative.upper()
    kept = 0
    while kept < min(len(nominative), len(word.text)) and fold(nominative[kept]) == fold(word.text[kept]):
        kept += 1
    return word.text[:kept] + nominative[kept:]
