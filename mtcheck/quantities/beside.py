"""Signs and words beside a number that change it: a minus, *below zero*, *more than*, *up to*."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from mtcheck.languages.base import SPACES, Locale
from mtcheck.languages.negation import negation_for
from mtcheck.languages.script import in_data_script
from mtcheck.quantities.quantity import Kind, Quantity

__all__ = ["with_sign_and_bound"]

_SIGNED: Final = re.compile(rf"(?:^|[{SPACES}(\[„“\"'«])[-−–‑]$")
_LED_TO: Final = re.compile(rf"(?<!\w)[^\W\d_A-ZА-Яא-ת]{{1,3}}[{SPACES}][-−]$")
_AFTER_NUMBER: Final = re.compile(rf"[\d%°)][{SPACES}]*[-−–‑]$")
_CHARACTERS_BESIDE: Final = 32
_CLAUSE_END: Final = re.compile(r"[.,:;!?()–—]")
_LONGEST_JOINT: Final = 3
_DENIED_WITHIN: Final = 3
"""How many words before a limit a negation may be to reverse it."""
_DASHES: Final = ("-", "−", "–", "‑")
_OPEN: Final = (*SPACES, "-")
_NUMERIC: Final = frozenset({Kind.NUMBER, Kind.FRACTION})


@cache
def _before(locale: Locale) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """All phrases that change the number behind them, with their meaning; the longest that ends there counts."""
    says = {
        phrase: meaning
        for meaning, phrases in (
            ("minus", locale.minus),
            ("over", locale.over),
            ("under", locale.under),
            ("exact", locale.exact),
            ("times", locale.times_before),
        )
        for phrase in phrases
    }
    if not says:
        return None
    any_of = "|".join(re.escape(phrase) for phrase in sorted(says, key=len, reverse=True))
    if locale.unspaced:
        return re.compile(rf"({any_of})[{SPACES}]{{0,2}}$"), says
    return re.compile(rf"(?<!\w)({any_of})(?:[{SPACES}]{{1,2}}|-)$", re.IGNORECASE), says


@cache
def _below(locale: Locale) -> re.Pattern[str] | None:
    if not locale.below_zero:
        return None
    any_of = "|".join(re.escape(phrase) for phrase in sorted(locale.below_zero, key=len, reverse=True))
    # Some languages' folders have no word for degrees: *12 grādiem zem nulles*.
    return re.compile(rf"(?:[{SPACES}][^\W\d_]{{1,24}})?[{SPACES},]{{0,2}}(?:{any_of})(?!\w)", re.IGNORECASE)


def with_sign_and_bound(quantity: Quantity, text: str, locale: Locale) -> Quantity:
    """The quantity, made negative or bounded by the words or the sign beside it."""
    if quantity.kind not in _NUMERIC:
        return quantity
    start = quantity.start
    if 0 < quantity.currency_start < start and quantity.currency_end <= start:
        start = quantity.currency_start
    before = text[max(0, start - _CHARACTERS_BESIDE) : start]
    if _is_dash(before, quantity) or _is_below(quantity, text, locale):
        return replace(quantity, minus=True)
    known = _before(locale) if locale.unspaced or before.endswith(_OPEN) else None
    found = known[0].search(before) if known else None
    if known is None or found is None:
        return quantity
    meaning = known[1][found[1].lower()]
    if meaning == "times":
        return replace(quantity, unit=quantity.unit or "times")
    if meaning == "minus":
        return replace(quantity, minus=True)
    return quantity if _is_denied(before[: found.start()], locale) else replace(quantity, bound=meaning)


def _is_denied(before: str, locale: Locale) -> bool:
    """Whether a negation reverses the limit behind it: *weder mehr als 3*, *nor more than one*."""
    words = _CLAUSE_END.split(before)[-1].split()[-_DENIED_WITHIN:]
    negation = negation_for(locale.language)
    if negation is None:
        return not _denying(locale).isdisjoint(word.lower() for word in words)
    said = in_data_script(" ".join(words), locale.language)
    joins = in_data_script(" ".join(words[-1:]), locale.language)  # the *ni* of *no más de 40 plazas ni más de 5*
    joined = len(joins) <= _LONGEST_JOINT and negation.hidden.fullmatch(joins) is not None
    return joined or negation.clear.search(said) is not None


@cache
def _denying(locale: Locale) -> frozenset[str]:
    """The words that turn a lower limit into an upper one: the *no* of *no més de*."""
    opened = (phrase.partition(" ") for phrase in locale.under)
    return frozenset(word for word, _, rest in opened if rest in locale.over)


def _is_dash(before: str, quantity: Quantity) -> bool:
    """*-12 °C*, *-3,2 mln*, *spadł do -14*: a lone dash before what measures something, or behind a preposition."""
    if not before.endswith(_DASHES):
        return False
    degrees = (quantity.unit or "").startswith("°")
    measures = quantity.unit or quantity.currency or quantity.scale != 1 or _LED_TO.search(before)
    if not (degrees or (before[-1] in "-−" and measures)):
        return False
    if len(before) == 1 and not degrees:
        return False
    return bool(_SIGNED.search(before)) and not _AFTER_NUMBER.search(before)


def _is_below(quantity: Quantity, text: str, locale: Locale) -> bool:
    below = _below(locale)
    end = max(quantity.end, quantity.unit_end, quantity.scale_end)
    return below is not None and below.match(text, end) is not None
