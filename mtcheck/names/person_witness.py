"""The two words of a person's name as witnesses for each other: their cases and genders in the source.

A surname in the instrumental (*Dejanom Madićem*) belongs to a man whose given name is in the instrumental too: he is
Dejan, not Dejana. A man has no woman's surname (*Andrei Smolyakova*), nor a woman a man's if the source shows which it
is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial
from typing import Final, NamedTuple

from mtcheck.glossary.inflect import Reading
from mtcheck.languages.declension import declension_for, nominatives_for
from mtcheck.languages.given_names import all_given_names, gender_of_given_name, is_given_name, own_given_names
from mtcheck.languages.language import language_for
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.respelling import fold, is_spelt_as, plain_keys, respelling_key, romanisation
from mtcheck.languages.surnames import surnames_for
from mtcheck.model import Evidence, Signal
from mtcheck.names.alike import differ_in_ending
from mtcheck.names.candidate import Candidate
from mtcheck.names.compared import alikeness, by_source
from mtcheck.names.mention import Mention, is_feminine_of
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["propose"]

_SHORT_NAME: Final = 4
_VOWELS: Final = "aeiouy"


def propose(mention: Mention) -> Iterator[Candidate]:
    """The given name or surname that the other of the two requires."""
    place = mention.place
    if place is None:
        return
    if _is_rendered(mention.sentence, mention.number + 1, place + 1):
        yield from _given_name(mention, place)
    if _is_rendered(mention.sentence, mention.number - 1, place - 1):
        yield from _surname(mention, place)


def _is_rendered(sentence: Sentence, number: int, place: int) -> bool:
    """Whether the translation's word renders the source's."""
    return number >= 0 and sentence.counterparts.get(number) == place


class _Told(NamedTuple):
    """What a surname shows: the cases that its form can be in, none if it is not declined; the gender, or ""; and how
    it may be in the nominative."""

    cases: AbstractSet[str]
    gender: str
    names: AbstractSet[str]


def _given_name(mention: Mention, place: int) -> Iterator[Candidate]:
    sentence, number, word = mention.sentence, mention.number, mention.word
    surname = sentence.translation[number + 1]
    if not (surname.joined and sentence.source[place + 1].joined) or _is_behind_a_nominative(mention, place):
        return
    told = _told_by_surname(sentence, surname, place + 1)
    said = [reading for reading in mention.readings if _is(sentence, reading, word)]
    if is_given_name(word.text) and not _contradict(said, told.cases, {gender_of_given_name(word.text), told.gender}):
        return
    for reading in sorted(mention.readings, key=partial(_foreignness, sentence, told.names)):
        right = _given_name_of(sentence, reading, word) if _agrees(sentence, reading, told, place) else ""
        if (
            right
            and _is_meant(mention, right, reading, told.gender)
            and not _is_foreign(sentence, word, right, surname)
        ):
            yield _candidate(mention, right, reading, f"“{sentence.source[place + 1].text}” after it")


def _foreignness(sentence: Sentence, surnames: AbstractSet[str], reading: Reading) -> tuple[bool, int, bool]:
    """What puts a reading behind others: a given name that the language's speakers do not bear, before a surname of the
    region (*Marka Skračića*: Marko, not Mark); a longer ending (*Andreja*: Andrej, not Andre); a woman's name, because
    few women's surnames decline with it (*Aleksandrom Horvatom*)."""
    own = any(map(surnames_for(sentence.language).own_genitive.search, surnames))
    foreign = own and not _is_of_the_language(reading.nominative, sentence.language)
    added = len(reading.ending) - len(reading.restored.strip(_VOWELS))
    return foreign, added, gender_of_given_name(reading.nominative) == "f"


def _is_of_the_language(nominative: str, language: str) -> bool:
    """Whether speakers of the source's language bear a given name, as far as that is known."""
    listed = own_given_names(language)
    return fold(nominative) in listed if listed else nominative.endswith(nominatives_for(language).mans_given)


def _is_behind_a_nominative(mention: Mention, place: int) -> bool:
    """Whether both texts have the same given name before the word, which is therefore in the nominative too (*Kosta
    Angeli Radovani*)."""
    sentence, number = mention.sentence, mention.number
    if not (place and number and mention.word.joined and sentence.counterparts.get(number - 1) == place - 1):
        return False
    before = sentence.translation[number - 1]
    same = before.folded == fold(sentence.in_latin(sentence.source[place - 1]))
    return mention.kept and same and is_given_name(before.text)


def _agrees(sentence: Sentence, reading: Reading, told: _Told, place: int) -> bool:
    """Whether a declined given name goes with the surname's cases, and one in the nominative with its gender."""
    if not told.cases and _is_of_a_woman(sentence, reading, place):
        return True
    return bool(told.cases) and _can_be_in(reading, told.cases) if reading.ending else bool(told.gender)


def _is_of_a_woman(sentence: Sentence, reading: Reading, place: int) -> bool:
    """Whether the form is a woman's given name in a case, beside a surname that women do not decline (*Lejlom
    Turčilo*)."""
    if reading.restored != "a" or gender_of_given_name(reading.nominative) != "f" or set(reading.cases) <= set("VM"):
        return False
    governed = set(sentence.cases(place)) & set(reading.cases)
    return bool(governed) or len(reading.ending) > 1 or len(reading.nominative) > _SHORT_NAME


def _is_meant(mention: Mention, right: str, reading: Reading, gender: str) -> bool:
    """Whether the word was made from the given name ``right``, which has that surname's gender."""
    word = mention.word
    own, other = gender_of_given_name(word.text), gender_of_given_name(right)
    made = right != word.folded and (mention.kept or differ_in_ending(word.folded, right))
    if not made or {other, gender} == {"f", "m"}:
        return False
    return {other, own} == {"f", "m"} or not (is_given_name(word.text) or not reading.ending)


def _is_foreign(sentence: Sentence, word: Word, right: str, surname: Word) -> bool:
    """Whether it is a foreign name in *-o*, whose genitive is the same (*Alfreda Morelosa*: Alfredo)."""
    return word.folded == f"{right}o" and surnames_for(sentence.language).own_genitive.search(surname.folded) is None


def _contradict(said: list[Reading], cases: AbstractSet[str], genders: set[str]) -> bool:
    """Whether the given name as written does not agree with its surname."""
    if genders == {"f", "m"}:
        return True
    return bool(said and cases) and not any(_can_be_in(reading, cases) for reading in said)


def _can_be_in(reading: Reading, cases: AbstractSet[str]) -> bool:
    """Whether the form can be in one of the cases; men's names in *-e* and *-o* are declined in two ways (*Ante*)."""
    return bool(set(reading.cases) & cases) or reading.restored in {"e", "o"}


def _told_by_surname(sentence: Sentence, surname: Word, place: int) -> _Told:
    readings = [r for r in sentence.readings(sentence.source[place]) if _is(sentence, r, surname) and r.cases != "P"]
    declined = [reading for reading in readings if reading.ending and set(reading.cases) - set("VM")]
    own, names = language_for(sentence.source_lang).womens_surnames, {surname.folded}
    if declined:
        cases = {case for reading in declined for case in reading.cases} - set("VMP")
        return _Told(cases, _gender_of_declined(sentence, surname.folded, declined, own=own), names)
    if kept := _kept_in_case(sentence, surname, place):
        return _told_by_kept(sentence, kept)
    caseless = own and not declension_for(sentence.language).endings
    mans = caseless and surnames_for(sentence.language).mans.search(surname.folded)
    return _Told(set(), "m" if readings and mans else "", names)


def _told_by_kept(sentence: Sentence, kept: Sequence[Reading]) -> _Told:
    womans = declension_for(sentence.language).feminine_letters
    may_be_a_womans = any(reading.restored and reading.restored in womans for reading in kept)
    cases = {case for reading in kept for case in reading.oblique}
    return _Told(cases, "" if may_be_a_womans else "m", {fold(reading.nominative) for reading in kept})


def _kept_in_case(sentence: Sentence, surname: Word, place: int) -> list[Reading]:
    """How the source's form may be declined, if the translation has kept it with an ending of more than one letter. One
    in a vowel may be the nominative (*Popova*)."""
    form = sentence.source[place]
    if surname.folded != fold(sentence.in_latin(form)) or surname.folded[-1] in "aeiouy":
        return []
    return [r for r in sentence.readings(form) if len(r.ending) > 1 and r.oblique]


def _gender_of_declined(sentence: Sentence, surname: str, declined: Sequence[Reading], *, own: bool) -> str:
    ends = surnames_for(sentence.language)
    if surname[-1] not in "aeiouy" or (own and ends.mans.search(surname)):
        return "m"
    if any(ends.no_adjective.search(reading.nominative) for reading in declined):
        return ""
    return "f" if own and ends.womans.search(surname) else ""


def _surname(mention: Mention, place: int) -> Iterator[Candidate]:
    sentence, number, word = mention.sentence, mention.number, mention.word
    given = sentence.translation[number - 1]
    gender = gender_of_given_name(given.text) if is_given_name(given.text) else ""
    if not (word.joined and sentence.source[place].joined):
        return
    if gender == "f" and not language_for(sentence.source_lang).womens_surnames:
        yield from _declined_beside_a_woman(mention, place)
        return
    cases = _cases_of_given(sentence, given, place - 1) if gender else set()
    fitting = [reading for reading in mention.readings if set(reading.cases) & cases]
    fitting.sort(key=lambda reading: reading.restored.isascii())  # *Kubátová*, not *Kubátova*
    if any(_is(sentence, reading, word) for reading in fitting):
        return
    for reading in fitting:
        right = _of_gender(sentence, reading, word, gender)
        if right and right != word.folded:
            yield _candidate(mention, right, reading, f"“{sentence.source[place - 1].text}” before it")


def _declined_beside_a_woman(mention: Mention, place: int) -> Iterator[Candidate]:
    """A woman's surname in *-a*: one that ended in a consonant would not decline (*s Jasnom Pavlešom*: Pavleša)."""
    sentence, word = mention.sentence, mention.word
    given = sentence.translation[mention.number - 1]
    readings = sentence.readings(sentence.source[place - 1])
    if any(gender_of_given_name(one.nominative) == "m" for one in readings):
        return  # *Nihadom*: Nihad, Nihada
    cases = {case for one in readings if one.ending and _is(sentence, one, given) for case in one.cases} - set("NVMP")
    if word.folded[-1] in "aeiou" or not any(_is(sentence, one, word) and one.ending for one in mention.readings):
        return
    for reading in mention.readings:
        womans = reading.restored == "a" and set(reading.cases) & cases
        if womans and fold(reading.nominative) == f"{word.folded}a":
            yield _candidate(mention, f"{word.folded}a", reading, f"“{sentence.source[place - 1].text}” before it")


def _cases_of_given(sentence: Sentence, given: Word, place: int) -> set[str]:
    """The cases that the given name's form can be in; none if women bear men's surnames."""
    if not language_for(sentence.source_lang).womens_surnames:
        return set()
    readings = [r for r in sentence.readings(sentence.source[place]) if _is(sentence, r, given)]
    spelt = [r for r in readings if romanisation(r.nominative) == romanisation(given.text)]
    return {case for reading in spelt or readings for case in reading.cases}


def _of_gender(sentence: Sentence, reading: Reading, word: Word, gender: str) -> str:
    """The surname in the form of that gender, if the reading has it and the word has the other's; else ""."""
    said, paired = word.folded, surnames_for(sentence.language).with_feminine
    if gender == "m":
        pairs = (*surnames_for(UNKNOWN.name).mans_of_womans, ("a", ("",)), ("", ()))
        womans, endings = next(pair for pair in pairs if said.endswith(pair[0]))
        mans = [said.removesuffix(womans) + ending for ending in endings]
        if womans == "a":
            mans = [one for one in mans if paired.search(one)]  # not *Hrytsenk* of *Hrytsenka*
        mans.sort(key=lambda one: fold(one) != fold(reading.nominative))  # Macedonian *-ski*, Russian *-sky*
        return next((one for one in mans if is_feminine_of(said, one) and _sounds_as(sentence, reading, one)), "")
    plain = [said + "a"] if paired.search(said) else []  # not *Lesáka* of *Lesák*
    womans_forms = [*plain, said + "ova", *_adjectives(said)]
    womans_forms.sort(key=lambda one: romanisation(one) != romanisation(reading.nominative))
    return next((one for one in womans_forms if is_feminine_of(one, said) and _sounds_as(sentence, reading, one)), "")


def _adjectives(mans: str) -> Iterator[str]:
    ends = surnames_for(UNKNOWN.name)
    last = next((end for end in ends.mans_adjectives if mans.endswith(end)), "")
    if last:
        yield from (mans.removesuffix(last) + end for end in ends.womans_adjectives)


def _is(sentence: Sentence, reading: Reading, word: Word) -> bool:
    """Whether the word of the translation is the reading's nominative."""
    return _sounds_as(sentence, reading, word.text)


def _sounds_as(sentence: Sentence, reading: Reading, name: str) -> bool:
    if fold(reading.nominative) == fold(name):
        return True
    if not sentence.by_ear:
        return False
    return is_spelt_as(reading.nominative, name)


def _given_name_of(sentence: Sentence, reading: Reading, word: Word) -> str:
    """The given name of the reading, in the spelling nearest to the word, folded; "" if it is not a given name."""
    folded = fold(reading.nominative)
    if not sentence.respelt:
        return folded if is_given_name(folded) else ""
    from rapidfuzz.distance import OSA

    heard = _by_sound()
    names = {
        *heard.get(respelling_key(reading.nominative), ()),
        *heard.get(f"={romanisation(reading.nominative)}", ()),
    }
    return min(names, key=lambda name: (OSA.distance(name, word.folded), name), default="")


@cache
def _by_sound() -> dict[str, tuple[str, ...]]:
    """The given names by how they sound and, after ``=``, by how they may be romanised."""
    heard: dict[str, tuple[str, ...]] = {}
    for name in all_given_names():
        for key in (*plain_keys(name), f"={romanisation(name)}"):
            heard[key] = (*heard.get(key, ()), name)
    return heard


def _candidate(mention: Mention, right: str, reading: Reading, why: str) -> Candidate:
    form = mention.sentence.source[mention.place or 0].text
    text, nominative = mention.word.text, reading.nominative
    spelt = nominative if not mention.sentence.respelt and fold(nominative) == right else right
    kept = sum(1 for _ in _alike_so_far(text, spelt))
    case = f"{reading.case} " if reading.ending else ""
    return Candidate(
        right=text[:kept] + spelt[kept:],
        features={"person tells": 1.0, "certainty": 1.0}
        | alikeness(mention, right)
        | by_source(mention, right, reading),
        evidence=(Evidence(Signal.SOURCE, f"{case}“{form}”: {why}"),),
        reading=reading,
        form=form,
    )


def _alike_so_far(one: str, other: str) -> Iterator[str]:
    for mine, its in zip(one, other, strict=False):
        if fold(mine) != fold(its):
            return
        yield mine
