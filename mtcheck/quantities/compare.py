"""A segment's quantities beside those of everything that it can be compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from mtcheck.languages.base import Locale
from mtcheck.languages.language import Capability, language_for
from mtcheck.languages.lookup import locale_for
from mtcheck.model import Article, Segment, Signal
from mtcheck.quantities.dates import as_dates
from mtcheck.quantities.match import Matching, match, same
from mtcheck.quantities.parse import has_other_calendar, parse
from mtcheck.quantities.quantity import Kind, Quantity
from mtcheck.text.addresses import Kind as Address
from mtcheck.text.addresses import addresses

__all__ = ["Compared", "Witness", "compare", "equal"]

_ADDRESS: Final = re.compile(r"@|://|[^\W\d_]\.[^\W\d_]")
"""Without any of these a text has no address."""
_YEARS: Final = range(1800, 2100)
_DAYS: Final = range(1, 32)
_OF: Final = len("th of ")
_MOST_QUANTITIES: Final = 500
"""A segment with more quantities is not a sentence: it is not compared, so that time stays linear in length."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What the source or a reference has in place of a quantity; ``text`` is its wording, scale word included."""

    signal: Signal
    quantity: Quantity
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A source or reference with its quantities, matched with the translation's."""

    signal: Signal
    text: str
    quantities: tuple[Quantity, ...]
    matching: Matching
    locale: Locale
    in_words: bool
    """Whether its language's number words are known; otherwise only digits are judged."""
    with_dates: bool
    """Whether the months and weekdays of its language are known in every form."""

    def witness(self, j: int) -> Witness:
        """What this text says with its quantity number ``j``."""
        quantity = self.quantities[j]
        return Witness(self.signal, quantity, self.text[quantity.start : max(quantity.end, quantity.scale_end)])


@dataclass(slots=True)
class Compared:
    """One segment's quantities, matched with each text that it can be compared with.

    ``extra`` are the indexes of those that no text confirms, ``missing`` what the texts have beyond them.
    """

    segment: Segment
    found: tuple[Quantity, ...]
    locale: Locale
    texts: list[Text] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)
    missing: list[Witness] = field(default_factory=list)

    @property
    def has_source(self) -> bool:
        """Whether the source is among the texts."""
        return any(text.signal is Signal.SOURCE for text in self.texts)

    def beside(self, witness: Witness) -> tuple[Quantity, ...]:
        """All quantities of the text that the witness is from."""
        return next(
            text.quantities
            for text in self.texts
            if text.signal is witness.signal and witness.quantity in text.quantities
        )


def compare(article: Article) -> list[Compared]:
    """The comparison of every segment; what only moved to a neighbouring segment is neither extra nor missing.

    A segment left in the source language has no quantities: its marks are right in that language.
    """
    compared = [_compare(segment, article) for segment in article.segments]
    _forgive_moved(compared)
    return compared


def _compare(segment: Segment, article: Article) -> Compared:
    if segment.translation == segment.source and any(char.isalpha() for char in segment.translation):
        return Compared(segment, (), locale_for(article.target_lang))
    one = Compared(segment, _read(segment.translation, article.target_lang), locale_for(article.target_lang))
    if not segment.translation.strip() or len(one.found) > _MOST_QUANTITIES:
        return one
    if segment.source:
        _add(one, Signal.SOURCE, segment.source, article.source_lang)
    for reference in segment.references:
        if reference:
            _add(one, Signal.REFERENCE, reference, article.target_lang)
    one.extra = list(_extra(one, article.source_lang))
    one.missing = list(_missing(one))
    return one


def _extra(one: Compared, source_lang: str) -> Iterator[int]:
    """What no text confirms; a date is not judged where the source may have one of a calendar that is not read."""
    undated = bool(one.segment.source) and has_other_calendar(one.segment.source or "", source_lang)
    for i in range(len(one.found)) if one.texts else ():
        if all(i in text.matching.extra for text in one.texts) and not (undated and _is_of_date(i, one.found)):
            yield i


def _is_of_date(i: int, found: Sequence[Quantity]) -> bool:
    """Whether a number may be the year or the day of a date: *27 September 2023*."""
    quantity, beside = found[i], found[max(0, i - 1) : i + 2]
    if not quantity.digits or quantity.unit or quantity.currency or quantity.scale != 1:
        return False
    dated = any(
        other.kind is Kind.MONTH
        and (other.start - _OF <= quantity.end <= other.start or quantity.start == other.end + 1)
        for other in beside
    )
    return quantity.value in _YEARS or (dated and quantity.value in _DAYS)


def _read(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of a text, without those in addresses of pages and mailboxes, which are compared whole."""
    quantities = parse(text, language)
    if not quantities or not _ADDRESS.search(text):
        return quantities
    passed = [(found.start, found.end) for found in addresses(text) if found.kind in {Address.PAGE, Address.MAIL}]
    if not passed:
        return quantities
    return tuple(
        one for one in quantities if not any(start <= one.start < end for start, end in passed[:_MOST_QUANTITIES])
    )


def _add(one: Compared, signal: Signal, text: str, language: str) -> None:
    quantities = _read(text, language)
    if len(quantities) > _MOST_QUANTITIES:
        return
    matching = match(one.found, quantities)
    if any(one.found[i].kind is Kind.MONTH for i in matching.extra):
        dated = tuple(as_dates(quantities))
        if len(dated) > len(quantities):
            quantities, matching = dated, match(one.found, dated)
    if any(_is_joined_to_scale(one.found[i]) for i in matching.extra):
        matching = _as_written(one, text, quantities, matching)
    able = language_for(language).capabilities
    one.texts.append(
        Text(
            signal,
            text,
            quantities,
            matching,
            locale_for(language),
            in_words=Capability.NUMBERS in able,
            with_dates=Capability.DATES in able,
        )
    )


def _is_joined_to_scale(quantity: Quantity) -> bool:
    return quantity.digits and quantity.scale != 1 and quantity.scale_start == quantity.end


def _as_written(one: Compared, text: str, theirs: Sequence[Quantity], matching: Matching) -> Matching:
    """The matching, where what is written alike is the same, though one language reads more into it: *1M*."""
    pairs, extra, missing = list(matching.pairs), list(matching.extra), list(matching.missing)
    for i in [i for i in extra if _is_joined_to_scale(one.found[i])]:
        written = one.segment.translation[one.found[i].start : one.found[i].scale_end]
        twin = next((j for j in missing[:_MOST_QUANTITIES] if _is_written(written, text, theirs[j].start)), None)
        if twin is not None:
            pairs.append((i, twin))
            extra.remove(i)
            missing.remove(twin)
    return replace(matching, pairs=tuple(pairs), extra=tuple(extra), missing=tuple(missing))


def _is_written(written: str, text: str, start: int) -> bool:
    end = start + len(written)
    return text.startswith(written, start) and not text[end : end + 1].isalnum()


def _missing(one: Compared) -> Iterator[Witness]:
    """What the witnesses have and the translation lacks; a reference that leaves out a source number excuses it."""
    references = [text for text in one.texts if text.signal is Signal.REFERENCE]
    for text in one.texts:
        for j in text.matching.missing:
            excused = text.signal is Signal.SOURCE and references
            if not excused or any(_has(text.quantities[j], other.quantities) for other in references):
                yield text.witness(j)


def _has(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    return any(equal(quantity, other) for other in others)


def equal(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities have one value, or mean the same."""
    numeric = {Kind.NUMBER, Kind.ORDINAL, Kind.DECADE, Kind.FRACTION}
    kinds = left.kind is right.kind or (left.kind in numeric and right.kind in numeric)
    return (kinds and left.value == right.value and left.value >= 0) or same(left, right)


def _forgive_moved(compared: Sequence[Compared]) -> None:
    """Drop what is left over here and missing in a neighbouring segment: it only moved."""
    for place, one in enumerate(compared):
        for other in (*compared[max(0, place - 2) : place], *compared[place + 1 : place + 3]):
            for i in list(one.extra):
                moved = [witness for witness in other.missing if equal(one.found[i], witness.quantity)]
                if moved:
                    one.extra.remove(i)
                    other.missing = [witness for witness in other.missing if witness not in moved]
