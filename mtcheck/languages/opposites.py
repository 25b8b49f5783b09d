"""Words of opposite meaning, by axis (*north* and *south*), and words that say who speaks.

In the files a word that ends in ``*`` is a stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from mtcheck.languages.language import language_for

__all__ = ["Pole", "attributing", "poles", "saying"]

_TOO = "_too"


@dataclass(frozen=True)
class Pole:
    """One end of an axis: ``sure`` words say it, ``loose`` ones may say it, too."""

    sure: tuple[str, ...]
    loose: tuple[str, ...]

    @cached_property
    def named(self) -> re.Pattern[str]:
        """Matches the ``sure`` words."""
        return _any_of(self.sure)

    @cached_property
    def said(self) -> re.Pattern[str]:
        """Matches the ``sure`` and the ``loose`` words."""
        return _any_of((*self.sure, *self.loose))

    def found(self, text: str, small: str) -> Iterator[re.Match[str]]:
        """The ``sure`` words in a text, which is also given in lower case: searching that is faster than another
        pattern."""
        return self.named.finditer(text) if any(word in small for word in self._starts) else iter(())

    @cached_property
    def _starts(self) -> tuple[str, ...]:
        return tuple(word.removesuffix("*").lower() for word in self.sure)


@cache
def poles(lang: str) -> Mapping[str, Mapping[str, Pole]]:
    """The axes of a language (BCP 47; Serbo-Croatian in Latin), each with its two poles; empty if none are known."""
    file = language_for(lang).file("opposites.toml")
    if file is None:
        return {}
    found: dict[str, dict[str, Pole]] = {}
    for axis in file.tables():
        words = {name: file.words(f"{axis}.{name}") for name in file.rows(axis)}
        found[axis] = {
            name: Pole(named, words.get(name + _TOO, ())) for name, named in words.items() if not name.endswith(_TOO)
        }
    return found


@cache
def saying(lang: str) -> re.Pattern[str] | None:
    """Finds a word that says who speaks (*tvrdi*, *said*); None if the language's are not known."""
    return _of_speech(lang, "saying")


@cache
def attributing(lang: str) -> re.Pattern[str] | None:
    """Finds what attributes a statement anywhere in its sentence (*according to*); None if no such words are known."""
    return _of_speech(lang, "attributing")


def _of_speech(lang: str, key: str) -> re.Pattern[str] | None:
    file = language_for(lang).file("speech.toml")
    found = file.words(key) if file is not None else ()
    return _any_of(found) if found else None


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(word.removesuffix("*")) + r"\w*" * word.endswith("*") for word in words) or "(?!)"
    return re.compile(rf"(?:(?<![\w-])|(?=%))(?:{either})(?!\w)", re.IGNORECASE)
