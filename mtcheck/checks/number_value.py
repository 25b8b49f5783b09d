"""A number that is not the one in the source or the reference.

What it finds
-------------
A number of the translation whose value no witness has, beside a number of the source (or a reference) that
the translation lacks: in digits or words, as a count, ordinal, decade, age, percentage, score or time. The
span is the wrong number alone, and the suggestion writes the right one in the same manner. Also a minus that is lost,
*under 40* for *more than 40*, and numbers in each other's place (*from 60 to 80*, *34 killed and 15 wounded*).

Why it matters
--------------
A wrong figure is the mistake that readers quote. Neural translation changes digits rarely but without any
other sign, and metrics such as BLEU and chrF hardly move.

Example
-------
Source ``oko 1.200 vojnika``, translation ``around 1,300 soldiers``: 1,300 should be 1,200.

Known limits
------------
Not reported where a number only moved to a neighbouring segment, where a measure is converted (km to miles, °C to °F)
or rounded, and where *340 do 500 miliona* says the scale once. Numbers up to twelve in words are compared only when
both sides have one left over. Whether *9.30* is morning or evening is not known. Source numbers in words are
understood for the languages in ``mtcheck/languages``, for others only digits.

Sources
-------
Karpinska et al., "DEMETR: Diagnosing Evaluation Metrics for Translation", EMNLP 2022, perturbation 10
(numbers replaced); Freitag et al., "Experts, Errors, and Context", TACL 2021 (MQM Accuracy/Mistranslation).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.languages.lookup import locale_for
from mtcheck.model import Input, Severity, Signal
from mtcheck.quantities.corrections import corrections
from mtcheck.quantities.differences import What

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue
    from mtcheck.quantities.corrections import Correction

__all__ = ["CHECK"]


_ABOUT: Final = (What.VALUE, What.SIGN, What.BOUND, What.ORDER)


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at numbers of the wrong value."""
    for wrong in corrections(article, *_ABOUT):
        wanted, right = wrong.witness, wrong.fix.text or wrong.witness.text
        if (right == wrong.found.text and wrong.what is What.VALUE) or _is_unread_minus(article, wrong):
            continue
        sure = wrong.found.digits and wanted.quantity.digits
        told = "is wrong" if right == wrong.found.text else f"should be “{right}”"
        message = f"“{wrong.found.text}” {told}: the {wanted.signal.value} has “{wanted.text}”."
        if wrong.what is What.SIGN and wrong.found.minus:
            message = f"“{wrong.found.text}” is negative here; the {wanted.signal.value}'s “{wanted.text}” is not."
        elif wrong.what is What.BOUND:
            message = (
                f"“{wrong.found.text}” reverses the limit “{wanted.text}” in the {wanted.signal.value}: "
                "one is a minimum, the other a maximum."
            )
        yield CHECK.issue(*wrong.where, message, **wrong.backing, confidence=0.95 if sure else 0.8)


def _is_unread_minus(article: Article, wrong: Correction) -> bool:
    """Whether the source may express the minus in a word that its language's data lack (Finnish *pakkasta*)."""
    if wrong.what is not What.SIGN or not wrong.found.minus or wrong.witness.signal is not Signal.SOURCE:
        return False
    return not locale_for(article.source_lang).below_zero


CHECK = Check(
    name="number-value",
    category="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset(),
    find=find,
    needs_any=frozenset({Input.SOURCE, Input.REFERENCE}),
    of_source=frozenset({Capability.NUMERALS}),
    of_target=frozenset({Capability.NUMBERS}),
    is_fuller_with=frozenset({Capability.NUMBERS}),
)
