"""The forms of an article, read from a language's folder; what each key means is in README.md."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from mtcheck.languages.data_file import DataFile

__all__ = ["ARTICLES", "Articles", "read_articles"]

ARTICLES: Final = "articles.toml"
_NEVER: Final = re.compile("(?!)")


@dataclass(frozen=True, slots=True)
class Articles:
    """The two forms and what comes after each; a pattern that the file lacks matches nothing.

    ``forms`` are *a*, before a consonant, and *an*, before a vowel. ``not_behind`` are words that never follow it as an
    article. ``vowels`` and ``consonants`` match the beginnings of words (in small letters) that are pronounced with
    one; of words with a capital that ``unsure_capitals`` match, it is not known. ``vowel_numbers`` and
    ``unsure_numbers`` are the same for whole numbers. ``vowel_letters`` are spelled with a vowel (*an FBI agent*). An
    acronym with one of ``vowels_of_acronyms`` may be said as a word: those that begin with one of ``consonant_words``
    and ``consonant_acronyms`` begin with a consonant all the same, those with ``vowel_words`` and ``vowel_acronyms``
    with a vowel.
    """

    forms: tuple[str, ...] = ()
    not_behind: re.Pattern[str] = _NEVER
    vowels: re.Pattern[str] = _NEVER
    consonants: re.Pattern[str] = _NEVER
    unsure_capitals: re.Pattern[str] = _NEVER
    vowel_numbers: re.Pattern[str] = _NEVER
    unsure_numbers: re.Pattern[str] = _NEVER
    vowel_letters: frozenset[str] = frozenset()
    vowels_of_acronyms: frozenset[str] = frozenset()
    consonant_words: frozenset[str] = frozenset()
    vowel_words: frozenset[str] = frozenset()
    consonant_acronyms: frozenset[str] = frozenset()
    vowel_acronyms: frozenset[str] = frozenset()


_PATTERNS: Final = ("not_behind", "vowels", "consonants", "unsure_capitals", "vowel_numbers", "unsure_numbers")
_LETTERS: Final = ("vowel_letters", "vowels_of_acronyms", "consonant_words", "vowel_words")


def read_articles(path: Path) -> Articles:
    """The facts of a folder; empty if it has none.

    Raises :class:`mtcheck.errors.LanguageDataError` for the first mistake.
    """
    file = DataFile(path / ARTICLES)
    forms = file.words("forms")
    if file.exists and len(forms) != len({"before a consonant", "before a vowel"}):
        raise file.wrong("forms", "must be two words: the form before a consonant, and the one before a vowel")
    own: dict[str, Any] = {key: pattern for key in _PATTERNS if (pattern := _pattern(file, key)) is not None}
    own |= {key: frozenset("".join(file.words(key))) for key in _LETTERS}
    own |= {key: frozenset(file.words(key)) for key in ("consonant_acronyms", "vowel_acronyms")}
    file.finish()
    return replace(Articles(forms), **own)


def _pattern(file: DataFile, key: str) -> re.Pattern[str] | None:
    written = file.alternatives(key)
    return file.compiled(key, written) if written else None
