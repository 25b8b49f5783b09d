"""Words that negate, per language: the clear ones, and those that only take part in a negative statement.

``clear`` words deny a statement on their own; ``hidden`` ones (*without*, *failed to*, *unlikely*) say the same as a
negated statement in other words, so a translation may use them instead. ``affirming`` phrases contain a negation but
deny nothing, or deny the opposite (*no doubt*, *not least*, *cannot be ruled out*). What denies nothing is hidden too:
*not only*, *or not*, and set phrases such as *not less than* (at least), *do not forget* (be sure to) and *until* in
the languages that say *while not*.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from mtcheck.languages.language import language_for

__all__ = ["Negation", "negation_for"]


class Negation(NamedTuple):
    """Patterns of one language; case does not matter. Serbo-Croatian must be in Latin script, everything else in its
    own."""

    clear: re.Pattern[str]
    hidden: re.Pattern[str]
    affirming: re.Pattern[str] | None = None
    concord: bool = False
    """Whether several words make one negation: *niko ne zna*, *non ha visto nessuno*."""
    only: re.Pattern[str] | None = None
    """*Not only*, which says the opposite of a negation."""
    also: re.Pattern[str] | None = None
    """Of a target's language: other words for it (*both*, *as well*)."""
    antonyms: re.Pattern[str] | None = None
    """Words that people use for a negated opposite: *was suspended* for *did not run*."""
    spread: re.Pattern[str] | None = None
    """Words that one negation covers, and that a language with concord negates again: *or*, *anyone*."""


@cache
def negation_for(tag: str) -> Negation | None:
    """The negations of the language that a BCP 47 tag names, or None if they are not known."""
    file = language_for(tag).file("negation.toml")
    if file is None:
        return None
    affirming, only, also, antonyms, spread = (
        file.pattern(key) if file.words(key) else None for key in ("affirming", "only", "also", "antonyms", "spread")
    )
    return Negation(
        file.pattern("clear"), file.pattern("hidden"), affirming, file.flag("concord"), only, also, antonyms, spread
    )
