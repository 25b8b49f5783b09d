"""Which words of one language tend to translate which words of another, as small tables.

A table maps word keys, not words: the functions of :func:`word_key` cut endings off, so that *predsjednika*,
*predsedniku* and *председник* share a row. A value is how many times likelier the pair occurs in a sentence and its
translation than by chance. ``scripts/build_lexicon`` induces the tables with IBM model 1 (Brown et al. 1993).
"""

from __future__ import annotations

import lzma
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from mtcheck.languages.language import group
from mtcheck.languages.registry import HERE
from mtcheck.languages.script import to_latin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["PAIRS", "SCALE", "Lexicon", "fold_hbs", "load_lexicon", "word_key"]

PAIRS: Final = HERE / "pairs"
"""What belongs to two languages: a folder for each pair."""
SCALE: Final = 2.0
"""Steps per doubling of a ratio in the files."""
_HBS_LETTERS: Final = str.maketrans({"š": "s", "č": "c", "ć": "c", "ž": "z", "ś": "s", "ź": "z", "đ": "dj"})
_IJEKAVIAN: Final = re.compile(r"ije|(?<=[bcdfghklmnprstvz])je")
_ENGLISH_SUFFIXES: Final = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """``pairs[source key][target key]`` is a likelihood ratio above 1; ``inverse`` is the same from the target."""

    pairs: Mapping[str, Mapping[str, float]]
    inverse: Mapping[str, Mapping[str, float]]


def load_lexicon(source_lang: str, target_lang: str) -> Lexicon | None:
    """The table for a pair of languages, or None where there is none."""
    return _load(group(source_lang), group(target_lang))


@cache
def _load(source: str, target: str) -> Lexicon | None:
    file = PAIRS / f"{source}-{target}" / "lexicon.tsv.xz"
    if not file.is_file():
        return None
    pairs: dict[str, dict[str, float]] = {}
    inverse: dict[str, dict[str, float]] = {}
    for line in lzma.decompress(file.read_bytes()).decode("utf-8").splitlines():
        source, *targets = line.split("\t")
        row = pairs[source] = {}
        for item in targets:
            target, _, weight = item.partition(" ")
            ratio = row[target] = 2.0 ** (int(weight) / SCALE)
            inverse.setdefault(target, {})[source] = ratio
    return Lexicon(pairs, inverse)


def word_key(lang: str) -> Callable[[str], str]:
    """The function from a word of this language to its key in a table."""
    return _KEYS.get(group(lang), str.casefold)


def fold_hbs(word: str) -> str:
    """A Serbo-Croatian word in small Latin letters without diacritics, ekavian: *вријеме* as *vreme*."""
    return _IJEKAVIAN.sub("e", to_latin(word).lower().translate(_HBS_LETTERS))


@lru_cache(maxsize=65536)
def _hbs_key(word: str) -> str:
    return fold_hbs(word)[:5]


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
