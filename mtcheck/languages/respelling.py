"""How a name sounds, roughly: one key for *Shevchenko*, *Ševčenko* and *Шевченко*.

Serbian, Montenegrin and the Cyrillic languages write foreign names as they hear them. A key drops what such a
spelling cannot keep: doubled letters, accents, silent letters, and which of two neighbouring vowels stood there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from mtcheck.languages.script import has_cyrillic, to_latin

__all__ = ["fold", "latin", "plain_key", "plain_keys", "respelling_key", "romanisation"]

_COMMON: Final = "аa бb вv дd еe жž зz кk лl мm нn оo пp рr сs тt уu фf цc чč шš"


def _letters(own: str) -> dict[str, str]:
    """Cyrillic letters with their Latin spelling, ``жž``, separated by spaces."""
    return {pair[0]: pair[1:] for pair in f"{_COMMON} {own}".split()}


_CYRILLIC: Final = {
    "uk": _letters("гg ґg єje иi іi їji йj хh щšč ь юju яja"),
    "ru": _letters("гg ёjo иi йj хh щšč ъ ыi ь эe юju яja"),
    "be": _letters("гg ёjo іi йj ўv хh ыi ь эe юju яja"),
    "bg": _letters("гg иi йj хh щšt ъa ь юju яja"),
    "mk": _letters("гg ѓđ ѕdz иi јj љlj њnj ќć хh џdž"),
}
"""What is heard, by language; Serbian and Montenegrin go through :func:`mtcheck.languages.script.to_latin`."""

_VOWELS: Final = re.compile(r"([aeiou])[aeiou]+")
_DOUBLED: Final = re.compile(r"(.)\1+")
_PLAIN: Final = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        ("sch|sh", "S"), ("zh", "Z"), ("kh", "h"), ("ch(?=[rl])", "k"), ("tch|ch", "C"),
        ("dge|dj|j", "J"), ("g(?=[eiy])", "J"),
        ("ph", "f"), ("th", "t"), ("ck|q(?=u)", "k"), ("x", "ks"), ("c(?=[eiy])", "s"), ("c", "k"), ("w", "v"),
        ("gh", "g"), ("oo", "u"), ("ee", "i"), ("y", "i"), ("(?<!^)h", ""),
    )
)  # fmt: skip
_RESPELT: Final = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        ("dž|đ", "J"), ("š|ś", "S"), ("č|ć", "C"), ("ž|ź", "Z"), ("lj", "l"), ("nj", "n"), ("c", "ts"),
        ("(?<=[bdfghklmnprstvz])j(?=[aou])", ""), ("j", "i"), ("(?<!^)h", ""),
        ("[wy]", "i"),
    )
)  # fmt: skip


_ROMANISED: Final = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("sh", "š"), ("ch", "č"), ("ć", "č"), ("zh", "ž"), ("dj|dž|đ", "j"), ("kh", "h"), ("x", "ks"), ("w", "v"),
        ("[yij]+", "i"), ("ie", "e"),
    )
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Without case, accents and the difference between apostrophes."""
    lowered = text.casefold().replace("’", "'").replace("đ", "d").replace("ł", "l").replace("ø", "o")
    if lowered.isascii():
        return lowered
    plain = unicodedata.normalize("NFKD", lowered).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def latin(word: str, language: str) -> str:
    """The word in Latin script, lower case, as Serbian would spell what is heard; Latin letters stay."""
    lowered = word.casefold()
    if not has_cyrillic(lowered):
        return lowered
    letters = _CYRILLIC.get(language)
    if letters is None:
        return to_latin(lowered)
    return "".join(letters.get(char, "" if char in "'’ʼ" else char) for char in lowered)


@lru_cache(maxsize=65536)
def plain_key(word: str) -> str:
    """The key of a name in its own, or in English, spelling."""
    return _squeeze(fold(word), _PLAIN)


def plain_keys(word: str) -> tuple[str, ...]:
    """The key, and the key without a last *e* that English does not sound (*Hooke*)."""
    key = plain_key(word)
    return (key, key[:-1]) if len(key) > 3 and key[-1] == "e" and key[-2] not in "aeiou" else (key,)


@lru_cache(maxsize=65536)
def respelling_key(word: str) -> str:
    """The key of a name spelt as it is heard, in Latin script (see :func:`latin`)."""
    return _squeeze(word.casefold(), _RESPELT)


@lru_cache(maxsize=16384)
def romanisation(word: str) -> str:
    """The same for the usual romanisations of one Slavic name (*Sergei, Sergey*; *Đukanović, Djukanovic*)."""
    text = word.casefold()
    for pattern, letter in _ROMANISED:
        text = pattern.sub(letter, text)
    return fold(text)


def _squeeze(text: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, key in rules:
        text = pattern.sub(key, text)
    text = "".join(char for char in unicodedata.normalize("NFKD", text) if char.isalpha())
    return _VOWELS.sub(r"\1", _DOUBLED.sub(r"\1", text))
