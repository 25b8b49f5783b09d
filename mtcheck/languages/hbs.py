"""Serbo-Croatian under all its standard names, in Latin script; ekavian and ijekavian, eastern and western words."""

from __future__ import annotations

from typing import Final

from mtcheck.languages.base import SPACES, Locale, forms, inflect, turned

__all__ = ["LOCALE"]

_CARDINALS: Final = {
    0: "nula nule nulu",
    1: "jedan jedna jedno jednog jednoga jednom jednome jednoj jednu jednim jedne",
    2: "dva dvije dve dvaju dviju dvema dvjema dvama",
    3: "tri triju trima",
    4: "četiri četiriju četirima",
    5: "pet",
    6: "šest",
    7: "sedam",
    8: "osam",
    9: "devet",
    10: "deset",
    11: "jedanaest",
    12: "dvanaest",
    13: "trinaest",
    14: "četrnaest",
    15: "petnaest",
    16: "šesnaest",
    17: "sedamnaest",
    18: "osamnaest",
    19: "devetnaest",
    20: "dvadeset",
    30: "trideset",
    40: "četrdeset",
    50: "pedeset",
    60: "šezdeset",
    70: "sedamdeset",
    80: "osamdeset",
    90: "devedeset",
    100: "sto stotinu",
    200: "dvjesto dvjesta dvesta dvesto",
    300: "tristo trista",
    400: "četiristo četirista",
    500: "petsto",
    600: "šeststo",
    700: "sedamsto",
    800: "osamsto",
    900: "devetsto",
}

_ORDINAL_STEMS: Final = {
    1: "prv",
    2: "drug",
    4: "četvrt",
    5: "pet",
    6: "šest",
    7: "sedm",
    8: "osm",
    9: "devet",
    10: "deset",
    11: "jedanaest",
    12: "dvanaest",
    13: "trinaest",
    14: "četrnaest",
    15: "petnaest",
    16: "šesnaest",
    17: "sedamnaest",
    18: "osamnaest",
    19: "devetnaest",
    20: "dvadeset",
    30: "trideset",
    40: "četrdeset",
    50: "pedeset",
    60: "šezdeset",
    70: "sedamdeset",
    80: "osamdeset",
    90: "devedeset",
    100: "stot",
    1000: "hiljadit tisućit",
}

_DECADE_STEMS: Final = {
    10: "deset",
    20: "dvadeset",
    30: "trideset",
    40: "četrdeset",
    50: "pedeset",
    60: "šezdeset",
    70: "sedamdeset",
    80: "osamdeset",
    90: "devedeset",
}

_COLLECTIVES: Final = {
    2: "dvoje",
    3: "troje",
    4: "četvoro četvero",
    5: "petoro petero",
    6: "šestoro šestero",
    7: "sedmoro sedmero",
    8: "osmoro osmero",
    9: "devetoro devetero",
    10: "desetoro desetero",
}

_COLLECTIVE_STEMS: Final = {
    2: "dvojic",
    3: "trojic",
    4: "četvoric",
    5: "petoric",
    6: "šestoric",
    7: "sedmoric",
    8: "osmoric",
    9: "devetoric",
    10: "desetoric",
}

_APPROXIMATE: Final = {f"{word}ak": value for value, word in _DECADE_STEMS.items()} | {
    "petnaestak": 15,
    "stotinak": 100,
    "hiljadak": 1000,
    "dvadesetero": 20,
    "dvadesetoro": 20,
    "tridesetero": 30,
    "tridesetoro": 30,
    "četrdesetero": 40,
    "pedesetero": 50,
    "pedesetoro": 50,
}

_COMPOUND_STEMS: Final = {
    1: "jedno",
    2: "dvo dvije",
    3: "tro tri",
    4: "četvero četvoro četiri četvrto",
    5: "peto petero petoro pet",
    6: "šesto šestero šest",
    7: "sedmo sedam sedmero",
    8: "osmo osam osmero",
    9: "deveto devet",
    10: "deseto deset",
    11: "jedanaesto jedanaest",
    12: "dvanaesto dvanaest",
    13: "trinaesto trinaest",
    14: "četrnaesto četrnaest",
    15: "petnaesto petnaest",
    16: "šesnaesto šesnaest",
    17: "sedamnaesto sedamnaest",
    18: "osamnaesto osamnaest",
    19: "devetnaesto devetnaest",
    20: "dvadeseto dvadeset",
    30: "trideseto trideset",
    40: "četrdeseto četrdeset",
    50: "pedeseto pedeset",
    60: "šezdeseto šezdeset",
    70: "sedamdeseto sedamdeset",
    80: "osamdeseto osamdeset",
    90: "devedeseto devedeset",
    100: "sto stoti",
    200: "dvjesto dvesta dvesto",
    300: "tristo trista",
}

_MONTH_STEMS: Final = {
    1: "januar",
    2: "februar",
    4: "april",
    8: "avgust august kolovoz",
    10: "listopad",
}

_MONTHS: Final = {
    1: "siječanj siječnja siječnju siječnjem",
    2: "veljača veljače veljači veljaču veljačom",
    3: "mart marta martu martom ožujak ožujka ožujku ožujkom",
    4: "travanj travnja travnju travnjem",
    5: "maj maja maju majem svibanj svibnja svibnju svibnjem",
    6: "jun juna junu junom juni junij lipanj lipnja lipnju lipnjem",
    7: "jul jula julu julom juli srpanj srpnja srpnju srpnjem",
    9: "septembar septembra septembru septembrom rujan rujna rujnu rujnom",
    10: "oktobar oktobra oktobru oktobrom",
    11: "novembar novembra novembru novembrom studeni studenog studenoga studenom studenome",
    12: "decembar decembra decembru decembrom prosinac prosinca prosincu prosincem",
}

_MONTH_ADJECTIVES: Final = {
    1: "januarsk siječanjsk",
    2: "februarsk veljačk",
    3: "martovsk ožujsk",
    4: "aprilsk travanjsk",
    5: "majsk svibanjsk",
    6: "junsk lipanjsk",
    7: "julsk srpanjsk",
    8: "avgustovsk augustovsk kolovošk",
    9: "septembarsk rujansk",
    10: "oktobarsk listopadsk",
    11: "novembarsk studenačk",
    12: "decembarsk prosinačk",
}

_WEEKDAYS: Final = {
    1: "ponedjeljak ponedjeljka ponedjeljku ponedjeljkom ponedeljak ponedeljka ponedeljku ponedeljkom",
    2: "utorak utorka utorku utorkom",
    3: "srijeda srijede srijedi srijedu srijedom sreda srede sredi sredu sredom",
    4: "četvrtak četvrtka četvrtku četvrtkom",
    5: "petak petka petku petkom",
    6: "subota subote suboti subotu subotom "
    "subotnji subotnja subotnje subotnjeg subotnjem subotnju subotnjoj subotnjih",
    7: "nedjelja nedjelje nedjelji nedjelju nedjeljom nedelja nedelje nedelji nedelju nedeljom",
}

_UNITS: Final = {
    "°": "stepen stepena stepeni stupanj stupnja stupnjeva stepenu",
    "km": "km kilometar kilometra kilometara kilometre kilometru kilometri kilometrima",
    "m": "m metar metra metara metre metri metrima",
    "cm": "cm centimetar centimetra centimetara santimetar santimetara",
    "mm": "mm milimetar milimetra milimetara",
    "mi": "milja milje miljama",
    "ft": "stopa stope stopama",
    "in": "inč inča inči inča palac",
    "yd": "jard jardi jarda jardi",
    "kg": "kg kilogram kilograma kilogrami kila kilo",
    "g": "g gram grama grami",
    "t": "tona tone t",
    "lb": "libra libri libre funta funte funti funtu",
    "l": "litar litra litara",
    "gal": "galon galona galoni",
    "bbl": "barel barela bareli",
    "m²": "m²",
    "km²": "km²",
    "ha": "ha hektar hektara hektari",
    "ac": "akr akra akri jutara",
    "second": "sekunda sekunde sekundi sekundu s",
    "minute": "minut minuta minute minuti",
    "hour": "sat sata sati h čas časa časova",
    "day": "dan dana dani danima",
    "week": "sedmica sedmice tjedan tjedna tjedana",
    "month": "mjesec mjeseca mjeseci mesec meseca meseci",
    "year": "godina godine godinu godinama god",
    "decade": "decenija decenije deceniju deceniji desetljeće desetljeća desetljeću",
    "century": "vijek vijeka vijeku vijeke vjekova vek veka veku vekova stoljeće stoljeća stoljeću "
    "stoleće stoleća stoleću",
    "millennium": "milenijum milenijuma milenij milenija tisućljeće tisućljeća hiljadugodište",
    "%": "posto odsto procenat procenta procenata postotak",
}

_CURRENCIES: Final = {
    "GBP": "funta funte funti funtu",
    "USD": "dolar dolara dolari dolarima usd",
    "EUR": "euro eura euri eurima evro evra evri evrima eur",
    "RSD": "dinar dinara dinari dinarima rsd",
    "HRK": "kuna kune kunama hrk",
    "BAM": "KM bam maraka",
    "CHF": "franak franaka franka chf",
    "JPY": "jen jena jpy",
    "CNY": "juan juana cny",
    "RUB": "rublja rublje rublji rubalja rub",
    "UAH": "hrivnja hrivnji grivna grivni uah",
    "PLN": "zlot zlota pln",
    "CZK": "kruna krune czk",
    "TRY": "lira lire",
}


_ORDINALS: Final = inflect(_ORDINAL_STEMS, "i a o og oga om ome omu oj u e im ih ima") | inflect(
    {3: "treć"}, "i a e eg ega em emu oj u im ih ima"
)

LOCALE: Final = Locale(
    language="hbs",
    decimal=",",
    grouping="." + SPACES,
    ordinal_mark=".",
    decade_suffixes=frozenset({"ih", "tih", "te", "e", "im", "tim"}),
    cardinals=forms(_CARDINALS),
    multipliers=dict.fromkeys(("stotina", "stotine", "stotinu"), 100),
    scales=inflect({10**3: "hiljad tisuć"}, "a e u i ama")
    | inflect({10**6: "milion milijun"}, "- a i e u ima")
    | inflect({10**9: "milijard"}, "a e i u ama")
    | inflect({10**12: "bilion bilijun"}, "- a i e u ima")
    | inflect({10**15: "bilijard"}, "a e i u ama")
    | inflect({10**18: "trilion trilijun"}, "- a i e u ima"),
    scale_abbreviations={"hilj": 10**3, "tis": 10**3, "mil": 10**6, "mln": 10**6, "mlrd": 10**9, "mlr": 10**9},
    ordinals=_ORDINALS,
    closed=forms(
        {
            1: "jednom",
            2: "oba obje obe oboje dvaput dvostruko dvostruki dupli duplo par",
            3: "triput trostruko trostruki",
            12: "tuce tucet podne",
            24: "ponoć ponoći",
        }
    )
    | inflect({2: "obojic"}, "a e i u om"),
    collectives=forms(_COLLECTIVES) | inflect(_COLLECTIVE_STEMS, "a e i u om"),
    approximate=_APPROXIMATE,
    decades=inflect(_DECADE_STEMS, "ih im ima"),
    fractions=inflect({3: "trećin", 4: "četvrtin", 5: "petin", 6: "šestin", 8: "osmin", 10: "desetin"}, "a e i u"),
    and_a_half=("i po", "i pola", "i pol"),
    half_to_hour=True,
    halves=frozenset({"pola", "pol", "polovina", "polovine", "polovinu", "polovica", "polovice", "polovicu"}),
    vague=inflect({10: "desetin", 100: "stotin", 10**3: "hiljad tisuć", 10**9: "milijard"}, "e ama")
    | inflect({10**6: "milion milijun"}, "i e ima"),
    soft=frozenset(
        {
            "maja",
            "maju",
            "majem",
            "marta",
            "martu",
            "martom",
            "avgust",
            "avgusta",
            "avgustu",
            "avgustom",
            "august",
            "augusta",
            "jula",
            "julu",
            "julom",
        }
        | {word for word in forms(_WEEKDAYS) if word[:2] == "ne"}
        | {w for w, v in (forms(_CARDINALS) | _ORDINALS).items() if v in (0, 1)}
        | {w for w, v in _ORDINALS.items() if v in (2, 3)}
        | {"podne", "ponoć", "ponoći", "tuce", "tucet"}
    ),
    joiners=frozenset({"i"}),
    range_words=frozenset({"do", "i", "ili", "ili više", "na", "puta"}),
    stems=forms(_COMPOUND_STEMS),
    tails=(
        "godišnj",
        "dnevn",
        "satn",
        "časovn",
        "minutn",
        "sekundn",
        "mjesečn",
        "mesečn",
        "sedmičn",
        "nedjeljn",
        "nedeljn",
        "član",
        "metarsk",
        "kilometarsk",
        "postotn",
        "procentn",
        "spratn",
        "katn",
        "struk",
        "kratn",
        "ljetn",
        "stran",
        "letn",
    ),
    months=inflect(_MONTH_ADJECTIVES, "i a o og oga om ome omu oj u e im ih ima")
    | forms(_MONTHS)
    | inflect(_MONTH_STEMS, "- a u om i"),
    month_abbreviations=forms({1: "jan", 2: "feb", 4: "apr", 8: "avg", 9: "sept sep", 10: "okt", 11: "nov", 12: "dec"}),
    weekdays=forms(_WEEKDAYS),
    on_weekday=("u ", "U ", "za "),
    relative_days=forms({})
    | {
        "juče": -1,
        "jučer": -1,
        "danas": 0,
        "sjutra": 1,
        "sutra": 1,
        "prekjuče": -2,
        "prekjučer": -2,
        "prekosjutra": 2,
        "prekosutra": 2,
    },
    units=turned(_UNITS),
    square=frozenset({"kvadratni", "kvadratna", "kvadratnih", "kvadratnog", "kvadratnom", "kvadratnim"}),
    currencies=turned(_CURRENCIES),
)
