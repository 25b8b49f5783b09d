"""How a language makes words of names, read from its folder; what each key means is in README.md."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from mtcheck.languages.data_file import DataFile

__all__ = ["DERIVATIONS", "Derivations", "read_derivations"]

DERIVATIONS: Final = "derivations.toml"
_NEVER: Final = re.compile("(?!)")


@dataclass(frozen=True, slots=True)
class Derivations:
    """Ends of words, as patterns, and letters; a pattern that the folder lacks matches nothing. Names are folded.

    ``derived`` is what follows a name in a word made of it, ``dropped`` the last letters that it takes the place
    of. ``adjectives``, ``nationalities``, ``peoples``, ``peoples_alone``, ``of_places`` and ``no_given`` are ends
    of words for peoples and of adjectives of places, and differ in how sure an end must be; ``same_family`` are
    those by which two words of one name differ. ``lands`` make the name of a land of its people's, ``land`` is the
    one to leave off. ``combining`` is the last letter of a name before a hyphen and another. ``stems`` are ends that
    words of one stem may differ in, ``last_letters`` two by themselves.
    ``plural`` ends a name in the plural or as a possessor, perhaps behind the ``apostrophe``; ``plurals`` pair a
    last letter and the ending that replaces it. ``spellings`` pair the British and the American spelling.

    ``places`` pair the suffix of a place's adjective, or of the region around it, with what the place's own name has
    in its stead; behind the suffix is one of ``place_endings``. ``regions`` are nouns that show what such a word is,
    ``within`` words before it that do.
    """

    derived: re.Pattern[str] = _NEVER
    adjectives: re.Pattern[str] = _NEVER
    nationalities: re.Pattern[str] = _NEVER
    peoples: re.Pattern[str] = _NEVER
    peoples_alone: re.Pattern[str] = _NEVER
    of_places: re.Pattern[str] = _NEVER
    no_given: re.Pattern[str] = _NEVER
    same_family: re.Pattern[str] = _NEVER
    dropped: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    last_letters: frozenset[str] = frozenset()
    land: str = ""
    combining: str = ""
    plural: str = ""
    apostrophe: str = ""
    plurals: tuple[tuple[str, str], ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    place_endings: tuple[str, ...] = ()
    places: tuple[tuple[str, tuple[str, ...]], ...] = ()
    regions: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()

    def singular(self, word: str) -> str:
        """The word without the ending of a plural or possessor, if it has that."""
        return word.removesuffix(self.plural).removesuffix(self.apostrophe)


_WORDS: Final = ("dropped", "lands", "stems", "last_letters", "regions", "within")
_ENDS: Final = tuple(part.name for part in fields(Derivations) if part.default is _NEVER)


def read_derivations(path: Path) -> Derivations:
    """The facts of a folder; empty if it has none.

    Raises :class:`mtcheck.errors.LanguageDataError` for the first mistake.
    """
    file = DataFile(path / DERIVATIONS)
    own: dict[str, Any] = dict(file.ends(_ENDS))
    own |= {key: frozenset(file.words(key)) for key in _WORDS}
    own |= {key: file.text(key) for key in ("land", "combining", "plural", "apostrophe")}
    own |= {key: tuple(file.strings(key).items()) for key in ("plurals", "spellings")}
    own["place_endings"] = _endings(file.words("place_endings"))
    own["places"] = tuple((suffix, _endings(file.words(f"places.{suffix}"))) for suffix in file.rows("places"))
    file.finish()
    return replace(Derivations(), **own)


def _endings(written: tuple[str, ...]) -> tuple[str, ...]:
    """Endings, of which ``-`` is none."""
    return tuple("" if ending == "-" else ending for ending in written)
