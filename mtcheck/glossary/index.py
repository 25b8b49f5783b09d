"""Look-up of words and names among a hundred thousand and more.

An index has every spelling ("surface") of every entry in the target language, and every nominative in the source
languages; for Ukrainian and Russian plurals, also the other cases. A word finds the surfaces that contain it; a phrase
finds the surfaces that equal it; a misspelt word finds the words one edit away, in spelling or in sound (symmetric
deletes: W. Garbe, "1000x faster spelling correction", 2012).

All tables are flat and sorted and are searched by bisection, so that :mod:`mtcheck.glossary.store` reads each from a
file in one piece.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final
from zlib import crc32

from mtcheck.glossary.entry import Entry
from mtcheck.glossary.inflect.forms import plural_forms
from mtcheck.languages.apostrophes import ANY_APOSTROPHE
from mtcheck.languages.language import group, language_for, primary
from mtcheck.languages.respelling import (
    fold,
    latin,
    plain_key,
    plain_keys,
    plain_keys_of_all,
    respelling_key,
    with_silent_e,
)
from mtcheck.languages.tags import USUAL_TARGET
from mtcheck.text.words import word_texts

__all__ = ["Index", "Role", "Surface", "build", "source_word", "split"]

_LONGEST_WORD: Final = 64
_LONGEST_TEXT: Final = 500
_MOST_SURFACES_OF_WORD: Final = 64
"""The most surfaces of a word that are looked at, the shortest first: *San* has thousands."""
_MOST_SURFACES: Final = 8
_NUMBER: Final = 0xFFFFFFFF
"""The bits of a mark that are a number; a hash is above."""
_EXACT: Final = 16
"""Added to the role of a surface whose accents belong to it."""


class Role(IntEnum):
    """What a surface is to its entry."""

    PREFERRED = 0
    ALLOWED = 1
    DISCOURAGED = 2
    FORBIDDEN = 3
    SOURCE = 4


@dataclass(frozen=True, slots=True)
class Surface:
    """One spelling of an entry: as written, word by word (folded), and its role. ``entry`` is the entry's index in the
    glossary, from 0. ``exact``: its accents are part of the name.
    """

    text: str
    words: tuple[str, ...]
    entry: int
    role: Role
    note: str
    kind: str
    gender: str
    exact: bool


class _Table:
    """A table of an index, looked up when it is first needed: it may still be in a file."""

    def __set_name__(self, _owner: type[Index], name: str) -> None:
        self._name = name

    def __get__(self, index: Index, _owner: type[Index]) -> memoryview:
        table = index.columns[self._name.removeprefix("_")]
        vars(index)[self._name] = table
        return table


class Index:
    """A read-only index over flat columns. Made by :func:`build`, or read from a file."""

    _texts = _Table()
    _text_at = _Table()
    _entry = _Table()
    _role = _Table()
    _preferred = _Table()
    _words = _Table()
    _word_at = _Table()
    _keys = _Table()
    _key_at = _Table()
    _postings = _Table()
    _posting_at = _Table()
    _by_word = _Table()
    _by_key = _Table()
    _by_edit = _Table()
    _by_phrase = _Table()

    TABLES: Final = frozenset(
        name.removeprefix("_") for name, each in list(locals().items()) if isinstance(each, _Table)
    )
    """The names of its columns."""

    def __init__(self, columns: Mapping[str, memoryview]) -> None:
        self.columns = columns
        self.surface = lru_cache(maxsize=4096)(self._surface)
        self._near = lru_cache(maxsize=4096)(self._numbers_near)

    def __len__(self) -> int:
        """How many entries the glossary has."""
        return len(self._preferred)

    def preferred(self, entry: int) -> Surface:
        """How to write the entry; for an entry without a name, a spelling without a role."""
        return self.surface(self._preferred[entry])

    def spellings(self, entry: int) -> Iterator[Surface]:
        """Every surface of an entry, the preferred first."""
        number = self._preferred[entry]
        while number < len(self._entry) and self._entry[number] == entry:
            yield self.surface(number)
            number += 1

    def knows(self, word: str) -> bool:
        """Whether this word (folded) is in any surface of the target language, with a capital."""
        return self._number(word) is not None

    def containing(self, word: str) -> tuple[int, ...]:
        """The surfaces that the word (folded) is in, a bounded number of them."""
        number = self._number(word)
        if number is None:
            return ()
        start, end = self._posting_at[number], self._posting_at[number + 1]
        return tuple(self._postings[start : min(end, start + _MOST_SURFACES_OF_WORD)])

    def frequency(self, word: str) -> int:
        """In how many surfaces the word (folded) occurs."""
        number = self._number(word)
        return 0 if number is None else self._frequency(number)

    def _frequency(self, number: int) -> int:
        return self._posting_at[number + 1] - self._posting_at[number]

    def phrase(self, words: tuple[str, ...]) -> tuple[Surface, ...]:
        """The surfaces that are exactly these words (folded)."""
        found = (self.surface(number) for number in _matches(self._by_phrase, " ".join(words)))
        return tuple(surface for surface in found if surface.words == words)

    def find(self, text: str) -> tuple[Surface, ...]:
        """The surfaces that equal a name; else some that contain its rarest word, as written or one edit away."""
        words = split(text)
        exact = self.phrase(words)
        if exact:
            return exact
        near = {other: self._frequency(number) for word in words for other, number in self._near(word)}
        near |= {word: self.frequency(word) or _MOST_SURFACES_OF_WORD for word in words}
        rarest = min(near, key=lambda word: (near[word], word), default="")
        return tuple(self.surface(number) for number in self.containing(rarest)[:_MOST_SURFACES])

    def near(self, word: str) -> tuple[str, ...]:
        """The words one edit from a folded word, in spelling or in sound."""
        return tuple(other for other, _ in self._near(word))

    def sounding(self, key: str) -> tuple[str, ...]:
        """The words with this key (see :mod:`mtcheck.languages.respelling`)."""
        found = (self._word(number) for number in _matches(self._by_key, key))
        return tuple(dict.fromkeys(word for word in found if key in _keys_of(word)))

    def _numbers_near(self, word: str) -> tuple[tuple[str, int], ...]:
        from rapidfuzz.distance import OSA

        key = plain_key(word)
        spelt = {number for mark in _edits(word, "") for number in _matches(self._by_edit, mark)}
        sounds = {number for mark in _edits("", key) for number in _matches(self._by_edit, mark)} - spelt
        told = ((self._word(number), number) for number in spelt)
        found = [one for one in told if OSA.distance(word, one[0], score_cutoff=1) <= 1]
        heard = (number for number in sounds if OSA.distance(key, self._key(number), score_cutoff=1) <= 1)
        found += [(self._word(number), number) for number in heard]
        return tuple(sorted(one for one in found if one[0] != word))

    def _number(self, word: str) -> int | None:
        return next((number for number in _matches(self._by_word, word) if self._word(number) == word), None)

    def _word(self, number: int) -> str:
        return str(self._words[self._word_at[number] : self._word_at[number + 1]], "utf-8", "surrogatepass")

    def _key(self, number: int) -> str:
        """The key of a word of the target's language."""
        return str(self._keys[self._key_at[number] : self._key_at[number + 1]], "utf-8", "surrogatepass")

    def _surface(self, number: int) -> Surface:
        packed = str(self._texts[self._text_at[number] : self._text_at[number + 1]], "utf-8", "surrogatepass")
        text, language, kind, gender, note = packed.split("\x1f")
        role = Role(self._role[number] & ~_EXACT)
        exact = bool(self._role[number] & _EXACT)
        return Surface(text, split(text, language), self._entry[number], role, note, kind, gender, exact)


def split(text: str, language: str = "") -> tuple[str, ...]:
    """The words of a name as an index keeps them: folded, and, for a source language, marked with its tag."""
    return _words_kept(_words_of(text), language)


def _words_of(text: str) -> list[str]:
    return word_texts(text[:_LONGEST_TEXT], inside=ANY_APOSTROPHE)


def _words_kept(written: Iterable[str], language: str) -> tuple[str, ...]:
    if language:
        return tuple(source_word(word, language) for word in written)
    return tuple(map(fold, written))


def source_word(word: str, language: str) -> str:
    """A word of a source language as an index keeps it."""
    return f"{group(language)}:{latin(word, primary(language))}"


def build(entries: Iterable[Entry]) -> Index:
    """Index these entries, in memory.

    Spellings in a language other than the usual target's are marked with it, as source forms are.
    """
    texts, text_at = bytearray(), array("I", [0])
    owner, role, preferred = array("I"), array("B"), array("I")
    by_phrase: list[int] = []
    postings: dict[str, list[int]] = {}
    lengths = array("I")
    for entry_number, entry in enumerate(entries):
        preferred.append(len(role))
        for text, language, kind_of, note in _surfaces(entry):
            number = len(role)
            texts += _pack_fields(text, language, entry.kind or "", entry.gender or "", note)
            text_at.append(len(texts))
            owner.append(entry_number)
            role.append(kind_of if entry.accents_free else kind_of | _EXACT)
            written = _words_of(text)
            words = _words_kept(written, language)
            lengths.append(len(words))
            by_phrase.append(_mark_of(" ".join(words), number))
            for word, as_written in dict(zip(words, written, strict=True)).items():
                if not as_written[0].islower():
                    postings.setdefault(word, []).append(number)
    words_blob, word_at = bytearray(), array("I", [0])
    keys_blob, key_at = bytearray(), array("I", [0])
    posting, posting_at = array("I"), array("I", [0])
    by_word, by_key, by_edit = array("Q"), array("Q"), array("Q")
    keys_of = _keys_of_all(postings)
    for number, (word, numbers) in enumerate(postings.items()):
        words_blob += word.encode("utf-8", "surrogatepass")
        word_at.append(len(words_blob))
        posting.extend(sorted(numbers, key=lengths.__getitem__) if len(numbers) > 1 else numbers)
        posting_at.append(len(posting))
        by_word.append(_mark_of(word, number))
        keys = keys_of[word]
        by_key.extend(_mark_of(key, number) for key in keys)
        if ":" not in word:
            by_edit.extend([mark << 32 | number for mark in _marks_of_edits(word, keys[0])])
            keys_blob += keys[0].encode("utf-8", "surrogatepass")
        key_at.append(len(keys_blob))
    return Index(
        {
            "texts": memoryview(bytes(texts)),
            "text_at": memoryview(text_at),
            "entry": memoryview(owner),
            "role": memoryview(role),
            "preferred": memoryview(preferred),
            "words": memoryview(bytes(words_blob)),
            "word_at": memoryview(word_at),
            "keys": memoryview(bytes(keys_blob)),
            "key_at": memoryview(key_at),
            "postings": memoryview(posting),
            "posting_at": memoryview(posting_at),
            "by_word": _sort_marks(by_word),
            "by_key": _sort_marks(by_key),
            "by_edit": _sort_marks(by_edit),
            "by_phrase": _sort_marks(by_phrase),
        }
    )


def _pack_fields(*fields: str) -> bytes:
    """Fields that :meth:`Index._surface` takes apart again."""
    packed = "\x1f".join(fields)
    if packed.count("\x1f") >= len(fields):
        packed = "\x1f".join(field.replace("\x1f", " ") for field in fields)
    return packed.encode("utf-8", "surrogatepass")


def _surfaces(entry: Entry) -> Iterator[tuple[str, str, Role, str]]:
    own = "" if group(entry.target_lang) == group(USUAL_TARGET) else primary(entry.target_lang)
    if entry.name:
        yield entry.name, own, Role.PREFERRED, entry.note or ""
    for role, variants in (
        (Role.ALLOWED, entry.allowed),
        (Role.DISCOURAGED, entry.discouraged),
        (Role.FORBIDDEN, entry.forbidden),
    ):
        for variant in variants:
            yield variant.text, own, role, variant.note or ""
    if not entry.name:
        return
    plurals = ((tag, text) for tag, _, text in plural_forms(entry))
    for language, text in dict.fromkeys((primary(tag), text) for tag, text in (*entry.sources, *plurals)):
        yield text, language, Role.SOURCE, ""
        if (usual := language_for(language).as_usual(text)) != text:
            yield usual, language, Role.SOURCE, ""


def _keys_of(word: str) -> tuple[str, ...]:
    language, mark, rest = word.partition(":")
    return (f"{language}:{respelling_key(rest)}",) if mark else plain_keys(word)


def _keys_of_all(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """:func:`_keys_of` of each word; those of the target's language are made at once, which is much faster."""
    plain: list[str] = []
    keys: dict[str, tuple[str, ...]] = {}
    for word in words:
        if ":" in word:
            keys[word] = _keys_of(word)
        else:
            plain.append(word)
    return keys | dict(zip(plain, map(with_silent_e, plain_keys_of_all(plain)), strict=True))


def _edits(word: str, key: str) -> set[str]:
    """The keys shared by a word and all words one edit away; none for words that are too short to distinguish."""
    marks: set[str] = set()
    for text, prefix in ((word[:_LONGEST_WORD], ""), (key[:_LONGEST_WORD], "~")):
        if len(text) >= 4:
            marks.add(prefix + text)
            marks.update(prefix + text[:place] + text[place + 1 :] for place in range(len(text)))
    return marks


def _marks_of_edits(word: str, key: str) -> set[int]:
    """The hashes of :func:`_edits`, of plain letters without making each edit."""
    if not (word.isascii() and key.isascii()):
        return {crc32(edit.encode("utf-8", "surrogatepass")) for edit in _edits(word, key)}
    marks: set[int] = set()
    for text, before in ((word[:_LONGEST_WORD].encode(), 0), (key[:_LONGEST_WORD].encode(), crc32(b"~"))):
        if len(text) >= 4:
            so_far = before
            for place in range(len(text)):
                marks.add(crc32(text[place + 1 :], so_far))
                so_far = crc32(text[place : place + 1], so_far)
            marks.add(so_far)
    return marks


def _mark_of(text: str, number: int) -> int:
    return crc32(text.encode("utf-8", "surrogatepass")) << 32 | number


def _matches(table: memoryview, text: str) -> Sequence[int]:
    """The numbers filed under a text's hash; another text may share it, so callers compare."""
    mark = crc32(text.encode("utf-8", "surrogatepass"))
    start = end = bisect_left(table, mark << 32)
    while end < len(table) and table[end] >> 32 == mark:
        end += 1
    return [marked & _NUMBER for marked in table[start:end]] if end > start else ()


def _sort_marks(marks: Iterable[int]) -> memoryview:
    return memoryview(array("Q", sorted(marks)))
