"""Names of a translation that kept some of their diacritical marks and lost others: *Havliček*, for *Havlíčka*.

English writes foreign names with all of their marks or with none.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from mtcheck.languages.respelling import fold
from mtcheck.languages.script import main_script
from mtcheck.text.words import HYPHENS, words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["HalfMarked", "half_marked"]

_SHORTEST_NAME: Final = 4
_ENDING: Final = 2
"""The most letters of a name's end that may differ in another case."""
_LONGEST_NAME: Final = 60
_MOST_ALIKE: Final = 20
"""A word is compared with this many names that begin like it."""


class HalfMarked(NamedTuple):
    """A name at ``[start, end)`` of the translation, the source's form of it, and the name with that form's marks."""

    start: int
    end: int
    source: str
    meant: str


def half_marked(translation: str, source: str) -> Iterator[HalfMarked]:
    """One for each name that has a letter with its mark and another without; none if the source is not in Latin."""
    if translation.isascii() or main_script(source) != "Latin":
        return
    there = dict.fromkeys(word.text for word in words(source))
    beginnings: dict[str, list[str]] = defaultdict(list)
    for name in filter(_may_be_name, there):
        for beginning in _beginnings(name):
            if len(beginnings[beginning]) < _MOST_ALIKE:
                beginnings[beginning].append(name)
    for word, start, end in words(translation, inside=HYPHENS):
        if word in there or not _may_be_name(word):
            continue
        alike = dict.fromkeys(name for beginning in _beginnings(word) for name in beginnings.get(beginning, ()))
        found = ((name, meant) for name in alike if (meant := _marked_like(word, name)) is not None)
        for name, meant in islice(found, 1):
            yield HalfMarked(start, end, name, meant)


def _may_be_name(word: str) -> bool:
    return word[0].isupper() and not word.isascii() and _SHORTEST_NAME <= len(word) <= _LONGEST_NAME


def _beginnings(word: str) -> Iterator[str]:
    """What the word may share with a form of it, without marks."""
    plain = _plain(word)
    return (plain[: len(plain) - cut] for cut in range(_ENDING + 1) if len(plain) - cut >= _SHORTEST_NAME)


def _marked_like(word: str, name: str) -> str | None:
    """The word with the marks that it lost; None if it kept all or none of the name's, or is another name."""
    letters, others = _plain(word), _plain(name)
    shared = next((at for at, pair in enumerate(zip(letters, others, strict=False)) if pair[0] != pair[1]), None)
    shared = min(len(letters), len(others)) if shared is None else shared
    if shared < max(_SHORTEST_NAME, max(len(word), len(name)) - _ENDING):
        return None
    marked = [place for place in range(shared) if not name[place].isascii()]
    lost = [place for place in marked if word[place].isascii()]
    if not lost or len(lost) == len(marked):
        return None
    return "".join(name[place] if place in lost else letter for place, letter in enumerate(word))


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    """The letters without marks, one for each."""
    return "".join(map(_plain_letter, text))


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    plain = fold(letter)
    return plain if len(plain) == 1 else letter
