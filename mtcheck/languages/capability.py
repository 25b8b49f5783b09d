"""What the facts of a language can do."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Capability"]


class Capability(StrEnum):
    """What the facts of a language can do, in the words of *not run (no Croatian spelling)*."""

    NUMERALS = "number marks and scale words"
    NUMBERS = "number words"
    DATES = "months and weekdays"
    UNITS = "units and currencies"
    NEGATION = "negation"
    PERSONS = "first person"
    ACRONYMS = "acronyms"
    INSTITUTIONS = "names of institutions"
    OPPOSITES = "words of opposite meaning"
    NAMES = "name rules"
    NAME_FORMS = "forms of names"
    FOREIGN_NAMES = "rules for foreign names"
    NAME_ENDINGS = "case endings of names"
    BARE_NAMES = "names without endings"
    NOMINATIVES = "nominatives of names"
    DATE_STYLE = "date style"
    SPELLING = "spelling"
    GRAMMAR = "grammar"
    CONTENT = "content model"
    DOUBLING = "words that may stand twice"
