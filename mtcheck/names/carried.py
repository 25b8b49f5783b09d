"""Places called by their name in the source language (*Kijev*, *Kiev*), for articles without a source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mtcheck.glossary.index import Index, Role, Surface
from mtcheck.glossary.inflect import readings
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.language import group
from mtcheck.languages.respelling import fold, plain_keys
from mtcheck.languages.spelling import is_seen
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["find_carried"]

_LETTERS: Final = 4
"""The fewest letters of a distinctive word; a word with an accent needs one letter less (*Beč*)."""
_PLACES: Final = frozenset(["", "place"])
"""Kinds of entries that may be places: a glossary with only names gives no kind."""


def find_carried(mention: Mention, index: Index) -> Finding | None:
    """The glossary's name for a place that is written, or sounds, like its name in the source language.

    Only for a word by itself that is not English: part of a longer name may be a person's or a club's.
    """
    word, sentence = mention.word, mention.sentence
    start, end = mention.run
    alone = end - start == 1 and len(word.text) >= _LETTERS - (not word.text.isascii()) and not word.acronym
    if sentence.source or not alone or is_word(word.text) or is_given_name(word.text) or index.knows(word.folded):
        return None
    if word.folded in sentence.reference_words or _is_in_a_kept_name(mention):
        return None
    entries = {surface.entry: surface for surface in _source_forms(mention, index)}
    if len(entries) != 1:
        return None
    (entry, form), *_ = entries.items()
    preferred = index.preferred(entry)
    return Finding(
        fault=Fault.PHONETIC,
        segment=sentence.segment,
        start=word.start,
        end=word.end,
        right=(preferred.text,),
        message=f"“{word.text}” should be “{preferred.text}”: the source's language calls it “{form.text}”",
        evidence=(Evidence(Signal.GLOSSARY, f"“{preferred.text}” for “{form.text}”"),),
        confidence=0.8,
        severity=Severity.MAJOR,
    )


def _is_in_a_kept_name(mention: Mention) -> bool:
    """Whether a small word behind it is not English either (*Hrvatske šume*), so that the name is left as it is."""
    behind = mention.sentence.translation[mention.number + 1 : mention.number + 2]
    return any(
        word.joined and word.text.islower() and not (is_word(word.text) or is_seen(word.folded)) for word in behind
    )


def _source_forms(mention: Mention, index: Index) -> Iterator[Surface]:
    """One-word source forms of places that are spelt or sound like the word, or of which it is a case form."""
    word, language = mention.word, group(mention.sentence.language)
    nominatives = [f"{language}:{text}" for text in _nominatives(word, mention.sentence)]
    forms = [f"{language}:{text}" for text in (word.text.lower(), word.folded)]
    for key in plain_keys(word.text):
        forms += index.sounding(f"{language}:{key}")
    for form in dict.fromkeys([*nominatives, *forms]):
        for number in index.containing(form):
            surface = index.surface(number)
            preferred = index.preferred(surface.entry)
            one_word = len(surface.words) == len(preferred.words) == 1
            is_place = surface.kind in _PLACES and preferred.role is Role.PREFERRED
            if (
                surface.role is Role.SOURCE
                and one_word
                and is_place
                and (form in nominatives or _is_of(word.folded, surface, preferred))
            ):
                yield surface


def _nominatives(word: Word, sentence: Sentence) -> Iterator[str]:
    """What the word may be a case form of (*Beogradu*), unless it is also a word that people write."""
    if is_seen(word.folded):
        return
    for reading in readings(word.text, sentence.language):
        long = len(reading.nominative) >= _LETTERS - (not reading.nominative.isascii())
        if reading.ending and long and reading.oblique:
            yield reading.nominative


def _is_of(word: str, form: Surface, preferred: Surface) -> bool:
    """Whether a word that sounds like the form is that name and not another (*Oakland*, for *Okland*: Auckland; *Lynn*:
    Lyon)."""
    from rapidfuzz.distance import OSA

    spelt = fold(form.words[0].partition(":")[2])
    known = is_seen(word) or is_capitalised_word(word.capitalize())
    if spelt == word or (known and len(spelt) == len(word)):
        return spelt == word
    return OSA.distance(word, spelt) < 2 and OSA.distance(word, preferred.words[0]) < 3
