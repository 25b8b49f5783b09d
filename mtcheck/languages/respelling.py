"""How a name sounds, roughly: one key for *Shevchenko*, *Ševčenko* and *Шевченко*.

Serbian, Montenegrin and the Cyrillic languages write foreign names as they hear them. A key drops what such a
spelling cannot keep: doubled letters, accents, silent letters, and which of two neighbouring vowels stood there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from mtcheck.languages.apostrophes import plain_apostrophes
from mtcheck.languages.language import language_for
from mtcheck.languages.registry import HERE, UNKNOWN
from mtcheck.languages.script import has_cyrillic, to_latin
from mtcheck.languages.table_file import compile_pattern, read_table

__all__ = [
    "common_romanisation",
    "fold",
    "is_heard_as",
    "is_spelt_as",
    "latin",
    "plain_key",
    "plain_keys",
    "plain_keys_of_all",
    "plainly_romanised",
    "respelling_key",
    "romanisation",
    "spelt_out",
    "with_silent_e",
]

_WHOLE: Final = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode does not take apart into a plain one and an accent."""
_VOWELS: Final = re.compile(r"([aeiou])[aeiou]+")
_DOUBLED: Final = re.compile(r"(.)\1+")
_SPELT_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""What stands for a letter with a mark in a text that lacks it."""
_HEADS: Final = ("written", "heard")
_ENGLISH: Final = HERE / "en" / "sounds.tsv"
_BY_EAR: Final = HERE / "hbs" / "sounds.tsv"
_ROMANISED: Final = UNKNOWN / "romanised.tsv"
_TRANSLITERATED: Final = UNKNOWN / "transliterated.tsv"


@cache
def _sounds(path: Path) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is heard for what is written, applied in this order."""
    return tuple(
        (compile_pattern(path, number, written), heard) for number, (written, heard) in read_table(path, _HEADS)
    )


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text without case, accents and differences between apostrophes."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered.replace("`", "'")
    lowered = plain_apostrophes(lowered).translate(_WHOLE)
    if lowered.isascii():
        return lowered
    plain = unicodedata.normalize("NFKD", lowered).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=16384)
def spelt_out(text: str) -> str:
    """The same as :func:`fold`, with two letters for one that has a mark where this is usual (*Müller*, *Mueller*)."""
    return fold(unicodedata.normalize("NFC", text.casefold()).translate(_SPELT_OUT))


@lru_cache(maxsize=65536)
def latin(word: str, language: str) -> str:
    """The word in lower-case Latin script, as Serbian would spell its sound; Latin letters stay."""
    lowered = word.casefold()
    if not has_cyrillic(lowered):
        return lowered
    letters = language_for(language).heard
    if not letters:
        return to_latin(lowered)
    return "".join(letters.get(char, "" if char == "'" else char) for char in plain_apostrophes(lowered))


@lru_cache(maxsize=65536)
def plain_key(word: str) -> str:
    """The key of a name in its own, or in English, spelling."""
    return _squeeze(fold(word), _ENGLISH)


def plain_keys_of_all(words: Sequence[str]) -> list[str]:
    """:func:`plain_key` of each word, all made at once: no rule looks beyond the end of a line."""
    return _squeeze("\n".join(map(fold, words)), _ENGLISH).split("\n") if words else []


def plain_keys(word: str) -> tuple[str, ...]:
    """The key, and the key without a last *e* that English does not sound (*Hooke*)."""
    key = plain_key(word)
    return with_silent_e(key)


def with_silent_e(key: str) -> tuple[str, ...]:
    """The key of a name in its own spelling, and the one without a last *e* that may be silent."""
    return (key, key[:-1]) if len(key) > 3 and key[-1] == "e" and key[-2] not in "aeiou" else (key,)


@lru_cache(maxsize=65536)
def respelling_key(word: str) -> str:
    """The key of a name spelt as it is heard, in Latin script (see :func:`latin`)."""
    return _squeeze(word.casefold(), _BY_EAR)


def is_heard_as(heard: str, written: str) -> bool:
    """Whether a name spelt as it is heard, in Latin script, sounds like one in its own spelling."""
    return respelling_key(heard) in plain_keys(written)


@lru_cache(maxsize=16384)
def romanisation(word: str) -> str:
    """One key for the usual romanisations of a Slavic name (*Sergei, Sergey*; *Đukanović, Djukanovic*)."""
    text = word.casefold()
    for pattern, letter in _sounds(_ROMANISED):
        text = pattern.sub(letter, text)
    return fold(text)


@lru_cache(maxsize=16384)
def plainly_romanised(word: str) -> str:
    """The name as most romanisations of another script write it, in small letters (*Tchaikovsky*: chaikovsky;
    *Scherbakov*: shcherbakov)."""
    text = word.casefold()
    for pattern, letters in _sounds(_TRANSLITERATED):
        text = pattern.sub(letters, text)
    return text


def is_spelt_as(heard: str, written: str) -> bool:
    """Whether a name spelt as it is heard may be written so in English, by its sound or a romanisation; a Ukrainian г
    is g or h."""
    sounds = {key.replace("g", "h") for key in plain_keys(written)}
    if respelling_key(heard).replace("g", "h") in sounds:
        return True
    return romanisation(heard).replace("g", "h") == romanisation(written).replace("g", "h")


@lru_cache(maxsize=16384)
def common_romanisation(word: str, language: str) -> str:
    """One key for all usual romanisations of a name from a language's Cyrillic, where a Ukrainian г is g or h
    (*Hnatiuk*, *Gnatyuk*)."""
    either = {ord(letter): other for letter, other in language_for(language).either_sound.items()}
    return romanisation(word).translate(either)


def is_romanised_as(heard: str, written: str) -> bool:
    """The same, where *ts* may stand for *c* too (*Звягинцев*: Zvyagintsev)."""
    return is_spelt_as(heard, written) or is_spelt_as(heard, re.sub("[Tt]s", "c", written))


def _squeeze(text: str, rules: Path) -> str:
    for pattern, key in _sounds(rules):
        text = pattern.sub(key, text)
    text = "".join(char for char in unicodedata.normalize("NFKD", text) if char.isalpha() or char == "\n")
    return _VOWELS.sub(r"\1", _DOUBLED.sub(r"\1", text))
