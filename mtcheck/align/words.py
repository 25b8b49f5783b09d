"""A sentence as alignment sees it: its words' keys, its names and numbers, and its length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mtcheck.languages.english import knows_words
from mtcheck.languages.language import group
from mtcheck.languages.lexicon import word_key
from mtcheck.languages.lookup import locale_for
from mtcheck.languages.respelling import latin, plain_key, respelling_key
from mtcheck.languages.script import has_cyrillic, in_data_script
from mtcheck.text.words import APOSTROPHES, word_texts
from mtcheck.text.words import words as all_words

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Words", "word_places", "words_of"]

_FIRST_KANA: Final = "\u3040"
_KANA: Final = r"[\u3040-\u30ff]"
_IDEOGRAPH: Final = r"[\u3400-\u9fff]"
_SYLLABLE: Final = r"[\uac00-\ud7af]"
_CONSONANT: Final = re.compile("[\u05d0-\u05ea\u0620-\u06d3]")
_NOT_DIGIT: Final = re.compile(r"\D")
_VOWELS: Final = re.compile(r"(?<=.)[aeiou]")
_SHORTEST_COGNATE: Final = 3
_SHORTEST_LOWER: Final = 5
_SKELETON: Final = 4
_MIXED: Final = (2, 3)
"""How far apart the digits of one number may be: a scale word and *and* between them."""
_SUREST: Final = 3
"""Words for one and two are also articles, pronouns and *both*."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence in order.

    ``keys`` are those of a lexicon (see :mod:`mtcheck.languages.lexicon`). ``marks`` are, word by word, features that
    two languages share: ``#100000`` for a number, whatever its separators, and ``#3`` for its word; ``#w5`` for a
    weekday, ``#m1`` for a month, ``#d-1`` for *yesterday*; ``^vSng`` for a capitalised word and ``~vSng`` for another,
    by the consonants that a respelling keeps; an empty string for a word that is too short. ``length`` is in letters
    and digits; an ideograph counts as three, a Korean syllable as two, and a Japanese ideograph as four (in news
    translated into English 3.9 letters stand for one, 1.2 for a kana). Ten letters of Arabic, Persian or Hebrew, which
    do not write short vowels, count as thirteen (in the Universal Declaration of Human Rights English has 14, 12 and
    14).
    """

    keys: tuple[str, ...]
    marks: tuple[str, ...]
    length: int


def words_of(text: str, lang: str) -> Words:
    """The words of one sentence."""
    key = word_key(lang)
    tokens = word_texts(text, inside=APOSTROPHES, digits="apart")
    keys = [token if token[0].isdigit() else key(_bare(token, lang)) for token in tokens]
    marks = [_mark(token, lang) for token in tokens]
    _join_number(tokens, keys, marks, lang)
    wide = 3 * len(_CONSONANT.findall(text)) // 10
    if max(text, default="") >= _FIRST_KANA:  # the patterns take long to compile, and most texts have no such letter
        wide += (3 if re.search(_KANA, text) else 2) * len(re.findall(_IDEOGRAPH, text))
        wide += len(re.findall(_SYLLABLE, text))
    return Words(tuple(keys), tuple(marks), sum(map(len, tokens)) + wide)


def word_places(text: str) -> list[tuple[int, int]]:
    """The half-open spans of the words of :func:`words_of`, in code points."""
    return [(word.start, word.end) for word in all_words(text, inside=APOSTROPHES, digits="apart")]


def _join_number(tokens: Sequence[str], keys: list[str], marks: list[str], lang: str) -> None:
    """Give a number of digits, a scale and digits (*2 hiljade i 300*) one mark, at its first word, and no keys."""
    digits = [place for place, token in enumerate(tokens) if token[0].isdigit()]
    for first, last in pairwise(digits):
        if last - first not in _MIXED or (last + 1 < len(tokens) and _zeros(tokens[last + 1], lang)):
            continue
        zeros, below = _zeros(tokens[first + 1], lang), _NOT_DIGIT.sub("", tokens[last])
        if 0 < len(below) <= zeros:
            keys[first : last + 1] = marks[first : last + 1] = [""] * (last + 1 - first)
            marks[first] = "#" + _NOT_DIGIT.sub("", tokens[first]) + below.zfill(zeros)


def _zeros(word: str, lang: str) -> int:
    """How many zeros a scale word stands for; 0 for any other word."""
    return len(str(locale_for(lang).scales.get(in_data_script(word, group(lang)).lower(), 1))) - 1


@lru_cache(maxsize=65536)
def _mark(token: str, lang: str) -> str:
    if token[0].isdigit():
        return "#" + _NOT_DIGIT.sub("", token)
    word = _bare(token, lang)
    if fact := _fact(word, lang):
        return fact
    if len(word) < _SHORTEST_COGNATE:
        return ""
    plain = knows_words(lang) and not has_cyrillic(word)
    key = plain_key(word) if plain else respelling_key(latin(word, group(lang)))
    skeleton = _VOWELS.sub("", key)[:_SKELETON]
    if len(skeleton) < _SHORTEST_COGNATE:
        skeleton = key[:_SKELETON]
    if word[0].isupper():
        return "^" + skeleton
    return "~" + skeleton if len(word) >= _SHORTEST_LOWER else ""


def _bare(word: str, lang: str) -> str:
    """The word up to its apostrophe, unless that is a letter of the language (*п'ятниця*)."""
    apostrophe = locale_for(lang).apostrophe
    word = word.replace("’", "'")
    return word.replace("'", apostrophe) if apostrophe else word.partition("'")[0]


def _fact(word: str, lang: str) -> str:
    """The mark of a word that names a number from three on, a weekday, a month, or a day relative to today."""
    locale = locale_for(lang)
    lowered = in_data_script(word, locale.language).lower()
    if lowered in locale.soft or (word.islower() and locale.capital_months and lowered in locale.months):
        return ""
    if locale.cardinals.get(lowered, 0) >= _SUREST:
        return f"#{locale.cardinals[lowered]}"
    for kind, table in (("w", locale.weekdays), ("m", locale.months), ("d", locale.relative_days)):
        if lowered in table:
            return f"#{kind}{table[lowered]}"
    return ""
