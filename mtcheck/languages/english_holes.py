"""Signs that an English sentence has lost a name: a preposition before a full stop, a verb at its start."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["begins_with_subject", "has_hole"]

_PREPOSITIONS: Final = "of|from|between|in|at|by|with|for|on|near|into|against"
_VERBS: Final = "was|were|is|are|has|had|will|would"
_SPEECH: Final = "announced|said|stated|told|reported|confirmed|declared|added"
_SUBJECT: Final = re.compile(rf"\w{{1,40}}(?<!s)\s+(?:{_VERBS}|says|[a-z]+ed)\b")
_HOLES: Final = re.compile(
    rf"""
    \b(?:of|from|between|the)\s*(?:[,.;:!)]|$)              # the capital of.
    | \b(?:{_PREPOSITIONS}|to|and)(?:,,|\s+[.,;)]|\s*\(\d)  # met with (27)
    | \b(?:{_PREPOSITIONS}|according\sto),\s             # the floods in, mainly
    | \b(?:{_PREPOSITIONS}|the)\s+(?:(?:{_VERBS}|as|and)\b|of\b|in\s\d)  # people in was
    | \b(?:from|between|of)\s+(?:to|and|from)\s             # from to the coast
    | \A\W*(?:{_VERBS}|said|says|told|which|who)\b(?!.*\?)  # Has announced
    | \A\W*(?!provided|granted)[a-z]+ed\s+that\b               # Announced that a man
    | \A\s*[,;(]
    | \A\W*(?:{_PREPOSITIONS})\s*,                          # In, a road
    | \A\W*(?:in|on|since|after|before|today)\b[^,]{{0,20}},\s*(?:{_VERBS})\b  # In 2002, was destroyed
    | \A\W*(?:in|at|on)(?:\s+(?-i:[A-Z])[\w'’-]*)+\s+(?:{_SPEECH})\b    # In Buenos Aires announced
    | \bof\s+(?-i:[a-z]+ed)\s+(?:at|by|to|that|the|an?|his|her|its|their)\b  # Egyptians of marveled at
    | \b(?:{_PREPOSITIONS}|about|and|the)\s+['’]s\b            # the plans of 's
    | ,\s*,
    | \(\s*\)                                              # the Agency () said
    | \w\s+\.(?=\W|$)                                      # worship the dead .
    | \b(?:since|because|although)\s+(?:is|was|has|had)\s+(?:an?|the|been)\b  # Since is an island
    | \band,["”’']                                         # epidemiologists and,"
    """,
    re.VERBOSE | re.IGNORECASE,
)


def has_hole(text: str) -> bool:
    """Whether the sentence visibly lacks a noun where English needs one (*the mayor of in 2014*).

    A correct sentence may look the same (*where he came from.*): another witness must miss a word too.
    """
    return _HOLES.search(text) is not None


def begins_with_subject(text: str) -> bool:
    """Whether a text begins with a word in the singular and a verb, as names do and nouns without an article hardly
    ever (*Flick named*)."""
    return _SUBJECT.match(text) is not None
