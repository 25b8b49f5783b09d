"""A month, weekday or time of day that is not the one in the source or the reference.

What it finds
-------------
A month that the source does not name beside one that the translation lacks, named in either of the region's two
systems (*januar*, *siječanj*) or in figures (18.01.2022.); a weekday or a day told
from today (*sjutra*) likewise; and a time whose half of the day is wrong (*2 am* for ``14 h``).

Why it matters
--------------
Croatian month names look like nothing else (*srpanj* is July, *lipanj* June), and translation takes one for another;
a wrong date sends readers to the wrong day.

Example
-------
Source ``u lipnju 1956.``, translation ``in July 1956``: should be ``June``.

Known limits
------------
A day or a year in figures is a number: ``number-value`` compares it. A month or day that the translation adds or
leaves out is silent, and so are *May* and *March* where they may be no months. A weekday is minor while the
source alone contradicts it: people mistake them when they write. *9.30* without a half of the day may be either.

Sources
-------
Unicode CLDR 47, month and day names of hr, bs and sr.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.languages.lookup import locale_for
from mtcheck.model import Input, Severity
from mtcheck.quantities.differences import What, differences
from mtcheck.quantities.evidence import evidence_of
from mtcheck.quantities.quantity import Kind
from mtcheck.quantities.write import correct_half_day, correct_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue
    from mtcheck.quantities.differences import Witness

__all__ = ["CHECK"]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at wrong months, weekdays and halves of the day."""
    locale = locale_for(article.target_lang)
    for difference in differences(article):
        found = difference.found
        if difference.what is not What.DATE or found is None:
            continue
        wanted = difference.witnesses[0]
        if found.kind is Kind.TIME:
            fix = correct_half_day(found, difference.segment.translation)
        else:
            fix = correct_value(found, wanted.quantity, locale)
        written = difference.segment.translation[fix.start : fix.end]
        right = fix.text or wanted.text
        yield CHECK.issue(
            difference.segment,
            fix.start,
            fix.end,
            f"“{written}” should be “{right}”: the {wanted.signal.value} has “{wanted.text}”.",
            suggestions=[fix.text] if fix.text else [],
            evidence=evidence_of(difference.witnesses),
            severity=Severity.MINOR if _lead(found.kind, difference.witnesses) else None,
        )


def _lead(kind: Kind, witnesses: Sequence[Witness]) -> bool:
    """Whether this is only a lead: a day of the week, and one witness for it."""
    return kind in {Kind.WEEKDAY, Kind.DAY} and len({witness.signal for witness in witnesses}) == 1


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
