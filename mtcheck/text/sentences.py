"""Where the sentences of a paragraph begin.

Every full stop is judged by the word before it and the word after it, with what the language's ``sentence_ends.toml``
says (see the README of ``mtcheck/languages``). That a capitalised function word shows where a sentence starts is from
Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection", Computational Linguistics 32(4), 2006.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from mtcheck.errors import LanguageDataError
from mtcheck.languages.read_sentence_ends import SENTENCE_ENDS, SentenceEnds, read_sentence_ends
from mtcheck.languages.registry import UNKNOWN, folder
from mtcheck.text.words import APOSTROPHES, HYPHENS, word_at

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["QUESTION_MARKS", "abbreviations", "question_mark", "sentence_starts"]

QUESTION_MARKS: Final = "?？؟⸮՞"
"""The marks that end a question, of all scripts; not Greek's, which is a semicolon elsewhere."""
_PICTURE: Final = (
    "[\U0001f000-\U0001faff☀-⛿✀-❚❟-➾⬛⬜⭐⭕⌚⌛⏩-⏺]"
    "[\U0001f000-\U0001faff☀-⛿✀-❚❟-➾⬛⬜⭐⭕⌚⌛⏩-⏺\ufe0f\u200d\u20e3\U000e0020-\U000e007f]*+"
)
_PICTURES: Final = rf"(?:\s*+{_PICTURE})"
"""Possessive, because a run of pictures could be split in exponentially many ways."""
_CLOSING: Final = r"(?:[\"'”’“‟›»)\]}」』）】》〉]|\s{1,4}[\"”»›](?=[\s.,;:!?…]|$))*"
_CANDIDATE: Final = re.compile(
    r"(?:(?P<strong>(?:[。！？｡؟۔।॥։።፧፨၊။។៕᠃᠉꘏꓿︒﹒﹖﹗]|(?<=[\u3040-\u9fff])(?:[?!]|……))[。！？!?…]*)"
    r"|(?P<stop>[.!?…;]+))"
    rf"(?P<close>{_CLOSING})(?P<emoji>{_PICTURES}*+)(?P<gap>[\s\u200b]*)"
    rf"|(?<=[^\W_])(?P<lone>{_PICTURES}++)\s+"
)
_OPENING: Final = re.compile(r"(?:[\s\"'„“”‟«»‹›‘’‚(\[{¿¡「『（【《]|[-–—](?=[\s\"'„“«]))*")
_BEFORE: Final = "\"'„“”‟«»‹›‘’‚([{¿¡–—-"
_WORD: Final = re.compile(r"[^\W\d_]{2}|[\u0900-\u0963\u0966-\u0dff\u3040-\u9fff\uac00-\ud7af]")
_TWO_WORDS: Final = re.compile(r"\W*\w\S*\s+\S*\w")
_FOUR_WORDS: Final = re.compile(r"(?:\S+\s+){4}\S")
_NUMBER_BEFORE: Final = re.compile(r"(?:\d[\d.,]*|\b[IVXLC]+)\s*$")
_UNIT_BEFORE: Final = re.compile(r"(?<!\S)([^\W\d]{1,6})\.?\s+$")
_NAME_BEFORE: Final = re.compile(r"([^\W\d_])[^\W\d_]+\s+$")
_ROMAN: Final = re.compile(r"[IVXLC]{2,6}")
_ORDINAL: Final = re.compile(r"(?:(\d{1,2})\.?[-–])?(\d{1,2})")
_DATE: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
_GLOSS: Final = re.compile(r"\([^\W\d_]{1,7}")
_PIECES: Final = re.compile(r"[^\W\d_]{1,3}(?:\.-?[^\W\d_]{1,4})+")
_LETTERS: Final = re.compile(r"[a-z\u00df-\u024f\u03ac-\u03ce\u0430-\u052f]{1,3}")
_VOWELS: Final = frozenset("aeiouyáéíóúýäëïöüàèìòùâêîôûãõåæøœăąęěůűőıāēīūėįųаеёиоуыэюяіїєўѣъαεηιουωάέήίόύώ")
_LONGEST_BRACKET: Final = 150
"""The most characters in a bracket whose sentences are part of another."""
_CHARACTERS_BESIDE: Final = 40


def sentence_starts(paragraph: str, lang: str) -> Iterator[int]:
    """The offsets, in code points, at which the second and later sentences begin.

    ``lang`` is a language's group (``hbs``, ``en``); Serbo-Croatian must be in Latin script. Time is linear.
    """
    language = _language(lang)
    first = seen = 0
    worded = False
    for match in _CANDIDATE.finditer(paragraph):
        end = match.end()
        # A number or a letter alone (1., b.) counts the items of a list.
        worded = worded or _WORD.search(paragraph, seen, match.start()) is not None
        seen = match.start()
        if worded and end < len(paragraph) and _is_end(_Stop(paragraph, first, match, language)):
            yield end
            first = seen = end
            worded = False


def question_mark(lang: str) -> str:
    """A language's question mark that is another mark elsewhere (Greek ``;``); "" for other languages."""
    return _language(lang).question


def abbreviations(lang: str) -> frozenset[str]:
    """The words, without their stop, that a name or a number follows (*St.*)."""
    return _language(lang).goes_on


@cache
def _language(lang: str) -> SentenceEnds:
    path = folder(lang)
    try:
        return read_sentence_ends(path if path is not None and (path / SENTENCE_ENDS).is_file() else UNKNOWN)
    except LanguageDataError:  # reported when the language is used
        return read_sentence_ends(UNKNOWN)


class _Stop:
    """A stop and its surroundings: the word before it (without its stop), and the word after it."""

    def __init__(self, text: str, first: int, match: re.Match[str], language: SentenceEnds) -> None:
        self.text, self.first, self.match, self.language = text, first, match, language
        opening = _OPENING.match(text, match.end())
        self.after = opening.end() if opening else match.end()

    @property
    def following(self) -> str:
        """The character with which the text continues, quotes and dashes apart."""
        return self.text[self.after : self.after + 1]

    @property
    def is_small(self) -> bool:
        """Whether the text continues in a small letter. Georgian has no others."""
        return self.following.islower() and not "\u10d0" <= self.following <= "\u10ff"

    @property
    def chunk(self) -> str:
        """The characters before the stop, up to white space."""
        start = max(self.first, self.match.start() - _CHARACTERS_BESIDE)
        parts = self.text[start : self.match.start()].rsplit(None, 1)
        return parts[-1] if parts and not self.text[self.match.start() - 1].isspace() else ""

    @property
    def next_word(self) -> str:
        return word_at(self.text, self.after, inside=(*APOSTROPHES, *HYPHENS, "."), digits="joined")

    @property
    def before_starter(self) -> bool:
        word = self.next_word
        if len(word) == 1 and self.text[self.after + 1 : self.after + 2] == ".":
            return False  # An initial: А. С. Пушкин.
        return bool({word, word.partition("'")[0].partition("’")[0]} & self.language.starters)

    @property
    def before_company_form(self) -> bool:
        """Whether the mark is part of a name (*Yahoo! Inc.*)."""
        word = self.next_word.removesuffix(".")
        return self.match["stop"] == "!" and word[:1].isupper() and word in self.language.rarely_ends

    @property
    def before_number(self) -> bool:
        word = self.next_word
        return word[:1].isdigit() or (len(word) > 1 and bool(_ROMAN.fullmatch(word)))

    def after_number(self, word: str) -> bool:
        before = self.before(word)
        unit = _UNIT_BEFORE.search(before)
        if unit is not None and unit[1].lower() in self.language.units:
            before = before[: unit.start()]  # 12,5 mil. kn.
        return bool(_NUMBER_BEFORE.search(before))

    def is_numbered(self, number: str) -> bool:
        """Whether what is before ``number`` makes it a plain number (*No. 4.*)."""
        abbreviation = _UNIT_BEFORE.search(self.before(number))
        return abbreviation is not None and abbreviation[1].lower() in self.language.numbered

    def after_name(self, word: str) -> bool:
        match = _NAME_BEFORE.search(self.before(word), 1)
        return match is not None and match[1].isupper()

    def before(self, word: str) -> str:
        """The end of the text before ``word``, which precedes the stop."""
        end = self.match.start() - len(word)
        return self.text[max(self.first, end - _CHARACTERS_BESIDE) : end]


def _is_end(stop: _Stop) -> bool:
    match, following = stop.match, stop.following
    if match["strong"]:
        return _is_strong_end(stop)
    if stop.is_small or not following or following in ".,;:!?…)]}":
        return False
    if match["lone"]:
        return following.isalpha() and bool(_TWO_WORDS.match(stop.text, stop.first, match.start()))
    if ";" in match["stop"] and match["stop"] != stop.language.question:
        return False
    if not match["gap"] and not match["emoji"]:
        return False
    if _is_inside_bracket(stop):
        return ")" in match["close"] and stop.before_starter
    if _is_more_than_a_full_stop(match):
        return not stop.before_company_form
    return _ends_at_full_stop(stop)


def _is_more_than_a_full_stop(match: re.Match[str]) -> bool:
    return match["stop"] != "." or bool(match["emoji"] or match["close"])


def _is_strong_end(stop: _Stop) -> bool:
    """Whether a stop that means nothing else ends a sentence, even without a space; after a quotation, Japanese may
    continue with a particle."""
    text, match = stop.text, stop.match
    following = text[match.end()]
    if following in ",;:，、；：)）」』" or (following.isdigit() and text[match.start() - 1].isdigit()):
        return False
    hiragana = "\u3040" <= following <= "\u309f"
    return not (hiragana and (match["close"] or (following == "と" and match["strong"][0] != "。")))


def _is_inside_bracket(stop: _Stop) -> bool:
    """Whether the stop is inside a bracket opened in mid-sentence."""
    text, at = stop.text, stop.match.start()
    opened = text.rfind("(", max(stop.first + 1, at - _LONGEST_BRACKET), at)
    return opened >= 0 and text.find(")", opened, at) < 0 <= text.find(")", at, at + _LONGEST_BRACKET)


def _ends_at_full_stop(stop: _Stop) -> bool:
    chunk = stop.chunk
    if _GLOSS.fullmatch(chunk):
        return False  # (engl. The Name
    word = chunk.lstrip(_BEFORE)
    if not word or not (word[-1].isalnum() or unicodedata.category(word[-1])[0] == "M"):
        return True
    if word[-1].isdigit():
        return _ends_at_number(stop, word)
    ends = _ends_at_listed(stop, word)
    if ends is None and ("'" in word or "’" in word):
        ends = _ends_at_listed(stop, word.replace("’", "'").rpartition("'")[2])
    return _ends_at_unlisted(stop, word) if ends is None else ends


def _ends_at_number(stop: _Stop, number: str) -> bool:
    if not stop.language.ordinals:
        return True
    if stop.before_number:
        return not _DATE.fullmatch(number)
    ordinal = _ORDINAL.fullmatch(number)
    if stop.before_starter or not ordinal or int(ordinal[1] or 0) > int(ordinal[2]) or stop.is_numbered(number):
        return True
    return stop.after_name(number) and stop.next_word not in stop.language.followers  # ul. Długa 5.


def _ends_at_listed(stop: _Stop, word: str) -> bool | None:
    """Whether a sentence ends after this abbreviation; None if it is not a known one."""
    language = stop.language
    forms = {word, word.lower()} if len(word) > 1 else {word}
    if not forms.isdisjoint(language.units) and stop.after_number(word):
        return _may_end(stop)
    if stop.before_number and (
        not forms.isdisjoint(language.before_number) or word.endswith(tuple(language.number_endings))
    ):
        return False
    if not forms.isdisjoint(language.may_end):
        return _may_end(stop)
    if not forms.isdisjoint(language.goes_on) or not forms.isdisjoint(language.units):
        return False
    return stop.before_starter if not forms.isdisjoint(language.rarely_ends) else None


def _may_end(stop: _Stop) -> bool:
    """Whether a sentence may end here: not within its first three words, except before a clear start of another."""
    if stop.before_starter:
        return True
    if stop.before_number or stop.next_word in stop.language.followers:
        return False
    return bool(_FOUR_WORDS.match(stop.text, stop.first, stop.match.start()))


def _ends_at_unlisted(stop: _Stop, word: str) -> bool:
    """Whether a sentence ends here: not after initials, acronyms, Roman ordinals and vowelless words, except before a
    clear start of another."""
    initial = len(word) == 1 and word.lower() != word.upper()
    ordinal = stop.language.ordinals and _ROMAN.fullmatch(word)
    if initial or ordinal or _PIECES.fullmatch(word):
        return stop.before_starter
    letters = word.lower() if word[1:].islower() else word
    if (
        stop.language.vowelless
        and _LETTERS.fullmatch(letters)
        and (_VOWELS | set(stop.language.vowels)).isdisjoint(letters)
    ):
        return _may_end(stop) if stop.after_number(word) else stop.before_starter
    return True
