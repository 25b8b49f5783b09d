"""A sum with the right number and the wrong currency.

What it finds
-------------
A number of the translation that the source (or a reference) has too, but with another currency: *$10* for ``10
evra``. The span is the currency's word or sign.

Why it matters
--------------
Translation models have seen dollars more often than dinars and marks, and put them in their place.

Example
-------
Source ``plata od 800 evra``, translation ``a salary of $800``: should be ``€``.

Known limits
------------
*Dollar* and *franc* are taken as one currency each, whichever country's. A converted sum has another value and is
left to other checks. A currency that is left out is not reported.

Sources
-------
ISO 4217 for the codes. MQM has Locale convention/Currency format; a wrong currency is Accuracy/Mistranslation.
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
    """Issues at wrong currencies."""
    for wrong in corrections(article, What.CURRENCY):
        said = f"the {wrong.witness.signal.value} has {wrong.witness.quantity.currency}"
        yield CHECK.issue(*wrong.where, f"“{wrong.written}”: the currency differs, {said}.", **wrong.backing)


CHECK = Check(
    name="currency-mismatch",
    category="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset(),
    find=find,
    needs_any=frozenset({Input.SOURCE, Input.REFERENCE}),
    of_source=frozenset({Capability.UNITS}),
    of_target=frozenset({Capability.UNITS}),
)
