"""How surnames end, read from a language's folder."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from mtcheck.languages.data_file import DataFile
from mtcheck.languages.registry import UNKNOWN

__all__ = ["SURNAMES", "Surnames", "read_surnames"]

SURNAMES: Final = "surnames.toml"
_NEVER: Final = re.compile("(?!)")


@dataclass(frozen=True, slots=True)
class Surnames:
    """Ends of names, most of them patterns; what each is for is in README.md. All but ``plain``, ``declining`` and
    ``accented`` are compared with folded names (*ić* as *ic*) or with the source's letters.
    """

    usual: re.Pattern[str] = _NEVER
    plain: re.Pattern[str] = _NEVER
    sure: re.Pattern[str] = _NEVER
    unheard: re.Pattern[str] = _NEVER
    regional: re.Pattern[str] = _NEVER
    one_spelling: re.Pattern[str] = _NEVER
    own_genitive: re.Pattern[str] = _NEVER
    declining: re.Pattern[str] = _NEVER
    mans: re.Pattern[str] = _NEVER
    womans: re.Pattern[str] = _NEVER
    womans_in_case: re.Pattern[str] = _NEVER
    womans_cases: re.Pattern[str] = _NEVER
    copied_womans: re.Pattern[str] = _NEVER
    feminine: re.Pattern[str] = _NEVER
    with_feminine: re.Pattern[str] = _NEVER
    both_genders: re.Pattern[str] = _NEVER
    with_sister: re.Pattern[str] = _NEVER
    accented: re.Pattern[str] = _NEVER
    no_adjective: re.Pattern[str] = _NEVER
    places: re.Pattern[str] = _NEVER
    towns: re.Pattern[str] = _NEVER
    of_towns: re.Pattern[str] = _NEVER
    possessive: re.Pattern[str] = _NEVER
    given_to_women: tuple[str, ...] = ()
    womans_adjectives: tuple[str, ...] = ()
    mans_adjectives: tuple[str, ...] = ()
    mans_of_womans: tuple[tuple[str, tuple[str, ...]], ...] = ()


@cache
def read_surnames(path: Path) -> Surnames:
    """The ends that a folder gives; those of any language, from the folder ``und``, for the rest.

    Raises :class:`mtcheck.errors.LanguageDataError` for the first mistake.
    """
    file = DataFile(path / SURNAMES)
    base = Surnames() if path == UNKNOWN else read_surnames(UNKNOWN)
    own: dict[str, Any] = dict(file.ends(part.name for part in fields(Surnames) if part.default is _NEVER))
    own |= {
        key: words for key in ("given_to_women", "womans_adjectives", "mans_adjectives") if (words := file.words(key))
    }
    if pairs := {woman: file.words(f"mans_of_womans.{woman}") for woman in file.rows("mans_of_womans")}:
        own["mans_of_womans"] = tuple(pairs.items())
    file.finish()
    return replace(base, **own)
