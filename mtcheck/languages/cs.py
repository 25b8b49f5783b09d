"""Czech."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.languages.base import SPACES, Locale, forms, inflect, turned

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LOCALE"]

_CARDINALS: Final = {
    0: "nula nuly",
    1: "jeden jedna jedno jednoho jedné jednu jedním jednou",
    2: "dva dvě dvou dvěma",
    3: "tři tří třem třemi",
    4: "čtyři čtyř čtyřem čtyřmi",
    5: "pět pěti",
    6: "šest šesti",
    7: "sedm sedmi",
    8: "osm osmi",
    9: "devět devíti",
    10: "deset deseti",
    11: "jedenáct jedenácti",
    12: "dvanáct dvanácti",
    13: "třináct třinácti",
    14: "čtrnáct čtrnácti",
    15: "patnáct patnácti",
    16: "šestnáct šestnácti",
    17: "sedmnáct sedmnácti",
    18: "osmnáct osmnácti",
    19: "devatenáct devatenácti",
    20: "dvacet dvaceti",
    30: "třicet třiceti",
    40: "čtyřicet čtyřiceti",
    50: "padesát padesáti",
    60: "šedesát šedesáti",
    70: "sedmdesát sedmdesáti",
    80: "osmdesát osmdesáti",
    90: "devadesát devadesáti",
    100: "sto stovku",
}
_ORDINAL_STEMS: Final = {
    1: "prvn",
    2: "druh",
    4: "čtvrt",
    5: "pát",
    6: "šest",
    7: "sedm",
    8: "osm",
    9: "devát",
    10: "desát",
    11: "jedenáct",
    12: "dvanáct",
    13: "třináct",
    14: "čtrnáct",
    15: "patnáct",
    16: "šestnáct",
    17: "sedmnáct",
    18: "osmnáct",
    19: "devatenáct",
    20: "dvacát",
    30: "třicát",
    40: "čtyřicát",
    50: "padesát",
    60: "šedesát",
    70: "sedmdesát",
    80: "osmdesát",
    90: "devadesát",
    100: "st",
}
_ORDINALS: Final = inflect(_ORDINAL_STEMS, "ý á é ého ému ém ou ým ých ými í ího ímu ím") | inflect(
    {3: "třet"}, "í ího ímu ím"
)
_BEFORE_TENS: Final = {
    1: ("jedna", "jeden"),
    2: ("dva",),
    3: ("tři",),
    4: ("čtyři",),
    5: ("pět",),
    6: ("šest",),
    7: ("sedm",),
    8: ("osm",),
    9: ("devět",),
}


def _inverted(tens: Mapping[int, str]) -> dict[int, str]:
    """*pětadvacet*: ones before tens; *jednadvacet* has one vowel."""
    return {
        ten + one: " ".join(f"{word.removesuffix('a') if word == 'jedna' else word}a{stem}" for word in words)
        for ten, stem in tens.items()
        if 20 <= ten < 100
        for one, words in _BEFORE_TENS.items()
    }


_INVERTED: Final = _inverted({ten: words.split()[0] for ten, words in _CARDINALS.items()})
_INVERTED_ORDINALS: Final = _inverted(_ORDINAL_STEMS)
_STEMS: Final = {
    1: "jedno jeden",
    2: "dvou dva",
    3: "tří tři",
    4: "čtyř čtyři",
    5: "pěti pět",
    6: "šesti šest",
    7: "sedmi sedm",
    8: "osmi osm",
    9: "devíti devět",
    10: "deseti",
    11: "jedenácti",
    12: "dvanácti",
    13: "třinácti",
    14: "čtrnácti",
    15: "patnácti",
    16: "šestnácti",
    17: "sedmnácti",
    18: "osmnácti",
    19: "devatenácti",
    20: "dvaceti",
    30: "třiceti",
    40: "čtyřiceti",
    50: "padesáti",
    60: "šedesáti",
    70: "sedmdesáti",
    80: "osmdesáti",
    90: "devadesáti",
    100: "sto",
}
_MONTHS: Final = {
    1: "leden ledna lednu lednem",
    2: "únor února únoru únorem",
    3: "březen března březnu březnem",
    4: "duben dubna dubnu dubnem",
    5: "květen května květnu květnem",
    6: "červen června červnu červnem",
    7: "červenec července červenci červencem",
    8: "srpen srpna srpnu srpnem",
    9: "září zářím",
    10: "říjen října říjnu říjnem",
    11: "listopad listopadu listopadem",
    12: "prosinec prosince prosinci prosincem",
}
_WEEKDAYS: Final = {
    1: "pondělí",
    2: "úterý úterního",
    3: "středa středu středy středou",
    4: "čtvrtek čtvrtka čtvrtku",
    5: "pátek pátku",
    6: "sobota sobotu soboty",
    7: "neděle neděli nedělí",
}
_UNITS: Final = {
    "°": "stupeň stupně stupňů",
    "km": "km kilometr kilometru kilometry kilometrů",
    "m": "m metr metru metry metrů",
    "cm": "cm centimetr centimetrů",
    "mm": "mm milimetr milimetrů",
    "mi": "míle mil mílí",
    "ft": "stopa stopy stop",
    "kg": "kg kilogram kilogramů",
    "g": "g gram gramů",
    "t": "t tuna tuny tun",
    "l": "l litr litrů",
    "m²": "m²",
    "km²": "km²",
    "ha": "ha hektar hektarů",
    "bbl": "barel barelů",
    "second": "sekunda sekundy sekund",
    "minute": "minuta minuty minut",
    "hour": "hodina hodiny hodin",
    "day": "den dny dnů dní",
    "week": "týden týdny týdnů",
    "month": "měsíc měsíce měsíců",
    "year": "rok roku roky let",
    "decade": "desetiletí dekáda",
    "century": "století",
    "%": "procento procenta procent",
}
_CURRENCIES: Final = {
    "USD": "dolar dolaru dolary dolarů usd",
    "EUR": "euro eura eur",
    "CZK": "kč koruna koruny korun czk",
    "GBP": "libra libry liber",
    "RUB": "rubl rublů",
}

LOCALE: Final = Locale(
    language="cs",
    decimal=",",
    grouping=SPACES[1] + SPACES + ".",
    ordinal_mark=".",
    cardinals=forms(_CARDINALS) | inflect(_INVERTED, "- i"),
    multipliers=dict.fromkeys(("set", "sta", "stě"), 100),
    scales=inflect({10**6: "milion milión"}, "- u y ů ech")
    | inflect({10**12: "bilion bilión"}, "- u y ů ech")
    | forms(
        {
            10**3: "tisíc tisíce tisíci tisících",
            10**9: "miliarda miliardy miliard miliardu miliardě miliardami",
            10**15: "biliarda biliardy biliard",
            10**18: "trilion trilionů",
        }
    ),
    scale_abbreviations=forms({10**3: "tis", 10**6: "mio", 10**9: "mld"}),
    ordinals=_ORDINALS | inflect(_INVERTED_ORDINALS, "ý á é ého ému ém ou ým ých ými"),
    closed=forms(
        {2: "oba obě obou dvoje dvakrát pár", 3: "troje třikrát", 4: "čtvero", 5: "patero", 12: "tucet tuctu"}
    ),
    with_half=forms({1: "půldruhého půldruhé", 2: "půltřetího půltřetí"}),
    ordinal_tens=True,
    decades=inflect(
        {
            20: "dvacát",
            30: "třicát",
            40: "čtyřicát",
            50: "padesát",
            60: "šedesát",
            70: "sedmdesát",
            80: "osmdesát",
            90: "devadesát",
        },
        "á ých",
    ),
    fractions=inflect({3: "třetin", 4: "čtvrtin", 5: "pětin", 10: "desetin"}, "a y u"),
    halves=frozenset({"půl", "půlka", "polovina", "poloviny", "polovinu"}),
    and_a_half=("a půl",),
    vague=forms(
        {
            10: "desítky desítek",
            100: "stovky stovek",
            10**3: "tisíce tisíců",
            10**6: "miliony milionů",
            10**9: "miliardy",
        }
    ),
    soft=frozenset(
        {
            *_CARDINALS[0].split(),
            *_CARDINALS[1].split(),
            "jednou",
            *(word for word, value in _ORDINALS.items() if value < 4),
        }
    ),
    joiners=frozenset({"a"}),
    stems=forms(_STEMS) | inflect(_INVERTED, "i"),
    tails=("let", "denn", "hodinov", "minutov", "člen", "procentn", "krát", "násobn"),
    range_words=frozenset({"až", "a", "nebo", "na", "do"}),
    months=forms(_MONTHS),
    weekdays=forms(_WEEKDAYS),
    relative_days={"včera": -1, "dnes": 0, "zítra": 1},
    units=turned(_UNITS),
    square=frozenset({"čtvereční", "čtverečních"}),
    currencies=turned(_CURRENCIES),
)
