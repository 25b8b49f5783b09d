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
_PATTERNS: Final = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "view counter",
            (
                r"(?:\d[\d.,]*[km]? *(?:views?|pregled(?:a|i)?|prikaz(?:a|i)?|čitanja|otvaranja|shares?|dijeljenja|deljenja"
                r"|(?:comment|komentar)(?:s|a|i|\(s\)|\(a\))?)[ ,|·•]*)+"
            ),
        ),
        (
            "photo credit",
            (
                r"(?:photos?|picture|images?|foto|fotografij[ae]|slik[ae]|ilustracij[ae]|illustration|izvor fotografije"
                r"|photo credit|foto izvor|video) *[:/©] *\S.{0,80}"
            ),
        ),
        (
            "disclaimer",
            (
                r"(?:disclaimer|napomena|odricanje(?: od)? odgovornosti|izjava o odricanju odgovornosti) *: *.*"
                r"|(?:the |ovi? |ove )?(?:translations?|prevod[ia]?|prijevod[ia]?)\b.{0,80}"
                r"\b(?:AI translator|AI|machine|automatsk\w+|mašinsk\w+|strojn\w+|vještačk\w+|veštačk\w+|umjetn\w+)\b.{0,200}"
            ),
        ),
        ("video heading", r"(?:bonus video|bonus|video|watch|pogledajte(?: i)?(?: video)?) *: *"),
        (
            "page furniture",
            (
                r"(?:read (?:also|more|next)|see also|related(?: articles| news)?|pročitajte (?:još|i)|čitajte (?:još|i)"
                r"|opširnije|vezane vijesti|povezane vijesti|slične vijesti|advertisement|oglas|reklama"
                r"|share(?: this)?(?: article)?|podijeli(?:te)?|podeli(?:te)?|komentari|comments|tags|tagovi) *:? *"
            ),
        ),
    )
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
