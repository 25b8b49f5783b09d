"""One name of a glossary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mtcheck.languages.tags import USUAL_TARGET

__all__ = ["Entry", "Gender", "Kind", "Variant"]


class Kind(StrEnum):
    """What kind of thing a name names.

    A ``PERSON``, a ``PLACE``, an ``ORGANISATION`` or a ``WORK`` (a book, a film, a newspaper).
    """

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    WORK = "work"


class Gender(StrEnum):
    """Grammatical gender in the source languages, if it decides the case forms.

    ``MASCULINE``, ``FEMININE`` or ``NEUTER``.
    """

    MASCULINE = "m"
    FEMININE = "f"
    NEUTER = "n"


@dataclass(frozen=True, slots=True)
class Variant:
    """Another spelling of a name: ``text``, and a ``note`` that the issue quotes, None without one."""

    text: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One name: how to write it in the target language, and how it may appear.

    ``sources`` pairs a BCP 47 language with a nominative form in that language (``("sr", "Dmitro Kuleba")``);
    a language may appear more than once. ``allowed`` variants are silent, ``discouraged`` ones a minor issue,
    ``forbidden`` ones a major issue. ``name`` is empty if a file has only wrong spellings.
    ``accents_free`` says that any spelling of it may come without its accents (*Vucic*), or with more; otherwise the
    accents are a part of the spelling. ``target_lang`` is the BCP 47 tag of the language that ``name`` and the variants
    are in. ``line`` is the entry's line in its file (1-based), 0 when unknown.

    ``kind`` says what it names and ``gender`` how it declines, as far as they are known; a name that is
    ``indeclinable`` has one form. ``valid_from`` and ``valid_until`` are the first and last day of an office or a
    spelling. ``note`` is shown with issues; ``id`` is the file's own number for the entry.
    """

    name: str
    kind: Kind | None = None
    sources: tuple[tuple[str, str], ...] = ()
    allowed: tuple[Variant, ...] = ()
    discouraged: tuple[Variant, ...] = ()
    forbidden: tuple[Variant, ...] = ()
    gender: Gender | None = None
    indeclinable: bool = False
    valid_from: date | None = None
    valid_until: date | None = None
    note: str | None = None
    id: str | None = None
    accents_free: bool = False
    target_lang: str = USUAL_TARGET
    line: int = 0

    @property
    def in_languages(self) -> tuple[tuple[str, str], ...]:
        """The name and its source forms, each after the BCP 47 tag of its language."""
        return ((self.target_lang, self.name), *self.sources) if self.name else self.sources
