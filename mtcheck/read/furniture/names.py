"""Whether the value of a credit is one: names, agencies, domains, and a few words among them."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import Final

from mtcheck.languages.data_file import DataFile
from mtcheck.languages.english import is_word, knows_words
from mtcheck.languages.registry import UNKNOWN
from mtcheck.text.addresses import ACCOUNT
from mtcheck.text.words import chunks

__all__ = ["Certainty", "by_names", "is_tags"]

_DOMAIN: Final = re.compile(rf"{ACCOUNT}|(?:[\w-]+\.)+[a-z]{{2,6}}", re.IGNORECASE)
_MOST_PARTS: Final = 6
_MOST_WORDS: Final = 4
"""The most words of a name; more are rather a headline in capitals."""
_FEWEST_CAPITALS: Final = 3
_SAID: Final = re.compile(r":(?:\s|$)|[!?]")
_TAG_WORDS: Final = 4
_SENTENCE: Final = re.compile(r"[.!?]\s|[!?]$")


@cache
def _parts() -> re.Pattern[str]:
    """What is between two names."""
    words = "|".join(DataFile(UNKNOWN / "pages.toml").words("joining"))
    return re.compile(rf"(?:(?<!\s)\s+)?(?:[/|,;&+–—·•()\"“”„«»]|\s-\s|-(?=\s)|\b(?:{words})\b)\s*")


@cache
def _particles() -> frozenset[str]:
    return frozenset(DataFile(UNKNOWN / "pages.toml").words("particles"))


class Certainty(IntEnum):
    """Whether a text is made of names."""

    NO = 0
    MAYBE = 1
    SURE = 2


def by_names(value: str, words: frozenset[str], *languages: str) -> Certainty:
    """Whether ``value`` names people, agencies or sites. ``words`` may be among the names.

    A value is uncertain if it could also be a headline: a single word or, if the text may be English, one with an
    English word. ``languages`` (BCP 47) are those it may be in, empty if unknown.
    """
    parts = [part for part in _parts().split(value.strip()) if part]
    if not parts or len(parts) > _MOST_PARTS or _SAID.search(value):
        return Certainty.NO
    english = not languages or any(map(knows_words, languages))
    return min(_part(part, words, english=english) for part in parts)


def _part(part: str, words: frozenset[str], *, english: bool) -> Certainty:
    tokens = list(map(_bare, chunks(part)))
    own = [token for token in tokens if token and not _is_known(token, words)]
    is_shouted = len(own) >= _FEWEST_CAPITALS and part.isupper()
    if is_shouted or len(own) > _MOST_WORDS or any(token[0].islower() for token in own):
        return Certainty.NO
    long = [token for token in own if len(token) > 1]
    alone = bool(long) and len(tokens) == 1
    return Certainty.MAYBE if alone or (english and any(map(is_word, long))) else Certainty.SURE


def _bare(token: str) -> str:
    return token if _DOMAIN.fullmatch(token) else token.strip(".'’")


def _is_known(token: str, words: frozenset[str]) -> bool:
    return (
        token in words
        or token.casefold() in words
        or token in _particles()
        or token[0].isdigit()
        or bool(_DOMAIN.fullmatch(token))
    )


def is_tags(value: str) -> bool:
    """Whether ``value`` is a list of tags: short items between commas or hashes, and not a sentence."""
    items = [item.strip() for item in re.split(r"[,;|•·#/\n]", value) if item.strip()]
    if not items or _SENTENCE.search(value):
        return False
    return all(len(item.split()) <= _TAG_WORDS for item in items)
