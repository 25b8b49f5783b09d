"""A scale word that is wrong by a factor of a thousand or more.

What it finds
-------------
A number whose digits are right and whose scale word is not: *340 billion* for ``340 miliona``, *10 million* for
``10 milijardi``; also sizes without a number, *millions of people* for ``hiljade ljudi``. The span is the scale word.

Why it matters
--------------
Most European languages use the long scale, where *bilion* is a trillion and *milijarda* a billion; a translation that
follows the sound is wrong by a factor of a thousand, and reads well.

Example
-------
Source ``dug od 2 biliona dolara``, translation ``a debt of 2 billion dollars``: should be ``trillion``.

Known limits
------------
A scale word that is left out altogether is found only where the number then has another value. Where the source
says the scale once for two numbers (*340 do 500 miliona*) both are taken to have it.

Sources
-------
Bureau international des poids et mesures, The International System of Units, 9th edition (2019), 5.4.6: the words
billion and trillion are not used, because they differ between languages.
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
    """Issues at wrong scale words."""
    for wrong in corrections(article, What.SCALE):
        said = f"the {wrong.witness.signal.value} has “{wrong.witness.text}”"
        message = f"“{wrong.written}” is the wrong order of magnitude: {said}."
        yield CHECK.issue(*wrong.where, message, **wrong.backing, confidence=0.95 if wrong.found.digits else 0.75)


CHECK = Check(
    name="number-scale",
    category="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset(),
    find=find,
    needs_any=frozenset({Input.SOURCE, Input.REFERENCE}),
    of_source=frozenset({Capability.NUMERALS}),
    of_target=frozenset({Capability.NUMBERS}),
    is_fuller_with=frozenset({Capability.NUMBERS}),
)
