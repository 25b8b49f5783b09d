"""Acronyms of states and institutions that are other letters in English, and how English may write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from mtcheck.languages.language import group

__all__ = ["FORMS", "acronyms", "forms_pattern"]

FORMS: Final[Mapping[str, tuple[str, ...]]] = {
    "AIDS": ("AIDS", "HIV"),
    "DNA": ("DNA",),
    "EBRD": ("EBRD", "European Bank for Reconstruction"),
    "ECHR": ("ECHR", "ECtHR", "European Court", "Strasbourg"),
    "EU": ("EU", "E.U.", "European Union", "European", "Europe", "Union", "bloc", "Brussels"),
    "FRY": ("FRY", "Yugoslavia", "Yugoslav"),
    "GDP": ("GDP", "gross domestic product"),
    "IAEA": ("IAEA", "International Atomic Energy"),
    "ICRC": ("ICRC", "Red Cross"),
    "ICTY": ("ICTY", "tribunal", "Hague"),
    "IMF": ("IMF", "International Monetary Fund", "Fund"),
    "IOC": ("IOC", "Olympic"),
    "NATO": ("NATO", "Nato", "North Atlantic", "alliance", "Alliance"),
    "NGO": ("NGO", "NGOs", "non-governmental", "nongovernmental", "civil society"),
    "OECD": ("OECD",),
    "OPEC": ("OPEC", "Opec"),
    "OSCE": ("OSCE", "Organization for Security", "Organisation for Security"),
    "SFRY": ("SFRY", "Yugoslavia", "Yugoslav", "SFR"),
    "UFO": ("UFO", "UFOs", "unidentified"),
    "UN": ("UN", "U.N.", "UNO", "United Nations", "UNSC", "UNGA"),
    "US": ("US", "U.S.", "USA", "U.S.A.", "United States", "America", "American", "Americans", "States", "Washington"),
    "USSR": ("USSR", "U.S.S.R.", "Soviet", "Soviets", "Soviet Union"),
    "VAT": ("VAT", "value added tax", "value-added tax"),
    "WHO": ("WHO", "W.H.O.", "World Health"),
    "WTO": ("WTO", "World Trade"),
}
"""English forms of each, the usual first; full names and what news writes instead count as well."""

_SOURCES: Final[Mapping[str, str]] = {
    "hbs": (
        "SAD=US EU=EU NATO=NATO OEBS=OSCE OESS=OSCE UN=UN MMF=IMF SZO=WHO STO=WTO MKSJ=ICTY MKCK=ICRC "
        "MOK=IOC ESLJP=ECHR BDP=GDP PDV=VAT SSSR=USSR SFRJ=SFRY SRJ=FRY DNK=DNA SIDA=AIDS NVO=NGO "
        "NLO=UFO OPEK=OPEC MAAE=IAEA"
    ),
    "sl": (
        "ZDA=US EU=EU NATO=NATO OVSE=OSCE ZN=UN OZN=UN MDS=IMF BDP=GDP DDV=VAT SZO=WHO STO=WTO SFRJ=SFRY "
        "DNK=DNA NVO=NGO"
    ),
    "cs": "USA=US EU=EU NATO=NATO OBSE=OSCE OSN=UN MMF=IMF HDP=GDP DPH=VAT SSSR=USSR MAAE=IAEA",
    "pl": "USA=US UE=EU NATO=NATO OBWE=OSCE ONZ=UN MFW=IMF PKB=GDP VAT=VAT ZSRR=USSR MAEA=IAEA",
    "de": "USA=US EU=EU NATO=NATO OSZE=OSCE UNO=UN UN=UN IWF=IMF BIP=GDP UDSSR=USSR IAEO=IAEA",
    "fr": (
        "USA=US UE=EU OTAN=NATO OSCE=OSCE ONU=UN FMI=IMF PIB=GDP TVA=VAT URSS=USSR OMS=WHO OMC=WTO "
        "AIEA=IAEA SIDA=AIDS ADN=DNA ONG=NGO"
    ),
    "ru": (
        "США=US ЕС=EU НАТО=NATO ОБСЕ=OSCE ООН=UN МВФ=IMF ВВП=GDP НДС=VAT СССР=USSR ВОЗ=WHO ВТО=WTO "
        "МАГАТЭ=IAEA МОК=IOC ДНК=DNA НЛО=UFO НПО=NGO"
    ),
    "uk": (
        "США=US ЄС=EU НАТО=NATO ОБСЄ=OSCE ООН=UN МВФ=IMF ВВП=GDP ПДВ=VAT СРСР=USSR ВООЗ=WHO СОТ=WTO "
        "МАГАТЕ=IAEA МОК=IOC ДНК=DNA"
    ),
    "bg": (
        "САЩ=US ЕС=EU НАТО=NATO ОССЕ=OSCE ООН=UN МВФ=IMF БВП=GDP ДДС=VAT СССР=USSR СЗО=WHO СТО=WTO "
        "МААЕ=IAEA МОК=IOC ДНК=DNA НПО=NGO"
    ),
    "mk": (
        "САД=US ЕУ=EU НАТО=NATO ОБСЕ=OSCE ООН=UN ОН=UN ММФ=IMF БДП=GDP ДДВ=VAT СССР=USSR СЗО=WHO МОК=IOC "
        "ДНК=DNA НВО=NGO"
    ),
}
"""Acronym = key of :data:`FORMS`."""


@cache
def acronyms(language: str) -> Mapping[str, str]:
    """The acronyms of a language (BCP 47 tag; Serbo-Croatian in Latin), each with its key of :data:`FORMS`."""
    pairs = (pair.partition("=") for pair in _SOURCES.get(group(language), "").split())
    return {acronym: key for acronym, _, key in pairs}


@cache
def forms_pattern(key: str) -> re.Pattern[str]:
    """Finds any English form of the acronym, possessives included."""
    forms = sorted(FORMS[key], key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, forms))})(?!\w)")
