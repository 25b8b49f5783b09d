"""Names heard in scripts of syllables: Katakana, Hangul and the scripts of India.

Unicode names such letters by their sound (*KATAKANA LETTER BU*), so that no table is needed. What is compared is a
name's consonants, roughly: these scripts write an *r* for an *l*, or a *b* for a *v*, and put in vowels.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from mtcheck.languages.respelling import plain_key, plain_keys

__all__ = [
    "Heard", "have_same_consonants", "heard_names", "is_heard_as_whole", "is_heard_in", "leaves_vowels_out",
    "tells_letters",
]  # fmt: skip

_SYLLABLES: Final = re.compile(
    "[\u30a1-\u30fa\u30fc]{2,40}"  # Katakana, which is for foreign names
    "|[\uac00-\ud7a3]{2,40}"
    "|[\u0900-\u0963\u0971-\u0dff]{2,40}"
)
_SPOKEN: Final = re.compile(r"[A-Z-]+ (?:LETTER(?: SMALL)?|SYLLABLE|VOWEL SIGN|SIGN) ([A-Z]+)")
_LETTERS: Final = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u04ff]")
_WITHOUT_VOWELS: Final = re.compile("[\u05d0-\u05ea\u0620-\u06d3]")
_WRITTEN_ALIKE: Final = str.maketrans("lvpfwzjmgqdcSCZJ", "rbbhhssnkktkstss", "aeiouy")
_VOWELS: Final = re.compile("[aeiouy]+")
_DOUBLED: Final = re.compile(r"(.)\1+")
_LEAST_BONES: Final = 2
_LEAST_LIKENESS: Final = 75
_LEAST_LIKENESS_OF_WHOLE: Final = 85
"""In percent."""


class Heard(NamedTuple):
    """A run of syllables, ``[start, end)`` in code points, and its consonants."""

    start: int
    end: int
    bones: str


@lru_cache(maxsize=256)
def tells_letters(text: str) -> bool:
    """Whether names in a text are compared letter by letter: most of it is Latin or Cyrillic."""
    letters = sum(map(str.isalpha, text))
    return 2 * len(_LETTERS.findall(text)) >= letters


@lru_cache(maxsize=256)
def leaves_vowels_out(text: str) -> bool:
    """Whether most of a text is in letters for consonants (Arabic, Hebrew): which vowels a name has in English is then
    the translator's choice (*Khaled*, *Khalid*)."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and 2 * len(_WITHOUT_VOWELS.findall(text)) >= letters


def have_same_consonants(one: str, other: str) -> bool:
    """Whether two names in English spelling differ in vowels at most."""
    return _VOWELS.sub("", plain_key(one)) == _VOWELS.sub("", plain_key(other))


@lru_cache(maxsize=256)
def heard_names(text: str) -> tuple[Heard, ...]:
    """The runs of syllables that may be names."""
    return tuple(_heard(text))


def _heard(text: str) -> Iterator[Heard]:
    for match in _SYLLABLES.finditer(text):
        yield Heard(match.start(), match.end(), _bones(plain_key("".join(map(_sound, match.group())))))


@lru_cache(maxsize=4096)
def _sound(char: str) -> str:
    told = _SPOKEN.fullmatch(unicodedata.name(char, ""))
    return told[1].lower() if told else ""


def is_heard_in(name: str, heard: Heard) -> bool:
    """Whether a run of syllables may be, or contain, a name in English spelling."""
    from rapidfuzz.fuzz import partial_ratio

    for bones in map(_bones, plain_keys(name)):
        if bones == heard.bones or (len(bones) > _LEAST_BONES and bones in heard.bones):
            return len(bones) >= _LEAST_BONES
        if _LEAST_BONES + 1 < len(bones) <= len(heard.bones) + 1:
            return partial_ratio(bones, heard.bones) >= _LEAST_LIKENESS
    return False


def is_heard_as_whole(name: str, heard: Heard) -> bool:
    """Whether a run of syllables sounds like a name, and has no other sounds."""
    from rapidfuzz.fuzz import ratio

    for bones in map(_bones, plain_keys(name)):
        if len(bones) >= _LEAST_BONES and bones == heard.bones:
            return True
        if len(bones) > _LEAST_BONES + 1 and ratio(bones, heard.bones) >= _LEAST_LIKENESS_OF_WHOLE:
            return True
    return False


def _bones(key: str) -> str:
    return _DOUBLED.sub(r"\1", key.translate(_WRITTEN_ALIKE))
