"""Currencies that share a word (*dollar*, *crown*), and the country's own that an adjective makes of it."""

from __future__ import annotations

from functools import cache
from typing import Final

__all__ = ["CODES", "SIGNS", "code_of", "is_exact_word", "of_country", "other_currency"]

_FAMILIES: Final = {
    "dollar": "USD CAD AUD NZD HKD SGD TWD JMD NAD LRD",
    "pound": "GBP EGP SYP LBP SDG FKP GIP",
    "franc": "CHF FRF BEF XAF XOF CDF RWF",
    "crown": "CZK SEK NOK DKK ISK SKK EEK",
    "dinar": "RSD KWD JOD DZD IQD TND LYD BHD YUM",
    "lira": "TRY ITL",
    "peso": "MXN ARS CLP COP PHP CUP UYU DOP",
    "rupee": "INR PKR LKR NPR MUR",
    "rouble": "RUB BYN",
    "mark": "BAM DEM FIM",
    "leu": "RON MDL",
    "rial": "IRR OMR QAR YER SAR",
    "shilling": "KES UGX TZS SOS ATS",
    "won": "KRW KPW",
    "manat": "AZN TMT",
    "dirham": "AED MAD",
    "yen or yuan": "JPY CNY",
}
"""ISO 4217 codes by the word that they share; every other currency has a word of its own."""
_FAMILY: Final = {code: family for family, codes in _FAMILIES.items() for code in codes.split()}
CODES: Final = frozenset(_FAMILY) | frozenset(
    "EUR UAH MKD BGN HUF PLN HRK ILS ZAR BRL ALL GEL AMD KZT THB VND IDR MYR NGN GHS PEN KM".split()  # noqa: SIM905
)
"""Codes that are read as such in any language, in capitals; *KM* is what Bosnia writes for its mark, BAM."""
SIGNS: Final = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₹": "INR",
    "₪": "ILS",
    "₩": "KRW",
}
"""What a sign alone is taken for; *$* and *¥* may be others of their family."""
_COUNTRIES: Final = {"GB": "GBP", "US": "USD", "CH": "CHF", "EU": "EUR"}


def code_of(written: str) -> str:
    """The ISO code of a code as written."""
    return "BAM" if written == "KM" else written


def is_exact_word(code: str) -> bool:
    """Whether the word of a currency alone names only that one of its family."""
    return _FAMILY.get(code) in {None, "yen or yuan"}


@cache
def of_country(code: str, country: str) -> str | None:
    """The currency with the same word as ``code`` that is a country's: CAD for *dollar* and ``CA``."""
    if code[:2] == country:
        return code
    members = _FAMILIES.get(_FAMILY.get(code, ""), "").split()
    return next((member for member in members if member[:2] == country), None)


def other_currency(ours: str, theirs: str, *, both_exact: bool) -> bool:
    """Whether two currencies surely differ: *dollars* may be Canadian, *Canadian dollars* are not American."""
    if ours == theirs:
        return False
    return both_exact or _FAMILY.get(ours, ours) != _FAMILY.get(theirs, theirs)
