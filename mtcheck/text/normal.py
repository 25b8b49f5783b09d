"""Texts as every stage reads them: composed letters, and no invisible characters.

Pages and word processors put soft hyphens, zero-width spaces, direction marks and decomposed letters into words.
Readers do not see them, but they break every comparison of words. They are taken out once, before anything else looks
at a text, and each character keeps its original place, so that findings can be shown in the text as given.

Letters are composed (Unicode NFC, UAX #15). Left out are control characters, format characters that only hint at line
breaks, joining or direction (UAX #14, UAX #9), and stress marks on Cyrillic vowels. Joiners stay where a script's
spelling needs them (Arabic, Indic, Khmer; UAX #31, 2.3) and in emoji; so do zero-width spaces between words of scripts
without spaces. Ligatures and the digraphs of Croatian become letters, typographic hyphens the plain one, line
separators line ends.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Normalised", "is_seen", "join", "normalise"]

_SPELT: Final = {
    **{char: unicodedata.normalize("NFKC", char) for char in "ﬀﬁﬂﬃﬄﬅﬆǄǅǆǇǈǉǊǋǌǱǲǳ"},
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u2028\u2029", "\n"),
}
_JOINERS: Final = frozenset("\u200c\u200d")
_ZERO_WIDTH_SPACE: Final = "\u200b"
_INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1f\x7f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
_UNSEEN: Final = re.compile(f"[{_INVISIBLE}]")
_SUSPECT: Final = re.compile(f"[{_INVISIBLE}{''.join(_SPELT)}\u0300\u0301]")
_HYPHENATED: Final = re.compile(r"\u00ad[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
"""A soft hyphen where a word was broken: it continues in the next line."""
_MISREAD: Final = frozenset("ÃÄÅ")
"""Before a soft hyphen, the bytes of one letter read in the wrong encoding (*RodrÃ\u00adguez*): damage to report."""
_WORDS: Final = re.compile(
    r"[^\S\x1c-\x1f]*[\S\x1c-\x1f]+(?:(?<=\u00ad)[ \t]*\r?\n[ \t]*[\S\x1c-\x1f]+)*|[^\S\x1c-\x1f]+"
)
"""White space and what follows it up to the next; a word that a soft hyphen breaks is one."""
_STRESS: Final = frozenset("\u0300\u0301")
_CYRILLIC_VOWEL: Final = re.compile("[аеёиіїоуыэюяєАЕЁИІЇОУЫЭЮЯЄ]")
_JOINING: Final = re.compile(
    "[\u0600-\u07ff\u0840-\u0dff\u0f00-\u109f\u1780-\u18af\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00011000-\U00011fff]"
)
"""Scripts in whose spelling a joiner can tell one word from another."""
_UNSPACED: Final = re.compile("[\u0e00-\u109f\u1780-\u17ff]")
_KEYCAP: Final = "\u20e3"
_FLAG: Final = "\U0001f3f4"
_SYMBOLS: Final = frozenset({"So", "Sk", "Sm"})
_JAMO: Final = re.compile("[\u1161-\u1175\u11a8-\u11c2]")
_MOST_MARKS: Final = 30
"""Marks on one letter that are composed with it, as in Stream-Safe Text (UAX #15, 13): sorting them is quadratic."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text as it was ``given`` and the ``text`` that the stages read.

    Character ``i`` of ``text`` stands for ``given[starts[i]:ends[i]]``; both are empty if the texts are one.
    """

    text: str
    given: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of ``given``, in code points, that ``text[start:end]`` stands for.

        Characters left out at its edges stay outside; an empty span is right after the character before it.
        """
        if not self.starts or self.text is self.given:
            return (start, end) if self.text else (0, 0)
        if start >= end:
            place = self.ends[start - 1] if start else 0
            return place, place
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """``text`` without invisible characters. Time is linear; a text with nothing to change costs one search."""
    if _is_plain(text):
        return Normalised(text, text)
    made: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for word in _WORDS.finditer(text):
        first, last = word.span()
        if _is_plain(word[0]):
            made.append(word[0])
            starts.extend(range(first, last))
            ends.extend(range(first + 1, last + 1))
            continue
        for letters, start, end in _clusters(word[0], list(_kept_offsets(word[0]))):
            made.append(letters)
            starts.extend([first + start] * len(letters))
            ends.extend([first + end] * len(letters))
    read = "".join(made)
    return Normalised(text, text) if read == text else Normalised(read, text, tuple(starts), tuple(ends))


def _is_plain(text: str) -> bool:
    return not _SUSPECT.search(text) and unicodedata.is_normalized("NFC", text)


def is_seen(text: str) -> bool:
    """Whether a reader sees anything in ``text`` but white space."""
    return bool(normalise(text).text.strip())


def join(parts: Sequence[Normalised], separator: str = " ") -> Normalised:
    """The texts as one."""
    given = separator.join(part.given for part in parts)
    if not any(part.starts or part.text != part.given for part in parts):
        return Normalised(given, given)
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    for number, part in enumerate(parts):
        if number:
            starts.extend(range(offset, offset + len(separator)))
            ends.extend(range(offset + 1, offset + 1 + len(separator)))
            offset += len(separator)
        unchanged = not part.starts
        starts.extend(offset + place for place in (range(len(part.text)) if unchanged else part.starts))
        ends.extend(offset + place for place in (range(1, len(part.text) + 1) if unchanged else part.ends))
        offset += len(part.given)
    return Normalised(separator.join(part.text for part in parts), given, tuple(starts), tuple(ends))


def _kept_offsets(text: str) -> Iterator[int]:
    """The offsets of the characters that stay."""
    before = ""
    skipped = 0
    for place, char in enumerate(text):
        if place < skipped:
            continue
        if char == "\u00ad" and before.isalpha() and (broken := _HYPHENATED.match(text, place)):
            skipped = broken.end()
        elif not _UNSEEN.match(char) or _is_needed(char, before, text[place + 1 : place + 2]):
            before = char
            yield place


def _is_needed(char: str, before: str, after: str) -> bool:
    """Whether an invisible character changes what a reader sees or which word it is."""
    if not before:
        return False
    if char == "\u00ad":
        return before in _MISREAD
    if char in _JOINERS:
        in_emoji = char == "\u200d" and _is_symbol(before) and _is_symbol(after)
        return in_emoji or bool(_JOINING.match(before))
    if char == _ZERO_WIDTH_SPACE:
        return bool(_UNSPACED.match(before))
    if "\ufe00" <= char <= "\ufe0f":
        return after == _KEYCAP or not (before.isspace() or unicodedata.category(before) in {"Lu", "Ll", "Lt", "Nd"})
    if char >= "\U000e0020":
        return before == _FLAG or before >= "\U000e0020"
    return False


def _is_symbol(char: str) -> bool:
    return bool(char) and (unicodedata.category(char) in _SYMBOLS or char == "\ufe0f" or char >= "\U000e0020")


def _clusters(text: str, kept: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """What each letter with its marks becomes, and its span in ``text``."""
    first = 0
    while first < len(kept):
        last = first + 1
        while last < len(kept) and last - first <= _MOST_MARKS and _is_mark(text[kept[last]]):
            last += 1
        letters = "".join(text[place] for place in kept[first:last])
        composed = _compose_letters(letters)
        if composed == letters:
            yield from ((text[place], place, place + 1) for place in kept[first:last])
        elif composed:
            yield composed, kept[first], kept[last - 1] + 1
        first = last


def _is_mark(char: str) -> bool:
    return char >= "\u0300" and (unicodedata.category(char)[0] == "M" or bool(_JAMO.match(char)))


def _compose_letters(letters: str) -> str:
    if len(letters) == 1:
        return _SPELT.get(letters) or unicodedata.normalize("NFC", letters)
    composed = unicodedata.normalize("NFC", letters)
    if _CYRILLIC_VOWEL.match(composed):
        composed = composed[0] + "".join(mark for mark in composed[1:] if mark not in _STRESS)
    return composed
