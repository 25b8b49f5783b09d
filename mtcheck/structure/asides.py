"""Bracketed asides that one text has and another lacks, words and all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.align.words import words_of
from mtcheck.languages.lexicon import alignment_lexicon
from mtcheck.languages.script import main_script
from mtcheck.quantities.parse import parse
from mtcheck.text.addresses import addresses
from mtcheck.text.words import word_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["asides", "is_only_here"]

_ASIDE: Final = re.compile(r"[(（\[]([^()（）\[\]{}\n]{4,200})[)）\]]")
_NOT_PLAIN: Final = re.compile(r"[\d\"“”„«»‘’'「『%€$£@/:=…]|\.\.\.")
"""What belongs to figures, quotations, addresses and explanations of a word."""
_PAUSE: Final = re.compile(r"[,،，、;；](?!\d)|(?<=\s)[-–—](?=\s)|—")
_LONGEST_ACRONYM: Final = 6
"""Characters before an aside in which an acronym is looked for."""
_LETTERS: Final = 4
"""Letters of the shortest word that means something on its own; one ideograph or two syllables mean as much."""
_LONGER: Final = 1.5
"""The longest that the other text may be, as a multiple of this one without the aside."""


def asides(text: str) -> list[re.Match[str]]:
    """The bracketed asides of a text, innermost only."""
    if not _ASIDE.search(text):
        return []
    passed = {place for address in addresses(text) for place in (address.start, address.end - 1)}
    return [match for match in _ASIDE.finditer(text) if passed.isdisjoint(range(*match.span()))]


def is_only_here(aside: re.Match[str], lang: str, other: str, other_lang: str) -> bool:
    """Whether the other text has nothing in the place of this aside.

    Acronyms, names, figures, converted units, quotations and words in another script are what translators put into
    brackets or take out of them, so they never count.
    """
    text, inner = aside.string, aside[1]
    if _NOT_PLAIN.search(inner) or not _is_plain(inner, text) or parse(inner, lang):
        return False
    rest = f"{text[: aside.start()]} {text[aside.end() :]}"
    if len(_PAUSE.findall(other)) > len(_PAUSE.findall(rest)) or _explains(text[: aside.start()], rest, other):
        return False
    if _shares_word(inner, other) or not _is_as_long(rest, lang, other, other_lang):
        return False
    return not any(_renderings(inner, lang, other, other_lang))


def _is_plain(inner: str, text: str) -> bool:
    """Whether an aside has two words, one of them no name, in the script of its text."""
    found = word_texts(inner)
    if main_script(inner) != main_script(text):
        return False
    common = [word for word in found if not word[0].isupper()]
    cased = any(word != word.swapcase() for word in found)
    return bool(common) and (not cased or (len(found) > 1 and any(len(word) >= _LETTERS for word in common)))


def _explains(before: str, rest: str, other: str) -> bool:
    """Whether the aside may spell out an acronym: the one before it, or one that only the other text has."""
    return _acronyms(before[-_LONGEST_ACRONYM:]) > 0 or _acronyms(other) > _acronyms(rest)


def _acronyms(text: str) -> int:
    return sum(len(word) > 1 and word.isupper() for word in word_texts(text))


def _shares_word(inner: str, other: str) -> bool:
    theirs = {word.lower() for word in word_texts(other)}
    return any(len(word) >= _LETTERS and word.lower() in theirs for word in word_texts(inner))


def _is_as_long(rest: str, lang: str, other: str, other_lang: str) -> bool:
    """Whether the text without its aside is about as long as the other, so that it has no room for the aside."""
    ours, theirs = words_of(rest, lang).length, words_of(other, other_lang).length
    return theirs <= ours * _LONGER


def _renderings(inner: str, lang: str, other: str, other_lang: str) -> Iterator[str]:
    """The words of the aside that the other text translates, where a table of the two languages tells."""
    theirs = set(words_of(other, other_lang).keys)
    if lang == other_lang:
        yield from (key for key in words_of(inner, lang).keys if len(key) >= _LETTERS and key in theirs)
        return
    rows: Mapping[str, Mapping[str, float]]
    lexicon = alignment_lexicon(lang, other_lang)
    rows = lexicon.pairs if lexicon else {}
    for key in words_of(inner, lang).keys:
        if len(key) >= _LETTERS - 1 and rows.get(key, {}).keys() & theirs:
            yield key
