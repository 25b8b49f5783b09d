"""Whether a given name is a woman's or a man's. A name that the list lacks is unknown.

``given-names.txt`` in a language's folder lists those that its speakers bear, in its own spelling, a line's gender
first.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final, Literal

from mtcheck.languages.language import language_for
from mtcheck.languages.registry import HERE
from mtcheck.languages.respelling import fold, latin, plain_key, plain_keys_of_all, respelling_key
from mtcheck.languages.word_list import GIVEN_NAMES, read_list

__all__ = [
    "all_given_names",
    "gender_as_written",
    "gender_of_given_name",
    "is_given_name",
    "is_own_given_name",
    "own_given_names",
]

_SHORTEST_NAME: Final = 3
_DOTS: Final = "\N{COMBINING DIAERESIS}"
_GENDERS: Final[dict[str, Literal["f", "m", ""]]] = {"f": "f", "m": "m", "?": ""}


@cache
def _genders() -> dict[str, Literal["f", "m", ""]]:
    text = read_list(HERE / "given-names.txt")
    rows = (line.partition(" ") for line in text.splitlines())
    return {name: _GENDERS[gender] for gender, _, names in rows if gender in _GENDERS for name in names.split()}


@cache
def _genders_by_sound() -> dict[str, Literal["f", "m", ""]]:
    heard: dict[str, set[Literal["f", "m", ""]]] = {}
    genders = _genders()
    for key, gender in zip(plain_keys_of_all(tuple(genders)), genders.values(), strict=True):
        heard.setdefault(key, set()).add(gender)
    return {key: next(iter(genders)) for key, genders in heard.items() if len(genders) == 1}


def gender_of_given_name(name: str) -> Literal["f", "m", ""]:
    """``"f"`` or ``"m"`` for a name in Latin script in its own or in English spelling; ``""`` if unknown.

    Accents do not count; a spelling that the list lacks is found by its sound (*Aleksei*, *Alexey*).
    """
    folded = fold(name)
    if len(folded) < _SHORTEST_NAME:
        return ""
    genders = _genders()
    return genders[folded] if folded in genders else _genders_by_sound().get(plain_key(folded), "")


def gender_as_written(name: str, lang: str) -> Literal["f", "m", ""]:
    """As :func:`gender_of_given_name`, of a name in its language's own letters, with or without their dots (*Пётр*,
    *Петр*); the language's own list comes first, and a foreign name may be spelt as it is heard (*Џо*)."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).replace(_DOTS, ""))
    own, spelt = _own_genders(lang), dict.fromkeys(latin(written, lang) for written in (name, plain))
    listed = (own.get(fold(word), "") or gender_of_given_name(word) for word in spelt)
    return next(filter(None, listed), "") or _genders_by_sound().get(respelling_key(latin(name, lang)), "")


def is_given_name(name: str) -> bool:
    """Whether the list has the name, accents aside, as a woman's, a man's or anyone's."""
    return fold(name) in _genders()


def is_own_given_name(name: str, lang: str) -> bool:
    """Whether a language's own list has the name, in the language's letters."""
    return fold(latin(name, lang)) in own_given_names(lang)


def all_given_names() -> tuple[str, ...]:
    """The names of the list, in small letters without accents."""
    return tuple(_genders())


@cache
def _own_genders(lang: str) -> dict[str, Literal["f", "m", ""]]:
    """The genders of the names in a folder's list; a line without one is of names whose gender is not known."""
    found: dict[str, Literal["f", "m", ""]] = {}
    for line in (language_for(lang).word_list(GIVEN_NAMES) or "").splitlines():
        gender, _, names = line.partition(" ")
        known = gender in _GENDERS
        found.update(
            (fold(latin(name, lang)), _GENDERS[gender] if known else "") for name in (names if known else line).split()
        )
    return found


@cache
def own_given_names(lang: str) -> frozenset[str]:
    """The given names of a language's speakers in the nominative, in Latin script without case and accents; none if its
    folder has no list."""
    return frozenset(_own_genders(lang))
