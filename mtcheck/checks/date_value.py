"""A month, weekday or time of day that is not the one in the source or the reference.

What it finds
-------------
A month that the source does not name beside one that the translation lacks, named in either of the region's two
systems (*januar*, *siječanj*) or in figures (18.01.2022.); likewise a weekday or a relative day (*sjutra*); and a
time whose half of the day is wrong (*2 am* for ``14 h``).

Why it matters
--------------
Croatian month names look like nothing else (*srpanj* is July, *lipanj* June), and engines confuse them; a wrong date
sends readers to the wrong day.

Example
-------
Source ``u lipnju 1956.``, translation ``in July 1956``: should be ``June``.

Known limits
------------
A day or a year in figures is a number: ``number-value`` compares it. A month or day that the translation adds or
leaves out is not reported, nor are *May* and *March* where they may not be months. A weekday is minor while the
source alone contradicts it: people mistake them when they write. *9.30* without *am* or *pm* may be either.

Sources
-------
Unicode CLDR 47, month and day names of hr, bs and sr.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.model import Input, Severity, Signal
from mtcheck.quantities.corrections import corrections
from mtcheck.quantities.differences import What
from mtcheck.quantities.quantity import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at wrong months, weekdays and halves of the day."""
    for wrong in corrections(article, What.DATE):
        wanted, told = wrong.witness, f"the {wrong.witness.signal.value} has “{wrong.witness.text}”."
        right = wrong.fix.text or ("" if wanted.signal is Signal.SOURCE and _has_letters(wanted.text) else wanted.text)
        message = f"“{wrong.written}” {f'should be “{right}”' if right else 'is wrong'}: {told}"
        if right == wrong.written:
            message = f"“{right}” is in a different half of the day in the {wanted.signal.value}."
        lead = wrong.found.kind in {Kind.WEEKDAY, Kind.DAY} and wrong.signals == 1
        yield CHECK.issue(*wrong.where, message, **wrong.backing, severity=Severity.MINOR if lead else None)


def _has_letters(text: str) -> bool:
    """Whether a date is in words, which cannot serve as a correction in another language."""
    return any(map(str.isalpha, text))


CHECK = Check(
    name="date-value",
    category="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset(),
    find=find,
    needs_any=frozenset({Input.SOURCE, Input.REFERENCE}),
    of_source=frozenset({Capability.DATES}),
    of_target=frozenset({Capability.DATES}),
)
