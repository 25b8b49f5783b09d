"""What tables and files call the languages, and the letters that show the language of a list of names.

All of it is in the folders' ``language.toml``; a folder that cannot be read is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from mtcheck.errors import LanguageDataError
from mtcheck.languages.data_file import DataFile
from mtcheck.languages.language import language_for
from mtcheck.languages.lookup import LANGUAGES
from mtcheck.languages.registry import MAIN, folders

__all__ = ["adjectives", "by_own_letters", "header_locales", "tags_by_name"]

_FIRST: Final = ("en", "sr", "sr_Latn", "hr", "bs", "mk", "sl", "sq")
_LAST: Final = ("be", "hu", "tr", "el")
"""CLDR's locales of languages without number words here, in which tables may also have their headers."""


@cache
def tags_by_name() -> dict[str, str]:
    """Language tags by the lower-case names that CLDR lacks: *crnogorski* is ``cnr``."""
    return {word: tag for file in _files() for word, tag in _by_word(file, "called")}


@cache
def adjectives() -> dict[str, str]:
    """Language tags by the adjective, without its ending, that other languages write: *englesk* is ``en``."""
    return {word: tag for file in _files() for word, tag in _by_word(file, "adjectives")}


def header_locales() -> tuple[str, ...]:
    """The CLDR locales whose names of languages may be in a table's header."""
    from babel import localedata

    return tuple(filter(localedata.exists, dict.fromkeys((*_FIRST, *LANGUAGES, *_LAST))))


def by_own_letters(text: str) -> str:
    """The tag of a lower-case text's language, by letters that its neighbours lack; empty if there are none.

    If several fit, it is one whose alphabet has all the letters of the text that they claim.
    """
    found = {tag: set(own) & set(text) for tag, own in _own_letters().items()}
    claimed = set().union(*found.values())
    fitting = [tag for tag, own in found.items() if own and claimed <= (language_for(tag).letters or claimed)]
    return max(fitting, key=lambda tag: len(found[tag]), default="")


@cache
def _own_letters() -> dict[str, str]:
    return {language_for(tag).usual_tag: letters for tag in folders() if (letters := _main(tag).text("own_letters"))}


@cache
def _files() -> tuple[DataFile, ...]:
    return tuple(_main(tag) for tag in folders())


def _main(tag: str) -> DataFile:
    path = folders()[tag] / MAIN
    try:
        return DataFile(path)
    except LanguageDataError:  # reported when the language is used
        return DataFile(path.with_name("none"))


def _by_word(file: DataFile, table: str) -> Iterator[tuple[str, str]]:
    for tag in file.rows(table):
        yield from ((word, tag) for word in file.words(f"{table}.{tag}"))
