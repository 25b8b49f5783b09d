"""All data files of a language's folder read once, so that whatever is wrong with one is known before it is used."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from mtcheck.errors import LanguageDataError
from mtcheck.languages.capability import Capability
from mtcheck.languages.data_file import DataFile
from mtcheck.languages.furniture_lines import FURNITURE, read_furniture, try_line
from mtcheck.languages.read_articles import read_articles
from mtcheck.languages.read_content import read_content
from mtcheck.languages.read_declension import read_cues, read_declension, read_nominatives
from mtcheck.languages.read_declined import read_declined
from mtcheck.languages.read_derivations import read_derivations
from mtcheck.languages.read_locale import locale_in
from mtcheck.languages.read_sentence_ends import read_sentence_ends
from mtcheck.languages.read_surnames import read_surnames
from mtcheck.languages.registry import HERE, MAIN, folder
from mtcheck.languages.word_list import WORD_LISTS, read_word_list

__all__ = ["NEGATION", "PERSONS", "check_folder"]

NEGATION: Final = ("clear", "hidden", "affirming", "only", "also", "antonyms", "spread")
"""The lists of patterns of negation.toml."""
PERSONS: Final = (
    "clear", "hidden", "possessive", "dropped", "subjects", "she", "she_too", "he", "he_too", "neither",
    "either",
)  # fmt: skip
"""The lists of persons.toml."""
_WORDS: Final = (
    "tags", "scripts", "letters", "by_ear", "able", "heard", "phrase_words", "determiners", "doubling.usual",
    "doubling.never_names", "other_months", "left_off", "name_letters", "either_sound", "either_inside", "clipped",
    "suspending",
)  # fmt: skip
_SPEECH_PATTERNS: Final = ("asking", "asking_first", "asking_last", "mentioning")
_TEXTS: Final = ("own_letters", "domain")
_FLAGS: Final = (
    "declines",
    "unspaced",
    "sk_adjectives",
    "undeclined_women",
    "hyphenated_endings",
    "womens_surnames",
    "capital_nouns",
    "spaced_marks",
)
_NATIONS: Final = ("names", "people", "government", "inhabitants", "cities", "places", "alike")
_SUFFIXES: Final = frozenset({".toml", ".tsv", ".txt", ".gz"})
_TAG: Final = re.compile(r"[a-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def check_folder(path: Path) -> None:
    """Read all data files of a folder.

    Raises :class:`mtcheck.errors.LanguageDataError` for the first mistake.
    """
    _check_files(path)
    _check_main(DataFile(path / MAIN))
    locale_in(path.name, path)
    read_declension(path)
    read_cues(path)
    read_nominatives(path)
    read_surnames(path)
    read_sentence_ends(path)
    _check_telling(path)
    negation = DataFile(path / "negation.toml")
    negation.flag("concord")
    read_declined(path)
    tried = path.parent != HERE  # the tests cover what takes long in our own folders
    _check_patterns(negation, NEGATION, "unrelated", tried=tried)
    _check_patterns(DataFile(path / "persons.toml"), PERSONS, "led", tried=tried)
    _check_words(DataFile(path / "opposites.toml"))
    _check_speech(path, tried=tried)
    nations = DataFile(path / "nations.toml")
    nations.alternatives("behind")
    _check_tables(nations, _NATIONS, "no_names", "behind")
    for name in ("acronyms", "institutions"):
        _check_tables(DataFile(path / f"{name}.toml"), (name,), "titles")
    for name in WORD_LISTS:
        read_word_list(path, name)
    if tried:
        read_articles(path)
        read_derivations(path)
        read_content(path)
    if (path / FURNITURE).is_file():
        _check_furniture(path, tried=tried)


def _check_files(path: Path) -> None:
    for entry in sorted(path.iterdir()):
        if entry.suffix in _SUFFIXES and not entry.is_file():
            raise LanguageDataError(f"{entry}: must be a file")


def _check_main(main: DataFile) -> None:
    if not main.text("name").strip():
        raise main.wrong("name", "must be the language's name in English")
    for key in _TEXTS:
        main.text(key)
    for key in _FLAGS:
        main.flag(key)
    for table in ("called", "adjectives", "nearest"):
        main.by_name(table)
    main.strings("respelt")
    for table in ("standards", "only_script", "nearest"):
        _check_tags(main, table, main.strings(table))
    able = {capability.name.lower() for capability in Capability}
    if unknown := sorted(set(main.words("able")) - able):
        raise main.wrong("able", f"has {unknown[0]!r}, which is not one of {' '.join(sorted(able))}")
    near = main.text("furniture_of")
    if near and ((found := folder(near)) is None or not (found / FURNITURE).is_file()):
        raise main.wrong("furniture_of", f"must be the folder of a language that has a {FURNITURE}")
    main.numbers("other_years")
    _check_words(main, *_WORDS)


def _check_tags(file: DataFile, table: str, tags: Iterable[str]) -> None:
    for tag in tags:
        if not _TAG.fullmatch(tag):
            raise file.wrong(f"{table}.{tag}", "must have a language's tag as its key")


def _check_patterns(file: DataFile, patterns: Iterable[str], others: str, *, tried: bool) -> None:
    for key in patterns:
        if tried:
            file.pattern(key)
        else:
            file.alternatives(key)
    _check_words(file, others)


def _check_telling(path: Path) -> None:
    telling = DataFile(path / "telling.toml")
    telling.with_groups("institutions", ())
    _check_words(telling, "words", "letters")


def _check_speech(path: Path, *, tried: bool) -> None:
    speech = DataFile(path / "speech.toml")
    for key in _SPEECH_PATTERNS if tried else ():
        speech.with_groups(key, ())
    _check_words(speech, "saying", "attributing", *_SPEECH_PATTERNS)


def _check_tables(file: DataFile, tables: Iterable[str], *words: str) -> None:
    for table in tables:
        file.by_name(table)
    for key in words:
        file.words(key)
    file.finish()


def _check_words(file: DataFile, *keys: str) -> None:
    """Check the last keys of a file; without keys, all its tables, which then hold only words."""
    for key in keys or (f"{table}.{row}" for table in file.tables() for row in file.rows(table)):
        file.words(key)
    file.finish()


def _check_furniture(path: Path, *, tried: bool) -> None:
    listed = read_furniture(path)
    for line in listed.lines if tried else ():
        try:
            try_line(line.written)
        except (re.error, OverflowError, RecursionError) as error:
            raise LanguageDataError(f"{path / FURNITURE}: {line.written!r} is not a pattern: {error}") from None
