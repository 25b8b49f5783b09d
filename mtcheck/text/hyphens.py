"""Rejoins words that were split at a line's end: *Ukra-* and *ine* become one word again.

In that case, line ends that only fit the text into a width mean nothing and become spaces. If the lines were not broken
at a width, the line ends before the word instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.languages.language import suspending
from mtcheck.text.lines import wraps
from mtcheck.text.normal import Normalised
from mtcheck.text.words import HYPHENS, word_texts

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["rejoin"]

_PARTED: Final = re.compile(
    r"(?<![^\W\d_])(?<![^\W\d_]-)"  # from a word's beginning: else a long compound takes quadratic time
    r"(?P<first>(?:[^\W\d_]+-)*[^\W\d_]{2,})-(?P<end>[ \t]*\r?\n[ \t]*)(?P<second>[^\W\d_]{2,})"
)
_SPACE: Final = re.compile(r"[ \t]+$")
_LINE_END: Final = re.compile(r"[ \t\r]*\n[ \t]*")
_LONGEST_PART: Final = 60


def rejoin(read: Normalised, is_word: Callable[[str], bool]) -> Normalised:
    """``read`` with words rejoined that a hyphen splits at a line's end; offsets still lead to the text as given.

    A compound keeps its hyphen: one with a capital after it (*Bosnia-Herzegovina*), one that the text has elsewhere,
    and one whose parts are words by ``is_word`` but do not make one together. Time is linear.
    """
    text = read.text
    parted = [match for match in _PARTED.finditer(text) if match["second"] not in suspending()]
    if not parted:
        return read
    known = {word.casefold() for word in word_texts(text, inside=HYPHENS)}
    ends = wraps(text)
    pieces: list[tuple[int, int, str]] = []
    joined: set[int] = set()
    for match in parted:
        end = match.start("end") + match["end"].index("\n")
        joined.add(end)
        space = None if end in ends else _SPACE.search(text, max(match.start() - _LONGEST_PART, 0), match.start())
        if space:
            pieces.append((space.start(), space.end(), "\n"))
        keeps = _is_compound(match["first"], match["second"], known, is_word)
        pieces.append((match.end("first") + keeps, match.end("end"), ""))
    for match in _LINE_END.finditer(text):
        end = match.start() + match[0].index("\n")
        if end in ends and end not in joined:
            pieces.append((match.start(), match.end(), " "))
    return _replace_pieces(read, sorted(pieces))


def _is_compound(first: str, second: str, known: set[str], is_word: Callable[[str], bool]) -> bool:
    one, two = (first + second).casefold(), f"{first}-{second}".casefold()
    if one in known or two in known:
        return one not in known
    if second[0].isupper() and not first.isupper():
        return True
    return "-" in first or (is_word(first) and is_word(second) and not is_word(one))


def _replace_pieces(read: Normalised, pieces: list[tuple[int, int, str]]) -> Normalised:
    """The text with each ``[start, end)`` replaced, in order, by nothing or by one character."""
    made: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    for start, end, by in [*pieces, (len(read.text), len(read.text), "")]:
        made.append(read.text[offset:start])
        spans = [read.span(place, place + 1) for place in range(offset, start)]
        if by:
            made.append(by)
            spans.append(read.span(start, end))
        starts.extend(first for first, _ in spans)
        ends.extend(last for _, last in spans)
        offset = end
    return Normalised("".join(made), read.given, tuple(starts), tuple(ends))
