"""Case endings ruled out by the preposition before a name or by the name's other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from mtcheck.glossary.inflect import Reading
from mtcheck.glossary.inflect.forms import name_in_cases
from mtcheck.languages.declension import CASES, declension_for
from mtcheck.languages.given_names import gender_of_given_name, is_given_name
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import fold, respelling_key
from mtcheck.languages.tags import group
from mtcheck.languages.world import names_of_countries
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.declined.given import (
    given_before,
    heard_behind_given_name,
    is_at_odds,
    is_open,
    last_of_name,
    left_undeclined,
)
from mtcheck.names.declined.known import Known
from mtcheck.names.declined.mention import Line, Mention, as_written, stem_as_written
from mtcheck.names.declined.rank import Rank, rank_before
from mtcheck.names.declined.usual import Usual, is_adjective
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.words import Word
from mtcheck.text.words import HYPHENS

__all__ = ["wrong_endings"]

_VOWELS: Final = "aeiou"
_OPEN: Final = _VOWELS + "yj"
"""Last letters after which endings vary: *Rorijem*, *Roryjem*."""
_RARELY: Final = frozenset("VM")
"""The vocative and the plural, which names of people rarely have if the source's name is in the singular."""
_SHORTEST_STEM: Final = 5
_SUFFIX: Final = re.compile("ij?[aeo]")
"""What one language's name of a country may have more than another's."""
_SILENT: Final = re.compile(f"(?<=[{_VOWELS}])h$")
_LONGEST_AUXILIARY: Final = 2
"""Letters of *je, su, se*; nouns have more."""


def wrong_endings(line: Line, known: Mapping[int, Known], usual: Mapping[str, Usual]) -> Iterator[Finding]:
    """Forms of names that do not fit the case required of them."""
    mentions = {mention.number: mention for mention in (*line.mentions, *_places_called_otherwise(line, known))}
    read = {number: _certain(mention, known, usual) for number, mention in mentions.items()}
    for number, mention in mentions.items():
        person = _is_a_person(mention, known)
        possessive = any("P" in reading.cases for reading in read[number])
        if read[number] and not possessive and not _is_an_adjective(line, number, person):
            if line.both_decline and line.in_latin(mention.form) in names_of_countries(line.target_lang):
                continue  # *do Peru*: the source's *Peru* could also be a form of *Pero*
            beside = _beside(line, number, mentions, read)
            yield from _slip(mention, known, read[number], () if beside is None else read[beside.number], beside)


def _places_called_otherwise(line: Line, known: Mapping[int, Known]) -> Iterator[Mention]:
    """Places that the target calls otherwise (*Beč*, of *Vienna*), each with the first word that may be its form.

    Where both languages decline, the readings of such a word could not be compared with the source's.
    """
    if line.both_decline:
        return
    places = {mention.place for mention in line.mentions}
    numbers = {mention.number for mention in line.mentions}
    for place, name in known.items():
        if place in places or name.person:
            continue
        for number, word in enumerate(line.translation):
            if number not in numbers and word.capitalised and _may_be(word, name, line):
                numbers.add(number)
                yield Mention(line, place, number, 1.0)
                break


def _may_be(word: Word, name: Known, line: Line) -> bool:
    return any(reading.nominative in name.nominatives for reading in line.readings(word))


def _slip(
    mention: Mention,
    known: Mapping[int, Known],
    readings: tuple[Reading, ...],
    others: tuple[Reading, ...],
    beside: Mention | None,
) -> Iterator[Finding]:
    """What is wrong with one form: its preposition, its ending, or the word before it in the same name rules it out."""
    line, person = mention.line, _is_a_person(mention, known)
    preposition = line.preposition(mention.number)
    cause = None if preposition is None else line.translation[preposition]
    governed = _cases_after(line, cause, person=person) if cause else ""
    if cause and not _is_governed(mention, readings, governed, known):
        yield _finding(line, mention, readings[0], governed, cause, person=person)
    elif person and (legal := _legal(readings, line, mention.form)) is not None:
        yield _no_form_of_name(line, mention, legal)
    elif (found := _at_odds_with_neighbours(mention, known, readings, others, beside)) is not None:
        yield found
    elif (given := given_before(mention)) is not None and is_at_odds(given, readings, line.target_lang):
        yield _finding(line, mention, readings[0], "N", given.form, person=True)


def _is_governed(mention: Mention, readings: tuple[Reading, ...], governed: str, known: Mapping[int, Known]) -> bool:
    """Whether a form may be in a case that the preposition before it governs."""
    person, place = _is_a_person(mention, known), _is_a_place(mention, known)
    noun = place and not mention.line.both_decline
    if not _fits(readings, governed, person=person, man=_is_a_man(mention, known), place=noun):
        return False
    if not (person or (place and last_of_name(mention))):
        return True
    line = mention.line
    own = _in_letters_of(mention.form, readings[0], line)
    return not left_undeclined(readings, own, governed, line.target_lang, person=person)


def _at_odds_with_neighbours(
    mention: Mention,
    known: Mapping[int, Known],
    readings: tuple[Reading, ...],
    others: tuple[Reading, ...],
    beside: Mention | None,
) -> Finding | None:
    """A form that its title, or the word before it in the same name, rules out."""
    line, person = mention.line, _is_a_person(mention, known)
    declined = next((reading for reading in readings if reading.ending), readings[0])
    rank = rank_before(mention, person=person)
    if rank and not _is_in_case_of(rank, mention, readings, _is_a_man(mention, known)):
        return _finding(line, mention, declined, rank.cases, rank.word, person=True)
    if beside is not None and not _is_in_case_of_name(mention, readings, others, person=person):
        return _finding(line, mention, declined, _cases(others), beside.form, person=person)
    return None


def _is_an_adjective(line: Line, number: int, person: bool) -> bool:  # noqa: FBT001
    """Whether a form is, or may be, an adjective of a name of several words (*na Olimpijskim igrama*).

    If both languages decline, the source's word shows nothing.
    """
    if not line.both_decline or person:
        return False
    after = next(iter(line.translation[number + 1 : number + 2]), None)
    if after is None or not after.joined:
        return False
    return after.capitalised or is_adjective(line.in_latin(line.translation[number]))


def _certain(mention: Mention, known: Mapping[int, Known], usual: Mapping[str, Usual]) -> tuple[Reading, ...]:
    """The readings of a form whose nominative is certain: the glossary's, or the source's own.

    If the source declines too, all readings with a nominative that the source's form may have.
    """
    if mention.line.both_decline:
        return _of_original(mention)
    name = known.get(mention.place)
    if name is not None:
        nominatives = {*name.nominatives, mention.name.text.lower()}
    else:
        most = usual.get(mention.name.folded)
        if most is None:
            return ()
        if fold(most.nominative) != mention.name.folded:
            return heard_behind_given_name(mention)
        nominatives = {most.nominative}
    folded = set(map(fold, nominatives))
    exact = tuple(reading for reading in mention.readings if fold(reading.nominative) in folded)
    keys = set(map(respelling_key, nominatives))
    return exact or tuple(reading for reading in mention.readings if respelling_key(reading.nominative) in keys)


def _of_original(mention: Mention) -> tuple[Reading, ...]:
    """The readings with a nominative that the source's form may have, too."""
    originals = mention.line.originals(mention.place)
    same = [r for r in mention.readings if any(_is_one_name(r.nominative, name) for name in originals)]
    if same:
        declined = (reading for reading in mention.readings if reading.ending and reading not in same)
        same += [r for r in declined if any(_is_longer(r.nominative, name) for name in originals)]
    return tuple(reading for reading in same if not set(reading.cases) <= _RARELY)


def _is_one_name(nominative: str, other: str) -> bool:
    """Whether two nominatives sound alike and end alike: in the same vowel, or both in a consonant.

    A *y* is either, and so is a silent *h* (*Utah*, *Uta*); the *e* of a given name may be silent (*George*).
    """
    if nominative.endswith("e") and fold(other)[-1] not in _VOWELS and is_given_name(nominative):
        nominative = nominative[:-1]
    last = {_SILENT.sub("", fold(name))[-1] for name in (nominative, other)}
    ends = {letter if letter in _VOWELS else "" for letter in last}
    one, two = (name.removeprefix("j") if name.startswith("je") else name for name in (nominative, other))
    return (len(ends) == 1 or last == {"y", "i"}) and respelling_key(one) == respelling_key(two)


def _is_longer(nominative: str, other: str) -> bool:
    """Whether one language makes a country's name longer by a suffix (*Zeland*, *Zelandija*)."""
    shorter, longer = sorted(map(fold, (nominative, other)), key=len)
    return len(shorter) >= _SHORTEST_STEM and _SUFFIX.fullmatch(longer.removeprefix(shorter)) is not None


def _is_a_person(mention: Mention, known: Mapping[int, Known]) -> bool:
    name = known.get(mention.place)
    return name.person if name is not None else bool(_given_names(mention))


def _is_a_man(mention: Mention, known: Mapping[int, Known]) -> bool:
    """Whether the given name (the glossary's if the text has none) is a man's: a woman's surname may stay unchanged."""
    names = _given_names(mention)
    if mention.place in known:
        names = names or (known[mention.place].surface.text.split()[:1] if _is_a_person(mention, known) else [])
    return bool(names) and all(gender_of_given_name(name) == "m" for name in names)


def _given_names(mention: Mention) -> list[str]:
    """The word as a given name beside another name, or the given name before it.

    The last word of several is none by itself (*Trenton Ferry*), nor is one of which the translation has no form
    (*Trentom*: it may be of *Trent*, *Trenton* is not).
    """
    line = mention.line
    words = line.translation[max(0, mention.number - 1) : mention.number + 2]
    if not any(after.joined and before.capitalised and after.capitalised for before, after in pairwise(words)):
        return []
    place, steps = mention.place, [0]
    if place and line.source[place].joined and line.source[place - 1].capitalised:
        steps = [1] if last_of_name(mention) else [1, 0]
    return next((names for step in steps if (names := _given_there(mention, step))), [])


def _given_there(mention: Mention, step: int) -> list[str]:
    """The given names that the word this many before a name may be."""
    line, number = mention.line, mention.number - step
    named = [*filter(is_given_name, line.originals(mention.place - step))]
    if not line.both_decline or number < 0:
        return named
    there = {respelling_key(reading.nominative) for reading in line.readings(line.translation[number])}
    return [name for name in named if respelling_key(name) in there]


def _is_a_place(mention: Mention, known: Mapping[int, Known]) -> bool:
    """Whether the glossary says so, or the preposition before the name, where it is one word and not quoted.

    A name before a noun may be its attribute (*iz Erasmus programa*).
    """
    name = known.get(mention.place)
    if name is not None:
        return not name.person
    line, number, place = mention.line, mention.number, mention.place
    preposition = line.preposition(number)
    if preposition is None or mention.form.acronym or mention.form.initial or is_given_name(mention.name.text.lower()):
        return False
    alone = preposition == number - 1 and not (line.source[place].joined and line.source[place - 1].capitalised)
    of_places = declension_for(line.target_lang).of_places
    return alone and line.in_latin(line.translation[preposition]) in of_places and not _may_have_a_noun(mention)


def _may_have_a_noun(mention: Mention) -> bool:
    """Whether the word right after a name may be the noun that has it as its attribute: neither a preposition, a
    conjunction, an auxiliary, nor a word that is not in the genitive."""
    line = mention.line
    after = next(iter(line.translation[mention.number + 1 : mention.number + 2]), None)
    if after is None or not after.joined:
        return False
    text, small = line.in_latin(after), after.text.islower()
    auxiliary = len(after.text) <= _LONGEST_AUXILIARY and small
    other = small and declension_for(line.target_lang).never_genitive.search(text)
    return not (auxiliary or other or text in language_for(line.target_lang).phrase_words)


def _cases_after(line: Line, cause: Word, *, person: bool) -> str:
    before_persons = declension_for(line.target_lang).before_persons if person else {}
    return before_persons.get(line.in_latin(cause), "") or line.governing(cause)


def _fits(readings: tuple[Reading, ...], governed: str, *, person: bool, man: bool, place: bool) -> bool:
    """Whether a form may be in one of these cases; a plural may be in any.

    A form without an ending may be the accusative of a thing, and a name may stay unchanged if it ends in a vowel or is
    a woman's. Only persons have an accusative that is the genitive.
    """
    for reading in readings:
        if not reading.ending and not (man and "A" not in governed and reading.nominative[-1] not in _VOWELS):
            return True
        if "M" in reading.cases and not (person and reading.cases != "M"):
            return True
        cases = set(reading.cases) - ({"A"} if place and set(reading.cases) == set("GA") else set())
        if reading.ending and cases & set(governed):
            return True
    return False


def _is_in_case_of(rank: Rank, mention: Mention, readings: tuple[Reading, ...], man: bool) -> bool:  # noqa: FBT001
    """Whether a form may be in the case of its title; without an ending, a man's name is in the nominative.

    It may be the nominative of another form of the source's name: *princeza Marija* for *Princess Mary*.
    """
    if is_given_name(mention.line.in_latin(mention.form)) and "N" in rank.cases:
        return True
    for reading in readings:
        man = man or (rank.man and gender_of_given_name(reading.nominative) != "f")
        stays = not reading.ending and not (man and reading.nominative[-1] not in _OPEN)
        if stays or "M" in reading.cases or set(reading.cases) & set(rank.cases):
            return True
    return False


def _beside(
    line: Line, number: int, mentions: Mapping[int, Mention], read: Mapping[int, tuple[Reading, ...]]
) -> Mention | None:
    """The word before in the same name, if it has a case ending: *Françoisom Bayroua*."""
    before = mentions.get(number - 1)
    if before is None or not line.translation[number].joined or before.place + 1 != mentions[number].place:
        return None
    if before.form.start and line.segment.translation[before.form.start - 1] in HYPHENS:
        return None  # *мером Сан-Паулу Мартою*
    readings = read[number - 1]
    declined = readings and all(reading.ending for reading in readings)
    return before if declined and not any("P" in reading.cases for reading in readings) else None


def _agree(mention: Mention, readings: tuple[Reading, ...], others: tuple[Reading, ...]) -> bool:
    if any(not reading.ending and _may_stay(mention, reading) for reading in readings):
        return True  # *Angele Merkel*
    return bool(set(_cases([reading for reading in readings if reading.ending])) & set(_cases(others)))


def _may_stay(mention: Mention, reading: Reading) -> bool:
    """Whether a name may be left as it is: one in *-a* declines where the source declines it, too."""
    line = mention.line
    ends = declension_for(line.target_lang).feminine_letters
    declines = line.both_decline and reading.nominative.endswith(ends)
    return not declines or fold(line.original(mention.place)) == fold(reading.nominative)


def _is_in_case_of_name(
    mention: Mention, readings: tuple[Reading, ...], others: tuple[Reading, ...], *, person: bool
) -> bool:
    """Whether a form may be in the case of the word before it in the same name."""
    if (person or not mention.line.both_decline) and not _agree(mention, readings, others):
        return False
    return not (person and _is_left_behind(mention, readings, others))


def _is_left_behind(mention: Mention, readings: tuple[Reading, ...], others: tuple[Reading, ...]) -> bool:
    """Whether a man's surname has no ending though his given name has one (*Nicom Rosberg*).

    Women's given names in a consonant do not decline; only a name's last word must have the ending.
    """
    if any(reading.ending or is_open(reading.nominative) for reading in readings) or set(_cases(others)) & {*"NVM"}:
        return False
    given = mention.line.source[mention.place - 1].text if not mention.line.both_decline else others[0].nominative
    after = next(iter(mention.line.translation[mention.number + 1 : mention.number + 2]), None)
    last = after is None or not (after.joined and after.capitalised)
    return last and is_given_name(given) and gender_of_given_name(given) == "m"


def _cases(readings: Sequence[Reading]) -> str:
    return "".join(sorted({case for reading in readings for case in reading.cases}))


def _legal(readings: tuple[Reading, ...], line: Line, form: Word) -> str | None:
    """The right form of the case that a name is in, if the form differs (*Volodimirem*); None if nothing is wrong."""
    reading = readings[0]
    if len(readings) > 1 or len(reading.cases) != 1 or not reading.ending or reading.nominative[-1] in _OPEN:
        return None
    nominative = _in_letters_of(form, reading, line)
    forms = name_in_cases(nominative, group(line.target_lang), person=True) if nominative else {}
    legal = forms.get(reading.cases, ())
    said = reading.nominative + reading.ending if line.spells_back else form.text.lower()
    return None if said in legal else next(iter(legal), None)


def _in_letters_of(form: Word, reading: Reading, line: Line) -> str | None:
    """The nominative of a reading in the letters of the target's paradigms; None if it is ambiguous."""
    if line.spells_back:
        return reading.nominative
    own = stem_as_written(form.text, reading, line.target_lang)
    return own and own.lower()


def _form_as_written(line: Line, form: Word, right: str) -> str:
    return as_written(form.text, right) if line.spells_back else right.capitalize()


def _no_form_of_name(line: Line, mention: Mention, right: str) -> Finding:
    written = _form_as_written(line, mention.form, right)
    return Finding(
        fault=Fault.MISDECLINED,
        segment=line.segment,
        start=mention.form.start,
        end=mention.form.end,
        right=(written,) if written else (),
        message=f"“{mention.form.text}” is not a form of this name: the ending is wrong",
        evidence=(Evidence(Signal.SOURCE, f"“{mention.name.text}”"),),
        confidence=0.7,
        severity=Severity.MINOR,
    )


def _finding(line: Line, mention: Mention, reading: Reading, governed: str, cause: Word, *, person: bool) -> Finding:
    form = mention.form
    own = _in_letters_of(form, reading, line)
    forms = name_in_cases(own, group(line.target_lang), person=person) if own else {}
    if gender_of_given_name(reading.nominative) == "f" and not reading.nominative.endswith("a"):
        forms = {}
    if own:
        forms = {"N": (own,), **forms}
    right = next((forms[case][0] for case in governed if forms.get(case)), None)
    written = _form_as_written(line, form, right) if right else ""
    wanted = " or ".join(CASES[case] for case in dict.fromkeys(governed) if case in CASES)
    return Finding(
        fault=Fault.MISDECLINED,
        segment=line.segment,
        start=form.start,
        end=form.end,
        right=(written,) if written else (),
        message=f"“{form.text}” is not in the {wanted}, which “{cause.text}” requires",
        evidence=(Evidence(Signal.CONSISTENCY, f"“{cause.text}”: {wanted}"),),
        confidence=0.7,
        severity=Severity.MINOR,
    )
