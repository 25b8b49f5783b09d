"""The first person, per language: what is it for certain, and what may be or may stand for it.

``clear`` words are the first person wherever they stand: *I*, *our*, and in languages that leave pronouns out the verbs
that show it (*nisam*, *jsme*). ``hidden`` ones may be it (an ending that nouns have too) or say the same in other words
(*one*): a text that has one of them is not said to lack the first person.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from mtcheck.languages.language import language_for

__all__ = ["Persons", "persons_for"]


class Persons(NamedTuple):
    """Patterns of one language; case does not matter. Serbo-Croatian is to be in Latin script, all else in its own."""

    clear: re.Pattern[str]
    hidden: re.Pattern[str]


@cache
def persons_for(tag: str) -> Persons | None:
    """The first person of the language that a BCP 47 tag names, or None where it is not known."""
    file = language_for(tag).file("persons.toml")
    return Persons(file.pattern("clear"), file.pattern("hidden")) if file else None
