"""The differences of one kind, each with what should be there instead, for all number checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from mtcheck.model import Article, Segment
from mtcheck.quantities.differences import What, Witness, differences
from mtcheck.quantities.evidence import evidence_of
from mtcheck.quantities.quantity import Kind, Quantity
from mtcheck.quantities.write import (
    Place,
    Replacement,
    correct_currency,
    correct_format,
    correct_half_day,
    correct_per,
    correct_scale,
    correct_sign,
    correct_unit,
    correct_value,
    no_correction,
)

__all__ = ["Correction", "corrections"]

_Write: TypeAlias = Callable[[Quantity, Quantity, Place], Replacement]


@dataclass(frozen=True, slots=True)
class Correction:
    """A quantity of the translation that differs, in its ``place``, and what should be there."""

    what: What
    segment: Segment
    place: Place
    found: Quantity
    witnesses: tuple[Witness, ...]
    fix: Replacement

    @property
    def witness(self) -> Witness:
        """The first witness against the translation; there is one unless the marks are wrong in themselves."""
        return self.witnesses[0]

    @property
    def signals(self) -> int:
        """How many independent witnesses there are."""
        return len({witness.signal for witness in self.witnesses})

    @property
    def written(self) -> str:
        """The words that the correction replaces."""
        return self.place.text[self.fix.start : self.fix.end]

    @property
    def where(self) -> tuple[Segment, int, int]:
        """The segment, start and end of an issue."""
        return self.segment, self.fix.start, self.fix.end

    @property
    def backing(self) -> Mapping[str, Any]:
        """The suggestion and the evidence of an issue, by the names of :meth:`mtcheck.checks.base.Check.issue`."""
        return {
            "suggestions": [self.fix.text] if self.fix.text else [],
            "evidence": evidence_of(self.witnesses),
        }


def corrections(article: Article, *whats: What) -> Iterator[Correction]:
    """The article's quantities that differ in these ways, in reading order."""
    for difference in differences(article):
        found = difference.found
        if difference.what not in whats or found is None:
            continue
        place = Place(difference.segment.translation, article.target_lang)
        wanted = difference.witnesses[0].quantity if difference.witnesses else found
        fix = _WRITE[difference.what](found, wanted, place)
        yield Correction(difference.what, difference.segment, place, found, difference.witnesses, fix)


def _format(found: Quantity, _wanted: Quantity, place: Place) -> Replacement:
    return correct_format(found, place)


def _value(found: Quantity, wanted: Quantity, place: Place) -> Replacement:
    """The right number; a number does not correct *quarter-finals*."""
    if found.unit == "round":
        return no_correction(found, wanted, place)
    return correct_value(found, wanted, place)


def _date(found: Quantity, wanted: Quantity, place: Place) -> Replacement:
    if found.kind is Kind.TIME:
        return correct_half_day(found, place.text)
    return correct_value(found, wanted, place)


_WRITE: Final[Mapping[What, _Write]] = {
    What.VALUE: _value,
    What.FORMAT: _format,
    What.SCALE: correct_scale,
    What.DATE: _date,
    What.UNIT: correct_unit,
    What.CURRENCY: correct_currency,
    What.PER: correct_per,
    What.SIGN: correct_sign,
    What.BOUND: no_correction,
    What.ORDER: correct_value,
}
