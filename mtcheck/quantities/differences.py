"""How the quantities of a translation differ from those of source and references: worked out once for all checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from operator import ne
from typing import Final, Literal

from mtcheck.model import Article, Segment, Signal
from mtcheck.quantities.convert import converts
from mtcheck.quantities.match import Matching, distance, implied, match, same
from mtcheck.quantities.parse import parse
from mtcheck.quantities.quantity import SMALL, Kind, Quantity, Weight

__all__ = ["Difference", "What", "Witness", "differences"]


class What(StrEnum):
    """In which way a quantity differs."""

    VALUE = "value"
    FORMAT = "format"
    SCALE = "scale"
    DATE = "date"
    UNIT = "unit"
    CURRENCY = "currency"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Witness:
    """What the source or a reference has in place of a quantity; ``text`` is how it says so, scale word included."""

    signal: Signal
    quantity: Quantity
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """``found`` is the translation's quantity (None if missing); ``witnesses`` agree on what it should be."""

    what: What
    segment: Segment
    found: Quantity | None
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A source or reference with its quantities, matched with the translation's."""

    signal: Signal
    text: str
    quantities: tuple[Quantity, ...]
    matching: Matching

    def witness(self, j: int) -> Witness:
        quantity = self.quantities[j]
        return Witness(self.signal, quantity, self.text[quantity.start : max(quantity.end, quantity.scale_end)])


@dataclass(slots=True)
class _Compared:
    """One segment's quantities, matched with each text that it can be compared with."""

    segment: Segment
    found: tuple[Quantity, ...]
    texts: list[_Text] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)
    missing: list[Witness] = field(default_factory=list)


_MOST: Final = 500
"""A segment with more quantities is no sentence: it is not compared, so that time stays linear in length."""
_ONE_PM: Final = 13 * 60


@lru_cache(maxsize=2)
def differences(article: Article) -> tuple[Difference, ...]:
    """All differences of the article, in reading order."""
    compared = [_compare(segment, article) for segment in article.segments]
    _forgive_moved(compared)
    return tuple(difference for one in compared for difference in _segment_differences(one))


def _compare(segment: Segment, article: Article) -> _Compared:
    one = _Compared(segment, parse(segment.translation, article.target_lang))
    if not segment.translation.strip() or len(one.found) > _MOST:
        return one
    if segment.source:
        _add(one, Signal.SOURCE, segment.source, article.source_lang)
    for reference in segment.references:
        if reference:
            _add(one, Signal.REFERENCE, reference, article.target_lang)
    if one.texts:
        one.extra = [i for i in range(len(one.found)) if all(i in text.matching.extra for text in one.texts)]
    one.missing = list(_missing(one))
    return one


def _add(one: _Compared, signal: Signal, text: str, language: str) -> None:
    quantities = parse(text, language)
    if len(quantities) > _MOST:
        return
    one.texts.append(_Text(signal, text, quantities, match(one.found, quantities)))


def _missing(one: _Compared) -> Iterator[Witness]:
    """What the witnesses have and the translation has not; a reference that leaves out a source number excuses it."""
    references = [text for text in one.texts if text.signal is Signal.REFERENCE]
    for text in one.texts:
        for j in text.matching.missing:
            excused = text.signal is Signal.SOURCE and references
            if not excused or any(_has(text.quantities[j], other.quantities) for other in references):
                yield text.witness(j)


def _has(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    return any(_equal(quantity, other) for other in others)


def _equal(left: Quantity, right: Quantity) -> bool:
    numeric = {Kind.NUMBER, Kind.ORDINAL, Kind.DECADE, Kind.FRACTION}
    kinds = left.kind is right.kind or (left.kind in numeric and right.kind in numeric)
    return (kinds and left.value == right.value and left.value >= 0) or same(left, right)


def _forgive_moved(compared: Sequence[_Compared]) -> None:
    """Drop what is left over here and missing in a neighbouring segment: it only moved."""
    for place, one in enumerate(compared):
        for other in (*compared[max(0, place - 2) : place], *compared[place + 1 : place + 3]):
            for i in list(one.extra):
                moved = [witness for witness in other.missing if _equal(one.found[i], witness.quantity)]
                if moved:
                    one.extra.remove(i)
                    other.missing = [witness for witness in other.missing if witness not in moved]


def _segment_differences(one: _Compared) -> Iterator[Difference]:
    for what, i, witnesses in sorted(_found(one), key=lambda item: one.found[item[1]].start):
        yield Difference(what, one.segment, one.found[i], witnesses)
    paired = [witness for _, _, witnesses in _pairs(one) for witness in witnesses]
    for witness in one.missing:
        if witness in paired or not _alarming(witness.quantity, one.found, _side(one, witness)):
            continue
        if witness.signal is Signal.SOURCE or not _has_source(one):
            yield Difference(What.MISSING, one.segment, None, (witness,))


def _has_source(one: _Compared) -> bool:
    return any(text.signal is Signal.SOURCE for text in one.texts)


def _side(one: _Compared, witness: Witness) -> tuple[Quantity, ...]:
    return next(
        text.quantities for text in one.texts if text.signal is witness.signal and witness.quantity in text.quantities
    )


def _alarming(quantity: Quantity, others: Sequence[Quantity], beside: Sequence[Quantity]) -> bool:
    """Whether a number that stands on one side only is worth an alarm.

    Not one that is small or part of a name, that the ``others`` say in another way, or that only converts a
    measure standing ``beside`` it: *32 °C (90 °F)*.
    """
    if quantity.weight is not Weight.STRONG or quantity.in_name or quantity.kind in {Kind.MONTH, Kind.WEEKDAY}:
        return False
    if quantity.value <= SMALL and quantity.kind is not Kind.TIME:
        return False
    if any(converts(quantity, other) for other in beside):
        return False
    return not any(_equal(quantity, other) or implied(quantity, other) for other in others)


def _found(one: _Compared) -> Iterator[tuple[What, int, tuple[Witness, ...]]]:
    yield from _reformatted(one)
    yield from _same_but(one)
    pairs = _pairs(one)
    yield from pairs
    paired = {i for _, i, _ in pairs}
    for i in one.extra:
        quantity = one.found[i]
        if i not in paired and _alarming(
            quantity, [other for text in one.texts for other in text.quantities], one.found
        ):
            yield What.ADDED, i, ()


def _reformatted(one: _Compared) -> Iterator[tuple[What, int, tuple[Witness, ...]]]:
    for i, quantity in enumerate(one.found):
        confirmed, reformatted = _witnesses(one, i, "pairs"), _witnesses(one, i, "reformatted")
        if quantity.malformed and confirmed:
            yield What.FORMAT, i, confirmed
        elif reformatted and not confirmed:
            yield What.FORMAT, i, reformatted
        elif not confirmed and _misformatted(quantity):
            yield What.FORMAT, i, ()


def _same_but(one: _Compared) -> Iterator[tuple[What, int, tuple[Witness, ...]]]:
    """Numbers of the right value with another unit or currency, and times in the other half of the day."""
    for i, found in enumerate(one.found):
        witnesses = _witnesses(one, i, "pairs")
        for what, differs in _DIFFERS:
            if witnesses and all(differs(found, witness.quantity) for witness in witnesses):
                yield what, i, witnesses


def _other_unit(found: Quantity, wanted: Quantity) -> bool:
    if found.unit is None or wanted.unit is None or found.value != wanted.value:
        return False
    if found.currency or wanted.currency:
        return False
    return found.unit.rstrip("CF") != wanted.unit.rstrip("CF") or {found.unit, wanted.unit} == {"°C", "°F"}


def _other_currency(found: Quantity, wanted: Quantity) -> bool:
    if found.currency is None or wanted.currency is None or found.value != wanted.value:
        return False
    if found.unit or wanted.unit:
        return False
    return found.currency != wanted.currency


def _other_half_day(found: Quantity, wanted: Quantity) -> bool:
    """*2 am* for 14 h; where the witness is on the 12-hour clock too, both must say which half they mean."""
    if found.kind is not Kind.TIME or found.half_day is None:
        return False
    if wanted.kind is Kind.TIME:
        known = wanted.half_day is not None or wanted.value >= _ONE_PM
        return known and wanted.value != found.value
    return wanted.unit == "hour" and _ONE_PM <= wanted.value * 60 != found.value


_DIFFERS: Final = ((What.UNIT, _other_unit), (What.CURRENCY, _other_currency), (What.DATE, _other_half_day))


def _witnesses(one: _Compared, i: int, how: Literal["pairs", "reformatted"]) -> tuple[Witness, ...]:
    return tuple(text.witness(j) for text in one.texts for k, j in getattr(text.matching, how) if k == i)


def _misformatted(quantity: Quantity) -> bool:
    """Whether the marks are wrong whatever the number is: *1,5 million*, *1.234.567*, *100.000*."""
    if quantity.malformed:
        return (
            quantity.scale != 1 or quantity.unit is not None or quantity.currency is not None or len(quantity.parts) > 2
        )
    return quantity.swapped is not None and quantity.parts[1:] == ("000",) and quantity.swapped > quantity.value


def _pairs(one: _Compared) -> list[tuple[What, int, tuple[Witness, ...]]]:
    """Left-over quantities beside the missing ones that they most probably stand for, the likeliest first."""
    candidates = sorted(
        (_unlikeness(one, i, number), i, number)
        for i in one.extra[:50]
        for number in range(min(len(one.missing), 50))
        if _comparable(one.found[i], one.missing[number].quantity)
    )
    used: set[int] = set()
    taken: list[Quantity] = []
    pairs: list[tuple[What, int, tuple[Witness, ...]]] = []
    for _, i, number in candidates:
        wanted = one.missing[number].quantity
        if i in used or any(wanted is quantity for quantity in taken):
            continue
        witnesses = tuple(
            w
            for w in one.missing
            if w.quantity is wanted or (_equal(w.quantity, wanted) and w.signal is not one.missing[number].signal)
        )
        used.add(i)
        taken.extend(witness.quantity for witness in witnesses)
        pairs.append((_what(one.found[i], wanted), i, witnesses))
    return pairs


def _comparable(found: Quantity, wanted: Quantity) -> bool:
    if wanted.weight is Weight.SOFT or (found.weight is Weight.SOFT and found.kind is not Kind.MONTH):
        return False
    special = {Kind.MONTH, Kind.WEEKDAY, Kind.DAY, Kind.VAGUE}
    if found.kind in special or wanted.kind in special:
        return found.kind is wanted.kind
    if (found.value < 0) != (wanted.value < 0):
        return False
    if {found.kind, wanted.kind} == {Kind.NUMBER, Kind.ORDINAL} and "%" in {found.unit, wanted.unit}:
        return False
    for one, other in ((found, wanted), (wanted, found)):
        if one.kind is Kind.DECADE and one.value < 100 and other.kind is not Kind.DECADE and other.value < 1000:
            return False
    return True


def _unlikeness(one: _Compared, i: int, number: int) -> float:
    """How little a number looks like the slip of another: by kind, unit, digits and place."""
    found, witness = one.found[i], one.missing[number]
    wanted, quantities = witness.quantity, _side(one, witness)
    ours, theirs = "".join(found.parts), "".join(wanted.parts)
    unlike = 2.0 * (found.kind is not wanted.kind) + 2.0 * (found.digits != wanted.digits)
    unlike += found.unit is not None and wanted.unit is not None and found.unit != wanted.unit
    unlike += abs(len(ours) - len(theirs)) + int(sum(map(ne, ours, theirs))) / (len(ours) or 1)
    return unlike + distance(i, quantities.index(wanted), len(one.found), len(quantities))


def _what(found: Quantity, wanted: Quantity) -> What:
    if found.kind in {Kind.MONTH, Kind.WEEKDAY, Kind.DAY}:
        return What.DATE
    if found.kind is Kind.VAGUE:
        return What.SCALE
    if found.scale != wanted.scale and found.mantissa == wanted.mantissa:
        return What.SCALE
    return What.VALUE
