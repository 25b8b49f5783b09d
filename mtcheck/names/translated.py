"""Names that are words, translated as words."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.locales.language import group
from mtcheck.locales.name_words import NAME_WORDS
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["translated"]

_NEAR = 2


def translated(sentence: Sentence) -> Iterator[Finding]:
    """First names and surnames that mean something, rendered by what they mean beside the rest of the name."""
    meanings = NAME_WORDS.get(group(sentence.language))
    if not meanings:
        return
    rendered = {place: number for number, place in sentence.counterparts.items()}
    for place, form in enumerate(sentence.source):
        if not form.capitalised or place in rendered:
            continue
        for reading in sentence.readings(form):
            for partner in _partners(sentence, place):
                number = rendered.get(partner)
                word = None if number is None else _meaning(sentence, number, meanings.get(reading.nominative, ()))
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
    for word in sentence.translation[max(0, number - _NEAR) : number + _NEAR + 1]:
        if word.text.casefold() in meanings:
            return word
    return None


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
