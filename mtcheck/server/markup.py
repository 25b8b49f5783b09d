"""The corrected text of an article that came as HTML: edits go into its text, and its markup stays as sent.

People see and correct the text that was read from the HTML. Each of its paragraphs is found in the HTML by its
characters, apart from white space; changes are then made in the same places.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from mtcheck.text.words import pieces

__all__ = ["in_markup"]

_LONGEST_TAG: Final = 1_000_000
"""The most characters of a tag, such as one with an embedded image; a longer one is taken as text …"""
_MOST_BROKEN_TAGS: Final = 20
_SHORT_TAG: Final = 500
"""… and so is any longer than this after some unclosed ones, so that nothing is read repeatedly."""
_MOST_PAIRS: Final = 10_000_000
"""The most pairs of words or lines that are compared."""

_TAG: Final = re.compile(r"""</?[A-Za-z](?:[^>"']|"[^"]*"|'[^']*')*+>|<[!?][^>]*>""")
_REFERENCE: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HIDDEN: Final = re.compile(r"<(script|style|title|template|noscript|head)\b", re.IGNORECASE)
_BREAK: Final = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class _Char:
    """A character of the text, and its place in the HTML."""

    char: str
    start: int
    end: int


def in_markup(markup: str, before: str, after: str) -> str | None:
    """The HTML with its text changed as ``before`` was into ``after``; None if the HTML lacks a changed place."""
    if before == after:
        return markup
    chars = list(_chars(markup))
    where = _find_chars(chars, before)
    edits: list[tuple[int, int, str]] = []
    for start, end, words in _changes(before, after):
        placed = _edits(chars, where, before, (start, end), words)
        if placed is None:
            return None
        edits += placed
    made: list[str] = []
    position = 0
    for start, end, words in sorted(edits, key=lambda edit: edit[:2]):
        if start < position:
            return None
        made += [markup[position:start], words]
        position = end
    return "".join([*made, markup[position:]])


def _chars(markup: str) -> Iterator[_Char]:
    """The characters of the displayed text."""
    place, length, broken = 0, len(markup), 0
    while place < length:
        if markup[place] == "<":
            after = _after_markup(markup, place, _LONGEST_TAG if broken < _MOST_BROKEN_TAGS else _SHORT_TAG)
            if after is not None:
                place = after
                continue
            broken += 1
        reference = _REFERENCE.match(markup, place) if markup[place] == "&" else None
        end = reference.end() if reference else place + 1
        for char in html.unescape(markup[place:end]):
            yield _Char(char, place, end)
        place = end


def _after_markup(markup: str, place: int, longest: int) -> int | None:
    """The end of the markup that begins here; None if it is text."""
    if markup.startswith("<!--", place):
        end = markup.find("-->", place + 4)
        return len(markup) if end < 0 else end + 3
    if (hidden := _HIDDEN.match(markup, place)) is not None:
        closing = re.compile(rf"</{hidden[1]}\s*>", re.IGNORECASE).search(markup, hidden.end())
        return len(markup) if closing is None else closing.end()
    tag = _TAG.match(markup, place, place + longest)
    return tag.end() if tag else None


def _find_chars(chars: Sequence[_Char], text: str) -> list[int | None]:
    """For each character of the text except white space, the matching one of ``chars``; None if not found."""
    dark = [index for index, one in enumerate(chars) if not one.char.isspace()]
    stream = "".join(chars[index].char for index in dark)
    where: list[int | None] = [None] * len(text)
    position = 0
    for line in re.finditer(r"[^\n]+", text):
        own = [index for index in range(line.start(), line.end()) if not text[index].isspace()]
        begin = stream.find("".join(text[index] for index in own), position) if own else -1
        if begin < 0:
            continue
        for offset, index in enumerate(own):
            where[index] = dark[begin + offset]
        position = begin + len(own)
    return where


def _changes(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of ``before`` and their replacements, word by word within changed lines."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    start = 0
    starts = [start := start + len(line) for line in ["", *old]]
    for low, high, new_low, new_high in _different(old, new):
        yield from _words(starts[low], "".join(old[low:high]), "".join(new[new_low:new_high]))


def _words(offset: int, before: str, after: str) -> Iterator[tuple[int, int, str]]:
    old, new = pieces(before), pieces(after)
    start = offset
    starts = [start := start + len(word) for word in ["", *old]]
    for low, high, new_low, new_high in _different(old, new):
        yield starts[low], starts[high], "".join(new[new_low:new_high])


def _different(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two lists differ; the whole middle if a comparison would take long."""
    least = min(len(old), len(new))
    same = next((index for index in range(least) if old[index] != new[index]), least)
    tail = next((index for index in range(least - same) if old[-1 - index] != new[-1 - index]), least - same)
    one, other = old[same : len(old) - tail], new[same : len(new) - tail]
    if len(one) * len(other) > _MOST_PAIRS:
        yield same, len(old) - tail, same, len(new) - tail
        return
    for kind, low, high, new_low, new_high in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield same + low, same + high, same + new_low, same + new_high


def _edits(
    chars: Sequence[_Char], where: Sequence[int | None], text: str, span: tuple[int, int], words: str
) -> list[tuple[int, int, str]] | None:
    """A change as edits of the HTML: the words replace the first character, and the others are removed."""
    start, end = span
    gone = _chars_between(chars, where, text, start, end)
    if gone is None:
        return None
    written = _BREAK.sub("<br><br>", html.escape(words, quote=False)) if words.strip() else words
    if gone:
        edits = [(chars[index].start, chars[index].end, "") for index in gone]
        first = edits[0]
        return [(first[0], first[1], written), *dict.fromkeys(edits[1:])]
    if not words.strip() and "\n" in words:
        return []
    before = where[start - 1] if start > 0 else None
    if before is not None:
        return [(chars[before].end, chars[before].end, written)]
    after = next((found for found in where[start:] if found is not None), None)
    if after is not None and (start == 0 or text[start - 1].isspace()):
        return [(chars[after].start, chars[after].start, written)]
    return None


def _chars_between(
    chars: Sequence[_Char], where: Sequence[int | None], text: str, start: int, end: int
) -> list[int] | None:
    """The ``chars`` of a stretch of the text; None if one of its characters was not found."""
    gone: list[int] = []
    for index in range(start, end):
        if not text[index].isspace():
            found = where[index]
            if found is None:
                return None
            gone.append(found)
        elif text[index] != "\n":
            gone += _space_at(chars, where, index)
    return sorted(set(gone))


def _space_at(chars: Sequence[_Char], where: Sequence[int | None], index: int) -> list[int]:
    """The white space of the HTML that corresponds to a space of the text."""
    before = where[index - 1] if index else None
    after = where[index + 1] if index + 1 < len(where) else None
    if before is None and after is None:
        return []
    low = before + 1 if before is not None else after or 0
    if before is None:
        while low > 0 and chars[low - 1].char.isspace():
            low -= 1
    high = low
    while high < len(chars) and chars[high].char.isspace():
        high += 1
    return list(range(low, high))
