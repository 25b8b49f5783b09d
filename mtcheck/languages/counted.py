"""Words after a number, in the form that the number requires: *2 miliona*, *5 milijardi*, *21 миля*.

From Unicode CLDR by way of babel, which is imported on first use: only a correction needs it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from mtcheck.languages.declined import month_of_a_day
from mtcheck.languages.language import group, primary
from mtcheck.languages.script import is_cyrillic, to_latin

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from babel import Locale as Cldr

__all__ = ["currency_word", "long_date", "scale_word", "unit_word"]

_LATIN: Final = {"hr": "hr", "bs": "bs", "cnr": "sr_Latn_ME"}
_CYRILLIC: Final = {"bs": "bs_Cyrl", "cnr": "sr_Cyrl_ME"}
_BRITISH: Final = {"en": "en_GB"}
"""The English that mtcheck writes if a tag does not say which."""
_ABBREVIATED: Final = 3
"""The most letters of a unit's abbreviation."""
_UNITS: Final = {
    "km": "length-kilometer", "m": "length-meter", "cm": "length-centimeter", "mm": "length-millimeter",
    "mi": "length-mile", "ft": "length-foot", "in": "length-inch", "yd": "length-yard", "kg": "mass-kilogram",
    "g": "mass-gram", "lb": "mass-pound", "oz": "mass-ounce", "l": "volume-liter", "gal": "volume-gallon",
    "bbl": "volume-barrel", "ha": "area-hectare", "ac": "area-acre", "second": "duration-second",
    "minute": "duration-minute", "hour": "duration-hour", "day": "duration-day", "week": "duration-week",
    "month": "duration-month", "year": "duration-year", "decade": "duration-decade", "century": "duration-century",
}  # fmt: skip
"""CLDR's names of the units; it calls a tonne *metric ton*, which people do not."""


def scale_word(value: Decimal, power: int, tag: str, like: str) -> str | None:
    """The word for ``power`` (1,000,000) behind ``value``, in the script of ``like``; None if there is none."""
    locale = _cldr(tag, is_cyrillic(like))
    if locale is None:
        return None
    patterns = locale.compact_decimal_formats.get("long", {})
    pattern = patterns.get(locale.plural_form(value), patterns.get("other", {})).get(str(power))
    return None if pattern is None else pattern.pattern.strip("0 \u00a0") or None


def currency_word(value: Decimal, code: str, tag: str, like: str, known: Mapping[str, str]) -> str | None:
    """The word for a currency behind ``value``, without the word that says whose it is.

    ``known`` are the language's words for currencies, in the script that it is parsed in, each with its code.
    """
    from babel.numbers import get_currency_name

    locale = _cldr(tag, is_cyrillic(like))
    if locale is None:
        return None
    words = get_currency_name(code, count=value, locale=locale).replace("-", " ").split()
    return next((word for word in words if known.get(_lookup_form(word, tag)) == code), None)


def unit_word(value: Decimal, unit: str, tag: str, like: str) -> str | None:
    """The word for a unit behind ``value``, abbreviated if ``like`` is."""
    from babel.units import UnknownUnitError, format_unit

    locale = _cldr(tag, is_cyrillic(like))
    if locale is None or unit not in _UNITS:
        return None
    try:
        length = "short" if len(like) <= _ABBREVIATED else "long"
        text = format_unit(value, _UNITS[unit], length=length, locale=locale)  # type: ignore[arg-type]
    except UnknownUnitError:
        return None
    word = text.lstrip("0123456789.,\u00a0\u202f ")
    return word if word.replace(" ", "").isalpha() else None


def long_date(year: int, month: int, day: int, tag: str, like: str) -> str | None:
    """A date with the month as a word, as the language writes it; None for a day that does not exist."""
    from datetime import date

    from babel.dates import format_date

    locale = _cldr(tag, is_cyrillic(like))
    if locale is None:
        return None
    try:
        text = format_date(date(year, month, day), "long", locale=locale)
    except ValueError:
        return None
    declined = month_of_a_day(month, tag, cyrillic=is_cyrillic(like))
    return text.replace(locale.months["format"]["wide"][month], declined) if declined else text


def _lookup_form(word: str, tag: str) -> str:
    return (to_latin(word) if group(tag) == "hbs" else word).lower()


@cache
def _cldr(tag: str, cyrillic: bool) -> Cldr | None:  # noqa: FBT001
    """CLDR's locale for a tag, in the text's script if the language has two."""
    from babel import Locale, UnknownLocaleError

    language = primary(tag)
    if group(tag) == "hbs":
        name = _CYRILLIC.get(language, "sr_Cyrl") if cyrillic else _LATIN.get(language, "sr_Latn")
    else:
        name = _BRITISH.get(tag, tag.replace("-", "_"))
    for attempt in (name, language):
        try:
            return Locale.parse(attempt)
        except (UnknownLocaleError, ValueError):
            continue
    return None
