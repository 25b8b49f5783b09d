"""Language tags and the groups in which languages are treated as one."""

from __future__ import annotations

from typing import Final

__all__ = ["HBS", "group", "primary"]

HBS: Final = frozenset({"sr", "hr", "bs", "cnr", "sh", "hbs", "srp", "hrv", "bos"})
"""Serbo-Croatian under its standard names: nothing tells them apart reliably, so all are one group."""


def primary(tag: str) -> str:
    """The primary subtag of a BCP 47 tag: ``sr`` of ``sr-Latn-ME``."""
    return tag.replace("_", "-").partition("-")[0].lower()


def group(tag: str) -> str:
    """``hbs`` for all Serbo-Croatian standards, else the primary subtag."""
    language = primary(tag)
    return "hbs" if language in HBS else language
