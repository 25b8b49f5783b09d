"""German."""

from __future__ import annotations

from typing import Final

from mtcheck.languages.base import SPACES, Locale, forms, turned

__all__ = ["LOCALE"]

_ONES: Final = {1: "ein", 2: "zwei", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs", 7: "sieben", 8: "acht", 9: "neun"}
_TEENS: Final = {
    10: "zehn",
    11: "elf",
    12: "zwölf",
    13: "dreizehn",
    14: "vierzehn",
    15: "fünfzehn",
    16: "sechzehn",
    17: "siebzehn",
    18: "achtzehn",
    19: "neunzehn",
}
_TENS: Final = {
    20: "zwanzig",
    30: "dreißig",
    40: "vierzig",
    50: "fünfzig",
    60: "sechzig",
    70: "siebzig",
    80: "achtzig",
    90: "neunzig",
}
_JOINED: Final = {ten + one: f"{ones}und{tens}" for ten, tens in _TENS.items() for one, ones in _ONES.items()}
_HUNDREDS: Final = {100: "hundert einhundert"} | {100 * one: f"{ones}hundert" for one, ones in _ONES.items() if one > 1}
_CARDINALS: Final = {0: "null", **_ONES, **_TEENS, **_TENS, **_JOINED, **_HUNDREDS}
_ARTICLES: Final = "ein eins eine einen einem einer eines"
_ORDINAL_STEMS: Final = (
    {
        1: "erste",
        2: "zweite",
        3: "dritte",
        4: "vierte",
        5: "fünfte",
        6: "sechste",
        7: "siebte",
        8: "achte",
        9: "neunte",
    }
    | {value: f"{word}te" for value, word in _TEENS.items()}
    | {value: f"{word}ste" for value, word in (_TENS | _JOINED).items()}
)
_ORDINALS: Final = {
    stem + ending: value for value, stem in _ORDINAL_STEMS.items() for ending in ("", "n", "r", "s", "m")
}
_MONTHS: Final = {
    1: "januar jänner",
    2: "februar",
    3: "märz",
    4: "april",
    5: "mai",
    6: "juni",
    7: "juli",
    8: "august",
    9: "september",
    10: "oktober",
    11: "november",
    12: "dezember",
}
_WEEKDAYS: Final = {
    1: "montag",
    2: "dienstag",
    3: "mittwoch",
    4: "donnerstag",
    5: "freitag",
    6: "samstag sonnabend",
    7: "sonntag",
}
_UNITS: Final = {
    "°": "grad",
    "km": "km kilometer kilometern",
    "m": "m meter metern",
    "cm": "cm zentimeter",
    "mm": "mm millimeter",
    "mi": "meile meilen",
    "ft": "fuß",
    "kg": "kg kilo kilogramm",
    "g": "g gramm",
    "t": "t tonne tonnen",
    "l": "l liter litern",
    "bbl": "barrel",
    "ha": "ha hektar",
    "second": "sekunde sekunden",
    "minute": "minute minuten",
    "hour": "stunde stunden",
    "day": "tag tage tagen",
    "week": "woche wochen",
    "month": "monat monate monaten",
    "year": "jahr jahre jahren",
    "decade": "jahrzehnt jahrzehnte jahrzehnten",
    "century": "jahrhundert jahrhunderts jahrhunderte",
    "%": "prozent",
}
_CURRENCIES: Final = {
    "USD": "dollar usd",
    "EUR": "euro eur",
    "GBP": "gbp",
    "CHF": "franken chf",
    "JPY": "yen",
    "RUB": "rubel",
}

LOCALE: Final = Locale(
    language="de",
    decimal=",",
    grouping="." + SPACES + "'’",
    ordinal_mark=".",
    decade_suffixes=frozenset({"er", "ern"}),
    cardinals=forms(_CARDINALS) | dict.fromkeys(_ARTICLES.split(), 1),
    scales=forms(
        {
            10**3: "tausend",
            10**6: "million millionen",
            10**9: "milliarde milliarden",
            10**12: "billion billionen",
            10**15: "billiarde billiarden",
            10**18: "trillion trillionen",
        }
    ),
    scale_abbreviations=forms({10**3: "tsd", 10**6: "mio", 10**9: "mrd", 10**12: "bio"}),
    ordinals=_ORDINALS,
    closed=forms({2: "beide beiden paar zweimal doppelt", 3: "dreimal", 12: "dutzend"}),
    with_half={"anderthalb": 1} | {f"{word}einhalb": value for value, word in _ONES.items()},
    decades={f"{word}er": value for value, word in _TENS.items()}
    | {f"{word}ern": value for value, word in _TENS.items()},
    fractions=forms({3: "drittel", 4: "viertel", 5: "fünftel", 10: "zehntel"}),
    half_to_hour=True,
    halves=frozenset({"halb", "halbe", "halben", "halbes", "hälfte"}),
    and_a_half=("einhalb",),
    vague=forms(
        {
            12: "dutzende dutzenden",
            100: "hunderte hunderten",
            10**3: "tausende tausenden",
            10**6: "millionen",
            10**9: "milliarden",
        }
    ),
    soft=frozenset({*_ARTICLES.split(), "null", *(word for word, value in _ORDINALS.items() if value < 4)}),
    stems=forms(_CARDINALS),
    tails=("jährig", "tägig", "stündig", "minütig", "köpfig", "fach", "mal"),
    range_words=frozenset({"bis", "und", "oder", "mal"}),
    months=forms(_MONTHS),
    capital_months=True,
    weekdays=forms(_WEEKDAYS),
    relative_days={"gestern": -1, "heute": 0},
    units=turned(_UNITS),
    currencies=turned(_CURRENCIES),
)
