"""The lists of lines that pages print around articles: one file per language, read into anchored patterns.

The files, ``furniture.txt`` in a language's folder, are written for linguists; the README here describes them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from mtcheck.languages.data_file import DataFile
from mtcheck.languages.furniture_lines import (
    DATE,
    FURNITURE,
    LINK,
    STAMP,
    TIME,
    FurnitureLine,
    compiled_line,
    plain,
    read_furniture,
)
from mtcheck.languages.language import language_for
from mtcheck.languages.registry import UNKNOWN, folder
from mtcheck.languages.script import in_data_script
from mtcheck.read.furniture.names import Certainty, by_names, is_tags
from mtcheck.text.addresses import TAG

__all__ = ["LONGEST_LINE", "Listed", "is_date", "is_dated", "is_link", "look_up_line", "name_words"]

LONGEST_LINE: Final = 400
"""Lines longer than this, in code points, are always text."""

_BARS: Final = re.compile(r"[|¦•·]")
_LONGEST_SECTION: Final = 2
"""The most words of a section's or town's name beside a date."""
_DATELINE: Final = "timestamp"
_TAIL: Final = " \t\u00a0.:!…»>→›-–—|*"
_HEAD: Final = re.compile(r"^[^\w#@©(]+")
_DATED: Final = re.compile(rf"(?:{STAMP}|{DATE})(?!\w)", re.IGNORECASE)
_LINKED: Final = re.compile(rf"{TAG}|{LINK}", re.IGNORECASE)


@cache
def _plural() -> re.Pattern[str]:
    """*Autor(i)*."""
    return re.compile(rf"(?<=\w)\((?:{'|'.join(DataFile(UNKNOWN / 'pages.toml').words('plurals'))})\)")


@cache
def _date_alone() -> re.Pattern[str]:
    """A date, perhaps behind a town or a section."""
    words = "".join(f"{word} |" for word in DataFile(UNKNOWN / "pages.toml").words("before_date"))
    return re.compile(
        rf"(?:[^\W\d_][^\W\d]*(?:[ /][^\W\d_][^\W\d]*){{0,2}}[,.]?\s+(?:{words}))?(?:{STAMP}|{DATE}|{TIME})",
        re.IGNORECASE,
    )


class Listed(NamedTuple):
    """A line found on a list. ``sure``: it cannot be a sentence of the article, whatever the other side has.

    ``kind`` is what the line is, a heading of furniture.txt (``byline``).
    """

    kind: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _List:
    """A language's patterns by the letters that their lines can begin with; ``""`` for any letter."""

    lines: Mapping[str, tuple[FurnitureLine, ...]]
    words: frozenset[str]


@lru_cache(maxsize=4096)
def look_up_line(line: str, *languages: str) -> Listed | None:
    """A line as listed for these languages (BCP 47), for English or for all languages."""
    if len(line) > LONGEST_LINE:
        return None
    bare = _bare(line)
    if not bare:
        return None
    words = name_words(*languages)
    found = [
        known
        for name in _names(languages)
        for known in _matches(in_data_script(bare, name), _load(name), words, languages)
    ]
    return max(found, key=lambda known: known.sure, default=None) or _joined_parts(line, languages)


def _joined_parts(line: str, languages: tuple[str, ...]) -> Listed | None:
    """*By N. N. | Source: Beta | 3 December 2024 | 13:55*: each part between bars or bullets is furniture.

    One part may be a word or two that no list has (a section, a town) beside a date.
    """
    parts = [part for part in _BARS.split(line) if part.strip()]
    if len(parts) < 2:
        return None
    known = {part: look_up_line(part, *languages) for part in parts}
    return _of_parts([of for of in known.values() if of], [part for part, of in known.items() if not of])


def _of_parts(listed: Sequence[Listed], others: Sequence[str]) -> Listed | None:
    """What a line is that consists of listed parts and of ``others``: dates, or a section or town beside a date."""
    unknown = [part for part in others if not is_date(part)]
    dated = len(unknown) < len(others)
    if not unknown and listed:
        return Listed(listed[0].kind, dated or any(of.sure for of in listed))
    if len(unknown) == 1 and dated and len(unknown[0].split()) <= _LONGEST_SECTION:
        return Listed(listed[0].kind if listed else _DATELINE, sure=False)
    return None


@cache
def name_words(*languages: str) -> frozenset[str]:
    """Words that may occur among the names of a credit: *archive*, *agency*, *Reuters*."""
    return frozenset().union(*(_load(name).words for name in _names(languages)))


def is_dated(line: str) -> bool:
    """Whether a line has a date with a year, or a day with a time."""
    return bool(_DATED.search(plain(line)))


def is_date(line: str) -> bool:
    """Whether a line is a date or a time, with or without a place before it."""
    return bool(_date_alone().fullmatch(plain(line.strip())))


def is_link(word: str) -> bool:
    """Whether a word is an address, a handle or a hashtag."""
    return bool(_LINKED.fullmatch(word.strip(".,()")))


def _matches(line: str, of: _List, words: frozenset[str], languages: tuple[str, ...]) -> Iterator[Listed]:
    written = plain(line)
    small = " ".join(written.casefold().split())
    for key in (small[:1], ""):
        for listed_line in of.lines.get(key, ()):
            opens = small.startswith(listed_line.openings)
            known = _match(listed_line, written, words, languages) if opens else None
            if known is not None:
                yield known


def _match(line: FurnitureLine, written: str, words: frozenset[str], languages: tuple[str, ...]) -> Listed | None:
    match = compiled_line(line.written).fullmatch(written)
    if match is None:
        return None
    found = match.groupdict()
    if (tags := found.get("tags")) and not is_tags(tags):
        return None
    certainty = Certainty.SURE
    for value in (found.get("first"), found.get("names")):
        if value and _opens_with_preposition(value):
            return None
        if value:
            certainty = min(certainty, by_names(value, words, *languages))
    if certainty is Certainty.NO:
        return None
    told = certainty is Certainty.SURE and not found.get("title")
    return Listed(line.kind, line.mark == "!" or (told and line.mark != "~"))


def _opens_with_preposition(names: str) -> bool:
    """Whether apparent names belong to a sentence: *Rozmawiał z Donaldem Tuskiem* (he spoke with him)."""
    return names[0].islower() and names[1:2] == " "


@cache
def _load(name: str) -> _List:
    if language_for(name).problem is not None:  # the report names the broken line
        return _List({}, frozenset())
    lines, words = read_furniture(_folder(name))
    by_letter: defaultdict[str, list[FurnitureLine]] = defaultdict(list)
    for line in lines:
        for key in {opening[:1] for opening in line.openings}:
            by_letter[key].append(line)
    return _List({key: tuple(found) for key, found in by_letter.items()}, words)


@cache
def _names(languages: tuple[str, ...]) -> tuple[str, ...]:
    wanted = (language_for(language).furniture for language in languages)
    return tuple(dict.fromkeys((*(name for name in wanted if (_folder(name) / FURNITURE).is_file()), *_always())))


@cache
def _always() -> tuple[str, ...]:
    """The lists for pages in any language: their own, and those of languages that such pages have buttons in."""
    return UNKNOWN.name, *DataFile(UNKNOWN / "pages.toml").words("buttons")


def _folder(name: str) -> Path:
    return folder(name) or UNKNOWN.with_name(name)


def _bare(line: str) -> str:
    """The line without bullets, emoji, closing marks and the brackets around all of it."""
    line = _HEAD.sub("", _plural().sub("", line.strip())).rstrip(_TAIL)
    if line.startswith("(") and line.endswith(")") and "(" not in line[1:]:
        return line[1:-1].strip(_TAIL)
    return line.removeprefix("(").strip() if line.startswith("(") and ")" not in line else line
