"""Names that are words, translated as words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mtcheck.glossary.inflect import Reading
from mtcheck.languages.english import is_title, is_word
from mtcheck.languages.lexicon import Lexicon, load_lexicon, word_key
from mtcheck.languages.name_words import name_words
from mtcheck.languages.respelling import fold
from mtcheck.languages.surnames import surnames_for
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["find_translated"]

_WORDS_BESIDE = 2
_LEAST_RATIO_OF_MEANING: Final = 512.0
"""How many times likelier than by chance a word and its meaning are to occur in a sentence and its translation."""


def find_translated(sentence: Sentence) -> Iterator[Finding]:
    """First names and surnames that mean something, rendered by their meaning beside the rest of the name."""
    meanings = name_words(sentence.language)
    for place, form in enumerate(sentence.source):
        if not form.capitalised or place in sentence.rendered:
            continue
        for reading in sentence.readings(form):
            for partner in _partners(sentence, place):
                number = sentence.rendered.get(partner)
                if number is None:
                    continue
                word = _meaning(sentence, number, meanings.get(reading.nominative, ()))
                if word is not None and word.initial and form.initial and not _is_surname(sentence, partner):
                    continue  # *Draga Vera*: Dear Vera
                if word is None and not form.initial and _agrees(sentence, partner, reading):
                    word = _likely_meaning(sentence, place, partner, reading.nominative)
                if word is not None:
                    yield _finding(sentence, word, form, reading.nominative)
                    return


def _partners(sentence: Sentence, place: int) -> Iterator[int]:
    """The capitalised words joined to the one at ``place``."""
    source = sentence.source
    if place and source[place].joined and source[place - 1].capitalised:
        yield place - 1
    if place + 1 < len(source) and source[place + 1].joined and source[place + 1].capitalised:
        yield place + 1


def _meaning(sentence: Sentence, number: int, meanings: tuple[str, ...]) -> Word | None:
    """The word at most two places from the other part of the name that says what the name means."""
    for word in sentence.translation[max(0, number - _WORDS_BESIDE) : number + _WORDS_BESIDE + 1]:
        if word.text.casefold() in meanings:
            return word
    return None


def _likely_meaning(sentence: Sentence, place: int, partner: int, nominative: str) -> Word | None:
    """The lower-case word in the name's place that a table of translations has for it, and for no other source word.

    One part of the name must be a surname by its ending: *Istočna Ukrajina* is not a person.
    """
    beside = sentence.rendered[partner] + (1 if partner < place else -1)
    if not _is_surname(sentence, max(place, partner)) or not 0 <= beside < len(sentence.translation):
        return None
    word = sentence.translation[beside]
    if word.text != word.text.lower() or not is_word(word.text) or is_title(word.text):
        return None
    lexicon = load_lexicon(sentence.language, sentence.target_lang)
    if lexicon is None or not _means(sentence, lexicon, nominative, word):
        return None
    others = (other for at, other in enumerate(sentence.source) if at != place)
    return None if any(_means(sentence, lexicon, other.text, word) for other in others) else word


def _agrees(sentence: Sentence, partner: int, reading: Reading) -> bool:
    """Whether the other part of the name can be in the same case, read as the translation has it."""
    said = sentence.translation[sentence.rendered[partner]].folded
    options = sentence.readings(sentence.source[partner])
    return any(set(other.cases) & set(reading.cases) for other in options if fold(other.nominative) == said)


def _is_surname(sentence: Sentence, place: int) -> bool:
    ends = surnames_for(sentence.language).sure
    return any(ends.search(reading.nominative) for reading in sentence.readings(sentence.source[place]))


def _means(sentence: Sentence, lexicon: Lexicon, text: str, word: Word) -> bool:
    meanings = lexicon.pairs.get(word_key(sentence.language)(text), {})
    return meanings.get(word_key(sentence.target_lang)(word.text), 0.0) >= _LEAST_RATIO_OF_MEANING


def _finding(sentence: Sentence, word: Word, form: Word, nominative: str) -> Finding:
    name = nominative.capitalize()
    return Finding(
        fault=Fault.TRANSLATED,
        segment=sentence.segment,
        start=word.start,
        end=word.end,
        right=(name,),
        message=f"“{word.text}” translates the name {name}: the source has “{form.text}”",
        evidence=(Evidence(Signal.SOURCE, f"“{form.text}” is part of a name"),),
        confidence=0.9,
        severity=Severity.MAJOR,
    )
