"""Acronyms of states and institutions, and how another language may write what they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from mtcheck.languages.language import language_for

__all__ = ["acronyms", "forms_pattern", "institutions", "left_pattern", "title_pattern"]


_ROMANISED: Final = {
    row[0]: row[1:].strip().replace(" ", "|")
    for row in (
        "А A", "Б B", "В V W", "Г G H", "Ґ G", "Д D", "Ѓ Gj Đ", "Е E Ye Je Ie", "Ё E Yo Jo", "Є Ye Je Ie E", "Ж Zh Ž Z",
        "З Z", "Ѕ Dz", "И I Y", "І I", "Ї Yi Ji I", "Й Y J I", "Ј J Y", "К K", "Ќ Kj", "Л L", "Љ Lj", "М M", "Н N",
        "Њ Nj", "О O", "П P", "Р R", "С S", "Т T", "У U", "Ф F", "Х Kh H Ch X", "Ц Ts C Tz", "Ч Ch Č C", "Џ Dž Dz",
        "Ш Sh Š S Sch", "Щ Shch Sht Št Šč Sch", "Ъ A U", "Ы Y", "Э E", "Ю Yu Ju Iu U", "Я Ya Ja Ia A",
        "Α A", "Β V B", "Γ G", "Δ D", "Ε E", "Ζ Z", "Η I H E", "Θ Th", "Ι I", "Κ K C", "Λ L", "Μ M", "Ν N", "Ξ X Ks",
        "Ο O", "Π P", "Ρ R", "Σ S", "Τ T", "Υ Y U", "Φ F Ph", "Χ Ch Kh H X", "Ψ Ps", "Ω O",
    )
}  # fmt: skip
"""How the letters of Cyrillic and Greek acronyms are spelt in Latin, by any of the usual romanisations."""


@cache
def acronyms(language: str) -> Mapping[str, str]:
    """The acronyms of a language (BCP 47 tag; Serbo-Croatian in Latin), each with what it stands for (``SAD``: US)."""
    file = language_for(language).file("acronyms.toml")
    return file.by_name("acronyms") if file else {}


@cache
def institutions(language: str) -> Mapping[str, tuple[str, ...]]:
    """What the acronyms stand for, as a language writes it: the usual form first, then others that news uses.

    The language's own acronyms are forms too, and the usual ones if ``institutions.toml`` does not list them. An
    institution missing from that file is not judged. A form that ends in ``*`` is a stem.
    """
    file = language_for(language).file("institutions.toml")
    if file is None:
        return {}
    own: dict[str, list[str]] = {}
    for acronym, name in acronyms(language).items():
        own.setdefault(name, []).append(acronym)
    listed = {name: file.words(f"institutions.{name}") for name in file.rows("institutions")}
    return {name: (*(one for one in own.get(name, ()) if one not in forms), *forms) for name, forms in listed.items()}


@cache
def title_pattern(language: str) -> re.Pattern[str] | None:
    """Finds acronyms that are names of something else: *the band DNK*, *“SAD”*; None if no such words are known."""
    file = language_for(language).file("institutions.toml")
    words = "|".join(map(re.escape, file.words("titles"))) if file else ""
    if not words:
        return None
    return re.compile(rf"(?:\b(?:{words})(?: called| named)? [“„\"«]?|[“„\"«])(?P<acronym>[^\W\d_]{{2,8}})(?!\w)")


@cache
def forms_pattern(name: str, language: str) -> re.Pattern[str]:
    """Finds any form of the institution in a language (in Latin where it has two scripts), possessives included."""
    forms = sorted(institutions(language)[name], key=len, reverse=True)
    written = "|".join(re.escape(form).replace(r"\*", r"\w*") for form in forms)
    return re.compile(rf"(?<![\w.])(?:{written})(?!\w)")


@cache
def left_pattern(acronym: str) -> re.Pattern[str]:
    """Finds the acronym unchanged, and the Latin spellings that a Cyrillic or Greek one may have (*SShA* for *США*).

    The caller judges upper and lower case.
    """
    letters = (
        f"(?:{letter}|{_ROMANISED[letter]})" if letter in _ROMANISED else re.escape(letter) for letter in acronym
    )
    return re.compile(rf"(?<![\w.-])(?i:{''.join(letters)})(?!\w)(?!\.\w)")
