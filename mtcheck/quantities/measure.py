"""The unit or currency that belongs to a number: *100 km*, *$2.3 billion*, *5 tonnes per hectare*, *300 US-Dollar*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, NamedTuple

from mtcheck.languages.base import MARKS, SPACES, Locale
from mtcheck.languages.symbols import symbols
from mtcheck.quantities.currency import CODES, SIGNS, code_of, is_exact_word, of_country
from mtcheck.quantities.quantity import Kind, Quantity

__all__ = ["with_measure"]

_BEFORE: Final = re.compile(rf"((?:[A-Z]{{1,3}})?[$¥£]|[{''.join(SIGNS)}]|\b(?:[A-Z]{{3}}|KM))[{SPACES}]?[-−]?$")
_ATOM: Final = re.compile(
    rf"(?:[.॰]?[{SPACES}]{{1,2}}|\.?[-‑·⋅*]|[.॰])?"
    rf"((?:[^\W\d_]|[’'](?=\w)|״(?=\w)|׳|(?<=[א-ת])\"(?=[א-ת])|(?<=[^\W\d_]){MARKS}+){{1,40}}[²³]?)"
)
_SLASH: Final = re.compile(rf"[.॰]?[{SPACES}]?/[{SPACES}]?((?:[^\W\d_]{MARKS}*){{1,40}}[²³]?)")
_PER_WORD: Final = re.compile(rf"[{SPACES}]([^\W\d_]{{1,40}}(?:['’](?=[^\W\d_]))?)")
_AFTER_PER: Final = re.compile(rf"[{SPACES}]?([^\W\d_]{{1,40}}[²³]?)")
_HYPHENATED: Final = re.compile(r"([^\W\d_]{1,40}-[^\W\d_]{1,40})")
_AREAS: Final = {"m": "m²", "km": "km²", "ft": "ft²", "mi": "mi²", "cm": "cm²"}
_RATES: Final = {("km", "hour"): "km/h", ("mi", "hour"): "mph", ("m", "second"): "m/s"}
_LONGEST_PHRASE: Final = 5
_LONGEST_ENDING: Final = 4
_JOINING: Final = frozenset("-‑0123456789")
"""What joins digits and the word behind them: *20-letni*, *20letý*."""
_SHORTEST_ADJECTIVE: Final = 4
_COUNTRY_SIGNS: Final = {
    "US": "US",
    "UK": "GB",
    "GB": "GB",
    "C": "CA",
    "CA": "CA",
    "A": "AU",
    "AU": "AU",
    "NZ": "NZ",
    "HK": "HK",
    "S": "SG",
    "SG": "SG",
    "NT": "TW",
    "CN": "CN",
    "JP": "JP",
}


_OTHER_SIGNS: Final = {"R$": "BRL", "MX$": "MXN", "RD$": "DOP", "AR$": "ARS", "COL$": "COP"}
"""Signs of other currencies that have a dollar's stroke."""


class _Measure(NamedTuple):
    """What a phrase measures; an ``exact`` currency is that one and no other with the same word."""

    unit: str | None
    currency: str | None
    exact: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Measures:
    """A locale's phrases of measure; a capital can distinguish two (*KM* from *km*)."""

    phrases: dict[str, _Measure]
    openers: frozenset[str]
    stopped: frozenset[str]
    """Letters that are a unit only with their full stop: Polish *w.* is *wiek*, *w* is *in*."""


class _Word(NamedTuple):
    text: str
    start: int
    end: int


@cache
def _sign() -> re.Pattern[str]:
    """A percentage, degrees or a currency sign behind a number."""
    scales = "|".join(f"(?P<{scale}>{behind})" for scale, behind in symbols().behind_degree.items())
    return re.compile(
        rf"[{SPACES}-]?"
        rf"(?:(?P<sign>%|‰|°[{SPACES}]?(?:{scales})|\([°º]?(?P<letter>[CF])\)|°)|(?P<currency>(?:[A-Z]{{1,3}})?[$¥£]|[{''.join(SIGNS)}]))"
    )


@cache
def _thermometer() -> re.Pattern[str]:
    """The scale that is named behind degrees; its letter is the name of the group."""
    scales = "|".join(f"(?P<{scale}>{names})" for scale, names in symbols().scales.items())
    by_scale = "|".join(symbols().by_scale)
    return re.compile(rf"[{SPACES}](?:(?:{by_scale})[{SPACES}])?(?:{scales})\b", re.IGNORECASE)


@cache
def _measures(locale: Locale) -> _Measures:
    phrases = {sign: _Measure(unit, None) for sign, unit in symbols().units.items()}
    phrases |= {code: _Measure(None, code_of(code), exact=True) for code in CODES}
    phrases |= {form: _Measure(unit, None) for word, unit in locale.units.items() for form in _forms(word)}
    for word, currency in locale.currencies.items():
        key = _key(word)
        exact = " " in key or word == currency or is_exact_word(currency)
        phrases[key] = _Measure(phrases.get(key, _NOTHING).unit, currency, exact)
    stopped = frozenset(word[0] for word in locale.units if len(word) == 2 and word[1] == ".")
    return _Measures(phrases, frozenset(key.partition(" ")[0] for key in phrases), stopped)


_NOTHING: Final = _Measure(None, None)


def _key(phrase: str) -> str:
    return phrase.translate(_PLAIN)


_PLAIN: Final = str.maketrans("-’׳״", " ''\"", ".॰\u200c")
_INSIDE: Final = re.compile(r"[.॰·](?=\w)")


def _forms(word: str) -> set[str]:
    """The keys of a word: an abbreviation's parts (*τ.μ.*) may be read as words."""
    return {_key(word), _key(_INSIDE.sub(" ", word))}


def with_measure(quantity: Quantity, text: str, locale: Locale) -> Quantity:
    """The quantity with the unit or currency beside it, if any; *pound* may be either."""
    if quantity.kind in {Kind.VAGUE, Kind.DECADE, Kind.TIME}:
        return quantity
    before = _before(quantity, text)
    if before is not None:
        written = text[before.currency_start : before.currency_end]
        if written in locale.units_before:  # *¥* is the yuan in Chinese
            return replace(before, currency=locale.units_before[written])
        return before
    position = quantity.scale_end or quantity.end
    if quantity.kind is Kind.ORDINAL and (ending := _ENDING.match(text, position)):
        position = ending.end() if ending[1].lower() in locale.ordinal_suffixes else position
    sign = _sign().match(text, position)
    if sign:
        measured = _with_sign(quantity, sign)
    elif locale.unspaced:
        measured = _with_joined_word(quantity, text, position, locale)
    else:
        measured = _with_words(quantity, text, _words_after(text, position), locale)
    if text[measured.unit_start : measured.unit_end] in locale.year_marks and _may_be_year(quantity):
        return quantity
    measured = _with_unit_before(measured, text, locale)
    if measured is quantity:
        return quantity
    return _per(measured, text, locale)


def _may_be_year(quantity: Quantity) -> bool:
    """Whether a number may be a year: *в 2019 г.* is not a mass."""
    return quantity.digits and len(quantity.text) == _DIGITS_OF_YEAR and quantity.value in _YEARS


_DIGITS_OF_YEAR: Final = 4
_YEARS: Final = range(1000, 2100)
_ENDING: Final = re.compile(r"[-‑]?([^\W\d_]{1,4})(?=[ \u00a0-])")
"""*в 10-м веке*: not metres; *19th-century*."""
_LONGEST_BEFORE: Final = 12
_COMPLETED_BEFORE: Final = {
    ("km/h", "km"): "km/h", ("km/h", "mi"): "mph", ("km/h", "m"): "m/h", ("°C", "°"): "°C", ("°F", "°"): "°F",
}  # fmt: skip
"""The unit that the words before and behind a number make together: *시속 100킬로미터*, *摂氏 20 度*."""


def _with_unit_before(quantity: Quantity, text: str, locale: Locale) -> Quantity:
    """*Yüzde 5*, *Rp 5*: a share or a currency before the number; or what makes kilometres or degrees behind it a speed
    or a scale."""
    if not locale.units_before or quantity.currency:
        return quantity
    near = max(0, quantity.start - _LONGEST_BEFORE)
    opening = text[near : quantity.start].rstrip(SPACES)
    ends, opening = near + len(opening), opening.lower()
    word = next((word for word in locale.units_before if opening.endswith(word)), None)
    if word is None or (not locale.unspaced and opening[: -len(word)][-1:].isalpha()):
        return quantity
    unit = locale.units_before[word]
    if quantity.unit:
        unit = _COMPLETED_BEFORE.get((unit, quantity.unit), quantity.unit)
        return replace(quantity, unit=unit)
    start = ends - len(word)
    if unit in CODES:
        return replace(
            quantity, currency=unit, currency_exact=True, currency_start=start, currency_end=start + len(word)
        )
    if unit not in _SHARES:
        return quantity
    return replace(quantity, unit=unit, unit_start=start, unit_end=start + len(word))


_SHARES: Final = frozenset("%‰")


def _before(quantity: Quantity, text: str) -> Quantity | None:
    found = _BEFORE.search(text[max(0, quantity.start - 8) : quantity.start])
    if found is None:
        return None
    currency = _of_sign(found[1])
    if currency is None:
        return None
    start = max(0, quantity.start - 8) + found.start(1)
    return replace(
        quantity,
        currency=currency[0],
        currency_exact=currency[1],
        currency_start=start,
        currency_end=start + len(found[1]),
    )


def _of_sign(sign: str) -> tuple[str, bool] | None:
    """The currency of *$*, *US$* or *USD*, and whether it is surely that one."""
    if sign in CODES:
        return code_of(sign), True
    if sign in _OTHER_SIGNS:
        return _OTHER_SIGNS[sign], True
    if sign[-1] not in SIGNS:
        return None
    code, country = SIGNS[sign[-1]], sign[:-1]
    if not country:
        return code, is_exact_word(code) and code != "JPY"
    known = of_country(code, _COUNTRY_SIGNS.get(country, ""))
    return (known, True) if known else (code, False)


def _with_sign(quantity: Quantity, sign: re.Match[str]) -> Quantity:
    if written := sign["sign"]:
        scale = sign["letter"] or next((name for name in symbols().behind_degree if sign[name]), "")
        unit = f"°{scale}" if scale else written
        return replace(quantity, unit=unit, unit_start=sign.start("sign"), unit_end=sign.end("sign"))
    currency = _of_sign(sign["currency"])
    if currency is None:
        return quantity
    code, exact = currency
    return replace(
        quantity,
        currency=code,
        currency_exact=exact,
        currency_start=sign.start("currency"),
        currency_end=sign.end("currency"),
    )


_PLAIN_MARKS: Final = str.maketrans("’׳״", "''\"")


def _words_after(text: str, position: int) -> list[_Word]:
    """The next words, separated by no more than a space, a hyphen or the full stop of an abbreviation."""
    words: list[_Word] = []
    while len(words) < _LONGEST_PHRASE and (atom := _ATOM.match(text, position)):
        words.append(_Word(atom[1].translate(_PLAIN_MARKS), atom.start(1), atom.end(1)))
        position = atom.end()
    return words


@cache
def _touching_units(locale: Locale) -> re.Pattern[str]:
    """A unit or currency that other words follow without a space: *100公里的路*, *5달러를*."""
    measures = {phrase for phrase in _measures(locale).phrases if not phrase.isascii()}
    long = "|".join(re.escape(phrase) for phrase in sorted(measures, key=len, reverse=True) if len(phrase) > 1)
    short = "|".join(re.escape(phrase) for phrase in sorted(measures) if len(phrase) == 1) or "(?!)"
    return re.compile(rf"[{SPACES}]?({long or '(?!)'}|(?:{short})(?={locale.behind_short or '(?!)'}|[\W\d_]|$))")


def _with_joined_word(quantity: Quantity, text: str, position: int, locale: Locale) -> Quantity:
    match = _touching_units(locale).match(text, position)
    words = _words_after(text, position)
    latin = bool(words) and words[0].text[0].isascii()
    if match is None or latin:
        return _with_words(quantity, text, _ascii_part(words), locale)
    word = _Word(match[1], *match.span(1))
    return _with_found_measure(quantity, _measures(locale).phrases[match[1]], text, (word,), 1, locale)


def _ascii_part(words: Sequence[_Word]) -> list[_Word]:
    """*100 km를*: the unit, without the letters attached to it."""
    if not words or not words[0].text[0].isascii():
        return list(words)
    first = words[0]
    length = next((place for place, char in enumerate(first.text) if char not in "²³" and not char.isascii()), None)
    if length is None:
        return list(words)
    return [_Word(first.text[:length], first.start, first.start + length)]


def _with_words(quantity: Quantity, text: str, words: Sequence[_Word], locale: Locale) -> Quantity:
    if not words:
        return quantity
    measures = _measures(locale)
    found, length = _phrase(words, measures)
    if found is None and locale.of_measure and (rest := _behind_of(words, locale)):
        words = rest
        found, length = _phrase(words, measures)
    if found is not None and not _lacks_stop(words[0], text, measures):
        return _with_found_measure(quantity, found, text, words, length, locale)
    if quantity.digits and text[words[0].start - 1] in _JOINING:
        unit = _measure_tail(words[0].text.lower(), locale)
        if unit:
            return replace(quantity, unit=unit, unit_start=words[0].start, unit_end=words[0].end)
    if words[0].text.lower() in locale.square:
        return _with_area(quantity, words, measures)
    if len(words) > 1:
        return _with_adjective(quantity, words, measures, locale)
    return quantity


def _lacks_stop(word: _Word, text: str, measures: _Measures) -> bool:
    return word.text in measures.stopped and not text.startswith(".", word.end)


def _measure_tail(word: str, locale: Locale) -> str | None:
    """The unit in the ending that forms one word with digits: *-procentowy*, *-годишен*."""
    for length in range(len(word), max(1, len(word) - _LONGEST_ENDING) - 1, -1):
        if word[:length] in locale.measure_tails:
            return locale.measure_tails[word[:length]]
    return None


def _behind_of(words: Sequence[_Word], locale: Locale) -> Sequence[_Word]:
    """The words behind the *de* of *millones de euros*, *millions d'euros*; none if there is no such word."""
    first = words[0]
    opening, apostrophe, noun = first.text.lower().partition("'")
    if opening + apostrophe not in locale.of_measure:
        return ()
    if not apostrophe:
        return words[1:]
    return (_Word(noun, first.end - len(noun), first.end), *words[1:])


def _phrase(words: Sequence[_Word], measures: _Measures) -> tuple[_Measure | None, int]:
    """The longest phrase that opens the words, as written or in small letters, and how many words it has."""
    written = [word.text for word in words]
    lowered = [word.lower() for word in written]
    if written[0] not in measures.openers and lowered[0] not in measures.openers:
        return None, 0
    for length in range(len(words), 0, -1):
        for form in (written, lowered):
            found = measures.phrases.get(" ".join(form[:length]))
            if found is not None:
                return found, length
    return None, 0


def _with_found_measure(
    quantity: Quantity, found: _Measure, text: str, words: Sequence[_Word], length: int, locale: Locale
) -> Quantity:
    start, end = words[0].start, words[length - 1].end
    unit, currency, exact = found.unit, found.currency, found.exact
    if currency and length < len(words) and (country := _country(words[length].text, locale)):
        known = of_country(currency, country)
        if known:
            currency, exact, end = known, True, words[length].end
    if unit in _AREAS and length < len(words) and words[length].text.lower() in locale.square:
        unit, end = _AREAS[unit], words[length].end
    if unit == "m" and text.startswith("/h", end):
        unit = "mi"
    if unit == "°" and (thermometer := _thermometer().match(text, end)):
        unit, end = f"°{thermometer.lastgroup}", thermometer.end()
    if unit:
        quantity = replace(quantity, unit=unit, unit_start=start, unit_end=end)
    if currency:
        quantity = replace(quantity, currency=currency, currency_exact=exact, currency_start=start, currency_end=end)
    return quantity


def _with_area(quantity: Quantity, words: Sequence[_Word], measures: _Measures) -> Quantity:
    """*500 square miles*, *60 кв. м*: the length is named by the word after *square*."""
    if len(words) < 2:
        return quantity
    length = measures.phrases.get(words[1].text.lower(), _NOTHING).unit
    unit = _AREAS.get(length or "")
    return replace(quantity, unit=unit, unit_start=words[0].start, unit_end=words[1].end) if unit else quantity


def _with_adjective(quantity: Quantity, words: Sequence[_Word], measures: _Measures, locale: Locale) -> Quantity:
    """*5.000 američkih dolara*: the noun behind an adjective, which may say whose currency it is."""
    found = measures.phrases.get(words[1].text.lower(), _NOTHING)
    adjective = words[0].text
    if found.currency is None or (len(adjective) < _SHORTEST_ADJECTIVE and not adjective.isupper()):
        return quantity
    country = _country(adjective, locale)
    known = of_country(found.currency, country) if country else None
    return replace(
        quantity,
        currency=known or found.currency,
        currency_exact=known is not None,
        currency_start=words[0].start if known else words[1].start,
        currency_end=words[1].end,
    )


def _country(word: str, locale: Locale) -> str | None:
    """The country that an adjective or a name beside a currency stands for: ``US`` of *američkih*."""
    lowered = word.lower()
    for length in range(len(lowered), 1, -1):
        if lowered[:length] in locale.countries:
            return locale.countries[lowered[:length]]
    return None


@cache
def _per_phrase(locale: Locale) -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in sorted(locale.per_phrases, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"[{SPACES}]({phrases})(?!\w)", re.IGNORECASE)


def _per(quantity: Quantity, text: str, locale: Locale) -> Quantity:
    """The quantity with the measure that it is given per: *per hectare*, *a barrel*, */ha*."""
    end = max(quantity.unit_end, quantity.currency_end, quantity.scale_end, quantity.end)
    phrase = _per_phrase(locale).match(text, end)
    if phrase:
        what = locale.per_phrases[phrase[1].lower()]
        return replace(quantity, per=what, per_start=phrase.start(1), per_end=phrase.end(1))
    after = _SLASH.match(text, end)
    if after is None:
        word = _PER_WORD.match(text, end)
        if word is None or word[1].lower().replace("’", "'") not in locale.per:
            return quantity
        after = _AFTER_PER.match(text, word.end())
    if after is None:
        return quantity
    words = _measures(locale).phrases
    joined = _HYPHENATED.match(text, after.start(1))
    after = joined if joined and _key(joined[1].lower()) in words else after  # *kilowatt-hour*
    written = _key(text[quantity.unit_start : after.end(1)].lower())
    if quantity.unit and (whole := words.get(written)):
        return replace(quantity, unit=whole.unit, unit_end=after.end(1))  # *km/t*
    unit = symbols().per.get(after[1]) or words.get(after[1], words.get(_key(after[1].lower()), _NOTHING)).unit
    if unit is None:
        return quantity
    rate = _RATES.get((quantity.unit or "", unit))
    if rate:
        return replace(quantity, unit=rate, unit_end=after.end(1))
    return replace(quantity, per=unit, per_start=after.start(1), per_end=after.end(1))
