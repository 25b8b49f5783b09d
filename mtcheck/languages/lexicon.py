"""Which words of one language tend to translate which words of another, as small tables.

A table maps word keys, not words: the functions of :func:`word_key` cut endings off, so that *predsjednika*,
*predsedniku* and *председник* share a row. A value is how many times likelier the pair occurs in a sentence and its
translation than by chance. ``scripts/build_lexicon`` induces the tables with IBM model 1 (Brown et al. 1993).

``lexicon.tsv.gz`` is broad enough to say that a word is not translated; ``inverse.tsv.gz`` is the same table from the
other side, which takes long to turn round. ``alignment.tsv.gz``, induced from a few
thousand sentences, only says which sentences belong together; so do the rows of related languages that
``borrowed.txt`` names (Macedonian *vladata* has the key of Serbo-Croatian *vlada*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from mtcheck.languages.language import group
from mtcheck.languages.ordered import lines_from
from mtcheck.languages.registry import HERE
from mtcheck.languages.respelling import fold, latin
from mtcheck.languages.script import to_latin
from mtcheck.languages.word_list import read_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["PAIRS", "SCALE", "Lexicon", "alignment_lexicon", "fold_hbs", "load_lexicon", "word_key"]

PAIRS: Final = HERE / "pairs"
"""Data for pairs of languages, one folder each."""
SCALE: Final = 2.0
"""Steps per doubling of a ratio in the files."""
_HBS_LETTERS: Final = str.maketrans({"š": "s", "č": "c", "ć": "c", "ž": "z", "ś": "s", "ź": "z", "đ": "dj"})
_IJEKAVIAN: Final = re.compile(r"ije|(?<=[bcdfghklmnprstvz])je")
_ENGLISH_SUFFIXES: Final = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")


class _Rows(Mapping[str, Mapping[str, float]]):
    """The rows of a table in order of their keys, each searched for and read on demand: an article needs few."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = lru_cache(maxsize=65536)(self._find)  # the same words are asked for again and again

    def __getitem__(self, key: str) -> Mapping[str, float]:
        row = self._found(key)
        if row is None:
            raise KeyError(key)
        return row

    def _find(self, key: str) -> Mapping[str, float] | None:
        line = next(lines_from(self._text, f"{key}\t"), "")
        return _row(line) if line.startswith(f"{key}\t") else None

    def __iter__(self) -> Iterator[str]:
        return (line.partition("\t")[0] for line in self._text.splitlines())

    def __len__(self) -> int:
        return self._text.count("\n")

    def whole(self) -> Mapping[str, Mapping[str, float]]:
        """All rows, read at once."""
        return {line.partition("\t")[0]: _row(line) for line in self._text.splitlines()}


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """``pairs[source key][target key]`` is a likelihood ratio above 1; ``inverse`` is the same from the target.

    ``broad`` tables have most words of a text; a word missing from another table means nothing.
    """

    pairs: Mapping[str, Mapping[str, float]]
    inverse: Mapping[str, Mapping[str, float]]
    broad: bool = True


def load_lexicon(source_lang: str, target_lang: str) -> Lexicon | None:
    """The table for a pair of languages, or None if there is none."""
    return _load(group(source_lang), group(target_lang))


@cache
def _load(source: str, target: str) -> Lexicon | None:
    folder = PAIRS / f"{source}-{target}"
    rows = _rows(folder / "lexicon.tsv.gz")
    return Lexicon(rows, _rows(folder / "inverse.tsv.gz") or _inverse_of(rows)) if rows else None


def alignment_lexicon(source_lang: str, target_lang: str) -> Lexicon | None:
    """A table that shows which sentences of two languages translate each other, or None if there is none.

    It is the table of :func:`load_lexicon` if there is one, read backwards if it is for the other direction.
    """
    return _for_alignment(group(source_lang), group(target_lang))


@cache
def _for_alignment(source: str, target: str) -> Lexicon | None:
    broad = _load(source, target) or _load(target, source)
    if broad is not None:
        return broad if _load(source, target) else Lexicon(broad.inverse, broad.pairs)
    if pairs := _alignment_rows(source, target):
        return Lexicon(pairs, _inverse_of(pairs), broad=False)
    if inverse := _alignment_rows(target, source):
        return Lexicon(_inverse_of(inverse), inverse, broad=False)
    return None


def _alignment_rows(source: str, target: str) -> Mapping[str, Mapping[str, float]]:
    """The pair's own rows, and those of the languages it borrows from for keys that it lacks."""
    folder = PAIRS / f"{source}-{target}"
    rows: Mapping[str, Mapping[str, float]] = _rows(folder / "alignment.tsv.gz")
    borrowed = folder / "borrowed.txt"
    for lender in read_list(borrowed).split() if borrowed.is_file() else ():
        broad = _load(lender, target)
        rows = {**_whole(broad.pairs if broad else _alignment_rows(lender, target)), **_whole(rows)}
    return rows


def _rows(file: Path) -> Mapping[str, Mapping[str, float]]:
    return _Rows(read_list(file)) if file.is_file() else {}


def _whole(rows: Mapping[str, Mapping[str, float]]) -> Mapping[str, Mapping[str, float]]:
    return rows.whole() if isinstance(rows, _Rows) else rows


def _row(line: str) -> Mapping[str, float]:
    items = (item.partition(" ") for item in line.split("\t")[1:])
    return {other: _ratio(weight) for other, _, weight in items}


@cache
def _ratio(steps: str) -> float:
    return float(2.0 ** (int(steps) / SCALE))


def _inverse_of(rows: Mapping[str, Mapping[str, float]]) -> Mapping[str, Mapping[str, float]]:
    inverse: dict[str, dict[str, float]] = {}
    for key, row in _whole(rows).items():
        for other, ratio in row.items():
            inverse.setdefault(other, {})[key] = ratio
    return inverse


@cache
def word_key(lang: str) -> Callable[[str], str]:
    """The function from a word of this language to its key in a table."""
    own = group(lang)
    if own in _KEYS:
        return _KEYS[own]
    return _stem_key(own) if (PAIRS / f"{own}-en").is_dir() else str.casefold


def fold_hbs(word: str) -> str:
    """A Serbo-Croatian word in small Latin letters without diacritics, ekavian: *вријеме* as *vreme*."""
    return _IJEKAVIAN.sub("e", to_latin(word).lower().translate(_HBS_LETTERS))


@lru_cache(maxsize=65536)
def _hbs_key(word: str) -> str:
    return fold_hbs(word)[:5]


def _stem_key(lang: str) -> Callable[[str], str]:
    """The first letters, as Serbo-Croatian would spell them: related words share a key (*гласањето*: *glasa*)."""

    @lru_cache(maxsize=65536)
    def key(word: str) -> str:
        return fold_hbs(fold(latin(word, lang)))[:5]

    return key


@lru_cache(maxsize=65536)
def _english_key(word: str) -> str:
    stem = word.lower()
    if len(stem) > 4:
        ending = next((suffix for suffix in _ENGLISH_SUFFIXES if stem.endswith(suffix)), "")
        if ending and len(stem) - len(ending) >= 3:
            stem = stem[: -len(ending)]
        if stem[-1] in "ey":
            stem = stem[:-1]
    return stem[:7]


_KEYS: Final[dict[str, Callable[[str], str]]] = {"hbs": _hbs_key, "en": _english_key}
