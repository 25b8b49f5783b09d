"""Lines that pages print around articles, as ``furniture.txt`` in a language's folder writes them.

The files are written for linguists: see the README of ``mtcheck/read/furniture``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from mtcheck.errors import LanguageDataError, reason_of
from mtcheck.languages.bounded import compile_bounded
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.word_list import read_list

__all__ = [
    "DATE",
    "FURNITURE",
    "LINK",
    "STAMP",
    "TIME",
    "FurnitureLine",
    "FurnitureLines",
    "compiled_line",
    "plain",
    "read_furniture",
    "try_line",
]

FURNITURE: Final = "furniture.txt"
_LARGEST_FILE: Final = 1_000_000
"""The most characters of a list."""
_PLAIN: Final = str.maketrans("đĐłŁøØ’ʼ`", "dDlLoO'''")
_ACCENTS: Final = re.compile("[\u0300-\u036f]+")
_SLOT: Final = re.compile(r"\{([^{}\s,]+)\}")
_SITES: Final = frozenset({"site", "sites"})
_LOOSE: Final = re.compile(r"\{(?:rest|few|tags)\}")
_BOUND: Final = r"(?:(?<!\w)|(?!\w))"
_DAY: Final = r"\d{1,2}(?:\.|st|nd|rd|th|er|-?го)?\s+(?:de\s+|of\s+)?[^\W\d]{3,12}\.?"
_YEAR: Final = r"\d{4}\.?(?:\s*(?:g|god|godine|r|roku|г|год|година|года|р|року)\b\.?)?"
DATE: Final = (
    r"(?:[^\W\d]{2,12}\.?,?\s+)?(?:\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:\d{4}|\d{2})\.?|\d{4}[./-]\d{1,2}[./-]\d{1,2}\.?"
    rf"|{_DAY},?\s+(?:de\s+)?{_YEAR}|[^\W\d]{{3,12}}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR})"
)
TIME: Final = (
    r"(?:\d{1,2}\s?(?:[:.]|h)\s?\d{2}(?::\d{2})?(?:\s*(?:h|uhr|hod|ч|год|sati|časova|[ap]\.?\s?m\.?)\b\.?)?"
    r"|\d{1,2}\s*(?:[ap]\.?m\.?|h|uhr))(?:\s*\(?(?:CET|CEST|GMT|UTC|EST|EDT|BST|EET|MSK)\)?)?"
)
_AT: Final = r"[\s,;|/–—-]*(?:(?:at|um|u|v|ve|o|ob|a|в|о|во|w|alle|a las|godz\.?|ora|la)\s+)?"
STAMP: Final = rf"(?:(?:{DATE}|{_DAY},?){_AT}{TIME}|{TIME}{_AT}(?:{DATE}|{_DAY}))"
LINK: Final = (
    r"(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+|[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|news|online|tv|eu"
    r"|rs|hr|ba|me|mk|si|bg|ua|ru|by|pl|cz|sk|de|at|ch|fr|it|es|hu|ro|al|uk|us|io)(?:/\S*)?)"
)
_SLOTS: Final = {
    "n": r"\(?\s*\d[\d.,\s]*(?:k|m|mio|tis\w*|тис\w*|тыс\w*)?\s*\)?",
    "rest": rf"{_BOUND}.{{0,200}}?{_BOUND}",
    "few": rf"{_BOUND}.{{0,60}}?{_BOUND}",
    "title": r"(?P<title>\S.{0,250})",
    "tags": r"(?P<tags>\S.{0,200})",
    "credit": r"(?P<names>\S.{0,120})",
    "name": r"(?P<names>\S.{0,120})",
    "first": r"(?P<first>\S.{0,60}?)",
    "when": rf"(?:{STAMP}|{DATE}|{_DAY}|{TIME})",
    "date": DATE,
    "time": TIME,
    "stamp": STAMP,
    "link": LINK,
}
_CHOICES: Final = re.compile(r"\(([^()]*)\)")
_TOKEN: Final = re.compile(
    r"(?P<slot>\{[^{}\s,]+\})|(?P<escape>\\.)|(?P<maybe_colon>:\?)|(?P<loose>: ?(?=\{(?:name|credit|when)\}))"
    r"|(?P<colon>: ?)|(?P<maybe_space> \?)|(?P<space> )|(?P<ending>(?<=\w)\*)|(?P<open>\((?!\?))|(?P<dot>\.)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_WRITTEN: Final = {
    "maybe_colon": r"\s*:?",
    "loose": r"(?:\s*[:.,;©/|–—-]+\s*|\s+)",
    "colon": r"\s*[:|»>–—-]+\s*",
    "maybe_space": r"\s*",
    "space": r"\s+",
    "ending": r"\w*",
    "open": "(?:",
    "dot": r"\.?",
}


class FurnitureLine(NamedTuple):
    """One pattern of a list, as it is written."""

    kind: str
    written: str
    mark: str
    """``!``: always sure; ``~``: never; otherwise sure if no title precedes the name and all of it can be a name."""
    openings: tuple[str, ...]
    """A line of this pattern begins with one of these, in small letters, so that few patterns need to be compiled."""


class FurnitureLines(NamedTuple):
    """A list: its patterns, and words that are among the names of a credit."""

    lines: tuple[FurnitureLine, ...]
    words: frozenset[str]


@cache
def read_furniture(folder: Path) -> FurnitureLines:
    """The list of a folder.

    Raises :class:`mtcheck.errors.LanguageDataError` for a line that cannot be read, with file and line. Whether each is
    a valid regular expression shows only when it is compiled.
    """
    path = folder / FURNITURE
    try:
        with path.open(encoding="utf-8-sig") as file:
            written = file.read(_LARGEST_FILE).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LanguageDataError(f"{path}: {reason_of(error)}") from None
    lines: list[FurnitureLine] = []
    words: set[str] = set()
    kind = ""
    for number, line in enumerate(written, 1):
        if not line.strip() or line.startswith("# "):
            continue
        if line.startswith("["):
            kind = line.strip("[]")
        elif kind == "= credit":
            words.update(line.split())
        elif not kind.startswith("= "):
            lines.append(_line(path, number, kind, line))
    return FurnitureLines(tuple(lines), frozenset(words))


def _line(path: Path, number: int, kind: str, line: str) -> FurnitureLine:
    mark, written = (line[0], line[2:]) if line[:2] in {"~ ", "! "} else ("", line)
    unknown = [slot for slot in _SLOT.findall(written) if slot not in _SLOTS and slot not in _SITES]
    if unknown:
        raise LanguageDataError(f"{path}, line {number}: {{{unknown[0]}}} is not a known placeholder")
    try:
        openings = _openings(plain(written))
    except ValueError as error:
        raise LanguageDataError(f"{path}, line {number}: {error}") from None
    return FurnitureLine(kind, written, mark or "~" * bool(_LOOSE.search(written)), tuple(sorted(openings)))


@cache
def compiled_line(written: str) -> re.Pattern[str]:
    """The regular expression of a line that :func:`try_line` has accepted."""
    return re.compile(_regex(written), re.IGNORECASE)


def try_line(written: str) -> None:
    """Raises ``re.error`` if a line is not a valid regular expression, or a short text could make it run forever."""
    compile_bounded(_regex(written), re.IGNORECASE, sharing=False)


def plain(text: str) -> str:
    """Without accents, which many pages leave out; case is kept."""
    if text.isascii():
        return text.replace("`", "'")
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.translate(_PLAIN)))


@cache
def _common(name: str) -> str:
    """The words of a section that all languages share, as alternatives of a pattern, the longest first."""
    text = read_list(UNKNOWN / FURNITURE)
    words = text.partition(f"[= {name}]\n")[2].partition("\n[")[0].split()
    return plain("|".join(sorted(map(re.escape, set(words)), key=len, reverse=True)))


def _openings(written: str) -> set[str]:
    """The letters that a matching line can begin with, as far as they are certain; ``{""}`` if any."""
    if not written.startswith("("):
        return {_letters(written)}
    group, rest = _group(written)
    openings = {_letters(choice) for choice in group}
    if rest[:1] in {"?", "*"}:
        openings |= _openings(rest[1:].lstrip())
    return {""} if "" in openings else openings


def _letters(written: str) -> str:
    """The words up to anything that is not a letter or is optional, with one space between two."""
    end = 0
    while written[end : end + 1].isalpha() or (end and written[end] == " " and written[end + 1 : end + 2].isalpha()):
        end += 1
        if end == len(written):
            return written.casefold()
    return written[: end - (written[end : end + 1] == "?")].rstrip().casefold() if end else ""


def _group(written: str) -> tuple[list[str], str]:
    """The alternatives of the group that a pattern begins with, and what follows it."""
    depth, start, choices = 0, 1, []
    for place, char in enumerate(written):
        depth += (char == "(") - (char == ")")
        if (char == "|" and depth == 1) or depth == 0:
            choices.append(written[start:place])
            start = place + 1
        if depth == 0:
            return choices, written[place + 1 :]
    raise ValueError(f"a bracket is not closed: {written}")


def _regex(written: str) -> str:
    made = []
    for token in _TOKEN.finditer(_CHOICES.sub(_longest_first, plain(written))):
        kind = token.lastgroup or ""
        if kind == "slot":
            made.append(_slot(token[0][1:-1]))
        else:
            made.append(_WRITTEN.get(kind, token[0]))
    return "".join(made)


def _longest_first(choices: re.Match[str]) -> str:
    return f"({'|'.join(sorted(choices[1].split('|'), key=len, reverse=True))})"


def _slot(name: str) -> str:
    if name == "sites":
        return rf"(?:(?:{_common('site')})\w{{0,4}}(?:[\s,|/·•-]+|$))+"
    if name == "site":
        site = rf"(?:{_common('site')})\w{{0,4}}"
        return rf"(?:(?:(?:{_common('site words')})\s+){{0,4}}{site}(?:[\s,|/·•-]+(?:{site}|{_common('site words')}))*)"
    return f"(?:{_SLOTS[name]})"
