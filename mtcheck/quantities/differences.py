"""How the quantities of a translation differ from those of source and references: worked out once for all checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from operator import ne
from typing import Final, Literal

from mtcheck.model import Article, Segment, Signal
from mtcheck.quantities.compare import Compared, Witness, compare, equal
from mtcheck.quantities.convert import converts
from mtcheck.quantities.currency import other_currency
from mtcheck.quantities.match import distance, is_implied
from mtcheck.quantities.order import Written, changed_places
from mtcheck.quantities.quantity import LARGEST_IN_WORDS, Kind, Quantity, Weight
from mtcheck.text.words import words

__all__ = ["Difference", "What", "Witness", "differences"]


class What(StrEnum):
    """How a quantity differs."""

    VALUE = "value"
    FORMAT = "format"
    SCALE = "scale"
    DATE = "date"
    UNIT = "unit"
    CURRENCY = "currency"
    PER = "per"
    SIGN = "sign"
    BOUND = "bound"
    ORDER = "order"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """``found`` is the translation's quantity (None if missing); ``witnesses`` agree on what it should be."""

    what: What
    segment: Segment
    found: Quantity | None
    witnesses: tuple[Witness, ...]


_CALENDAR: Final = frozenset({Kind.MONTH, Kind.WEEKDAY, Kind.DAY})
_LIKE_ONLY_THEMSELVES: Final = _CALENDAR | {Kind.VAGUE}
_LONGEST_NAME: Final = 40
_CENTURY: Final = 100
_NOON: Final = 12
_HOURS: Final = 24
_WHOLE_DAY: Final = 24 * 60
_ONE_AM: Final = 60
_ONE_PM: Final = 13 * 60


@lru_cache(maxsize=2)
def differences(article: Article) -> tuple[Difference, ...]:
    """All differences of the article, in reading order."""
    return tuple(difference for one in compare(article) for difference in _segment_differences(one))


def _segment_differences(one: Compared) -> Iterator[Difference]:
    for what, i, witnesses in sorted(_find_all(one), key=lambda item: one.found[item[1]].start):
        yield Difference(what, one.segment, one.found[i], witnesses)
    paired = [witness for _, _, witnesses in _pairs(one) for witness in witnesses]
    for witness in one.missing:
        if witness in paired or not _alarming(witness.quantity, one.found, one.beside(witness)):
            continue
        if witness.signal is Signal.SOURCE or not one.has_source:
            yield Difference(What.MISSING, one.segment, None, (witness,))


def _alarming(quantity: Quantity, others: Sequence[Quantity], beside: Sequence[Quantity]) -> bool:
    """Whether a number on one side only is worth an alarm.

    Not if it is small or part of a name, if the ``others`` say it in another way, or if it only converts a measure
    ``beside`` it: *32 °C (90 °F)*.
    """
    if quantity.weight is not Weight.STRONG or quantity.in_name or quantity.kind in {Kind.MONTH, Kind.WEEKDAY}:
        return False
    if quantity.value <= LARGEST_IN_WORDS and quantity.kind is not Kind.TIME:
        return False
    if any(converts(quantity, other) for other in beside):
        return False
    return not any(equal(quantity, other) or is_implied(quantity, other) for other in others)


def _find_all(one: Compared) -> Iterator[tuple[What, int, tuple[Witness, ...]]]:
    yield from _format_differences(one)
    yield from _same_but(one)
    yield from _order_differences(one)
    pairs = _pairs(one)
    yield from pairs
    paired = {i for _, i, _ in pairs}
    if _is_read_in_part(one) and not all(witness.quantity.digits for witness in one.missing):
        return  # of *дваццаць трэцяга* only *дваццаць* is read: 23 is not an addition
    for i in one.extra:
        quantity = one.found[i]
        if i not in paired and _alarming(
            quantity, [other for text in one.texts for other in text.quantities], one.found
        ):
            yield What.ADDED, i, ()


def _format_differences(one: Compared) -> Iterator[tuple[What, int, tuple[Witness, ...]]]:
    for i, quantity in enumerate(one.found):
        confirmed, reformatted = _witnesses(one, i, "pairs"), _witnesses(one, i, "reformatted")
        if quantity.malformed and confirmed:
            timed = any(witness.quantity.kind is Kind.TIME for witness in confirmed)
            if not timed and not _is_of_named_thing(one, i):
                yield What.FORMAT, i, confirmed
        elif reformatted and not confirmed:
            yield What.FORMAT, i, reformatted
        elif not confirmed and _has_wrong_marks(quantity):
            yield What.FORMAT, i, ()


def _is_of_named_thing(one: Compared, i: int) -> bool:
    """Whether the number is the name of a thing or a part: *see Figure 1.1*, *Web 2.0*."""
    found = one.found[i]
    if len(found.parts) != 2 or len(found.text) > len("10.10") or found.unit or found.currency or found.scale != 1:
        return False
    pairs = [(text.text, text.quantities[j]) for text in one.texts for k, j in text.matching.pairs if k == i]
    return any(
        other.text == found.text and _ends_in_name(text[max(0, other.start - _LONGEST_NAME) : other.start])
        for text, other in pairs
    )


def _ends_in_name(before: str) -> bool:
    """Whether the last word before a number has a capital that is not that of a sentence's first word."""
    found = list(words(before))
    if not found or not found[-1].text[0].isupper() or before[found[-1].end :] not in {" ", ". "}:
        return False
    earlier = before[: found[-1].start]
    return earlier.endswith(" ") and (earlier[-2:-1] == "," or earlier[-2:-1].isalnum())


def _order_differences(one: Compared) -> Iterator[tuple[What, int, tuple[Witness, ...]]]:
    """Numbers that swapped places, by a single text."""
    unpaired = [*map(one.found.__getitem__, one.extra), *(witness.quantity for witness in one.missing)]
    if any(quantity.weight is not Weight.SOFT for quantity in unpaired) or len(one.texts) != 1 or len(one.found) < 2:
        return
    theirs = one.texts[0]
    ours = Written(one.segment.translation, one.found, one.locale)
    for i, j in changed_places(ours, Written(theirs.text, theirs.quantities, theirs.locale)):
        yield What.ORDER, i, (theirs.witness(j),)


def _same_but(one: Compared) -> Iterator[tuple[What, int, tuple[Witness, ...]]]:
    """Numbers of the right value with another unit or currency, and times in the other half of the day."""
    counted = [Counter(quantity.value for quantity in quantities) for quantities in _of_all_texts(one)]
    for i, found in enumerate(one.found):
        witnesses = _witnesses(one, i, "pairs")
        for what, differs in _DIFFERS:
            # Of *a mile* and *one day*, only one may be read: a number in words has to be the only one of its value.
            if what is What.UNIT and not found.digits and any(count[found.value] != 1 for count in counted):
                continue
            if (
                witnesses
                and all(differs(found, witness.quantity) for witness in witnesses)
                and not _only_changed_partners(one, found, what)
            ):
                yield what, i, witnesses


def _of_all_texts(one: Compared) -> Iterator[Sequence[Quantity]]:
    yield one.found
    for text in one.texts:
        yield text.quantities


def _only_changed_partners(one: Compared, found: Quantity, what: What) -> bool:
    """Whether every text has the same signs, or limits, at the numbers of this value: 18 and -18 on either side."""
    if what not in {What.SIGN, What.BOUND}:
        return False

    def marks(quantities: Sequence[Quantity]) -> list[tuple[bool, str]]:
        return sorted((other.minus, other.bound or "") for other in quantities if other.value == found.value)

    if what is What.SIGN and _is_signed(one.segment.translation, found):
        beside = [(text.text, other) for text in one.texts for other in text.quantities]
        return any(other.value == found.value and _is_signed(text, other) for text, other in beside)
    ours = marks(one.found)
    return len(ours) > 1 and all(marks(text.quantities) == ours for text in one.texts)


def _is_signed(text: str, quantity: Quantity) -> bool:
    """Whether the number is below zero, or a dash is joined to it, which may be a minus or a hyphen."""
    return quantity.minus or (quantity.start > 0 and text[quantity.start - 1] in "-−–‑")


def _other_unit(found: Quantity, wanted: Quantity) -> bool:
    if found.unit is None or found.value != wanted.value:
        return False
    if wanted.unit is None:
        return wanted.currency is not None and found.currency is None
    if found.currency and wanted.currency:
        return False
    ours, theirs = (_BASES.get(unit, unit) for unit in (found.unit, wanted.unit))
    if ours[0] == theirs[0] == "°":
        return {ours, theirs} == {"°C", "°F"}
    return ours != theirs


def _other_currency(found: Quantity, wanted: Quantity) -> bool:
    if found.currency is None or wanted.currency is None or found.value != wanted.value:
        return False
    return other_currency(found.currency, wanted.currency, both_exact=found.currency_exact and wanted.currency_exact)


def _other_per(found: Quantity, wanted: Quantity) -> bool:
    """*5 tonnes per acre* for 5 tonnes a hectare."""
    ours, theirs = (one.per or _HOURLY.get(one.unit or "") for one in (found, wanted))
    return found.value == wanted.value and None not in {ours, theirs} and ours != theirs


def _other_sign(found: Quantity, wanted: Quantity) -> bool:
    """*12 °C* for -12 °C; without degrees, a word may stand for a lost minus (*a loss of*)."""
    if found.value != wanted.value or not found.value or found.minus == wanted.minus:
        return False
    degrees = (found.unit or "").startswith("°") or (wanted.unit or "").startswith("°")
    return degrees or (found.digits and wanted.digits)


def _other_bound(found: Quantity, wanted: Quantity) -> bool:
    """*Under 40* for more than 40."""
    return found.value == wanted.value and None not in {found.bound, wanted.bound} and found.bound != wanted.bound


def _other_half_day(found: Quantity, wanted: Quantity) -> bool:
    """*2 am* for 14 h; if the witness is on the 12-hour clock too, both must say which half they mean."""
    if found.kind is not Kind.TIME or found.half_day is None:
        return False
    if wanted.kind is Kind.TIME:
        known = wanted.half_day is not None or not _ONE_AM <= wanted.value < _ONE_PM
        return known and wanted.value != found.value
    if not wanted.digits or (len(wanted.parts) == 1 and wanted.unit != "hour"):
        return False
    hour, minute = int(wanted.parts[0]), int(wanted.parts[1]) if len(wanted.parts) == 2 else 0
    full = wanted.parts[0][0] == "0" or (len(wanted.parts) == 2 and wanted.unit == "hour")
    return (hour > _NOON or full) and (60 * hour + minute) % _WHOLE_DAY != found.value


_DIFFERS: Final = (
    (What.UNIT, _other_unit),
    (What.CURRENCY, _other_currency),
    (What.PER, _other_per),
    (What.SIGN, _other_sign),
    (What.BOUND, _other_bound),
    (What.DATE, _other_half_day),
)
_BASES: Final = {"km/h": "km", "mph": "mi", "m/s": "m"}
"""Speeds are often given as lengths."""
_HOURLY: Final = {"km/h": "hour", "mph": "hour", "m/s": "second"}


def _witnesses(one: Compared, i: int, how: Literal["pairs", "reformatted"]) -> tuple[Witness, ...]:
    return tuple(text.witness(j) for text in one.texts for k, j in getattr(text.matching, how) if k == i)


def _has_wrong_marks(quantity: Quantity) -> bool:
    """Whether the marks are wrong for any number: *1,5 million*, *1.234.567*, *100.000*."""
    if quantity.malformed:
        return (
            quantity.scale != 1 or quantity.unit is not None or quantity.currency is not None or len(quantity.parts) > 2
        )
    return quantity.swapped is not None and quantity.parts[1:] == ("000",) and quantity.swapped > quantity.value


def _pairs(one: Compared) -> list[tuple[What, int, tuple[Witness, ...]]]:
    """Left-over quantities, each with the missing one that it most probably stands for, the likeliest first."""
    in_part = _is_read_in_part(one)
    candidates = sorted(
        (_unlikeness(one, i, number), i, number)
        for i in one.extra[:50]
        for number in range(min(len(one.missing), 50))
        if _comparable(one.found[i], one.missing[number].quantity)
        and (not in_part or _is_read_anyway(one, one.found[i], one.missing[number].quantity))
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
            if w.quantity is wanted or (equal(w.quantity, wanted) and w.signal is not one.missing[number].signal)
        )
        used.add(i)
        taken.extend(witness.quantity for witness in witnesses)
        pairs.append((_what(one.found[i], wanted), i, witnesses))
    return pairs


def _is_read_in_part(one: Compared) -> bool:
    """Whether all that the translation is compared with is in a language whose number words are hardly known."""
    return bool(one.texts) and not any(text.in_words for text in one.texts)


def _is_read_anyway(one: Compared, found: Quantity, wanted: Quantity) -> bool:
    """Whether both are digits, or months and weekdays of a language whose months and weekdays are all known, if not its
    number words."""
    if found.kind in _CALENDAR and wanted.kind in _CALENDAR:
        return all(text.with_dates for text in one.texts)
    return found.digits and wanted.digits


def _comparable(found: Quantity, wanted: Quantity) -> bool:
    if found.kind is wanted.kind and _surely_differ(found, wanted):
        return True
    if Kind.FRACTION in {found.kind, wanted.kind} or Kind.MULTIPLE in {found.kind, wanted.kind}:
        return _comparable_parts(found, wanted)
    if _is_unsure(found, wanted):
        return False
    if found.kind in _LIKE_ONLY_THEMSELVES or wanted.kind in _LIKE_ONLY_THEMSELVES:
        return found.kind is wanted.kind
    if (found.value < 0) != (wanted.value < 0):
        return _has_wrong_groups(found, wanted)
    return _of_like_kinds(found, wanted)


def _is_unsure(found: Quantity, wanted: Quantity) -> bool:
    """Whether one is a soft word, which may be no quantity; beside an ordinal in digits, or as a month, it is one."""
    ordinals = found.kind is wanted.kind is Kind.ORDINAL and found.digits
    if wanted.weight is Weight.SOFT and not ordinals:
        return True
    return found.weight is Weight.SOFT and found.kind is not Kind.MONTH


def _of_like_kinds(found: Quantity, wanted: Quantity) -> bool:
    """Whether two numbers count or tell the same sort of thing: not a rank and a percentage, a year and its century."""
    kinds = {found.kind, wanted.kind}
    if kinds == {Kind.NUMBER, Kind.ORDINAL} and "%" in {found.unit, wanted.unit}:
        return False
    if kinds == {Kind.TIME, Kind.NUMBER}:
        return _on_the_clock(found if found.kind is Kind.NUMBER else wanted)
    for one, other in ((found, wanted), (wanted, found)):
        if _is_short_decade(one, other) or _is_year_of(one, other):
            return False
    return True


def _is_short_decade(decade: Quantity, other: Quantity) -> bool:
    """*The eighties*, which may be of any century, beside a number that is not a year."""
    return (
        decade.kind is Kind.DECADE and decade.value < _CENTURY and other.kind is not Kind.DECADE and other.value < 1000
    )


def _is_year_of(year: Quantity, century: Quantity) -> bool:
    """Whether a year is of a century, before our era or in it: 450 BC is in the 5th century BC."""
    if century.unit != "century" or not year.digits or year.scale != 1 or year.unit not in {None, "year"}:
        return False
    return year.currency is None and (year.value - 1) // _CENTURY == century.value - 1


def _on_the_clock(number: Quantity) -> bool:
    """Whether a number can be a time of day: 9, 9.30 or 0930."""
    whole = number.value == number.value.to_integral_value()
    minutes = len(number.parts) == 2 and len(number.parts[1]) == 2
    return minutes or (whole and (number.value <= _HOURS or len("".join(number.parts)) == len("0930")))


def _has_wrong_groups(found: Quantity, wanted: Quantity) -> bool:
    """*2,200,12* for 2.200.112: not a number, but all of one except a digit."""
    ours, theirs = "".join(found.parts), "".join(wanted.parts)
    marks = set(found.text) - set("0123456789")
    return (
        found.value < 0 and len(found.parts) > 1 and marks <= set(",.") and len(marks) == 1
        and abs(len(ours) - len(theirs)) == 1 and len(theirs) > 3 and ours[:2] == theirs[:2]
    )  # fmt: skip


def _comparable_parts(found: Quantity, wanted: Quantity) -> bool:
    """Fractions and multiples are compared only with sure ones: *three times*, *a third*."""
    one, other = (found, wanted) if found.kind in {Kind.FRACTION, Kind.MULTIPLE} else (wanted, found)
    if one.kind is Kind.MULTIPLE:
        return other.unit == "times"
    return other.kind is Kind.FRACTION and Weight.SOFT not in {found.weight, wanted.weight}


def _surely_differ(found: Quantity, wanted: Quantity) -> bool:
    """Soft words that say enough together: *two thirds*, *3. mjesto* beside *second*, *II* beside *III*."""
    if found.kind is Kind.FRACTION:
        return Weight.SOFT not in {found.weight, wanted.weight}
    if found.kind is Kind.MULTIPLE:
        return True
    if found.kind is not Kind.ORDINAL:
        return False
    roman = found.text.isupper() and wanted.text.isupper()
    return roman or (wanted.digits and max(found.value, wanted.value) <= LARGEST_IN_WORDS)


def _unlikeness(one: Compared, i: int, number: int) -> float:
    """How unlikely it is that a number is a slip for another: by kind, unit, digits and place."""
    found, witness = one.found[i], one.missing[number]
    wanted, quantities = witness.quantity, one.beside(witness)
    ours, theirs = "".join(found.parts), "".join(wanted.parts)
    unlike = 2.0 * (found.kind is not wanted.kind) + 2.0 * (found.digits != wanted.digits)
    unlike += found.unit is not None and wanted.unit is not None and found.unit != wanted.unit
    unlike += abs(len(ours) - len(theirs)) + int(sum(map(ne, ours, theirs))) / (len(ours) or 1)
    return unlike + distance(i, quantities.index(wanted), len(one.found), len(quantities))


def _what(found: Quantity, wanted: Quantity) -> What:
    if found.kind in _CALENDAR:
        return What.DATE
    if found.kind is Kind.VAGUE:
        return What.SCALE
    if found.scale != wanted.scale and found.mantissa == wanted.mantissa:
        return What.SCALE
    return What.VALUE
