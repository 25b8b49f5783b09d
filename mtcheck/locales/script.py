"""Serbo-Croatian Cyrillic to Latin, with the offsets kept.

Only in this direction: Latin to Cyrillic is wrong on look-alike digraphs (*nadživeti*, *konjunkcija*).
"""

from __future__ import annotations

from functools import cache

__all__ = ["has_cyrillic", "is_cyrillic", "to_latin", "to_latin_mapped"]


def has_cyrillic(text: str) -> bool:
    """Whether any character stands in the Cyrillic blocks."""
    return any("\u0400" <= char <= "\u052f" for char in text)


def is_cyrillic(text: str) -> bool:
    """Whether most of the letters are Cyrillic."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum("\u0400" <= char <= "\u052f" for char in letters) > len(letters)


@cache
def _letter(char: str) -> str:
    import cyrtranslit  # type: ignore[import-untyped]

    return str(cyrtranslit.to_latin(char, "me"))


def to_latin(text: str) -> str:
    """Serbo-Croatian in Latin script; text already Latin comes back unchanged."""
    return to_latin_mapped(text)[0] if has_cyrillic(text) else text


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
