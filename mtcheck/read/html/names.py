"""The names of a page's parts: the words in its class, id, role, itemprop and data names."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["kinds"]

_ATTRIBUTES: Final = ("class", "id", "role", "itemprop", "data-testid", "data-component", "data-role", "data-type")
_WORD: Final = re.compile(r"[A-Z]{2,}(?![a-z])|[^\W\d_][^\W\d_A-Z]*|[A-Z]")
_LONGEST_VALUE: Final = 300


def kinds(element: HtmlElement) -> frozenset[str]:
    """What an element is by its names: keys of ``names.toml``, such as ``lead``, ``beside`` or ``byline``."""
    attributes = element.attrib
    if not attributes:
        return frozenset()
    return _kinds(" ".join(str(attributes[name])[:_LONGEST_VALUE] for name in _ATTRIBUTES if name in attributes))


@lru_cache(maxsize=4096)
def _kinds(names: str) -> frozenset[str]:
    vocabulary, pairs = _vocabulary()
    found: set[str] = set()
    for name in names.split():
        words = [word.lower() for word in _WORD.findall(name)]
        found |= {kind for word in words for kind in vocabulary.get(word, ())}
        found |= {kind for pair in pairwise(words) for kind in pairs.get(pair, ())}
    return frozenset(found)


@cache
def _vocabulary() -> tuple[dict[str, set[str]], dict[tuple[str, str], set[str]]]:
    table = tomllib.loads(files("mtcheck.read.html").joinpath("names.toml").read_text("utf-8"))
    vocabulary: dict[str, set[str]] = {}
    pairs: dict[tuple[str, str], set[str]] = {}
    for kind, entry in table.items():
        for word in entry["words"].split():
            vocabulary.setdefault(word, set()).add(kind)
        for first, second in entry.get("pairs", ()):
            pairs.setdefault((first, second), set()).add(kind)
    return vocabulary, pairs
