"""Sentences in phrases, without a parser: cut at punctuation and before words that begin a phrase.

A language's ``phrase_words`` are prepositions, conjunctions and relative words: closed classes, so that a short list
goes far. A language without a list is cut at punctuation only.
"""

from __future__ import annotations

import re
from typing import Final

from mtcheck.languages.language import group, language_for
from mtcheck.languages.script import has_cyrillic, to_latin

__all__ = ["phrases", "without"]

_TOKEN: Final = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?:[-'’.]\w+)*|[,;:()\[\]–—…!?\"«»„“”]")


def phrases(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of a sentence's phrases, in order; none for a sentence that cannot be cut.

    Each holds a word of four letters or more, a capitalised word or a number.
    """
    language = language_for(group(lang))
    starters = language.phrase_words
    latin = language.two_scripts and has_cyrillic(text)
    spans: list[tuple[int, int]] = []
    start = end = None
    fresh = False  # the phrase has only starters so far
    for token in _TOKEN.finditer(text):
        word = token[0]
        if not word[0].isalnum():
            _close(spans, start, end)
            start = None
            continue
        starter = (to_latin(word) if latin else word).lower() in starters
        if start is None or (starter and not fresh):
            _close(spans, start, end)
            start = token.start()
        fresh = starter
        end = token.end()
    _close(spans, start, end)
    kept = [(first, last) for first, last in spans if _has_content(text[first:last], starters)]
    return kept if len(spans) > 1 else []


def _close(spans: list[tuple[int, int]], start: int | None, end: int | None) -> None:
    if start is not None and end is not None:
        spans.append((start, end))


def _has_content(phrase: str, starters: frozenset[str]) -> bool:
    words = [word for word in phrase.split() if word.lower() not in starters]
    return any(len(word) >= 4 or word[0].isupper() or word[0].isdigit() for word in words)


def without(text: str, start: int, end: int) -> str:
    """The text with a span taken out, and with it a comma or space that would be left over."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if before.endswith((",", ";", ":", "–", "—")) and (not after or after[0] in ",;:.!?–—"):
        before = before[:-1].rstrip()
    glue = "" if not before or not after or after[0] in ",;:.!?)]…”" else " "
    return before + glue + after
