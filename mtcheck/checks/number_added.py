"""A number that is neither in the source nor in a reference.

What it finds
-------------
A number of the translation above twelve that no witness has, in digits or words, converted or rounded, in the
same segment or its neighbours, and beside which no number of the source is left over.

Why it matters
--------------
Invented figures are how a language model's hallucination looks in a news text: a date, a toll, a percentage that
the source never gave.

Example
-------
Source ``kada su bili studenti``, translation ``when they were students in 1988``.

Known limits
------------
Minor, unless a reference agrees that the number is not there: translators do add a year or a converted
measure. A wrong number in the place of another is ``number-value``.

Sources
-------
MQM Accuracy/Addition; Guerreiro et al., "Hallucinations in Large Multilingual Translation Models", TACL 2023.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.model import Evidence, Input, Severity, Signal
from mtcheck.quantities.differences import What, differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at numbers that no witness has."""
    for difference in differences(article):
        found = difference.found
        if difference.what is not What.ADDED or found is None:
            continue
        witnesses = _witnesses_given(difference.segment)
        yield CHECK.issue(
            difference.segment,
            found.start,
            found.end,
            f"“{found.text}” is in neither the source nor a reference."
            if len(witnesses) > 1
            else f"“{found.text}” is not in the {witnesses[0].value}.",
            evidence=[Evidence(signal, "no such number") for signal in witnesses],
            confidence=0.8 if len(witnesses) > 1 else 0.6,
            severity=Severity.MAJOR if len(witnesses) > 1 else Severity.MINOR,
        )


def _witnesses_given(segment: Segment) -> list[Signal]:
    """The segment's witnesses."""
    source = [Signal.SOURCE] if segment.source else []
    return source + ([Signal.REFERENCE] if any(segment.references) else [])


CHECK = Check(
    name="number-added",
    category="Accuracy/Addition",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    needs_any=frozenset({Input.SOURCE, Input.REFERENCE}),
    of_source=frozenset({Capability.NUMBERS}),
    of_target=frozenset({Capability.NUMBERS}),
)
