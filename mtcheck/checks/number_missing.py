"""A number of the source that the translation does not have.

What it finds
-------------
A number of the source without any counterpart: not the same value in digits or words, no conversion, no
rounding, nothing in the neighbouring segments. The span is the source's number.

Why it matters
--------------
A translation that shortens a sentence drops figures first, and nothing in fluent English shows it.

Example
-------
Source ``Poginulo je 35 ljudi, među njima 14 djece``, translation ``35 people were killed, children among them``.

Known limits
------------
Minor while the source alone has the number, major when a reference has it too. Numbers up to twelve are left to
the reader: they become *several*, *both*, *a*. So are numbers in names and numbers that a reference leaves out
too. A wrong number in its place is ``number-value``; where a whole sentence is missing it is ``omission``.

Sources
-------
MQM Accuracy/Omission; the idea of comparing numbers is as old as the translation memories' QA checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.model import Input, Severity, Side, Signal
from mtcheck.quantities.differences import What, differences
from mtcheck.quantities.evidence import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at source numbers without a counterpart."""
    for difference in differences(article):
        if difference.what is not What.MISSING:
            continue
        witness = difference.witnesses[0]
        if witness.signal is not Signal.SOURCE:
            continue
        yield CHECK.issue(
            difference.segment,
            witness.quantity.start,
            witness.quantity.end,
            f"The translation has no counterpart of “{witness.text}”.",
            side=Side.SOURCE,
            evidence=evidence_of(difference.witnesses),
            confidence=0.9 if any(difference.segment.references) else 0.7,
            severity=None if any(difference.segment.references) else Severity.MINOR,
        )


CHECK = Check(
    name="number-missing",
    category="Accuracy/Omission",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
    of_source=frozenset({Capability.NUMERALS}),
    of_target=frozenset({Capability.NUMBERS}),
    is_fuller_with=frozenset({Capability.NUMBERS}),
)
