"""One data file of a language's folder: TOML whose words may be stems with named endings.

A row of a table is ``value = "word word stem~endings"``. ``endings`` is a row of the file's own table ``[endings]``
(``adjective = "i a o"``; ``-`` is not an ending). A list instead of a string holds phrases, taken literally.
Errors name the file, the line and the key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from mtcheck.errors import LanguageDataError, reason_of
from mtcheck.languages.bounded import compile_of, is_own

__all__ = ["DataFile", "is_mark"]

_SLOT: Final = re.compile(r"\{([a-z_]+)\}")
_DEEPEST_SLOT: Final = 3
"""How deeply placeholders for lists may be nested."""
_LONGEST_PATTERN: Final = 200_000
"""The most characters of a pattern with its lists; our longest has thousands."""
_LARGEST_FILE: Final = 1_000_000
"""The most bytes of a data file; a list of a language's words has fewer."""
_CONTROLS: Final = frozenset({"Cc", "Zl", "Zp"})
_MAY_BE_MARRED: Final = re.compile(r"\\[a-zU]|[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
"""A control character, or an escape that may stand for one: without either, no string has to be looked at."""
_AT_LINE: Final = re.compile(r"\(at line (\d+)")
_KEY: Final = re.compile(r"""\s*["']?([^\s"'=\[#]+)["']?\s*=""")
_LARGEST_NUMBER: Final = 10**18
"""The largest number that a table has words for: a trillion on the long scale."""


class DataFile:
    """A TOML file of a language's folder; a missing one is empty (``exists`` is false).

    Raises:
        LanguageDataError: it cannot be read, is not TOML, or (from any method) a value is invalid.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: set[str] = set()
        self.exists = path.is_file()
        try:
            changed = path.stat().st_mtime_ns if self.exists else 0
            self._text, self._data, marred = _contents(path, changed) if self.exists else ("", {}, "")
        except (OSError, ValueError, RecursionError) as error:
            raise LanguageDataError(f"{path}: {reason_of(error)}") from None
        if marred:
            raise self.wrong(marred, "has a control character")
        self._endings = {
            name: ["" if ending == "-" else ending for ending in self._strings(f"endings.{name}", row)]
            for name, row in self.rows("endings").items()
        }

    def text(self, key: str, default: str = "", *, lines: bool = False) -> str:
        """A string, of one line or of several."""
        found = self._get(key, default)
        if not isinstance(found, str):
            raise self.wrong(key, "must be a string")
        if not lines:
            self._refuse_lines(key, found)
        return found

    def flag(self, key: str, *, default: bool = False) -> bool:
        """True or false."""
        found = self._get(key, default=default)
        if not isinstance(found, bool):
            raise self.wrong(key, "must be true or false")
        return found

    def words(self, key: str) -> tuple[str, ...]:
        """Words separated by spaces, or a list of phrases; stems with all their endings."""
        written = self._strings(key, self._get(key, ""))
        return tuple(self._words(key, written) if "~" in " ".join(written) else written)

    def pattern(self, key: str) -> re.Pattern[str]:
        """A list of regular expressions, any of which is a whole word; ``{name}`` stands for the list ``name``.

        Case does not matter. A missing or empty list matches nothing.
        """
        found = self.compiled(key, rf"\b(?:{self.alternatives(key) or '(?!)'})\b", re.IGNORECASE)
        if not (is_own(self.path) or all(match[0] for match in found.finditer("Aa 1"))):
            raise self.wrong(key, "has a pattern that matches an empty text")
        return found

    def alternatives(self, key: str) -> str:
        """The same list as the text of one expression, which need not be a whole word; empty if there is none.

        A list may itself have placeholders; ``{name}`` may also be a table, which stands for all its words.
        """
        written = "|".join(self.words(key))
        for _ in range(_DEEPEST_SLOT):
            for name in sorted(set(_SLOT.findall(written))):
                listed = "|".join(self._words_of(name))
                if not listed:
                    raise self.wrong(key, f"has {{{name}}}, and there is no list of that name")
                written = written.replace(f"{{{name}}}", listed)
                if len(written) > _LONGEST_PATTERN:
                    raise self.wrong(key, f"is longer than {_LONGEST_PATTERN:,} characters with its lists in it")
        if name := next(iter(_SLOT.findall(written)), ""):
            raise self.wrong(key, f"has {{{name}}} in a list inside a list inside a list")
        return written

    def with_groups(self, key: str, groups: Iterable[str]) -> re.Pattern[str]:
        """A list of regular expressions that have these groups and need not be whole words; a missing list matches
        nothing.
        """
        written = self.alternatives(key)
        found = self.compiled(key, written or "".join(f"(?P<{group}>(?!))" for group in groups) or "(?!)")
        if missing := next((group for group in groups if group not in found.groupindex), ""):
            raise self.wrong(key, f"lacks the group (?P<{missing}>…)")
        return found

    def ends(self, keys: Iterable[str]) -> dict[str, re.Pattern[str]]:
        """For each of the lists that the file has, an expression that finds any of these ends of words."""
        return {key: self.compiled(key, f"(?:{ends})$") for key in keys if (ends := self.alternatives(key))}

    def compiled(self, key: str, written: str, flags: int = 0) -> re.Pattern[str]:
        """The regular expression compiled from a key's value."""
        try:
            return compile_of(self.path, written, flags)
        except (re.error, OverflowError, RecursionError) as error:
            raise self.wrong(key, f"is not a regular expression: {error}") from None

    def mark(self, key: str) -> str:
        """One character that is neither a letter of words nor a digit; empty if the key is missing."""
        found = self.text(key)
        if found and not is_mark(found):
            raise self.wrong(key, "must be one mark, not a letter, a digit or a space")
        return found

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        found = self._get(key, [])
        if not isinstance(found, list) or not all(type(number) is int for number in found):
            raise self.wrong(key, "must be a list of whole numbers")
        return tuple(found)

    def alias(self, key: str) -> str:
        """The table that ``stems = "cardinals"`` names as equal to this one; else the key itself."""
        found = self._get(key)
        return found if isinstance(found, str) else key

    def rows(self, key: str) -> Mapping[str, object]:
        """A table, or the one that it names as equal; empty if there is none."""
        found = self._get(self.alias(key), {})
        if not isinstance(found, dict):
            raise self.wrong(key, "must be a table")
        return found

    def tables(self) -> tuple[str, ...]:
        """The names of the file's tables."""
        return tuple(name for name, row in self._data.items() if isinstance(row, dict))

    def by_name(self, key: str) -> dict[str, str]:
        """``km = "km kilometre"`` as ``{"km": "km", "kilometre": "km"}``."""
        return {word: name for name, row in self.rows(key).items() for word in self._words(f"{key}.{name}", row)}

    def by_number(self, key: str, least: int = 0, most: int = _LARGEST_NUMBER) -> dict[str, int]:
        """``5 = "pet petoro"`` as ``{"pet": 5, "petoro": 5}``; every number is from ``least`` to ``most``."""
        return {
            word: self._number(key, name, least, most)
            for name, row in self.rows(key).items()
            for word in self._words(f"{key}.{name}", row)
        }

    def named(self, key: str) -> dict[int, str]:
        """``5 = "five"`` as ``{5: "five"}``: how a number is written."""
        return {self._number(key, name, 0, _LARGEST_NUMBER): row for name, row in self.strings(key).items()}

    def strings(self, key: str) -> dict[str, str]:
        """A table of strings, none of which is empty: ``sr = "Serbian"``."""
        found = {}
        for name, row in self.rows(key).items():
            if not isinstance(row, str) or not row.strip():
                raise self.wrong(f"{key}.{name}", "must be a string")
            self._refuse_lines(f"{key}.{name}", row)
            found[name] = row
        return found

    def finish(self) -> None:
        """Refuse unknown keys."""
        for key in self._data:
            if key not in self._read:
                raise self.wrong(key, "is not a key of this file")

    def wrong(self, key: str, problem: str) -> LanguageDataError:
        """The error that names file, line and key."""
        line = _line(self._text, key)
        return LanguageDataError(f"{self.path}{f', line {line}' if line else ''}: {key} {problem}")

    def _words_of(self, name: str) -> tuple[str, ...]:
        """The words of a list, or all of a table: the longer ones first, as a pattern takes the first that fits."""
        if isinstance(self._get(name), dict):
            return tuple(sorted(map(re.escape, self.by_name(name)), key=len, reverse=True))
        return self.words(name)

    def _get(self, key: str, default: object = None) -> object:
        found: object = self._data
        self._read.add(key.partition(".")[0])
        for part in key.split("."):
            if not isinstance(found, dict):
                raise self.wrong(key.partition(".")[0], "must be a table")
            if part not in found:
                return default
            found = found[part]
        return found

    def _number(self, key: str, name: str, least: int, most: int) -> int:
        try:
            number = int(name)
        except ValueError:
            raise self.wrong(f"{key}.{name}", "must have a whole number as its key") from None
        if not least <= number <= most:
            raise self.wrong(f"{key}.{name}", f"must have a number from {least} to {most} as its key")
        return number

    def _strings(self, key: str, row: object) -> list[str]:
        if isinstance(row, str):
            return row.split()
        if isinstance(row, list) and all(isinstance(phrase, str) and phrase.strip() for phrase in row):
            self._refuse_lines(key, *row)
            return row
        raise self.wrong(key, "must be words in one string, or a list of phrases")

    def _words(self, key: str, row: object) -> Iterator[str]:
        for word in self._strings(key, row):
            stem, tilde, name = word.partition("~")
            if not tilde:
                yield word
            elif name not in self._endings:
                raise self.wrong(key, f"has the endings {name!r}, which the table [endings] lacks")
            elif not stem:
                raise self.wrong(key, f"has {word!r}, which is an ending without a stem")
            else:
                yield from (stem + ending for ending in self._endings[name])

    def _refuse_lines(self, key: str, *texts: str) -> None:
        """Refuse line breaks: a word with one would be two lines in a report."""
        if any(_has_control(text) for text in texts):
            raise self.wrong(key, "must be on one line")


def _strings_in(place: str, value: object) -> Iterator[tuple[str, str, str]]:
    """The strings of a value and the names of its keys: the place of each, and the white space it may have."""
    if isinstance(value, str):
        yield place, value, "\t\n\r"
    elif isinstance(value, list):
        for item in value:
            yield from _strings_in(place, item)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield place or "a key", name, ""
            yield from _strings_in(f"{place}.{name}" if place else name, item)


def _has_control(text: str, besides: str = "") -> bool:
    return not text.isprintable() and any(
        unicodedata.category(char) in _CONTROLS for char in set(text).difference(besides)
    )


def is_mark(text: str) -> bool:
    """Whether a text is one character that is not a letter of words, a digit or a space."""
    if len(text) != 1 or text.isspace() or text == "\\":
        return False
    return not text.isalnum() or unicodedata.category(text) == "Lm"  # the apostrophe of *пʼять* is a letter


@lru_cache(maxsize=256)
def _contents(path: Path, changed: int) -> tuple[str, dict[str, Any], str]:  # noqa: ARG001
    """A file's text and values, read again after a change; nothing may modify the values.

    The third is the first key with a control character.
    """
    import tomllib  # imported here: without it the command starts sooner

    with path.open("rb") as file:
        text = file.read(_LARGEST_FILE).decode("utf-8-sig")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{_key_at(text, str(error))}{error}") from None
    strings = _strings_in("", data) if _MAY_BE_MARRED.search(text) else ()
    marred = (key for key, value, spaces in strings if _has_control(value, besides=spaces))
    return text, data, next(marred, "")


def _key_at(text: str, problem: str) -> str:
    """The last key that begins in the line of a problem or before it, for a message; empty if there is none."""
    place = _AT_LINE.search(problem)
    written = text.splitlines()[: int(place[1])] if place else text.splitlines()
    keys = (found[1] for line in reversed(written) if (found := _KEY.match(line)))
    key = next(keys, "")
    return f"{key}: " if key else ""


def _line(text: str, key: str) -> int:
    """The number of the line that a key is in; 0 if unknown."""
    table, _, name = key.rpartition(".")
    inside = not table
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line)
        if header:
            inside = header[1] == table
            if header[1] in {key, name} and not table:
                return number
        elif inside and re.match(rf"""\s*["']?{re.escape(name)}["']?\s*[=.]""", line):
            return number
    return _line(text, table) if table else 0
