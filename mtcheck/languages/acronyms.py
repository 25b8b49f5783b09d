"""Acronyms of states and institutions, and how another language may write what they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from mtcheck.languages.language import language_for

__all__ = ["acronyms", "forms_pattern", "institutions"]


@cache
def acronyms(language: str) -> Mapping[str, str]:
    """The acronyms of a language (BCP 47 tag; Serbo-Croatian in Latin), each with what it stands for (``SAD``: US)."""
    file = language_for(language).file("acronyms.toml")
    return file.by_name("acronyms") if file else {}


@cache
def institutions(language: str) -> Mapping[str, tuple[str, ...]]:
    """How a language writes what the acronyms stand for, the usual form first; what news writes instead included."""
    file = language_for(language).file("institutions.toml")
    return {name: file.words(f"institutions.{name}") for name in file.rows("institutions")} if file else {}


@cache
def forms_pattern(name: str, language: str) -> re.Pattern[str]:
    """Finds any form of the institution in a language, possessives included."""
    forms = sorted(institutions(language)[name], key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, forms))})(?!\w)")
