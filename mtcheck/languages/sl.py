"""Slovene."""

from __future__ import annotations

from typing import Final

from mtcheck.languages.base import SPACES, Locale, forms, inflect, turned

__all__ = ["LOCALE"]

_ONES: Final = {1: "ena", 2: "dva", 3: "tri", 4: "štiri", 5: "pet", 6: "šest", 7: "sedem", 8: "osem", 9: "devet"}
_TENS: Final = {
    20: "dvajset",
    30: "trideset",
    40: "štirideset",
    50: "petdeset",
    60: "šestdeset",
    70: "sedemdeset",
    80: "osemdeset",
    90: "devetdeset",
}
_JOINED: Final = {ten + one: f"{ones}in{tens}" for ten, tens in _TENS.items() for one, ones in _ONES.items()}
_CARDINALS: Final = _JOINED | {
    0: "nič",
    1: "en ena eno enega eni enem enim",
    2: "dva dve dveh dvema",
    3: "tri trije treh trem tremi",
    4: "štiri štirje štirih štirim štirimi",
    5: "pet petih petim petimi",
    6: "šest šestih šestim šestimi",
    7: "sedem sedmih sedmim sedmimi",
    8: "osem osmih osmim osmimi",
    9: "devet devetih devetim devetimi",
    10: "deset desetih desetim desetimi",
    11: "enajst enajstih",
    12: "dvanajst dvanajstih",
    13: "trinajst trinajstih",
    14: "štirinajst štirinajstih",
    15: "petnajst petnajstih",
    16: "šestnajst šestnajstih",
    17: "sedemnajst sedemnajstih",
    18: "osemnajst osemnajstih",
    19: "devetnajst devetnajstih",
    **_TENS,
    100: "sto",
    200: "dvesto",
    300: "tristo",
    400: "štiristo",
    500: "petsto",
    600: "šeststo",
    700: "sedemsto",
    800: "osemsto",
    900: "devetsto",
}
_ORDINAL_STEMS: Final = {
    1: "prv",
    2: "drug",
    4: "četrt",
    5: "pet",
    6: "šest",
    7: "sedm",
    8: "osm",
    9: "devet",
    10: "deset",
    11: "enajst",
    12: "dvanajst",
    13: "trinajst",
    14: "štirinajst",
    15: "petnajst",
    16: "šestnajst",
    17: "sedemnajst",
    18: "osemnajst",
    19: "devetnajst",
    **_TENS,
    **_JOINED,
    100: "stot",
}
_ORDINALS: Final = inflect(_ORDINAL_STEMS, "i a o ega emu em e im") | inflect({3: "tretj"}, "i a e ega emu em o im")
_MONTHS: Final = {
    1: "januar",
    2: "februar",
    4: "april",
    6: "junij",
    7: "julij",
    8: "avgust",
    9: "september septembr",
    10: "oktober oktobr",
    11: "november novembr",
    12: "december decembr",
}
_WEEKDAYS: Final = {
    1: "ponedeljek ponedeljka ponedeljku ponedeljkom",
    2: "torek torka torku torkom",
    3: "sreda srede sredi sredo",
    4: "četrtek četrtka četrtku četrtkom",
    5: "petek petka petku petkom",
    6: "sobota sobote soboti soboto",
    7: "nedelja nedelje nedelji nedeljo",
}
_UNITS: Final = {
    "°": "stopinja stopinje stopinj",
    "km": "km kilometer kilometra kilometri kilometre kilometrov",
    "m": "m meter metra metri metre metrov",
    "cm": "cm centimeter centimetrov",
    "mm": "mm milimeter milimetrov",
    "mi": "milja milje milj",
    "ft": "čevelj čevljev",
    "kg": "kg kilogram kilogramov",
    "g": "g gram gramov",
    "t": "t tona tone ton",
    "l": "l liter litrov",
    "m²": "m²",
    "km²": "km²",
    "ha": "ha hektar hektarov",
    "bbl": "sod sodov",
    "second": "sekunda sekunde sekund",
    "minute": "minuta minute minut minuti minuto",
    "hour": "ura ure ur uro uri urah",
    "day": "dan dni dneva dneh",
    "week": "teden tedna tedne tednov",
    "month": "mesec meseca mesece mesecev",
    "year": "leto leta let letih leti letoma",
    "decade": "desetletje desetletja desetletij",
    "century": "stoletje stoletja stoletju",
    "%": "odstotek odstotka odstotki odstotke odstotkov",
}
_CURRENCIES: Final = {
    "USD": "dolar dolarja dolarji dolarjev usd",
    "EUR": "evro evra evri evrov eur",
    "GBP": "funt funtov gbp",
    "CHF": "frank frankov",
    "RSD": "dinar dinarjev",
}

LOCALE: Final = Locale(
    language="sl",
    decimal=",",
    grouping="." + SPACES,
    ordinal_mark=".",
    decade_suffixes=frozenset({"ih", "a", "e"}),
    cardinals=forms(_CARDINALS),
    multipliers=dict.fromkeys(("stotin", "stotini"), 100),
    scales=forms({10**3: "tisoč", 10**18: "trilijon trilijonov"})
    | inflect({10**6: "milijon", 10**12: "bilijon"}, "- a i e ov u ih")
    | inflect({10**9: "milijard"}, "- a e i o ah"),
    scale_abbreviations=forms({10**3: "tis", 10**6: "mio mil", 10**9: "mrd"}),
    ordinals=_ORDINALS,
    closed=forms(
        {
            2: "oba obe obeh dvakrat par dvoje",
            3: "trikrat troje",
            4: "četvero štirikrat",
            5: "petero petkrat",
            10: "desetkrat",
            12: "ducat",
        }
    ),
    with_half=inflect({1: "poldrug", 2: "poltretj"}, "i a o ega e em ih"),
    decades=inflect(_TENS, "ih"),
    fractions=inflect({3: "tretjin", 4: "četrtin", 5: "petin", 10: "desetin"}, "a e i o"),
    half_to_hour=True,
    halves=frozenset({"pol", "polovica", "polovice", "polovico"}),
    and_a_half=("in pol",),
    vague=forms(
        {10: "desetine", 100: "stotine", 10**3: "tisoče tisoči", 10**6: "milijoni milijone", 10**9: "milijarde"}
    ),
    soft=frozenset(
        {"maja", "maju", "marca", "avgust", "avgusta"}
        | {
            "en",
            "ena",
            "eno",
            "enega",
            "eni",
            "enem",
            "enim",
            "nič",
            *(word for word, value in _ORDINALS.items() if value < 4),
        }
    ),
    joiners=frozenset({"in"}),
    stems=forms(_CARDINALS),
    tails=("letn", "leten", "letnik", "dnevn", "dneven", "urn", "minutn", "član", "odstotn", "odstoten", "krat"),
    range_words=frozenset({"do", "in", "ali", "na"}),
    months=inflect(_MONTHS, "- ja a u ju em jem")
    | forms({3: "marec marca marcu", 5: "maj maja maju", 6: "junija juniju", 7: "julija juliju"}),
    weekdays=forms(_WEEKDAYS),
    relative_days={"včeraj": -1, "danes": 0, "jutri": 1},
    units=turned(_UNITS),
    square=frozenset({"kvadratni", "kvadratna", "kvadratnih"}),
    currencies=turned(_CURRENCIES),
)
