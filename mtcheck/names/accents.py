"""Accents as house style: a name from the user's own glossary, written with different accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from mtcheck.glossary.index import Index, Role, Surface
from mtcheck.languages.apostrophes import plain_apostrophes
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.sentence import Sentence, run_around
from mtcheck.names.words import Word, words

__all__ = ["is_written", "other_accents"]

_OBJECTED: Final = frozenset([Role.DISCOURAGED, Role.FORBIDDEN])


def is_written(name: str, said: str) -> bool:
    """Whether a text has a name letter by letter, with its accents and hyphens; case does not count."""
    return _exact(name) == _exact(said)


def _exact(text: str) -> str:
    plain = plain_apostrophes(unicodedata.normalize("NFC", text)).casefold().translate(_MARKS)
    return " ".join(plain.split())


_MARKS: Final = str.maketrans("\u2010\u2011\u2012\u2013\u2212", "-----")


def other_accents(sentence: Sentence, number: int, index: Index, longer: Surface | None) -> Finding | None:
    """The spelling of this word in a glossary whose accents count, if only the accents differ.

    ``longer`` is the accepted name of several words that the word is part of.
    """
    word = sentence.translation[number]
    if not word.capitalised:
        return None
    spelt = dict(_own_spellings(sentence.translation, number, index))
    if not spelt or any(_same(right, word) for right in spelt):
        return None
    if longer is not None and longer.exact and _has(longer, word):
        return None
    right, surface = next(iter(spelt.items()))
    if right.isascii() and not _is_known(word, index):
        return None
    return _finding(sentence, word, right, index.preferred(surface.entry))


def _own_spellings(text: Sequence[Word], number: int, index: Index) -> Iterator[tuple[str, Surface]]:
    """How the surfaces whose accents count write this word, if they are mentioned. A word that English also writes like
    this (*Quebec*) must be in an entry that has a kind, and one that English has in small letters in the whole name
    (*Cote d'Ivoire*)."""
    common, ordinary = is_capitalised_word(text[number].text.capitalize()), is_word(text[number].text)
    for place in index.containing(text[number].folded):
        surface = index.surface(place)
        if surface.exact and surface.role <= Role.ALLOWED and (surface.kind or not common):
            own = words(surface.text)
            for position, word in enumerate(own):
                if word.folded != text[number].folded or (ordinary and not _is_whole(text, number, own, position)):
                    continue
                if _stands(text, number, surface, position):
                    yield word.text, surface


def _is_whole(text: Sequence[Word], number: int, own: Sequence[Word], position: int) -> bool:
    """Whether the text has the whole name of several words here."""
    first = number - position
    said = text[first : first + len(own)] if first >= 0 else ()
    return len(own) > 1 and [word.folded for word in own] == [word.folded for word in said]


def _stands(text: Sequence[Word], number: int, surface: Surface, position: int) -> bool:
    """Whether the text has the whole name here, or a person's surname without another first name before it."""
    own = words(surface.text)
    start, end = run_around(text, number)
    if len(own) == 1:
        return end == number + 1 and (start == number or surface.kind in {"", "person"})
    if _is_whole(text, number, own, position):
        return True
    surname = position == len(own) - 1 and (surface.kind == "person" or (not surface.kind and len(own) == 2))
    return surname and (start == number or text[number - 1].initial or is_word(text[number - 1].text))


def _is_known(word: Word, index: Index) -> bool:
    """Whether the starter glossary spells the word as the text does, so that another spelling is deliberate."""
    surfaces = map(index.surface, index.containing(word.folded))
    return any((not surface.exact or surface.role in _OBJECTED) and _has(surface, word) for surface in surfaces)


def _has(surface: Surface, word: Word) -> bool:
    return any(_letters(own) == _letters(word) for own in words(surface.text))


def _same(right: str, word: Word) -> bool:
    return unicodedata.normalize("NFC", right).casefold() == _letters(word)


def _letters(word: Word) -> str:
    return unicodedata.normalize("NFC", word.text).casefold()


def _finding(sentence: Sentence, word: Word, right: str, surface: Surface) -> Finding:
    right = right.upper() if word.acronym else right
    return Finding(
        fault=Fault.VARIANT,
        segment=sentence.segment,
        start=word.start,
        end=word.end,
        right=(right,),
        message=f"“{word.text}” should be “{right}”: the glossary writes {surface.text}",
        evidence=(Evidence(Signal.GLOSSARY, f"“{surface.text}”"),),
        confidence=0.85,
        severity=Severity.MINOR,
    )
