"""Signs and words beside a number that change it: a minus, *below zero*, *more than*, *up to*."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
_CLAUSE: Final = 64
"""Characters before a limit among which its clause is looked for."""
_CLAUSE_END: Final = re.compile(r"[.,:;!?()–—]")
_LONGEST_JOINT: Final = 3
_DENIED_WITHIN: Final = 3
"""How many words before a limit a negation may be to reverse it."""
_DENIED_BEHIND: Final = 16
"""Characters behind a limit in which a negation denies it, and not another word."""
_COUNTER: Final = 3
"""Characters of what is counted, between a number and the word that bounds it: *18岁及以上*, *10名様以上*."""
_SIGNS: Final = {">": "over", "≥": "over", "<": "under", "≤": "under"}
_COMPARED: Final = re.compile(rf"(?:^|[{SPACES}(])([<>≥≤])[{SPACES}]?$")
_PLUS: Final = re.compile(r"\+(?!\w|\+)")
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


@cache
def _behind(locale: Locale) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """What bounds the number before it: *10 **or more***, *10 people **or more***, *10 kişi**den fazla***."""
    says = dict.fromkeys(locale.over_behind, "over") | dict.fromkeys(locale.under_behind, "under")
    if not says:
        return None
    if locale.unspaced:
        return re.compile(rf"[{SPACES}]?[^\W\d_]{{0,{_COUNTER}}}?[{SPACES}]?({_any_of(says)})"), says
    whole = [phrase for phrase in says if phrase[0] != "-"]
    # *5 people and over the weekend 20* bounds nothing
    near = [phrase for phrase in whole if _last_word(phrase) in {*locale.over, *locale.under}]
    far = [phrase for phrase in whole if phrase not in near]
    endings = [phrase[1:] for phrase in says if phrase[0] == "-"]
    # *10 more or less* bounds nothing
    noun = rf"[{SPACES}](?!(?:{_any_of(map(_last_word, says))})[{SPACES}])[^\W\d_]{{1,24}}"
    attached = rf"(?:[-‑'’]|{noun}?|[^\W\d_]{{1,24}}?)?"
    behind = rf"(?:{noun})?[{SPACES}]{{1,2}}({_any_of(far)})|[{SPACES}]{{1,2}}({_any_of(near)})"
    return re.compile(rf"(?:{behind}|{attached}({_any_of(endings)}))(?!\w|[{SPACES}]\d)", re.IGNORECASE), says


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(phrases), key=len, reverse=True))) or "(?!)"


def _last_word(phrase: str) -> str:
    return phrase.rpartition(" ")[2]


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
    meaning, length = _said_before(before, locale)
    if meaning == "times":
        return replace(quantity, unit=quantity.unit or "times")
    if meaning == "minus":
        return replace(quantity, minus=True)
    if meaning in {None, "exact"}:  # *aged 65 and over*
        meaning = _bound_by_sign(before, quantity, text) or _bound_behind(quantity, text, locale) or meaning
    return replace(quantity, bound=meaning) if meaning and not _is_denied(text, start - length, locale) else quantity


def _said_before(before: str, locale: Locale) -> tuple[str | None, int]:
    """What the words before a number make of it, and their length."""
    known = _before(locale) if locale.unspaced or before.endswith(_OPEN) else None
    found = known[0].search(before) if known else None
    return (known[1][found[1].lower()], len(before) - found.start()) if known and found else (None, 0)


def _bound_by_sign(before: str, quantity: Quantity, text: str) -> str | None:
    """*>10*, *≤ 5*, *18+*; a mark of HTML has no space before its end."""
    sign = _COMPARED.search(before)
    if sign is not None:
        return _SIGNS[sign[1]]
    return "over" if quantity.digits and _PLUS.match(text, quantity.end) else None


def _bound_behind(quantity: Quantity, text: str, locale: Locale) -> str | None:
    known = _behind(locale)
    end = max(quantity.end, quantity.unit_end, quantity.scale_end, quantity.currency_end)
    found = known[0].match(text, end) if known else None
    if known is None or found is None:
        return None
    following = _CLAUSE_END.split(text[found.end() : found.end() + _DENIED_BEHIND])[0]
    if any(part in f"{following} " for part in locale.denied_behind):
        return None
    phrase = found[found.lastindex or 1].lower()
    return known[1].get(phrase) or known[1].get(f"-{phrase}")


@cache
def _limits(locale: Locale) -> re.Pattern[str]:
    """The words that bound the number behind them, anywhere."""
    any_of = "|".join(re.escape(phrase) for phrase in sorted({*locale.over, *locale.under}, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{any_of or '(?!)'})(?!\w)", re.IGNORECASE)


def _is_denied(text: str, place: int, locale: Locale) -> bool:
    """Whether a negation reverses the limit at ``place``: *weder mehr als 3*, *nor more than one*.

    Of two limits in one clause, one negation reverses both: *varken färre än 7 eller fler än 11*.
    """
    clause = _CLAUSE_END.split(text[max(0, place - _CLAUSE) : place])[-1]
    starts = [limit.start() for limit in _limits(locale).finditer(clause)]
    return any(_is_denied_behind(clause[:end], locale) for end in (len(clause), *starts))


def _is_denied_behind(before: str, locale: Locale) -> bool:
    words = before.split()[-_DENIED_WITHIN:]
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
