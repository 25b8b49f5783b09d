"""Persons, per language: the first person, and *she* and *he*.

``clear`` words are the first person wherever they are: *I*, *our*, and in languages that leave pronouns out the verbs
that show it (*nisam*, *jsme*). ``hidden`` ones may be it (an ending that nouns have too) or say the same in other words
(*one*): a text with one of them is not reported to lack the first person. ``dropped`` forms do not show the person and
need no pronoun (*посмотрел* is *I watched* or *he watched*), so they may be it unless one of ``subjects`` is beside
them. ``possessive`` words are what a translation may add to relatives and parts of the body (*my father* for *отец*).
``she`` and ``he`` are pronouns that are surely feminine or masculine, ``she_too`` and ``he_too`` words that may be;
``neither`` are those of no gender. ``either`` are nouns for persons of either sex, whose gender their pronouns take
(*persona … ella*).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from mtcheck.languages.check_folder import PERSONS
from mtcheck.languages.language import language_for

__all__ = ["Persons", "persons_for"]


class Persons(NamedTuple):
    """Patterns of one language; case does not matter. Serbo-Croatian must be in Latin script, everything else in its
    own.

    A pattern that the language's file does not list matches nothing.
    """

    knows_neither: bool
    """Whether the file lists pronouns of no gender; without them no *he* or *she* is called wrong."""
    clear: re.Pattern[str]
    hidden: re.Pattern[str]
    possessive: re.Pattern[str]
    dropped: re.Pattern[str]
    subjects: re.Pattern[str]
    she: re.Pattern[str]
    she_too: re.Pattern[str]
    he: re.Pattern[str]
    he_too: re.Pattern[str]
    neither: re.Pattern[str]
    either: re.Pattern[str]


@cache
def persons_for(tag: str) -> Persons | None:
    """The persons of the language that a BCP 47 tag names, or None if they are not known."""
    file = language_for(tag).file("persons.toml")
    return Persons(bool(file.words("neither")), *map(file.pattern, PERSONS)) if file else None
