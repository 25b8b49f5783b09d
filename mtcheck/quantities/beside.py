"""What stands beside a number and changes it: a minus, *below zero*, *more than*, *up to*."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from mtcheck.languages.base import SPACES, Locale
from mtcheck.quantities.quantity import Kind, Quantity

__all__ = ["with_sign_and_bound"]

_SIGNED: Final = re.compile(rf"(?:^|[{SPACES}(\[„“\"'«])[-−–‑]$")
_AFTER_NUMBER: Final = re.compile(rf"[\d%°)][{SPACES}]*[-−–‑]$")
_NEAR: Final = 32
_NUMERIC: Final = frozenset({Kind.NUMBER, Kind.FRACTION})


@cache
def _phrases(phrases: Iterable[str], *, before: bool) -> re.Pattern[str] | None:
    """Any of the phrases: behind the place searched from, or before its end."""
    if not phrases:
        return None
    any_of = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    pattern = rf"(?<!\w)(?:{any_of})[{SPACES}]{{1,2}}$" if before else rf"[{SPACES},]{{0,2}}(?:{any_of})(?!\w)"
    return re.compile(pattern, re.IGNORECASE)


def with_sign_and_bound(quantity: Quantity, text: str, locale: Locale) -> Quantity:
    """The quantity, below zero or bounded if the words or the sign beside it say so."""
    if quantity.kind not in _NUMERIC:
        return quantity
    start = quantity.start
    if 0 < quantity.currency_start < start and quantity.currency_end <= start:
        start = quantity.currency_start
    before = text[max(0, start - _NEAR) : start]
    if _is_minus(before, quantity, text, locale):
        quantity = replace(quantity, minus=True)
    for bound, phrases in (("over", locale.over), ("under", locale.under), ("exact", locale.exact)):
        pattern = _phrases(phrases, before=True)
        if pattern is not None and pattern.search(before):
            quantity = replace(quantity, bound=bound)
    return quantity


def _is_minus(before: str, quantity: Quantity, text: str, locale: Locale) -> bool:
    if before[-1:] in "-−–‑" and before:
        at_start = len(before) == 1
        dash = before[-1] in "-−" or (quantity.unit or "").startswith("°")
        if dash and (not at_start or (quantity.unit or "").startswith("°") or before == "−"):
            return bool(_SIGNED.search(before)) and not _AFTER_NUMBER.search(before)
        return False
    words = _phrases(locale.minus, before=True)
    if words is not None and words.search(before):
        return True
    below = _phrases(locale.below_zero, before=False)
    end = max(quantity.end, quantity.unit_end, quantity.scale_end)
    return below is not None and below.match(text, end) is not None
