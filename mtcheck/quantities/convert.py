"""Conversions between units, and rounding: differences of value that are not mistakes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from mtcheck.quantities.quantity import Quantity

__all__ = ["add_quantities", "converts", "counts_the_same", "dimension", "rounds"]

_FACTORS: Final[dict[str, tuple[str, Decimal]]] = {
    "mm": ("length", Decimal("0.001")),
    "cm": ("length", Decimal("0.01")),
    "m": ("length", Decimal(1)),
    "km": ("length", Decimal(1000)),
    "in": ("length", Decimal("0.0254")),
    "ft": ("length", Decimal("0.3048")),
    "yd": ("length", Decimal("0.9144")),
    "mi": ("length", Decimal("1609.344")),
    "g": ("mass", Decimal(1)),
    "nmi": ("length", Decimal(1852)),
    "µg": ("mass", Decimal("0.000001")),
    "mg": ("mass", Decimal("0.001")),
    "kg": ("mass", Decimal(1000)),
    "t": ("mass", Decimal(1_000_000)),
    "lb": ("mass", Decimal("453.59237")),
    "oz": ("mass", Decimal("28.349523125")),
    "ml": ("volume", Decimal("0.001")),
    "cl": ("volume", Decimal("0.01")),
    "dl": ("volume", Decimal("0.1")),
    "l": ("volume", Decimal(1)),
    "hl": ("volume", Decimal(100)),
    "cm³": ("volume", Decimal("0.001")),
    "m³": ("volume", Decimal(1000)),
    "km³": ("volume", Decimal(10**12)),
    "ft³": ("volume", Decimal("28.316846592")),
    "gal": ("volume", Decimal("3.785411784")),
    "bbl": ("volume", Decimal("158.987294928")),
    "cm²": ("area", Decimal("0.0001")),
    "m²": ("area", Decimal(1)),
    "km²": ("area", Decimal(1_000_000)),
    "ft²": ("area", Decimal("0.09290304")),
    "mi²": ("area", Decimal("2589988.110336")),
    "are": ("area", Decimal(100)),
    "daa": ("area", Decimal(1000)),
    "ha": ("area", Decimal(10_000)),
    "ac": ("area", Decimal("4046.8564224")),
    "km/h": ("speed", Decimal(1)),
    "mph": ("speed", Decimal("1.609344")),
    "m/s": ("speed", Decimal("3.6")),
    "kn": ("speed", Decimal("1.852")),
    "W": ("power", Decimal("0.001")),
    "kW": ("power", Decimal(1)),
    "MW": ("power", Decimal(1000)),
    "GW": ("power", Decimal(1_000_000)),
    "TW": ("power", Decimal(1_000_000_000)),
    "hp": ("power", Decimal("0.7457")),
    "kWh": ("energy", Decimal(3600)),
    "MWh": ("energy", Decimal(3_600_000)),
    "GWh": ("energy", Decimal(3_600_000_000)),
    "TWh": ("energy", Decimal(3_600_000_000_000)),
    "kJ": ("energy", Decimal(1)),
    "kcal": ("energy", Decimal("4.184")),
    "kB": ("data", Decimal(1)),
    "MB": ("data", Decimal(1000)),
    "GB": ("data", Decimal(1_000_000)),
    "TB": ("data", Decimal(1_000_000_000)),
    "Mbit": ("data", Decimal(125)),
    "Gbit": ("data", Decimal(125_000)),
    "Hz": ("frequency", Decimal("0.001")),
    "kHz": ("frequency", Decimal(1)),
    "MHz": ("frequency", Decimal(1000)),
    "GHz": ("frequency", Decimal(1_000_000)),
    "V": ("voltage", Decimal(1)),
    "kV": ("voltage", Decimal(1000)),
    "A": ("current", Decimal(1)),
    "hPa": ("pressure", Decimal(1)),
    "bar": ("pressure", Decimal(1000)),
    "times": ("times", Decimal(1)),
    "pp": ("points", Decimal(1)),
    "bp": ("points", Decimal("0.01")),
    "‰": ("share", Decimal("0.1")),
    "second": ("time", Decimal(1)),
    "minute": ("time", Decimal(60)),
    "hour": ("time", Decimal(3600)),
    "day": ("time", Decimal(86_400)),
    "week": ("time", Decimal(604_800)),
    "month": ("calendar", Decimal(1)),
    "year": ("calendar", Decimal(12)),
    "decade": ("calendar", Decimal(120)),
    "century": ("calendar", Decimal(1200)),
    "millennium": ("calendar", Decimal(12_000)),
    "%": ("share", Decimal(1)),
    "°": ("temperature", Decimal(1)),
    "°C": ("temperature", Decimal(1)),
    "°F": ("temperature", Decimal(1)),
}
"""International units (BIPM SI brochure, 9th edition; NIST SP 811 for the others) in one base unit per dimension."""

_ACCOUNTS: Final = {"IRT": ("IRR", 10)}
"""What people count a currency in, and how much of it one is: a toman is ten rials."""
_COMPOUND: Final = frozenset("year month week day hour minute second ft in m cm kg g lb oz".split())  # noqa: SIM905
"""Units that people use together: *1 h 30 min*, *6 ft 2 in*."""
_TOLERANCE: Final = Decimal("0.1")
_DEGREES: Final = 3
_ROUND_DEGREES: Final = 5
_TEN: Final = 10
_ROUNDING: Final = Decimal("0.02")


def dimension(unit: str) -> str:
    """What a unit measures: ``length`` of ``km``."""
    return _FACTORS[unit][0]


def add_quantities(larger: Quantity, smaller: Quantity) -> Quantity | None:
    """Both in the smaller one's unit: 2 years and 6 months are 30 months; None if they do not add up."""
    if larger.unit not in _COMPOUND or smaller.unit not in _COMPOUND or larger.kind is not smaller.kind:
        return None
    (kind, factor), (other_kind, other_factor) = _FACTORS[larger.unit], _FACTORS[smaller.unit]
    if kind != other_kind or factor <= other_factor or smaller.value * other_factor >= factor:
        return None
    return replace(smaller, value=smaller.value + larger.value * factor / other_factor)


def converts(ours: Quantity, theirs: Quantity, *, exact: bool = False) -> bool:
    """Whether two quantities in different units of one dimension measure the same, to within 10 % or exactly."""
    if (
        ours.unit not in _FACTORS
        or theirs.unit not in _FACTORS
        or (ours.unit == theirs.unit and ours.unit != "°" and not exact)
        or not ours.value
        or not theirs.value
    ):
        return False
    (kind, factor), (other_kind, other_factor) = _FACTORS[ours.unit], _FACTORS[theirs.unit]
    if kind != other_kind:
        return False
    if kind == "temperature":
        celsius, fahrenheit = sorted((ours.value, theirs.value))
        rounded = celsius % _TEN == fahrenheit % _TEN == 0
        return abs(celsius * 9 / 5 + 32 - fahrenheit) <= (_ROUND_DEGREES if rounded else _DEGREES)
    ratio = (ours.value * factor) / (theirs.value * other_factor)
    return ratio == 1 if exact else abs(ratio - 1) <= _TOLERANCE


def counts_the_same(ours: Quantity, theirs: Quantity) -> bool:
    """Whether the amounts are one in two ways of counting a currency: 500 tomans are 5,000 rials."""
    for larger, smaller in ((ours, theirs), (theirs, ours)):
        code, factor = _ACCOUNTS.get(larger.currency or "", ("", 0))
        if code and smaller.currency == code:
            return larger.value * factor == smaller.value
    return False


def rounds(ours: Quantity, theirs: Quantity) -> bool:
    """Whether ours is theirs rounded to fewer digits, by at most 2 %: 1.48 million for 1,482,310."""
    if ours.scale == theirs.scale == 1 or _precision(theirs) < 3 or _precision(ours) >= _precision(theirs):
        return False
    return abs(ours.value - theirs.value) <= _ROUNDING * theirs.value


def _precision(quantity: Quantity) -> int:
    """The number of significant digits."""
    return len(quantity.value.normalize().as_tuple().digits)
