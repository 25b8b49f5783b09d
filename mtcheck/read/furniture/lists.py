"""The lists of lines that pages print around articles: one file per language, read into anchored patterns.

The files, ``furniture.txt`` in a language's folder, are written for linguists; the README here describes them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from mtcheck.languages.language import language_for
from mtcheck.languages.registry import UNKNOWN, folder
from mtcheck.languages.script import in_data_script
from mtcheck.read.furniture.names import Certainty, by_names, is_tags

__all__ = ["LONGEST_LINE", "Listed", "is_date", "is_dated", "is_link", "listed", "name_words"]

LONGEST_LINE: Final = 400
"""Code points from which on a line is taken for text, whatever it says."""

_ALWAYS: Final = ("und", "en")
"""Pages in every language have buttons in English."""

_BARS: Final = re.compile(r"[|¦•·]")
_LONGEST_SECTION: Final = 2
"""Words of a section's or town's name beside a date."""
_DATELINE: Final = "timestamp"
_TAIL: Final = " \t\u00a0.:!…»>→›-–—|*"
_HEAD: Final = re.compile(r"^[^\w#@©(]+")
_PLURAL: Final = re.compile(r"(?<=\w)\((?:s|a|i)\)")
_PLAIN: Final = str.maketrans("đĐłŁøØ’ʼ`", "dDlLoO'''")
_ACCENTS: Final = re.compile("[\u0300-\u036f]+")
_LOOSE: Final = re.compile(r"\{(?:rest|few|tags)\}")
_BOUND: Final = r"(?:(?<!\w)|(?!\w))"
_DAY: Final = r"\d{1,2}(?:\.|st|nd|rd|th|er|-?го)?\s+(?:de\s+|of\s+)?[^\W\d]{3,12}\.?"
_YEAR: Final = r"\d{4}\.?(?:\s*(?:g|god|godine|r|roku|г|год|година|года|р|року)\b\.?)?"
_DATE: Final = (
    r"(?:[^\W\d]{2,12}\.?,?\s+)?(?:\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:\d{4}|\d{2})\.?|\d{4}[./-]\d{1,2}[./-]\d{1,2}\.?"
    rf"|{_DAY},?\s+(?:de\s+)?{_YEAR}|[^\W\d]{{3,12}}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR})"
)
_TIME: Final = (
    r"(?:\d{1,2}\s?(?:[:.]|h)\s?\d{2}(?::\d{2})?(?:\s*(?:h|uhr|hod|ч|год|sati|časova|[ap]\.?\s?m\.?)\b\.?)?"
    r"|\d{1,2}\s*(?:[ap]\.?m\.?|h|uhr))(?:\s*\(?(?:CET|CEST|GMT|UTC|EST|EDT|BST|EET|MSK)\)?)?"
)
_AT: Final = r"[\s,;|/–—-]*(?:(?:at|um|u|v|ve|o|ob|a|в|о|во|w|alle|a las|godz\.?|ora|la)\s+)?"
_STAMP: Final = rf"(?:(?:{_DATE}|{_DAY},?){_AT}{_TIME}|{_TIME}{_AT}(?:{_DATE}|{_DAY}))"
_LINK: Final = (
    r"(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+|[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|news|online|tv|eu"
    r"|rs|hr|ba|me|mk|si|bg|ua|ru|by|pl|cz|sk|de|at|ch|fr|it|es|hu|ro|al|uk|us|io)(?:/\S*)?)"
)
_DATED: Final = re.compile(rf"(?:{_STAMP}|{_DATE})(?!\w)", re.IGNORECASE)
_DATE_ONLY: Final = re.compile(
    rf"(?:[^\W\d_][^\W\d]*(?:[ /][^\W\d_][^\W\d]*){{0,2}}[,.]?\s+(?:le |dana |am |на )?)?(?:{_STAMP}|{_DATE}|{_TIME})",
    re.IGNORECASE,
)
_LINKED: Final = re.compile(rf"#\w+|{_LINK}", re.IGNORECASE)
_SLOTS: Final = {
    "n": r"\(?\s*\d[\d.,\s]*(?:k|m|mio|tis\w*|тис\w*|тыс\w*)?\s*\)?",
    "rest": rf"{_BOUND}.{{0,200}}?{_BOUND}",
    "few": rf"{_BOUND}.{{0,60}}?{_BOUND}",
    "title": r"(?P<title>\S.{0,250})",
    "tags": r"(?P<tags>\S.{0,200})",
    "credit": r"(?P<names>\S.{0,120})",
    "name": r"(?P<names>\S.{0,120})",
    "first": r"(?P<first>\S.{0,60}?)",
    "when": rf"(?:{_STAMP}|{_DATE}|{_DAY}|{_TIME})",
    "date": _DATE,
    "time": _TIME,
    "stamp": _STAMP,
    "link": _LINK,
}
_CHOICES: Final = re.compile(r"\(([^()]*)\)")
_TOKEN: Final = re.compile(
    r"(?P<slot>\{\w+\})|(?P<escape>\\.)|(?P<maybe_colon>:\?)|(?P<loose>: ?(?=\{(?:name|credit|when)\}))|(?P<colon>: ?)"
    r"|(?P<maybe_space> \?)|(?P<space> )|(?P<ending>(?<=\w)\*)|(?P<open>\((?!\?))|(?P<dot>\.)|(?P<other>.)",
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


class Listed(NamedTuple):
    """A line that is on a list. ``sure``: it cannot be a sentence of the article, whatever the other side has."""

    kind: str
    sure: bool


@dataclass(slots=True)
class _Pattern:
    kind: str
    written: str
    mark: str
    """``!``: always sure; ``~``: never; else where it was given no title and nothing that may be no name."""
    openings: tuple[str, ...]
    """A line of this pattern begins with one of these, in small letters: few patterns ever need to be compiled."""
    compiled: re.Pattern[str] | None = None

    def match(self, line: str, small: str, words: frozenset[str]) -> Listed | None:
        """``small`` is the line in small letters."""
        if not small.startswith(self.openings):
            return None
        if self.compiled is None:
            with suppress(re.error):  # a slip in another package's list must not stop an audit
                self.compiled = re.compile(_regex(self.written), re.IGNORECASE)
        if self.compiled is None:
            return None
        match = self.compiled.fullmatch(line)
        if match is None:
            return None
        found = match.groupdict()
        if (tags := found.get("tags")) and not is_tags(tags):
            return None
        certainty = Certainty.SURE
        for value in (found.get("first"), found.get("names")):
            if value:
                certainty = min(certainty, by_names(value, words))
        if certainty is Certainty.NO:
            return None
        told = certainty is Certainty.SURE and not found.get("title")
        return Listed(self.kind, self.mark == "!" or (told and self.mark != "~"))


@dataclass(frozen=True, slots=True)
class _List:
    """A language's patterns by the letters that their lines can begin with; ``""`` for any letter."""

    patterns: Mapping[str, tuple[_Pattern, ...]]
    words: frozenset[str]


@lru_cache(maxsize=4096)
def listed(line: str, *languages: str) -> Listed | None:
    """What the lists of these languages (BCP 47), of English and of all languages know a line as."""
    if len(line) > LONGEST_LINE:
        return None
    plain = _bare(line)
    if not plain:
        return None
    words = name_words(*languages)
    found = [known for name in _names(languages) for known in _matches(in_data_script(plain, name), _load(name), words)]
    return max(found, key=lambda known: known.sure, default=None) or _joined_parts(line, languages)


def _joined_parts(line: str, languages: tuple[str, ...]) -> Listed | None:
    """*By N. N. | Source: Beta | 3 December 2024 | 13:55*: each part between bars or bullets is furniture.

    One part may be a word or two that no list has (a section, a town) beside a date.
    """
    parts = [part for part in _BARS.split(line) if part.strip()]
    if len(parts) < 2:
        return None
    known = {part: listed(part, *languages) for part in parts}
    kinds = [of for of in known.values() if of]
    others = [part for part, of in known.items() if not of]
    unknown = [part for part in others if not is_date(part)]
    dated = len(unknown) < len(others)
    if not unknown and kinds:
        return Listed(kinds[0].kind, dated or any(of.sure for of in kinds))
    if len(unknown) == 1 and dated and len(unknown[0].split()) <= _LONGEST_SECTION:
        return Listed(kinds[0].kind if kinds else _DATELINE, sure=False)
    return None


@cache
def name_words(*languages: str) -> frozenset[str]:
    """Words that are among the names of a credit: *archive*, *agency*, *Reuters*."""
    return frozenset().union(*(_load(name).words for name in _names(languages)))


def is_dated(line: str) -> bool:
    """Whether a line has a date with a year, or a day with a time."""
    return bool(_DATED.search(_plain(line)))


def is_date(line: str) -> bool:
    """Whether a line is a date or a time, with a place before it or without."""
    return bool(_DATE_ONLY.fullmatch(_plain(line.strip())))


def is_link(word: str) -> bool:
    """Whether a word is an address, a handle or a hashtag."""
    return bool(_LINKED.fullmatch(word.strip(".,()")))


def _matches(line: str, of: _List, words: frozenset[str]) -> Iterator[Listed]:
    plain = _plain(line)
    small = plain.casefold()
    for key in (small[:1], ""):
        for pattern in of.patterns.get(key, ()):
            known = pattern.match(plain, small, words)
            if known is not None:
                yield known


@cache
def _names(languages: tuple[str, ...]) -> tuple[str, ...]:
    wanted = (language_for(language).furniture for language in languages)
    return tuple(dict.fromkeys((*(name for name in wanted if _path(name).is_file()), *_ALWAYS)))


def _path(name: str) -> Path:
    return (folder(name) or UNKNOWN.with_name(name)) / "furniture.txt"


def _bare(line: str) -> str:
    """The line without bullets, emoji, closing marks and the brackets around all of it."""
    line = _HEAD.sub("", _PLURAL.sub("", line.strip())).rstrip(_TAIL)
    if line.startswith("(") and line.endswith(")") and "(" not in line[1:]:
        return line[1:-1].strip(_TAIL)
    return line.removeprefix("(").strip() if line.startswith("(") and ")" not in line else line


def _plain(text: str) -> str:
    """Without accents, as many a page writes them; case is kept."""
    if text.isascii():
        return text.replace("`", "'")
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.translate(_PLAIN)))


@cache
def _load(name: str) -> _List:
    text = _path(name).read_text(encoding="utf-8", errors="replace")
    patterns: defaultdict[str, list[_Pattern]] = defaultdict(list)
    words: set[str] = set()
    kind = ""
    for line in text.splitlines():
        if not line.strip() or line.startswith("# "):
            continue
        if line.startswith("["):
            kind = line.strip("[]")
        elif kind == "= credit":
            words.update(line.split())
        elif kind.startswith("= "):
            continue
        else:
            mark, written = (line[0], line[2:]) if line[:2] in {"~ ", "! "} else ("", line)
            openings = _openings(_plain(written))
            pattern = _Pattern(kind, written, mark or "~" * bool(_LOOSE.search(written)), tuple(sorted(openings)))
            for key in {opening[:1] for opening in openings}:
                patterns[key].append(pattern)
    return _List({key: tuple(found) for key, found in patterns.items()}, frozenset(words))


@cache
def _common(name: str) -> str:
    """The words of a section that all languages share, as choices of a pattern, the longest first."""
    text = (UNKNOWN / "furniture.txt").read_text(encoding="utf-8")
    words = text.partition(f"[= {name}]\n")[2].partition("\n[")[0].split()
    return _plain("|".join(sorted(map(re.escape, set(words)), key=len, reverse=True)))


def _openings(written: str) -> set[str]:
    """The letters that a line of this pattern can begin with, as far as they are certain; ``{""}`` if any."""
    if not written.startswith("("):
        return {_letters(written)}
    group, rest = _group(written)
    openings = {_letters(choice) for choice in group}
    if rest[:1] in {"?", "*"}:
        openings |= _openings(rest[1:].lstrip())
    return {""} if "" in openings else openings


def _letters(written: str) -> str:
    """The letters before whatever is not a letter, or may be left out."""
    end = next((place for place, char in enumerate(written) if not char.isalpha()), len(written))
    return written[: end - (written[end : end + 1] == "?")].casefold() if end else ""


def _group(written: str) -> tuple[list[str], str]:
    """The choices of the group that a pattern begins with, and what follows it."""
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
    for token in _TOKEN.finditer(_CHOICES.sub(_longest_first, _plain(written))):
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
