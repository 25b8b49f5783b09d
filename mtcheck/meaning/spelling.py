"""Compares words that no dictionary has with the source's: is each a name, a borrowing, or not a word at all?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mtcheck.languages.common import is_common, is_form_of_common
from mtcheck.languages.english import is_word
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.lexicon import fold_hbs
from mtcheck.languages.respelling import fold, is_heard_as, latin, romanisation
from mtcheck.languages.script import in_data_script, main_script, to_latin
from mtcheck.languages.spelling import is_seen
from mtcheck.meaning.dictionary import has_dictionary, meanings
from mtcheck.meaning.vocabulary import without_possessive
from mtcheck.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtcheck.model import Article, Segment

__all__ = ["Spelling"]

_RENDERED: Final = 0.6
"""The least similarity of a word that may render another: *Corniglia* and *Корнілья* have two thirds."""

_SHORTEST_WORD: Final = 4
_LONGEST_NAME: Final = 60
_NEAREST: Final = 2
"""How many words before and behind are searched for a capitalised part of a name."""
_LONGEST_ADDRESS: Final = 200
"""How many code points of an address are examined before and after a word."""
_LONGEST_WORD: Final = 100
"""The most letters of a compared word: the time grows with the square."""
_AROUND: Final = 200
"""A word is compared with this many source words on either side of its place."""
_CAPITAL_INSIDE: Final = re.compile(r"[^\W\d_A-Z][A-Z]")
_SHORTEST_BRAND: Final = 4
_ENDING: Final = 1
"""The fewest letters that two forms of a brand begin with, and the most in which the shorter may differ behind them."""
_LONGEST_ENDING: Final = 2
_ADDRESS: Final = re.compile(r"[/@#_\\]|\w\.\w")


@dataclass(frozen=True, slots=True)
class Spelling:
    """The rough sounds of a source's words, in small Latin letters."""

    lang: str
    target_lang: str
    words: tuple[str, ...]
    spelt: frozenset[str]
    """All of them as they are spelt, in small Latin letters."""
    source: str

    @classmethod
    def of(cls, source: str, lang: str, target_lang: str) -> Spelling:
        """The words of a source in a language, for a translation into the other."""
        words = [source[start:end] for start, end in word_spans(source)]
        return cls(
            lang,
            target_lang,
            tuple(_sound(word, lang) for word in words),
            frozenset(latin(word, lang) for word in words),
            source,
        )

    @classmethod
    def alone(cls, segment: Segment, article: Article) -> Spelling | None:
        """The words of a segment's source if there is nothing else to judge the translation by."""
        if not segment.source or segment.likelihood or segment.paraphrase or any(segment.references):
            return None
        return cls.of(segment.source, article.source_lang, article.target_lang)

    def features(self, text: str, start: int, end: int, values: Mapping[str, float]) -> dict[str, float]:
        """Whether a word is neither in a dictionary nor a rendering of one of the source's: ``odd``; how similar it is
        to one of the source language's own (``native``), and whether it is a name.

        All 0 for any other, for a word with several capitals (acronyms and brands are in no dictionary), and for one in
        an address, a tag, or a name that is kept.
        """
        word = text[start:end]
        odd = values["no_word"] + values["no_word_name"]
        if odd and self._is_altered_brand(word, start / len(text)):
            return {"odd": 1.0, "odd_name": 1.0, "native": 0.0}
        if odd and _may_be_odd(word) and not self._is_left_whole(text, start, end):
            bare = without_possessive(word, self.target_lang)
            sound = _sound(bare, self.lang)
            words = _around(self.words, start / len(text))
            by_sound = _likeness(sound, words)
            like = max(by_sound, _likeness(fold_hbs(romanisation(bare)), words))
            heard = word[0].isupper() and any(is_heard_as(said, bare) for said in words)
            nativeness = self._nativeness_of_capitalised if word[0].isupper() else self._nativeness
            native = 0.0 if _is_in_name(text, start, end) else nativeness(sound, start / len(text), by_sound)
            if native >= _RENDERED or (like < _RENDERED and not heard):
                return {"odd": 1.0, "odd_name": float(word[0].isupper()), "native": float(native >= _RENDERED)}
        return {"odd": 0.0, "odd_name": 0.0, "native": 0.0}

    def _is_altered_brand(self, word: str, place: float) -> bool:
        """Whether a word with a capital inside, around this place in [0, 1), is another word than the source's that is
        like it (*CafehrNet*, *CafeNet*), and no form of it."""
        if not _CAPITAL_INSIDE.search(word) or len(word) > _LONGEST_WORD:
            return False
        small = word.casefold()
        brands = _around(_brands(self.source, self.lang), place)
        if small in self.spelt or any(_is_form(small, brand) for brand in brands):
            return False
        return _likeness(small, brands) >= _RENDERED

    def _nativeness(self, sound: str, place: float, best: float) -> float:
        """How similar a sound is to that of one of the source language's own words, around this place in [0, 1).

        ``best`` is how similar it is to any word of the source: *civis* renders *civis*, and not *civilizacija*, the
        only common word of the two.
        """
        of_common = _likeness(sound, _around(_common_sounds(self.source, self.lang), place))
        known = _likeness(sound, _around(_known_sounds(self.source, self.lang, self.target_lang), place))
        return max(known, of_common if of_common >= best else 0.0)

    def _nativeness_of_capitalised(self, sound: str, place: float, best: float) -> float:
        """The same for a word with a capital, which is a name if the source has one that begins and ends like it:
        *Kovač* for *Kovača*, but not *Phrisana* for *Pisana*."""
        written = _around(_sounds_of_capitalised(self.source, self.lang), place)
        of_small = self._nativeness(sound, place, best)
        if of_small <= _likeness(sound, written):
            of_small = 0.0
        first = _around(_common_sounds_of_capitalised(self.source, self.lang), place)
        altered = _likeness(sound, [other for other in first if not _begins_alike(sound, other)])
        found = max(of_small, altered)
        return found if found >= best else 0.0

    def _is_left_whole(self, text: str, start: int, end: int) -> bool:
        """Whether a word is in an address or tag, or in a name that is kept whole (*Hrvatska poštanska banka*)."""
        if _is_in_address(text, start, end):
            return True
        before = text[max(0, start - _LONGEST_NAME) : start].split()[-_NEAREST:]
        behind = text[end : end + _LONGEST_NAME].split()[:_NEAREST]
        names = {word.strip(",.;:").lower() for word in (*before, *behind) if word[0].isupper()}
        return text[start:end].lower() in self.spelt and not names.isdisjoint(self.spelt)


@lru_cache(maxsize=256)
def _brands(source: str, lang: str) -> tuple[str, ...]:
    """The words with a capital inside, in small Latin letters."""
    written = (source[start:end] for start, end in word_spans(source))
    return tuple(latin(word, lang) for word in written if _CAPITAL_INSIDE.search(word))


def _is_form(word: str, other: str) -> bool:
    """Whether two words in small letters differ by an ending at most: *eBay's*, *eBaya*."""
    stem = max(_SHORTEST_BRAND, min(len(word), len(other)) - _ENDING)
    return word[:stem] == other[:stem]


@lru_cache(maxsize=256)
def _known_sounds(source: str, lang: str, target_lang: str) -> tuple[str, ...]:
    """The sounds of lower-case words in the language's dictionary: not names, nor words of a third language. Read only
    if a word is odd, because the dictionary is large."""
    known = meanings(source) if has_dictionary(lang, target_lang) else ()
    return tuple(_sound(word, lang) for word, glosses in known if word.islower() and _is_own(word, glosses, lang))


@lru_cache(maxsize=256)
def _common_sounds(source: str, lang: str) -> tuple[str, ...]:
    """The sounds of lower-case words that are common in the language, in some form, and hardly ever used in English."""
    return tuple(
        _sound(word, lang)
        for word in _of_one_script(source)
        if word.islower() and _is_unknown(to_latin(word)) and is_form_of_common(in_data_script(word, lang), lang)
    )


@lru_cache(maxsize=256)
def _common_sounds_of_capitalised(source: str, lang: str) -> tuple[str, ...]:
    """The sounds of capitalised words that are common in the language in small letters, without first names."""
    return tuple(
        _sound(word, lang)
        for word in _of_one_script(source)
        if word[0].isupper() and is_common(in_data_script(word.lower(), lang), lang, foreign=True)
        if not is_given_name(word)
    )


@lru_cache(maxsize=256)
def _sounds_of_capitalised(source: str, lang: str) -> tuple[str, ...]:
    written = (source[start:end] for start, end in word_spans(source))
    return tuple(_sound(word, lang) for word in written if word[0].isupper())


def _begins_alike(sound: str, other: str) -> bool:
    """Whether two sounds differ at most by an ending."""
    stem = min(len(sound), len(other)) - _LONGEST_ENDING
    return sound[:stem] == other[:stem]


def _of_one_script(source: str) -> Iterator[str]:
    """The words in the script of most of the source: a Latin one in a Cyrillic text is a foreign word."""
    script = main_script(source)
    words = (source[start:end] for start, end in word_spans(source))
    return (word for word in words if main_script(word) == script)


def _around(words: Sequence[str], share: float) -> Sequence[str]:
    """The words around a place, given as a share of the whole."""
    middle = int(share * len(words))
    return words[max(0, middle - _AROUND) : middle + _AROUND]


def _may_be_odd(word: str) -> bool:
    """Whether a word is not an acronym, a brand, too long for a word, or in use."""
    return len(word) <= _LONGEST_WORD and sum(map(str.isupper, word)) < 2 and _is_unknown(word)


def _is_unknown(word: str) -> bool:
    """Whether a part is more than an abbreviation (*eg*, *sci-fi*), and people hardly ever write it in English.

    Accents do not count (*façade*, *Székely*), and neither does a hyphen (*pre-empt*).
    """
    whole = fold(word).replace("-", "")
    parts = [part.lower() for part in re.split("[-’']", word) if len(part) >= _SHORTEST_WORD]
    return not (is_seen(whole) or all(is_word(part) or is_seen(part) or is_seen(fold(part)) for part in parts))


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether a word and one directly beside it have a capital: *Stadio San Paolo*."""
    if not text[start].isupper():
        return False
    before = text[max(0, start - _LONGEST_NAME) : start].split(" ")
    named_before = len(before) > 1 and not before[-1] and before[-2][:1].isupper() and before[-2].isalpha()
    return named_before or (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper())


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Whether a word is in something that has no spaces, such as *name@host*, *host.org/page*."""
    before = (
        text[max(0, start - _LONGEST_ADDRESS) : start].rsplit(maxsplit=1) if text[start - 1 : start].strip() else []
    )
    after = text[end : end + _LONGEST_ADDRESS].split(maxsplit=1) if text[end : end + 1].strip() else []
    return bool(_ADDRESS.search("".join([*before[-1:], text[start:end], *after[:1]])))


def _is_own(word: str, glosses: Sequence[str], lang: str) -> bool:
    """Whether the dictionary has a word, and glosses it by other words: *wi-fi* is right in English too."""
    return bool(glosses) and _likeness(_sound(word, lang), [_sound(gloss, lang) for gloss in glosses]) < _RENDERED


def _likeness(sound: str, others: Sequence[str]) -> float:
    """The greatest similarity to another word, or to an equally long start of it, which a case ending may follow."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    cut = {other[: len(sound)] for other in others} if len(sound) > 2 else set()
    found = process.extract(sound, {*others, *cut}, scorer=OSA.normalized_similarity, limit=1)
    return max((float(score) for _, score, _ in found), default=0.0)


@lru_cache(maxsize=65536)
def _sound(word: str, lang: str) -> str:
    return fold_hbs(fold(latin(word, lang)))
