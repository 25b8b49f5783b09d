"""Which quantity of a translation corresponds to which of a witness, and which are left over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from mtcheck.quantities.convert import add_quantities, converts, counts_the_same, rounds
from mtcheck.quantities.quantity import Kind, Quantity, Weight

__all__ = ["Matching", "distance", "is_implied", "match", "same"]

_NUMERIC: Final = frozenset({Kind.NUMBER, Kind.ORDINAL, Kind.DECADE, Kind.FRACTION, Kind.MULTIPLE})
_MOST_LEFT_OVER: Final = 200
"""More left-over quantities than this on one side are not compared pair by pair."""
_CENTURY: Final = 100
_DECADES: Final = 10
_MILLENNIUM: Final = 1000
_LARGEST_LIMIT: Final = 3
"""People rephrase *more than one*, but no larger number."""
_ROUGHLY: Final = Decimal("0.25")
_HALF_DAY: Final = 12 * 60


@dataclass(frozen=True, slots=True)
class Matching:
    """``pairs`` of indexes (translation, witness); ``reformatted`` are those that are equal once their marks are
    exchanged. ``extra`` indexes of the translation and ``missing`` ones of the witness are left over.
    """

    pairs: tuple[tuple[int, int], ...]
    reformatted: tuple[tuple[int, int], ...]
    extra: tuple[int, ...]
    missing: tuple[int, ...]


def match(found: Sequence[Quantity], expected: Sequence[Quantity]) -> Matching:
    """Match by value, then with the marks exchanged, then by meaning (decades, clocks, conversions)."""
    pairs = list(_by_value(found, expected))
    extra = sorted(set(range(len(found))) - {i for i, _ in pairs})
    missing = sorted(set(range(len(expected))) - {j for _, j in pairs})
    if not extra and not missing:
        return Matching(tuple(pairs), (), (), ())
    reformatted = _pair_up(_same_marks_swapped, found, expected, extra, missing)
    pairs += _pair_up(same, found, expected, extra, missing)
    extra, missing = _without_sums(found, expected, extra, missing)
    extra, missing = _without_lists(found, expected, extra, missing)
    extra, missing = _without_parts(found, expected, extra, missing)
    extra = [i for i in extra if not any(is_implied(found[i], expected[j]) for j in missing[:_MOST_LEFT_OVER])]
    return Matching(tuple(pairs), tuple(reformatted), tuple(extra), tuple(missing))


def _pair_up(
    test: Callable[[Quantity, Quantity], bool],
    found: Sequence[Quantity],
    expected: Sequence[Quantity],
    extra: list[int],
    missing: list[int],
) -> list[tuple[int, int]]:
    """Pairs of left-over quantities that pass the test; they are removed from both lists."""
    if not extra or not missing or max(len(extra), len(missing)) > _MOST_LEFT_OVER:
        return []
    pairs = _nearest([(i, j) for i in extra for j in missing if test(found[i], expected[j])], found, expected)
    for i, j in pairs:
        extra.remove(i)
        missing.remove(j)
    return pairs


def _kind(quantity: Quantity) -> Kind:
    return quantity.kind


def _group(quantity: Quantity) -> Kind:
    """All numbers are one group, except that *second* and *II* confirm only ordinals."""
    soft_ordinal = quantity.kind is Kind.ORDINAL and quantity.weight is Weight.SOFT
    return Kind.NUMBER if quantity.kind in _NUMERIC and not soft_ordinal else quantity.kind


def _by_value(found: Sequence[Quantity], expected: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Pairs of equal value, those of equal kind and weight first, so that *second* does not take the place of *two*."""
    free_left, free_right = set(range(len(found))), set(range(len(expected)))
    for likeness in (_alike, _kind, _group):
        for i, j in list(_by_key(found, expected, free_left, free_right, likeness)):
            free_left.discard(i)
            free_right.discard(j)
            yield i, j


def _alike(quantity: Quantity) -> tuple[Kind, bool]:
    return quantity.kind, quantity.weight is Weight.SOFT


def _by_key(
    found: Sequence[Quantity],
    expected: Sequence[Quantity],
    free_left: set[int],
    free_right: set[int],
    likeness: Callable[[Quantity], object],
) -> Iterator[tuple[int, int]]:
    left: defaultdict[tuple[object, Decimal], list[int]] = defaultdict(list)
    right: defaultdict[tuple[object, Decimal], list[int]] = defaultdict(list)
    for index in sorted(free_left):
        left[likeness(found[index]), found[index].value].append(index)
    for index in sorted(free_right):
        right[likeness(expected[index]), expected[index].value].append(index)
    for key, ours in left.items():
        theirs = right.get(key)
        if not theirs or key[1] < 0:
            continue
        if len(ours) == len(theirs) or len(ours) * len(theirs) > _MOST_LEFT_OVER:
            yield from zip(ours, theirs, strict=False)
        else:
            yield from _nearest([(i, j) for i in ours for j in theirs], found, expected)


def _nearest(
    candidates: list[tuple[int, int]], found: Sequence[Quantity], expected: Sequence[Quantity]
) -> list[tuple[int, int]]:
    """One partner each, the pairs at the most similar places first."""
    chosen: list[tuple[int, int]] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for i, j in sorted(candidates, key=lambda pair: (distance(pair[0], pair[1], len(found), len(expected)), pair)):
        if i not in used_left and j not in used_right:
            chosen.append((i, j))
            used_left.add(i)
            used_right.add(j)
    return chosen


def distance(i: int, j: int, found: int, expected: int) -> float:
    """How far apart two places in two sequences are, in [0, 1]."""
    return abs((i + 0.5) / found - (j + 0.5) / expected)


def _same_marks_swapped(ours: Quantity, theirs: Quantity) -> bool:
    """*2.207* for 2,207. A witness that itself writes *3,500* the English way does not count."""
    if ours.swapped is None or ours.swapped != theirs.value:
        return False
    if theirs.value < ours.value and "".join(ours.parts) != "".join(theirs.parts):
        return False  # 2 is not written *2.000*
    return ours.value != theirs.swapped or theirs.value > ours.value


def same(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two quantities of unequal value mean the same."""
    if ours.kind in _NUMERIC and theirs.kind in _NUMERIC:
        return _same_number(ours, theirs)
    kinds = {ours.kind, theirs.kind}
    if kinds == {Kind.TIME}:
        return _same_time(ours, theirs)
    if Kind.TIME in kinds and kinds & _NUMERIC:
        return _time_in_digits(ours, theirs) if ours.kind is Kind.TIME else _time_in_digits(theirs, ours)
    if kinds == {Kind.MONTH, Kind.NUMBER}:
        number = ours if ours.kind is Kind.NUMBER else theirs
        return number.digits and number.weight is Weight.SOFT and ours.value == theirs.value
    if kinds == {Kind.VAGUE}:
        return abs(ours.value / theirs.value - 1) <= _ROUGHLY  # *Dutzende* are *dizaines*
    # *several hundred thousand* is *mai multe sute de mii*
    return kinds == {Kind.NUMBER, Kind.VAGUE} and ours.value == theirs.value and not (ours.digits or theirs.digits)


def _same_number(ours: Quantity, theirs: Quantity) -> bool:
    if _is_inverse(ours, theirs):
        return True
    if ours.value < 0 or theirs.value < 0:
        return _same_parts(ours, theirs)
    if ours.value == theirs.value:
        return not ours.digits and not theirs.digits
    if theirs.swapped is not None and ours.value == theirs.swapped and not _whole_thousands(theirs):
        return True
    if (ours.approximate or theirs.approximate) and theirs.value:
        return abs(ours.value / theirs.value - 1) <= _ROUGHLY
    return _tells_the_same(ours, theirs)


def _tells_the_same(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two numbers of unequal value are two ways to tell one: an age, a year, a share, a measure."""
    if any(test(ours, theirs) or test(theirs, ours) for test in _SAME_FROM_ONE_SIDE):
        return True
    return any(test(ours, theirs) for test in _SAME_FROM_BOTH_SIDES)


def _is_inverse(ours: Quantity, theirs: Quantity) -> bool:
    """*Сократился вдвое*, *в два раза* are *halved*."""
    multiples = [quantity.kind is Kind.MULTIPLE for quantity in (ours, theirs)]
    times = all(quantity.kind is Kind.MULTIPLE or quantity.unit == "times" for quantity in (ours, theirs))
    return any(multiples) and times and ours.value * theirs.value == 1


def _same_parts(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two tokens that are not single numbers have the same runs of digits."""
    if ours.parts == theirs.parts:
        return True
    return len(ours.parts) > 1 and [int(part) for part in ours.parts] == [int(part) for part in theirs.parts]


def _whole_thousands(quantity: Quantity) -> bool:
    """*2.500 millones*: no one writes three decimals that end in a zero before a scale word."""
    return (
        quantity.scale != 1
        and len(quantity.parts) > 1
        and len(quantity.parts[-1]) == 3
        and quantity.parts[-1][2] == "0"
    )


def _same_year_of_life(year: Quantity, age: Quantity) -> bool:
    """*U 78. godini*, in his 78th year, is aged 77."""
    return (
        year.kind is Kind.ORDINAL
        and year.unit == "year"
        and age.kind is Kind.NUMBER
        and age.value == year.value - 1
        and (age.unit == "year" or age.bound == "exact")
    )


def _same_century(century: Quantity, years: Quantity) -> bool:
    """The 19th century is *1800-talet* (its years) and *Ottocento* (its hundred, with a capital)."""
    if years.value % _CENTURY:
        return False
    first = (century.value - 1) * _CENTURY
    if years.kind is Kind.DECADE:  # whatever is counted: *thế kỷ 10*, *10-ти век*
        return years.value == first > 0
    if century.kind is not Kind.ORDINAL or century.unit != "century":
        return False
    in_words = years.kind is Kind.NUMBER and not years.digits and years.text[0].isupper()
    return in_words and years.value == first - _MILLENNIUM


def _is_past_limit(limit: Quantity, count: Quantity) -> bool:
    """*More than one* is two or more, *less than two* one at most."""
    step = {"over": 1, "under": -1}.get(limit.bound or "")
    if step is None or limit.value > _LARGEST_LIMIT or count.bound not in {None, limit.bound}:
        return False
    return limit.unit == count.unit and count.value == limit.value + step >= 1


def _same_decade(count: Quantity, decade: Quantity) -> bool:
    """*Aštuntas dešimtmetis*, *osma decenija*: the eighth decade of a century is its seventies."""
    if count.kind is not Kind.ORDINAL or count.unit != "decade" or decade.kind is not Kind.DECADE:
        return False
    return 1 <= count.value <= _DECADES and decade.value % _CENTURY == (count.value - 1) * _DECADES


def _same_millennium(millennium: Quantity, year: Quantity) -> bool:
    """2700 BC is in the third millennium BC, 2026 in the third."""
    if millennium.unit != "millennium" or not year.digits or year.unit not in {None, "year"} or year.currency:
        return False
    return year.value >= _MILLENNIUM and millennium.value - 1 <= year.value / _MILLENNIUM <= millennium.value


_SAME_FROM_ONE_SIDE: Final = (_same_year_of_life, _same_century, _same_decade, _same_millennium, _is_past_limit)


def _same_year(ours: Quantity, theirs: Quantity) -> bool:
    """*1980s* and *osamdesetih*; *1995-96* and *1995-1996*."""
    short, long = sorted((ours, theirs), key=lambda quantity: quantity.value)
    if not (short.value < _CENTURY and 1900 <= long.value < 2100 and long.value % _CENTURY == short.value):
        return False
    return Kind.DECADE in {short.kind, long.kind} or (long.digits and bool(short.parts) and len(short.parts[0]) == 2)


def _same_share(ours: Quantity, theirs: Quantity) -> bool:
    for share, other in ((ours, theirs), (theirs, ours)):
        if share.kind is Kind.FRACTION and other.unit == "%" and abs(share.value * 100 - other.value) < 1:
            return True
    return False


_SAME_FROM_BOTH_SIDES: Final = (_same_year, _same_share, converts, counts_the_same, rounds)


def _same_time(ours: Quantity, theirs: Quantity) -> bool:
    """The same on the 12-hour clock; whether the half of the day is right is another question."""
    if max(ours.value, theirs.value) > 2 * _HALF_DAY or ours.parts[2:] != theirs.parts[2:]:
        return False
    return (ours.value - theirs.value) % _HALF_DAY == 0


def _time_in_digits(time: Quantity, number: Quantity) -> bool:
    """11:29 written *11.29* or *1129*; 2 pm written *14 h*."""
    digits = "".join(number.parts)
    if len(number.parts) == 2 or len(digits) == 4:
        hour, minute = (number.parts[0], number.parts[1]) if len(number.parts) == 2 else (digits[:2], digits[2:])
        return (Decimal(int(hour) * 60 + int(minute)) - time.value) % _HALF_DAY == 0
    return number.value <= 24 and (number.value * 60 - time.value) % _HALF_DAY == 0


def _part_of(quantity: Quantity, other: Quantity) -> bool:
    """Whether the quantity is a run of digits in a token of several numbers: 41 of *4.41.30*, 2 of *2:10*."""
    if not quantity.digits or len(other.parts) < 2 or (other.value >= 0 and other.kind is not Kind.TIME):
        return False
    runs = [int(part) for part in other.parts]
    wanted = [int(part) for part in quantity.parts]
    return any(runs[start : start + len(wanted)] == wanted for start in range(len(runs)))


def _without_sums(
    found: Sequence[Quantity], expected: Sequence[Quantity], extra: list[int], missing: list[int]
) -> tuple[list[int], list[int]]:
    """What is left over after matching one quantity to the two neighbours that add up to it, on either side."""
    for i, places in _sums_of_neighbours(found, expected, extra, missing):
        extra.remove(i)
        missing = [j for j in missing if j not in places]
    for j, places in _sums_of_neighbours(expected, found, missing, extra):
        missing.remove(j)
        extra = [i for i in extra if i not in places]
    return extra, missing


def _without_parts(
    found: Sequence[Quantity], expected: Sequence[Quantity], extra: Sequence[int], missing: Sequence[int]
) -> tuple[list[int], list[int]]:
    """What is left over that is not part of a longer token or of a date in the other text."""
    extra = [i for i in extra if not _is_part_of_token(found[i], expected)]
    missing = [j for j in missing if not _is_part_of_token(expected[j], found)]
    return (
        [i for i in extra if not _is_part_of_year_or_date(i, found, expected)],
        [j for j in missing if not _is_dated(expected[j], found)],
    )


def _without_lists(
    found: Sequence[Quantity], expected: Sequence[Quantity], extra: Sequence[int], missing: Sequence[int]
) -> tuple[list[int], list[int]]:
    """What is left over after matching two numbers joined by a comma without a space (*0,1 e 2*)."""
    neighbours = {(expected[j].value, expected[k].value) for j, k in pairwise(missing) if k == j + 1}
    lists = {i for i in extra if _is_list(found[i], neighbours)}
    values = {int(part) for i in lists for part in found[i].parts}
    return [i for i in extra if i not in lists], [j for j in missing if expected[j].value not in values]


def _is_list(quantity: Quantity, neighbours: AbstractSet[tuple[Decimal, Decimal]]) -> bool:
    """Whether *0,1* of *0,1 e 2* is two numbers, which are neighbours in the other text and missing here."""
    if len(quantity.parts) != 2 or not quantity.digits or quantity.unit or quantity.currency or quantity.scale != 1:
        return False
    first, second = (Decimal(part) for part in quantity.parts)
    return (first, second) in neighbours


def _in_pieces(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether the others have every run of digits of *31:27* as a number, as in *31-27*."""
    if len(quantity.parts) < 2 or (quantity.value >= 0 and quantity.kind is not Kind.TIME):
        return False
    runs = {int(other.parts[0]) for other in others if len(other.parts) == 1}
    return all(int(part) in runs for part in quantity.parts)


def _sums_of_neighbours(
    ones: Sequence[Quantity], others: Sequence[Quantity], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Those of ``left`` that two neighbours of ``right`` add up to: *two and a half years* is 2 years and 6 months."""
    for i in left[:_MOST_LEFT_OVER]:
        for j, k in pairwise(right):
            if k == j + 1 and _is_sum(ones[i], others[j], others[k]):
                yield i, (j, k)
                break


def _is_sum(one: Quantity, first: Quantity, second: Quantity) -> bool:
    if one.kind is Kind.TIME:  # *15 óra 40 perckor* is 3:40 p.m.
        minutes = 60 * first.value + second.value
        return (first.unit, second.unit) == ("hour", "minute") and (minutes - one.value) % _HALF_DAY == 0
    if one.unit == "%" or one.kind is Kind.FRACTION:
        return _is_ratio(one, first, second)
    total = add_quantities(first, second)
    return total is not None and converts(one, total, exact=True)


def _is_ratio(share: Quantity, part: Quantity, whole: Quantity) -> bool:
    """*Nine in ten* is 90 %, *one in four* a quarter."""
    if not 0 < part.value < whole.value <= _MILLENNIUM or whole.currency:
        return False
    per_cent = share.value if share.unit == "%" else share.value * 100
    return abs(100 * part.value / whole.value - per_cent) < 1


def _is_dated(written: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether *5.6* or *3.4.22* is among the others as a day and a month."""
    return any(
        _is_part_of_date(written, i, others)
        for i in range(min(len(others), _MOST_LEFT_OVER))
        if others[i].kind is Kind.MONTH
    )


def _is_part_of_date(written: Quantity, i: int, quantities: Sequence[Quantity]) -> bool:
    """Whether ``quantities[i]`` is the day, the month or the year of what is written *5.6* or *3.4.22*."""
    if len(written.parts) not in {2, 3} or written.kind is not Kind.NUMBER or written.unit or written.scale != 1:
        return False
    day, month, *year = (int(part) for part in written.parts)
    near = quantities[max(0, i - 2) : i + 3]
    if not (
        any(other.kind is Kind.MONTH and other.value == month for other in near)
        and any(other.kind in _NUMERIC and other.value == day for other in near)
    ):
        return False
    quantity = quantities[i]
    if quantity.kind is Kind.MONTH:
        return quantity.value == month
    return quantity.value == day or (bool(year) and quantity.value % _CENTURY == year[0])


def _is_part_of_token(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether the others have the quantity inside a longer token, or the parts of its token as separate quantities."""
    return any(_part_of(quantity, other) for other in others[:_MOST_LEFT_OVER]) or _in_pieces(quantity, others)


def _is_part_of_year_or_date(i: int, found: Sequence[Quantity], expected: Sequence[Quantity]) -> bool:
    return any(
        _is_part_of_date(other, i, found) or _is_year_of_era(found[i], other) for other in expected[:_MOST_LEFT_OVER]
    )


def _is_year_of_era(quantity: Quantity, year: Quantity) -> bool:
    """Whether a year is counted from another era: *Meiji 28* for *明治28年*, read as 1895."""
    return year.value >= 1000 and year.text.isdecimal() and int(year.text) == quantity.value != year.value


def is_implied(quantity: Quantity, other: Quantity) -> bool:
    """Whether a number on one side only follows from one on the other.

    The 19th century follows from the 1830s, 27 °C from *temperatures in the 80s*, 29 from *in their twenties*.
    """
    if quantity.unit == "century" and other.value >= 1000:
        return quantity.value == other.value // _CENTURY + 1
    if other.kind is Kind.DECADE and other.value < _CENTURY and quantity.unit in {None, "year"}:
        return other.value <= quantity.value <= other.value + 10
    if quantity.unit in {"°", "°C"} and other.kind is Kind.DECADE and other.value < _CENTURY:
        return -5 <= quantity.value * 9 / 5 + 32 - other.value < 15
    return False
