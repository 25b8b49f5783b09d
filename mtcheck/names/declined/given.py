"""How a person's given name and surname have to agree, and which names must decline."""

from __future__ import annotations

from typing import Final

from mtcheck.glossary.inflect import Reading
from mtcheck.glossary.inflect.forms import declines_for_women, name_in_cases
from mtcheck.languages.declension import declension_for, nominatives_for
from mtcheck.languages.given_names import gender_of_given_name, is_given_name
from mtcheck.languages.language import language_for
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.respelling import fold, is_heard_as
from mtcheck.languages.tags import group
from mtcheck.names.declined.mention import Mention

__all__ = [
    "given_before",
    "heard_behind_given_name",
    "is_at_odds",
    "is_open",
    "last_of_name",
    "left_undeclined",
]

_VOWELS: Final = "aeiouy"
_OTHERS: Final = frozenset("NVMP")
"""Cases that do not show a man's ending: plurals and possessives are made from women's names, too."""


def is_open(nominative: str) -> bool:
    """Whether a name ends in a vowel or a glide, after which endings vary: *Rorijem*, *Roryjem*."""
    return nominative[-1] in _VOWELS or (
        nominative[-1] == "j" and not nominative.endswith(nominatives_for(UNKNOWN.name).soft)
    )


def given_before(mention: Mention) -> Mention | None:
    """The first word of a person's name, a listed given name, if this word is the second and last."""
    line, number = mention.line, mention.number
    before = next((other for other in line.mentions if other.number == number - 1), None)
    if before is None or before.place + 1 != mention.place or not _given_name(before):
        return None
    if not (line.translation[number].joined and line.source[mention.place].joined):
        return None
    first = not number - 1 or not (line.translation[number - 1].joined and line.translation[number - 2].capitalised)
    return before if first and last_of_name(mention) else None


def last_of_name(mention: Mention) -> bool:
    """Whether no other word of a name follows, in the source or in the translation."""
    line, following = mention.line, []
    for words, place in ((line.translation, mention.number), (line.source, mention.place)):
        after = next(iter(words[place + 1 : place + 2]), None)
        if after is not None and after.joined and after.capitalised:
            return False
        following.append("" if after is None or not after.joined else fold(line.in_latin(after)))
    return not (following[0] and following[0] == following[1])  # *Santiago de Chile*


def _given_name(mention: Mention) -> str:
    return next(filter(is_given_name, mention.line.originals(mention.place)), "")


def heard_behind_given_name(mention: Mention) -> tuple[Reading, ...]:
    """The readings of a surname behind a given name whose nominative is spelt as the source's sounds."""
    if mention.line.both_decline or given_before(mention) is None:
        return ()
    return tuple(reading for reading in mention.readings if is_heard_as(reading.nominative, mention.name.text))


def is_at_odds(given: Mention, readings: tuple[Reading, ...], language: str) -> bool:
    """Whether a surname with a case ending cannot belong to the given name before it.

    A woman's surname that ends in a consonant has none (*Greta Tunberga*), if the language neither declines those nor
    gives them a feminine end (*Thunbergová*); a man's has none if his given name is in the nominative (*Olaf Scholza*).
    """
    if not readings or any(not reading.ending or is_open(reading.nominative) for reading in readings):
        return False
    if any(_OTHERS & set(reading.cases) for reading in readings):
        return False
    gender = gender_of_given_name(_given_name(given))
    if gender == "f" and not language_for(language).womens_surnames:
        return not declines_for_women(readings[0].nominative, group(language))
    form = given.line.in_latin(given.form)
    stays = any(not reading.ending and is_heard_as(reading.nominative, given.name.text) for reading in given.readings)
    return gender == "m" and stays and not is_open(form)


def left_undeclined(
    readings: tuple[Reading, ...], nominative: str | None, governed: str, language: str, *, person: bool
) -> bool:
    """Whether a name is in the nominative behind a preposition that governs other cases, though it declines.

    ``nominative`` is in the letters of the paradigms. Of persons only those in *-a*: others may be women.
    """
    if "N" in governed or not nominative or not readings or any(reading.ending for reading in readings):
        return False
    if person and not nominative.endswith(declension_for(language).feminine_letters):
        return False
    forms = name_in_cases(nominative, group(language), person=person)
    wanted = [form for case in governed for form in forms.get(case, ())]
    return bool(wanted) and nominative not in wanted
