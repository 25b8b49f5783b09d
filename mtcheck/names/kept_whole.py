"""Organisations that a text without a source calls as their own language does (*Radio Televizija Crne Gore*)."""

from __future__ import annotations

from typing import Final

from mtcheck.glossary.index import Index, Role, source_word
from mtcheck.names.assumed import declining
from mtcheck.names.sentence import Sentence

__all__ = ["kept_whole"]

_LONGEST_NAME: Final = 6


def kept_whole(sentence: Sentence, index: Index, source_lang: str) -> frozenset[int]:
    """Where the words of such names start, none of which is a name by itself; the source's language may be unknown."""
    return frozenset(
        sentence.translation[number].start
        for start, word in enumerate(sentence.translation)
        if word.capitalised
        for tag in declining(source_lang)
        for number in range(start, _end(sentence, start, index, tag))
    )


def _end(sentence: Sentence, start: int, index: Index, tag: str) -> int:
    """Where the longest name of several words that begins here ends; ``start`` if none does."""
    text = sentence.translation
    if not index.knows(source_word(text[start].text, tag)):
        return start
    for end in range(min(len(text), start + _LONGEST_NAME), start + 1, -1):
        named = index.phrase(tuple(source_word(word.text, tag) for word in text[start:end]))
        if any(one.role is Role.SOURCE and one.kind == "organisation" for one in named):
            return end
    return start
