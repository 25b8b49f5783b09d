"""The scripts of letters and languages, and Serbo-Croatian from Cyrillic to Latin and back.

To Latin, offsets are kept. To Cyrillic, look-alike digraphs are read wrong (*nadživeti*, *konjunkcija*): that is only
for corrections of names, months and the like, never for comparing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from mtcheck.languages.language import group, language_for

__all__ = [
    "foreign_script",
    "has_cyrillic",
    "in_data_script",
    "is_cyrillic",
    "is_of_many",
    "language_of_script",
    "look_alike",
    "main_script",
    "to_cyrillic",
    "to_latin",
    "to_latin_mapped",
]

_HAN: Final = "Chinese or Japanese"
_SCRIPTS: Final = {
    "CJK": _HAN, "IDEOGRAPHIC": _HAN, "HIRAGANA": _HAN, "KATAKANA": _HAN, "KATAKANA-HIRAGANA": _HAN, "BOPOMOFO": _HAN,
    "HANGUL": "Korean",
} | {
    name: name.capitalize()
    for name in (
        "LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "GEORGIAN", "ARMENIAN", "ETHIOPIC", "THAI", "LAO", "KHMER",
        "MYANMAR", "TIBETAN", "MONGOLIAN", "SINHALA", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "TAMIL",
        "TELUGU", "KANNADA", "MALAYALAM",
    )
}  # fmt: skip
"""How Unicode begins the names of a script's letters, and what the script is called here."""

_WRITTEN_IN: Final = {
    "Cyrillic": "hbs bg mk ru uk be kk ky mn tg", "Greek": "el", "Arabic": "ar fa ur ps ckb ug sd", "Hebrew": "he yi",
    "Georgian": "ka", "Armenian": "hy", "Ethiopic": "am ti", "Thai": "th", "Lao": "lo", "Khmer": "km",
    "Myanmar": "my", "Tibetan": "bo dz", "Mongolian": "mn", "Sinhala": "si", "Devanagari": "hi mr ne sa",
    "Bengali": "bn as", "Gurmukhi": "pa", "Gujarati": "gu", "Tamil": "ta", "Telugu": "te", "Kannada": "kn",
    "Malayalam": "ml", _HAN: "zh yue ja ko", "Korean": "ko",
}  # fmt: skip
"""The languages written in a script; Latin words occur in texts of all of them."""
_OF_MANY: Final = ("Latin", "Cyrillic")
_FEWEST_LETTERS: Final = 2
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")


@cache
def script(char: str) -> str | None:
    """What a letter's script is called; None for anything that is not a letter of a script, such as the micro sign."""
    return _SCRIPTS.get(unicodedata.name(char, "").partition(" ")[0]) if char.isalpha() else None


@cache
def foreign_script(char: str, lang: str) -> str | None:
    """The script of a letter that the language (BCP 47) is not written in, Latin apart; otherwise None."""
    found = script(char) if char > "\u02ff" else None
    return None if found in {None, "Latin"} or group(lang) in _WRITTEN_IN[found or ""].split() else found


def main_script(text: str) -> str | None:
    """The script of most letters."""
    counts = Counter(script(char) for char in text if char.isalpha())
    counts.pop(None, None)
    return max(counts, key=counts.__getitem__, default=None)


def language_of_script(text: str) -> str:
    """The only language written in the script of most letters (Greek, Korean, Thai); empty if there is none, or no word
    to judge by."""
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        return ""
    at_home = _WRITTEN_IN.get(main_script(text) or "", "").split()
    return at_home[0] if len(at_home) == 1 else ""


def is_of_many(script: str | None) -> bool:
    """Whether so many languages use a script that a short text in it says little about its language."""
    return script in {None, *_OF_MANY}


def has_cyrillic(text: str) -> bool:
    """Whether any character is in the Cyrillic blocks."""
    return _CYRILLIC.search(text) is not None


def is_cyrillic(text: str) -> bool:
    """Whether most of the letters are Cyrillic."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum("\u0400" <= char <= "\u052f" for char in letters) > len(letters)


_LOOK_ALIKES: Final = frozenset("аеорсухіјѕАВЕЅІЈКМНОРСТУХ" + "aeopcyxijsABESIJKMHOPCTYX")


def look_alike(char: str) -> bool:
    """Whether a Cyrillic letter looks like a Latin one, or a Latin one like a Cyrillic one."""
    return char in _LOOK_ALIKES


@cache
def _letter(char: str) -> str:
    import cyrtranslit  # type: ignore[import-untyped]

    return str(cyrtranslit.to_latin(char, "me"))


_APART: Final = {"tanjug": "танјуг", "injekc": "инјекц", "konjun": "конјун", "nadživ": "наджив"}
"""Beginnings of words whose two letters are not a digraph (*Tanjug*)."""


def to_cyrillic(word: str) -> str:
    """A Serbo-Croatian word in Cyrillic script, for a correction; unchanged if it has letters that Cyrillic lacks
    (*Wayne*, *Müller*)."""
    import cyrtranslit

    opening = _APART.get(word[:6].lower())
    text = str(cyrtranslit.to_cyrillic(word, "sr"))
    if any(char.isalpha() and not has_cyrillic(char) for char in text):
        return word
    if opening is None:
        return text
    opening = opening.capitalize() if word[0].isupper() else opening
    return opening + str(cyrtranslit.to_cyrillic(word[6:], "sr"))


def to_latin(text: str) -> str:
    """Serbo-Croatian in Latin script; text already Latin comes back unchanged."""
    if not has_cyrillic(text):
        return text
    if text.islower():
        return "".join([_letter(char) if "\u0400" <= char <= "\u052f" else char for char in text])
    return to_latin_mapped(text)[0]


def in_data_script(text: str, lang: str) -> str:
    """The text in the script that its language's data is in: Latin for a language with two scripts."""
    return to_latin(text) if language_for(group(lang)).two_scripts else text


def to_latin_mapped(text: str) -> tuple[str, list[int]]:
    """The Latin text, and for each of its code points the offset in ``text`` that it came from.

    The list ends with ``len(text)``, so that a half-open span maps at both ends. A digraph made of a capital
    (Љ) is written LJ between capitals and Lj elsewhere.
    """
    letters: list[str] = []
    origin: list[int] = []
    for offset, char in enumerate(text):
        latin = _letter(char) if "\u0400" <= char <= "\u052f" else char
        if len(latin) == 2 and char.isupper():
            before = text[offset - 1] if offset else ""
            after = text[offset + 1] if offset + 1 < len(text) else ""
            if after.isupper() or (before.isupper() and not after.islower()):
                latin = latin.upper()
        letters.append(latin)
        origin.extend([offset] * len(latin))
    origin.append(len(text))
    return "".join(letters), origin
