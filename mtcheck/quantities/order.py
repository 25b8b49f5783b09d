"""Numbers that are all there but have changed places: *from 60 to 80*, *1-3*, *34 killed and 15 wounded*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise, permutations
from typing import Final, NamedTuple

from mtcheck.languages.base import SPACES, Locale
from mtcheck.languages.script import in_data_script
from mtcheck.quantities.quantity import Kind, Quantity
from mtcheck.text.words import word_texts, words

__all__ = ["Written", "changed_places"]

_SCORE: Final = re.compile(r"[:–-]")
_CHARACTERS_BESIDE: Final = 24
_COMMAS: Final = ",，、،"
_MOST_NUMBERS: Final = 6
"""More numbers than this in a sentence are a list, where the nearest word does not show what a number counts."""
_MARGIN: Final = 2
"""Words by which the likelier of two readings has to be nearer."""
_MOST_GOALS: Final = 30
_LONGEST_TEXT: Final = 200
"""Words of the longest text in which things that are counted are looked for."""


class Written(NamedTuple):
    """A text with its quantities."""

    text: str
    quantities: Sequence[Quantity]
    locale: Locale


def changed_places(ours: Written, theirs: Written) -> Iterator[tuple[int, int]]:
    """Indexes of a number of ours, and of the one of theirs that should be there."""
    pairs = [*_moves(ours, theirs), *_scores(ours, theirs)]
    yield from pairs or _counts(ours, theirs)


def _moves(ours: Written, theirs: Written) -> Iterator[tuple[int, int]]:
    """*From 60 to 80* for *sa 80 na 60*."""
    for i in _from_to(ours):
        for j in _from_to(theirs):
            if _is_exchange(ours.quantities[i : i + 2], theirs.quantities[j : j + 2]):
                yield i, j
                yield i + 1, j + 1


def _from_to(written: Written) -> Iterator[int]:
    """The places where the number that something moves from comes before the number that it moves to."""
    for i, (first, second) in enumerate(pairwise(written.quantities)):
        if not _is_plain(first) or not _is_plain(second):
            continue
        language = written.locale.language
        gap = in_data_script(written.text[_end(first) : _start(second)].strip().lower(), language)
        opening = written.text[max(0, _start(first) - _CHARACTERS_BESIDE) : _start(first)].lower()
        before = word_texts(in_data_script(opening, language), inside=())
        leaves = bool(before) and before[-1] in written.locale.from_words
        if written.locale.unspaced:
            leaves = written.text.endswith(tuple(written.locale.from_words), 0, _start(first))
        opened = leaves and gap in written.locale.range_words
        if opened or _is_left(written, first, second):
            yield i


def _is_left(written: Written, first: Quantity, second: Quantity) -> bool:
    """Whether the ending of the number, or of its unit, says *from*: *42 protsendilt 35 protsendile*."""
    opens = min(second.start, second.unit_start or second.start)
    between = written.text[first.start : opens].rstrip().lower()
    return between.endswith(written.locale.from_endings) and between.count(" ") <= 1


def _scores(ours: Written, theirs: Written) -> Iterator[tuple[int, int]]:
    """*1-3* for 3:1. Not vice versa: *izgubila 1:3* is *lost 3-1*."""
    for i in _score_places(ours):
        for j in _score_places(theirs):
            wanted = theirs.quantities[j : j + 2]
            if wanted[0].value > wanted[1].value and _is_exchange(ours.quantities[i : i + 2], wanted):
                yield i, j
                yield i + 1, j + 1


def _score_places(written: Written) -> Iterator[int]:
    for i, (first, second) in enumerate(pairwise(written.quantities)):
        both = _is_plain(first) and _is_plain(second) and first.digits and second.digits
        goals = both and max(first.value, second.value) < _MOST_GOALS and not (first.unit or second.unit)
        if goals and _SCORE.fullmatch(written.text[first.end : second.start].strip(SPACES)):
            yield i


def _is_exchange(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    values = [quantity.value for quantity in ours]
    return values[0] != values[1] and values == [quantity.value for quantity in theirs][::-1]


def _is_plain(quantity: Quantity) -> bool:
    return quantity.kind is Kind.NUMBER and quantity.value >= 0 and not quantity.in_name


def _start(quantity: Quantity) -> int:
    return min(quantity.start, quantity.currency_start or quantity.start)


def _end(quantity: Quantity) -> int:
    return max(quantity.end, quantity.unit_end, quantity.scale_end, quantity.currency_end)


def _counts(ours: Written, theirs: Written) -> Iterator[tuple[int, int]]:
    """*34 killed and 15 wounded* for 15 killed and 34 wounded: the numbers that count the same two things."""
    if min(len(ours.quantities), len(theirs.quantities)) < 2:
        return
    left = _things(ours)
    right = _things(theirs) if len(left) > 1 else {}
    for alike in _ALIKE:
        both = sorted(alike & left.keys() & right.keys())
        if len(both) != 2:
            continue
        first, second = both
        ours_by = _counts_of(ours, left[first], left[second])
        theirs_by = _counts_of(theirs, right[first], right[second])
        if ours_by is None or theirs_by is None:
            continue
        found = [ours.quantities[i].value for i in ours_by]
        wanted = [theirs.quantities[j].value for j in theirs_by]
        if found[0] != found[1] and found == wanted[::-1]:
            yield from zip(ours_by, theirs_by, strict=True)


_ALIKE: Final = (
    frozenset({"killed", "wounded", "arrested", "missing", "rescued", "recovered", "infected"}),
    frozenset({"women", "men", "children", "soldiers", "civilians", "girls", "boys"}),
    frozenset({"favour", "against", "abstained"}),
)
"""The kinds of counted things in the languages' tables: outcomes, people, votes."""


def _things(written: Written) -> dict[str, int]:
    """The things that are counted in the text, each with the place of its word; not those that occur twice."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    end = 0
    for number, (start, word) in enumerate(_words(written)):
        thing = _thing(word, written.locale)
        doubled = written.text[end:start] == "-"  # *luka-luka*
        end = start + len(word)
        if (thing in found and not doubled) or number > _LONGEST_TEXT:
            twice.add(thing or "")
        elif thing is not None:
            found.setdefault(thing, start)
    return {thing: place for thing, place in found.items() if thing not in twice}


def _words(written: Written) -> Iterator[tuple[int, str]]:
    """The words in small letters, each with its place; in a text without spaces, only those that name counted
    things."""
    if not written.locale.unspaced:
        return ((word.start, word.text) for word in words(written.text.lower(), inside=()))
    return ((match.start(), match[0]) for match in _counting(written.locale).finditer(written.text))


@cache
def _counting(locale: Locale) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, locale.counted), key=len, reverse=True)) or "(?!)")


@lru_cache(maxsize=1 << 14)
def _thing(word: str, locale: Locale) -> str | None:
    """What a word stands for: judged by the whole word, which the table marks with ``=``, or by its beginning."""
    stems, word = locale.counted, in_data_script(word, locale.language)
    whole = stems.get(f"={word}")
    return whole or next((stems[word[:length]] for length in range(len(word), 1, -1) if word[:length] in stems), None)


def _counts_of(written: Written, first: int, second: int) -> tuple[int, int] | None:
    """Which numbers count the things at two places: those of the nearest reading, if it is clearly nearest."""
    places = [
        i
        for i, quantity in enumerate(written.quantities)
        if _is_plain(quantity) and quantity.unit not in {"year", "hour", "minute"} and not 1900 <= quantity.value < 2100
    ]
    if not 2 <= len(places) <= _MOST_NUMBERS:
        return None
    one, other = ({i: _apart(written, written.quantities[i], place) for i in places} for place in (first, second))
    costs = sorted((one[i] + other[j], i, j) for i, j in permutations(places, 2))
    if len(costs) > 1 and costs[1][0] - costs[0][0] < _MARGIN:
        return None
    return costs[0][1], costs[0][2]


def _apart(written: Written, quantity: Quantity, place: int) -> int:
    """The words between a number and a word; without spaces between them, the letters."""
    low, high = sorted((quantity.start, place))
    between = written.text[low:high]
    apart = sum(map(str.isalpha, between)) if written.locale.unspaced else len(word_texts(between, inside=()))
    return apart + 3 * sum(map(between.count, _COMMAS))
