"""Sentences in phrases, without a parser: cut at punctuation and before words that begin a phrase.

A language's ``phrase_words`` are prepositions, conjunctions and relative words: closed classes, so that a short list
goes far. A language without a list is cut at punctuation only.
"""

from __future__ import annotations

from typing import Final

from mtcheck.languages.language import group, language_for
from mtcheck.languages.script import has_cyrillic, to_latin
from mtcheck.text.words import APOSTROPHES, HYPHENS, words

__all__ = ["phrases", "without"]

_MARKS: Final = frozenset(',;:()[]–—…!?"«»„“”')
"""Marks at which a phrase ends."""
_INSIDE: Final = (*APOSTROPHES, *HYPHENS, ".")


def phrases(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of a sentence's phrases, in order; none for a sentence that cannot be cut.

    Each holds a word of four letters or more, a capitalised word or a number.
    """
    language = language_for(group(lang))
    starters = language.phrase_words
    latin = language.two_scripts and has_cyrillic(text)
    spans: list[tuple[int, int]] = []
    start = end = 0
    fresh = False  # the phrase has only starters so far
    for word in words(text, inside=_INSIDE, digits="apart"):
        starter = (to_latin(word.text) if latin else word.text).lower() in starters
        parted = not _MARKS.isdisjoint(text[end : word.start])
        if not end or parted or (starter and not fresh):
            if end:
                spans.append((start, end))
            start = word.start
        fresh = starter
        end = word.end
    if end:
        spans.append((start, end))
    kept = [(first, last) for first, last in spans if _has_content(text[first:last], starters)]
    return kept if len(spans) > 1 else []


def _has_content(phrase: str, starters: frozenset[str]) -> bool:
    others = [word for word in phrase.split() if word.lower() not in starters]
    return any(len(word) >= 4 or word[0].isupper() or word[0].isdigit() for word in others)


def without(text: str, start: int, end: int) -> str:
    """The text with a span taken out, and with it a comma or space that would be left over."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if before.endswith((",", ";", ":", "–", "—")) and (not after or after[0] in ",;:.!?–—"):
        before = before[:-1].rstrip()
    glue = "" if not before or not after or after[0] in ",;:.!?)]…”" else " "
    return before + glue + after
