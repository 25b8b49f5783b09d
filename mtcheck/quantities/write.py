"""Writes a right value in place of a wrong one, in the same style."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mtcheck.languages.base import SPACES, Locale
from mtcheck.languages.counted import currency_word, scale_word, unit_word
from mtcheck.languages.declined import Calendar, declined_like
from mtcheck.languages.lookup import locale_for
from mtcheck.languages.script import to_latin
from mtcheck.quantities.currency import SIGNS
from mtcheck.quantities.dates import HALF_DAY
from mtcheck.quantities.quantity import TODAY, Kind, Quantity

__all__ = [
    "Place",
    "Replacement",
    "correct_currency",
    "correct_format",
    "correct_half_day",
    "correct_per",
    "correct_scale",
    "correct_sign",
    "correct_unit",
    "correct_value",
    "no_correction",
]

_HALF_DAY: Final = 12
_OTHER_HALF: Final = str.maketrans("apAP", "paPA")
_LONGEST_ABBREVIATION: Final = 3
_GROUPED_FROM: Final = 10_000
_DAY: Final = 24
_LAST_MINUTE: Final = 59
_LONGEST_PREPOSITION: Final = 8
"""Within this many letters before a weekday is its preposition."""


class Place(NamedTuple):
    """Where a correction goes: a text, and the tag of its language."""

    text: str
    tag: str

    @property
    def locale(self) -> Locale:
        """The language's conventions."""
        return locale_for(self.tag)


class Replacement(NamedTuple):
    """Replace ``[start, end)`` of the translation by ``text``; None when the right form is not known."""

    start: int
    end: int
    text: str | None


def correct_format(found: Quantity, place: Place) -> Replacement:
    """The same digits with the locale's marks: *100,000* for *100.000*."""
    locale = place.locale
    other = "," if locale.decimal == "." else "."
    marks = {ord(other): locale.decimal, ord(locale.decimal): locale.grouping[0]}
    return Replacement(
        found.start, found.end, found.text.translate(marks | {ord(space): locale.grouping[0] for space in SPACES})
    )


def correct_scale(found: Quantity, wanted: Quantity, place: Place) -> Replacement:
    """The right scale word in place of the wrong one; a number without one gets it."""
    locale = place.locale
    if found.kind is Kind.VAGUE:
        name, ending = locale.scale_names.get(int(wanted.value)), locale.vague_ending
        return Replacement(found.start, found.end, f"{name}{ending}" if name and ending else None)
    name = _scale_name(found, wanted, place)
    if found.scale == 1:
        return Replacement(found.start, found.end, f"{found.text} {name}" if name else None)
    if wanted.scale == 1:
        return Replacement(found.start, found.scale_end, _digits(wanted.value, locale, grouped=True))
    return Replacement(found.scale_start, found.scale_end, name)


def _scale_name(found: Quantity, wanted: Quantity, place: Place) -> str | None:
    """The word for the wanted scale; if the wrong one does not have the form that its number requires, the case is
    unknown."""
    named = place.locale.scale_names.get(int(wanted.scale))
    if named or found.scale == 1 or wanted.scale == 1:
        return named or scale_word(wanted.mantissa, int(wanted.scale), place.tag, place.text)
    written = place.text[found.scale_start : found.scale_end]
    if scale_word(found.mantissa, int(found.scale), place.tag, written) != written:
        return None
    return scale_word(wanted.mantissa, int(wanted.scale), place.tag, written)


def correct_value(found: Quantity, wanted: Quantity, place: Place) -> Replacement:
    """The wanted value, in words where the wrong one is in words, with a fitting ordinal ending."""
    start, end, locale = found.start, found.end, place.locale
    if found.kind in {Kind.MONTH, Kind.WEEKDAY, Kind.DAY} and not found.digits:
        return Replacement(start, end, _calendar_name(found, int(wanted.value), place))
    if found.kind is Kind.TIME:
        return Replacement(start, end, _time(found, wanted))
    if wanted.kind is Kind.TIME:
        joined = len(found.text) == len("0430") or (len(found.parts) == len(wanted.parts) == 1)
        return Replacement(start, end, "".join(wanted.parts) if joined else None)
    if found.value < 0 or _keeps_zeros(found, wanted) or _is_short_year(found, wanted):
        return Replacement(start, end, wanted.text[-len(found.text) :] if found.text.isdigit() else wanted.text)
    rescaled = None if found.scale == 1 else _in_another_scale(found, wanted, locale)
    if rescaled is not None:
        return Replacement(start, found.scale_end, rescaled)
    value = wanted.value / found.scale
    if _lacks_century(found, wanted):
        value += found.value - found.value % 100
    return _in_its_manner(found, value, locale)


def _in_another_scale(found: Quantity, wanted: Quantity, locale: Locale) -> str | None:
    """The wanted number with its own scale word, or without one; None if the scale word of the wrong one stays."""
    if found.scale != wanted.scale != 1 and int(wanted.scale) in locale.scale_names:
        return f"{_digits(wanted.mantissa, locale, grouped=False)} {locale.scale_names[int(wanted.scale)]}"
    if wanted.value % found.scale and wanted.scale == 1:
        return _digits(wanted.value, locale, grouped=True)
    return None


def _lacks_century(found: Quantity, wanted: Quantity) -> bool:
    """Whether the wanted year or decade has only its last digits (*the eighties*), and the wrong one has all four."""
    year = wanted.kind is Kind.DECADE or wanted.unit == "year"
    return year and wanted.value < 100 and 1000 <= found.value < 2100


def _in_its_manner(found: Quantity, value: Decimal, locale: Locale) -> Replacement:
    """The value in words or digits, with or without grouping, as the wrong number is written."""
    start, end = found.start, found.end
    if found.kind is Kind.ORDINAL and value >= 1000:
        return Replacement(start, end, None)
    if not found.digits:
        return Replacement(start, end, _in_words(value, locale, ordinal=found.kind is Kind.ORDINAL))
    if found.kind is Kind.ORDINAL and locale.ordinal_endings:
        ending = _ordinal_ending(int(value), locale)
        return Replacement(start, end + len(ending), f"{value:f}{ending}")
    grouped = value >= _GROUPED_FROM or (value >= 1000 and locale.grouping[0] in found.text)
    written = _digits(value, locale, grouped=grouped)
    padded = found.text[0] == "0" and found.text.isdigit()
    return Replacement(start, end, written.zfill(len(found.text)) if padded else written)


def _calendar_name(found: Quantity, value: int, place: Place) -> str | None:
    locale = place.locale
    if found.kind is Kind.DAY:
        return next((name for name, offset in locale.relative_days.items() if offset == value - TODAY), None)
    names = locale.month_names if found.kind is Kind.MONTH else locale.weekday_names
    if names:
        return names[value - 1] + found.text.removeprefix(names[int(found.value) - 1]) * (found.kind is Kind.WEEKDAY)
    kind: Calendar = "months" if found.kind is Kind.MONTH else "weekdays"
    accusative = found.kind is Kind.WEEKDAY and _latin(place.text[: found.start]).endswith(locale.on_weekday)
    return declined_like(kind, int(found.value), found.text, value, place.tag, accusative=accusative)


def _latin(text: str) -> str:
    """The last few letters before a word, in the script that words are known in."""
    return to_latin(text[-_LONGEST_PREPOSITION:])


def correct_half_day(found: Quantity, text: str) -> Replacement:
    """*pm* for *am* behind a time on the 12-hour clock, with full stops and capitals as written."""
    written = HALF_DAY.match(text, found.end)
    if written is None:
        return Replacement(found.start, found.end, None)
    letter, rest = written[1], text[written.end(1) : written.end()]
    return Replacement(written.start(1), written.end(), letter.translate(_OTHER_HALF) + rest)


def _keeps_zeros(found: Quantity, wanted: Quantity) -> bool:
    """A number such as 007."""
    return found.text.isdigit() and wanted.text.isdigit() and wanted.text[0] == "0" and len(wanted.text) > 1


def _is_short_year(found: Quantity, wanted: Quantity) -> bool:
    """The second year of *1950-53*."""
    year = len(wanted.text) == 4 and 1000 <= wanted.value < 2100 and wanted.value % 100 != 0
    return year and found.text.isdigit() and len(found.text) == 2


def _digits(value: Decimal, locale: Locale, *, grouped: bool) -> str:
    text = f"{value:,f}" if grouped else f"{value:f}"
    return text.translate({ord(","): locale.grouping[0], ord("."): locale.decimal})


def _time(found: Quantity, wanted: Quantity) -> str | None:
    """The wanted time, on the 12-hour or 24-hour clock like the wrong one."""
    if wanted.kind is Kind.TIME:
        hour, minute = divmod(int(wanted.value), 60)
    elif len(wanted.parts) == 2:
        hour, minute = int(wanted.parts[0]), int(wanted.parts[1])
    else:
        hour, minute = int(wanted.value), 0
    if hour > _DAY or minute > _LAST_MINUTE:
        return None
    if found.half_day:
        hour = hour % _HALF_DAY or _HALF_DAY
    shown = f"{hour:02d}" if found.text.startswith("0") else str(hour)
    mark = "." if "." in found.text else ":"
    return shown if len(found.parts) == 1 and not minute else f"{shown}{mark}{minute:02d}"


def _in_words(value: Decimal, locale: Locale, *, ordinal: bool) -> str | None:
    if ordinal or value != value.to_integral_value():
        return None
    whole = int(value)
    if whole in locale.number_names:
        return locale.number_names[whole]
    tens, ones = whole - whole % 10, whole % 10
    if locale.tens_joint and tens in locale.number_names and ones in locale.number_names:
        return f"{locale.number_names[tens]}{locale.tens_joint}{locale.number_names[ones]}"
    return _digits(value, locale, grouped=True)


def _ordinal_ending(value: int, locale: Locale) -> str:
    """What is behind the digits of an ordinal: by its last two, by its last, or else as behind 0."""
    endings = locale.ordinal_endings
    return endings.get(value % 100) or endings.get(value % 10) or endings.get(0, "")


def correct_unit(found: Quantity, wanted: Quantity, place: Place) -> Replacement:
    """The right unit, abbreviated or in the plural as the wrong one is."""
    written = place.text[found.unit_start : found.unit_end]
    if written.isalpha() and written.lower() not in place.locale.units:
        return Replacement(found.unit_start, found.unit_end, None)  # *trogodišnji*
    names = [word for word, unit in place.locale.units.items() if unit == wanted.unit]

    def counted(unit: str | None) -> str | None:
        return unit_word(found.value, unit, place.tag, written) if unit and written.isalpha() else None

    right = counted(wanted.unit) if counted(found.unit) == written else _alike(names, written, place.locale)
    return Replacement(found.unit_start, found.unit_end, right)


def correct_per(found: Quantity, wanted: Quantity, place: Place) -> Replacement:
    """The right unit behind *per*, in the singular or abbreviated as the wrong one is."""
    written = place.text[found.per_start : found.per_end]
    phrases = place.locale.per_phrases
    if written.lower() in phrases:
        opening, space, _ = written.lower().partition(" ")
        names = [name for name, unit in phrases.items() if unit == wanted.per and name.startswith(opening + space)]
        return Replacement(found.per_start, found.per_end, next(iter(names), None) if space else None)
    names = [word for word, unit in place.locale.units.items() if unit == wanted.per]
    return Replacement(found.per_start, found.per_end, _alike(names, written, place.locale))


def correct_sign(found: Quantity, wanted: Quantity, _place: Place) -> Replacement:
    """The number with a minus; the words that made it positive are kept."""
    return Replacement(found.start, found.end, f"-{found.text}" if wanted.minus and found.digits else None)


def no_correction(found: Quantity, _wanted: Quantity, _place: Place) -> Replacement:
    """The place of the number alone."""
    return Replacement(found.start, found.end, None)


def correct_currency(found: Quantity, wanted: Quantity, place: Place) -> Replacement:
    """The right currency, as a sign, a code or a word as the wrong one is."""
    start, end, locale = found.currency_start, found.currency_end, place.locale
    written = place.text[start:end]
    if not written[-1].isalpha():
        signs = {currency: sign for sign, currency in SIGNS.items()}
        return Replacement(start, end, signs.get(wanted.currency or ""))
    if written.isupper():
        return Replacement(start, end, wanted.currency)
    names = [word for word, currency in locale.currencies.items() if currency == wanted.currency]
    number = found.mantissa if found.scale == 1 else found.scale

    def counted(currency: str | None) -> str | None:
        return currency_word(number, currency, place.tag, written, locale.currencies) if currency else None

    right = counted(wanted.currency) if counted(found.currency) == written else _alike(names, written, locale)
    return Replacement(start, end, right)


def _alike(names: Sequence[str], written: str, locale: Locale) -> str | None:
    """The name that is as long as the written one and plural if that is; only abbreviations where words have more forms
    than the two."""
    words = [name for name in names if (len(name) <= _LONGEST_ABBREVIATION) == (len(written) <= _LONGEST_ABBREVIATION)]
    if locale.plural:
        same = [name for name in words if name.endswith(locale.plural) == written.endswith(locale.plural)]
        return next(iter(same or words or names), None)
    return next(iter(words), None) if len(written) <= _LONGEST_ABBREVIATION else None
