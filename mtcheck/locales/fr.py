"""French."""

from __future__ import annotations

from typing import Final

from mtcheck.locales.base import SPACES, Locale, forms, turned

__all__ = ["LOCALE"]

_CARDINALS: Final = {
    0: "zéro",
    1: "un une",
    2: "deux",
    3: "trois",
    4: "quatre",
    5: "cinq",
    6: "six",
    7: "sept",
    8: "huit",
    9: "neuf",
    10: "dix",
    11: "onze",
    12: "douze",
    13: "treize",
    14: "quatorze",
    15: "quinze",
    16: "seize",
    20: "vingt vingts",
    30: "trente",
    40: "quarante",
    50: "cinquante",
    60: "soixante",
    70: "septante",
    80: "huitante octante",
    90: "nonante",
}
_ORDINALS: Final = {
    1: "premier première premiers premières",
    2: "second seconde deuxième",
    3: "troisième",
    4: "quatrième",
    5: "cinquième",
    6: "sixième",
    7: "septième",
    8: "huitième",
    9: "neuvième",
    10: "dixième",
    11: "onzième",
    12: "douzième",
    13: "treizième",
    14: "quatorzième",
    15: "quinzième",
    16: "seizième",
    20: "vingtième",
    30: "trentième",
    40: "quarantième",
    50: "cinquantième",
    100: "centième",
}
_MONTHS: Final = {
    1: "janvier",
    2: "février",
    3: "mars",
    4: "avril",
    5: "mai",
    6: "juin",
    7: "juillet",
    8: "août",
    9: "septembre",
    10: "octobre",
    11: "novembre",
    12: "décembre",
}
_WEEKDAYS: Final = {
    1: "lundi lundis",
    2: "mardi mardis",
    3: "mercredi mercredis",
    4: "jeudi jeudis",
    5: "vendredi vendredis",
    6: "samedi samedis",
    7: "dimanche dimanches",
}
_UNITS: Final = {
    "km": "km kilomètre kilomètres",
    "m": "m mètre mètres",
    "cm": "cm centimètre centimètres",
    "mm": "mm millimètre millimètres",
    "mi": "mile miles",
    "ft": "pied pieds",
    "in": "pouce pouces",
    "kg": "kg kilo kilos kilogramme kilogrammes",
    "g": "g gramme grammes",
    "t": "t tonne tonnes",
    "lb": "livre livres",
    "l": "l litre litres",
    "bbl": "baril barils",
    "ha": "ha hectare hectares",
    "second": "seconde secondes",
    "minute": "minute minutes",
    "hour": "h heure heures",
    "day": "jour jours",
    "week": "semaine semaines",
    "month": "mois",
    "year": "an ans année années",
    "century": "siècle siècles",
    "decade": "décennie décennies",
}
_CURRENCIES: Final = {
    "USD": "dollar dollars usd",
    "EUR": "euro euros eur",
    "GBP": "sterling gbp",
    "CHF": "franc francs chf",
    "JPY": "yen yens",
    "RUB": "rouble roubles",
}

LOCALE: Final = Locale(
    language="fr",
    decimal=",",
    grouping=SPACES[1] + SPACES + ".",
    ordinal_suffixes=frozenset({"er", "re", "e", "ème", "nd", "nde"}),
    cardinals=forms(_CARDINALS),
    hundreds=frozenset({"cent", "cents"}),
    scales=forms(
        {
            10**3: "mille",
            10**6: "million millions",
            10**9: "milliard milliards",
            10**12: "billion billions",
            10**15: "billiard billiards",
            10**18: "trillion trillions",
        }
    ),
    scale_abbreviations=forms({10**6: "mio", 10**9: "md mds mrd"}),
    ordinals=forms(_ORDINALS),
    closed=forms(
        {
            2: "deux double couple paire",
            3: "triple trio",
            8: "huitaine",
            10: "dizaine",
            12: "douzaine",
            15: "quinzaine",
            20: "vingtaine",
            30: "trentaine",
            40: "quarantaine",
            50: "cinquantaine",
            60: "soixantaine",
            100: "centaine",
            1000: "millier",
        }
    ),
    fractions=forms({3: "tiers", 4: "quart quarts", 10: "dixièmes"}),
    halves=frozenset({"demi", "demie", "moitié"}),
    and_a_half=("et demi", "et demie"),
    vague=forms(
        {10: "dizaines", 12: "douzaines", 100: "centaines", 10**3: "milliers", 10**6: "millions", 10**9: "milliards"}
    ),
    soft=frozenset(
        {
            "un",
            "une",
            "zéro",
            "premier",
            "première",
            "premiers",
            "premières",
            "second",
            "seconde",
            "deuxième",
            "troisième",
            "quinzaine",
            "huitaine",
        }
    ),
    joiners=frozenset({"et"}),
    vigesimal=True,
    months=forms(_MONTHS),
    weekdays=forms(_WEEKDAYS),
    relative_days={"hier": -1, "aujourd": 0, "demain": 1},
    units=turned(_UNITS),
    currencies=turned(_CURRENCIES),
)
