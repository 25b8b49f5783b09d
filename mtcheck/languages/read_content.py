"""Words by which a translation is compared with what its witnesses say, read from a language's folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from mtcheck.languages.data_file import DataFile

__all__ = ["CONTENT", "Content", "read_content"]

CONTENT: Final = "content.toml"
_LISTS: Final = (
    "function_words", "before_nouns", "negations", "masculine", "feminine", "pronouns", "auxiliaries", "denied_alone",
    "contracted_alone", "bare_negations", "supporting", "adding", "contrasting",
)  # fmt: skip
_PATTERNS: Final = ("after_negation", "contracted", "contracted_behind")
_TABLES: Final = ("she", "he", "before_noun", "elsewhere", "contracted_stems", "joined")


@dataclass(frozen=True, slots=True)
class Content:
    """Words in small letters; what each list is for is in README.md. A list that the folder lacks is empty."""

    function_words: frozenset[str] = frozenset()
    before_nouns: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    masculine: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    denied_alone: frozenset[str] = frozenset()
    contracted_alone: frozenset[str] = frozenset()
    bare_negations: frozenset[str] = frozenset()
    supporting: frozenset[str] = frozenset()
    adding: frozenset[str] = frozenset()
    contrasting: frozenset[str] = frozenset()
    negating: tuple[str, ...] = ()
    after_negation: str = ""
    negation: str = ""
    possessive: str = ""
    contracted: str = ""
    contracted_behind: str = ""
    she: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    he: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    before_noun: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    elsewhere: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    contracted_stems: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    joined: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def denies(self, word: str) -> bool:
        """Whether a word in small letters is a negation, or ends in one (*isn't*)."""
        if word in self.negations:
            return True
        return bool(self.contracted) and _at_the_end(self.contracted).search(word) is not None


@cache
def _at_the_end(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern})$")


def read_content(path: Path) -> Content:
    """The facts of a folder; empty if it has none.

    Raises :class:`mtcheck.errors.LanguageDataError` for the first mistake.
    """
    file = DataFile(path / CONTENT)
    own: dict[str, Any] = {key: frozenset(file.words(key)) for key in _LISTS}
    own |= {key: MappingProxyType(file.strings(key)) for key in _TABLES}
    own |= {key: file.alternatives(key) for key in _PATTERNS}
    for key in _PATTERNS:
        file.compiled(key, own[key])
    own |= {
        "negating": file.words("negating"),
        "negation": file.text("negation"),
        "possessive": file.text("possessive"),
    }
    file.finish()
    return replace(Content(), **own)
