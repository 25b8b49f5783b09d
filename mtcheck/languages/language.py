"""Language tags and the groups in which languages are treated as one."""

from __future__ import annotations

from typing import Final

__all__ = ["HBS", "group", "primary", "related"]

HBS: Final = frozenset({"sr", "hr", "bs", "cnr", "sh", "hbs", "srp", "hrv", "bos"})
"""Serbo-Croatian under its standard names: nothing tells them apart reliably, so all are one group."""


_RELATED: Final = (
    frozenset("hbs sl mk bg".split()),  # noqa: SIM905
    frozenset("ru uk be rue bg mk".split()),  # noqa: SIM905
    frozenset("cs sk pl szl csb hsb dsb".split()),  # noqa: SIM905
    frozenset("da no nb nn sv is fo".split()),  # noqa: SIM905
    frozenset("es gl pt ca oc ast an ext mwl it co scn lmo pms vec nap".split()),  # noqa: SIM905
    frozenset("de lb gsw als bar nds nl af li fy vls zea".split()),  # noqa: SIM905
    frozenset("tr az azb tk crh uz kk ky tt ba ug cv".split()),  # noqa: SIM905
    frozenset("fi et vro olo krl".split()),  # noqa: SIM905
    frozenset("lt lv ltg".split()),  # noqa: SIM905
    frozenset("ro mo rup".split()),  # noqa: SIM905
    frozenset("id ms jv su min".split()),  # noqa: SIM905
    frozenset("hi ur mr ne bh mai sa gom".split()),  # noqa: SIM905
    frozenset("fa tg ps ckb ku prs".split()),  # noqa: SIM905
    frozenset("ar arz ary apc".split()),  # noqa: SIM905
    frozenset("zh yue wuu cmn lzh ja".split()),  # noqa: SIM905
)
"""Languages that a short text may be mistaken between."""


def related(first: str, second: str) -> bool:
    """Whether two language groups are the same, or so close that identification may take one for the other."""
    return first == second or any({first, second} <= family for family in _RELATED)


def primary(tag: str) -> str:
    """The primary subtag of a BCP 47 tag: ``sr`` of ``sr-Latn-ME``."""
    return tag.replace("_", "-").partition("-")[0].lower()


def group(tag: str) -> str:
    """``hbs`` for all Serbo-Croatian standards, else the primary subtag."""
    language = primary(tag)
    return "hbs" if language in HBS else language
