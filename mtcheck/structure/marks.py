"""Names of a translation that kept some of their diacritical marks and lost others: *Havliček*, for *Havlíčka*.

English writes foreign names with all of their marks or with none.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from mtcheck.languages.respelling import fold
from mtcheck.languages.script import main_script
from mtcheck.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["HalfMarked", "half_marked"]

_SHORTEST_NAME: Final = 4
_ENDING: Final = 2
"""The most letters of a name's end that may differ in another case."""
_LONGEST_NAME: Final = 60


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
    there = [word.text for word in words(source)]
    spelt = frozenset(there)
    beginnings: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(there):
        if name[0].isupper() and _SHORTEST_NAME <= len(name) <= _LONGEST_NAME and not name.isascii():
            beginnings[_plain(name[:_SHORTEST_NAME])].append(name)
    for word, start, end in words(translation, inside=("-", "‑")):
        if word.isascii() or not word[0].isupper() or word in spelt or not _SHORTEST_NAME <= len(word) <= _LONGEST_NAME:
            continue
        for name in beginnings.get(_plain(word[:_SHORTEST_NAME]), ()):
            if meant := _marked_like(word, name):
                yield HalfMarked(start, end, name, meant)
                break


def _marked_like(word: str, name: str) -> str | None:
    """The word with the marks that it lost; None if it kept all or none of the name's, or is another name."""
    shared = 0
    for own, other in zip(word, name, strict=False):
        if _plain(own) != _plain(other):
            break
        shared += 1
    if shared < max(_SHORTEST_NAME, max(len(word), len(name)) - _ENDING):
        return None
    marked = [place for place in range(shared) if not name[place].isascii()]
    lost = [place for place in marked if word[place].isascii()]
    if not lost or len(lost) == len(marked):
        return None
    return "".join(name[place] if place in lost else letter for place, letter in enumerate(word))


def _plain(text: str) -> str:
    """The letters without marks, one for each."""
    return "".join(letter if len(letter) == 1 else char for char, letter in zip(text, map(fold, text), strict=True))
