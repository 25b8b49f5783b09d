"""What a page prints around an article and a checker must not audit: counters, credits, disclaimers.

Whole lines only: a sentence of the article is never cut. Patterns are anchored to the line and written for English and
Serbo-Croatian; Cyrillic lines are compared in Latin script.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.locales.script import to_latin
from mtcheck.model import Boilerplate, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_boilerplate"]

_LONGEST: Final = 400
_COUNT: Final = (
    r"\d[\d.,]*[km]? *(?:views?|reads?|pregled(?:a|i)?|prikaz(?:a|i)?|čitanj[ae]|otvaranja|shares?|di?jeljenja|deljenja"
    r"|(?:comment|komentar)(?:s|a|i|\(s\)|\(a\))?)"
)
_PATTERNS: Final = tuple(
    (kind, re.compile("|".join(patterns), re.IGNORECASE))
    for kind, patterns in {
        "view counter": (
            rf"{_COUNT}(?:[ ,|·•/]+{_COUNT}){{0,5}}",
            r"(?:views?|pregleda|pregledi|komentara?|comments?) *: *\d[\d.,]*",
        ),
        "photo credit": (
            (
                r"(?:photos?|picture|image|foto|fotografij[ae]|slika|ilustracija|illustration|photo credit"
                r"|izvor fotografije|izvor foto) *[:/©] *\S.{0,80}"
            ),
            r"© *\S.{0,60}",
        ),
        "disclaimer": (
            r"(?:disclaimer|odricanje(?: od)? odgovornosti) *: *.*",
            (
                r"(?:napomena *: *)?(?:the |ovaj |ovi? |ove )?(?:articles?|text|translations?|tekst|članak"
                r"|prevod[ia]?|prijevod[ia]?)"
                r" .{0,60}\b(?:AI|machine|automatically|automatsk\w+|mašinsk\w+|strojn\w+|vj?eštačk\w+"
                r"|umjetn\w+)\b.{0,60}\b(?:translat|prev[eo]|prijevod|might not|may not|accura|tač|toč).{0,200}"
            ),
        ),
        "video heading": (r"(?:bonus video|bonus|video|watch|pogledajte(?: i)?(?: video)?) *: *",),
        "page furniture": (
            r"(?:read also|read more|read next|see also|related|related (?:articles|news)|advertisement) *:? *",
            r"(?:pročitajte (?:još|i)|čitajte (?:još|i)|opširnije|(?:vezane|povezane|slične) vi?jesti) *:? *",
            r"(?:oglas|reklama|share|share this(?: article)?|podijeli(?:te)?|podeli(?:te)?) *:? *",
            r"(?:komentari|comments|tags|tagovi) *:? *",
        ),
    }.items()
)


def find_boilerplate(text: str, side: Side) -> tuple[Boilerplate, ...]:
    """The lines of ``text`` that are no part of the article, in order, with offsets into ``text``."""
    return tuple(
        Boilerplate(side, start, end, text[start:end], kind)
        for start, end in _lines(text)
        if (kind := _kind(text[start:end]))
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    offset = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = offset + line.index(stripped)
            yield start, start + len(stripped)
        offset += len(line) + 1


def _kind(line: str) -> str | None:
    if len(line) > _LONGEST:
        return None
    latin = to_latin(line)
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(latin)), None)
