"""A number with the decimal and grouping marks of another language.

What it finds
-------------
Numbers whose marks follow the source's language and not the translation's: with a source or reference,
wherever the digits give a witness's value only when the marks change places; without one, the cases that
are wrong whatever the number is (*1,5 million*, *1.234.567*, *100.000*).

Why it matters
--------------
In English *100.000 soldiers* is one hundred soldiers, written with odd precision. It is major where the marks
as written give another number, minor where they give none (*1,5 million*).

Example
-------
Source ``oko 100.000 vojnika``, translation ``around 100.000 soldiers``: should be ``100,000``.

Known limits
------------
If the source itself writes *3,500* in the English way, nothing is reported. Without a witness *2.207* may be a
decimal fraction, and is not reported. Groups separated by spaces are accepted when the spaces are no-break or thin.

Sources
-------
Unicode CLDR 47, decimal and group symbols; the case *100.000* is from the article in
``references/articles/blinken-kyiv``. MQM has Locale convention/Number format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.model import Severity
from mtcheck.quantities.corrections import corrections
from mtcheck.quantities.differences import What

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at numbers with foreign marks."""
    for wrong in corrections(article, What.FORMAT):
        found = wrong.found
        reads = "" if found.malformed else f": as it stands it reads {found.mantissa.normalize():f}"
        yield CHECK.issue(
            *wrong.where,
            f"“{found.text}” should be “{wrong.fix.text}”{reads}.",
            **wrong.backing,
            confidence=0.95 if wrong.witnesses else 0.7,
            severity=Severity.MINOR if found.malformed else Severity.MAJOR,
        )


CHECK = Check(
    name="number-format",
    category="Locale convention/Number format",
    severity=Severity.MAJOR,
    needs=frozenset(),
    find=find,
    of_source=frozenset({Capability.NUMERALS}),
    of_target=frozenset({Capability.NUMERALS}),
)
