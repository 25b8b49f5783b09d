"""Language tags and the groups in which languages are treated as one."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from mtcheck.languages.registry import HERE, alias
from mtcheck.languages.word_list import read_list

__all__ = ["HBS", "TAG", "USUAL_SOURCE", "USUAL_TARGET", "are_related", "group", "primary"]

HBS: Final = frozenset({"sr", "hr", "bs", "cnr", "sh", "hbs", "srp", "hrv", "bos"})
"""Serbo-Croatian under its standard names: nothing distinguishes them reliably, so all are one group."""


USUAL_SOURCE: Final = "sr"
USUAL_TARGET: Final = "en"
"""The tags assumed for a text without a named language: those of the first pair."""


TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
"""A BCP 47 tag, or one written with underscores."""


def are_related(first: str, second: str) -> bool:
    """Whether two language groups are the same, or so close that identification may take one for the other."""
    return first == second or any({first, second} <= family for family in _families())


@cache
def _families() -> tuple[frozenset[str], ...]:
    lines = read_list(HERE / "families.txt").splitlines()
    return tuple(frozenset(line.split()) for line in lines if not line.startswith("#"))


def primary(tag: str) -> str:
    """The primary subtag of a BCP 47 tag: ``sr`` of ``sr-Latn-ME``."""
    return tag.replace("_", "-").partition("-")[0].lower()


@cache
def group(tag: str) -> str:
    """``hbs`` for all Serbo-Croatian standards, else the primary subtag."""
    return alias(primary(tag))
