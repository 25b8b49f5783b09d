"""The unit or currency that belongs to a number: *100 km*, *$2.3 billion*, *12,8 kilometara*."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from mtcheck.languages.base import SPACES, Locale
from mtcheck.quantities.quantity import Kind, Quantity

__all__ = ["SIGNS", "with_measure"]

SIGNS: Final = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH"}
_ISO_4217: Final = "USD EUR GBP CHF JPY CNY RUB UAH RSD BAM MKD BGN RON HUF PLN CZK TRY HRK SEK NOK DKK CAD AUD"
_CODES: Final = {"KM": "BAM"} | {code: code for code in _ISO_4217.split()}
"""Codes that stand behind a sum in any language; only in capitals, so that *KM* is no kilometre."""
_AFTER: Final = re.compile(
    rf"(?:(?<=\d)(?:st|nd|rd|th))?\.?[{SPACES}-]?(?:(km/h|mph|kph|%|€|\$|£|¥|₽|₴|°[{SPACES}]?[CF]\b|°)|([^\W\d_]+))"
)
_BEFORE: Final = re.compile(rf"(US\$|\$|€|£|¥|₽|₴|\b(?:USD|EUR|GBP|CHF|JPY|CNY|RUB|UAH|RSD|BAM|PLN|CZK))[{SPACES}]?$")
_THERMOMETER: Final = re.compile(
    rf"[{SPACES}](cel[sz]\w*|f[ah]\w*renh[ae]\w*|farenh\w*|цельс\w*|целз\w*|фаренг\w*|форенг\w*|[cf])\b", re.IGNORECASE
)
_LATIN_SCALE: Final = str.maketrans("ЦФ", "CF")
_AREAS: Final = {"m": "m²", "km": "km²", "ft": "ft²", "mi": "mi²"}
_NEXT_WORD: Final = re.compile(rf"\.?[{SPACES}]([^\W\d_]+)")
_RATE_SIGNS: Final = {"km/h": "km", "mph": "mi", "kph": "km"}


_NEITHER: Final[tuple[str | None, str | None]] = (None, None)


@cache
def _words(locale: Locale) -> dict[str, tuple[str | None, str | None]]:
    units: dict[str, tuple[str | None, str | None]] = {code: (None, currency) for code, currency in _CODES.items()}
    units |= {word: (unit, None) for word, unit in locale.units.items()}
    for word, currency in locale.currencies.items():
        units[word] = (units.get(word, (None, None))[0], currency)
    return units


def with_measure(quantity: Quantity, text: str, locale: Locale) -> Quantity:
    """The quantity with the unit or currency that stands beside it, if any does; *pound* may be either."""
    if quantity.kind in {Kind.VAGUE, Kind.DECADE, Kind.TIME}:
        return quantity
    before = _BEFORE.search(text[max(0, quantity.start - 5) : quantity.start])
    if before:
        sign = before[1]
        currency = SIGNS.get(sign[-1], sign)
        start = max(0, quantity.start - 5) + before.start(1)
        return replace(quantity, currency=currency, currency_start=start, currency_end=start + len(sign))
    after = _AFTER.match(text, quantity.scale_end or quantity.end)
    if not after:
        return quantity
    if after[1]:
        return _with_sign(quantity, after[1], after.start(1), after.end(1))
    words = _words(locale)
    if after[2].lower() in locale.square:
        return _with_area(quantity, text, after.span(2), words)
    unit, named = words.get(after[2], _NEITHER) if after[2] in words else words.get(after[2].lower(), _NEITHER)
    start, end = after.span(2)
    if unit and named:
        return replace(quantity, unit=unit, currency=named)
    if unit == "m" and text.startswith("/h", end):
        unit = "mi"
    if unit == "°" and (thermometer := _THERMOMETER.match(text, end)):
        unit, end = f"°{thermometer[1][0].upper().translate(_LATIN_SCALE)}", thermometer.end()
    if unit:
        return replace(quantity, unit=unit, unit_start=start, unit_end=end)
    if named:
        return replace(quantity, currency=named, currency_start=start, currency_end=end)
    return quantity


def _with_area(
    quantity: Quantity, text: str, square: tuple[int, int], words: dict[str, tuple[str | None, str | None]]
) -> Quantity:
    """*500 square miles*: the length is named by the word after *square*."""
    length = _NEXT_WORD.match(text, square[1])
    unit = _AREAS.get(words.get(length[1].lower(), _NEITHER)[0] or "") if length else None
    if length is None or unit is None:
        return quantity
    return replace(quantity, unit=unit, unit_start=square[0], unit_end=length.end(1))


def _with_sign(quantity: Quantity, sign: str, start: int, end: int) -> Quantity:
    unit_sign = _RATE_SIGNS.get(sign) or _unit_sign(sign)
    if unit_sign:
        return replace(quantity, unit=unit_sign, unit_start=start, unit_end=end)
    return replace(quantity, currency=SIGNS[sign], currency_start=start, currency_end=end)


def _unit_sign(sign: str) -> str | None:
    if sign[0] == "°":
        return f"°{sign[-1]}" if len(sign) > 1 else "°"
    return "%" if sign == "%" else None
