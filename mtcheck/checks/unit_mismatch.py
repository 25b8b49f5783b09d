"""A measure with the right number and the wrong unit.

What it finds
-------------
A number of the translation that the source (or a reference) has too, but with another unit: *100 miles* for ``100
km``, *7 weeks* for ``7 dana``. The span is the unit.

Why it matters
--------------
The digits are right, and the measure is off by a factor of two or seven.

Example
-------
Source ``udaljen 100 km``, translation ``100 miles away``: should be ``km``.

Known limits
------------
A unit that is written out with an adjective (*square kilometres*) is not read, and of a rate only the first unit
(*km/h* and *km* are one). A measure that is converted, value and all, is not reported. Minor while one witness alone
says so: *30 yards* for ``30 metara`` is a translator's licence in sports.

Sources
-------
Bureau international des poids et mesures, The International System of Units, 9th edition (2019); NIST Special
Publication 811 (2008) for the units outside it. MQM has Locale convention/Measurement format; a wrong unit is
Accuracy/Mistranslation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.model import Input, Severity
from mtcheck.quantities.corrections import corrections
from mtcheck.quantities.differences import What

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at wrong units."""
    for wrong in corrections(article, What.UNIT, What.PER):
        if wrong.fix.start == wrong.fix.end:
            continue
        message = f"“{wrong.written}”: the unit differs from the {wrong.witness.signal.value}."
        severity = None if wrong.signals > 1 else Severity.MINOR
        yield CHECK.issue(*wrong.where, message, **wrong.backing, severity=severity)


CHECK = Check(
    name="unit-mismatch",
    category="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset(),
    find=find,
    needs_any=frozenset({Input.SOURCE, Input.REFERENCE}),
    of_source=frozenset({Capability.UNITS}),
    of_target=frozenset({Capability.UNITS}),
)
