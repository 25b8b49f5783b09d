"""The glossary's names in a source, for translators that accept spellings of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from mtcheck.glossary import Glossary
from mtcheck.glossary.index import Index, Role, source_word
from mtcheck.glossary.inflect import readings
from mtcheck.glossary.store import index_of
from mtcheck.languages.language import primary
from mtcheck.languages.respelling import latin
from mtcheck.names.words import Word, words

__all__ = ["hints"]

_LONGEST_NAME: Final = 4
_MOST_READINGS: Final = 64


def hints(sources: Iterable[str], glossary: Glossary, source_lang: str) -> dict[str, str]:
    """Names as the sentences have them, in any case, with the glossary's spelling.

    ``{"Dmitrom Kulebom": "Dmytro Kuleba"}``. Only whole source forms of one entry count; a form that two entries share
    is left out.
    """
    if not glossary:
        return {}
    index = index_of(glossary)
    found: dict[str, str] = {}
    for source in sources:
        for start, end, name in _names(words(source), index, primary(source_lang)):
            found[source[start:end]] = name
    return found


def _names(text: tuple[Word, ...], index: Index, language: str) -> Iterator[tuple[int, int, str]]:
    """Span and preferred name of each run of capitalised words that is a name, the longest at each place."""
    start = 0
    while start < len(text):
        for end in range(_end_of_run(text, start), start, -1):
            name = _preferred_name(text[start:end], index, language)
            if name is not None:
                yield text[start].start, text[end - 1].end, name
                start = end - 1
                break
        start += 1


def _end_of_run(text: tuple[Word, ...], start: int) -> int:
    end = start
    while (
        end < len(text) and end - start < _LONGEST_NAME and text[end].capitalised and (end == start or text[end].joined)
    ):
        end += 1
    return end


def _preferred_name(run: tuple[Word, ...], index: Index, language: str) -> str | None:
    """The preferred name of the only entry that has these words, in some case, as a source form."""
    choices = []
    for word in run:
        nominatives = {reading.nominative for reading in readings(latin(word.text, language), language)}
        choices.append([form for form in (source_word(name, language) for name in nominatives) if index.knows(form)])
    count = 1
    for choice in choices:
        count *= len(choice)
    if not 0 < count <= _MOST_READINGS:
        return None
    entries = {
        surface.entry for phrase in product(*choices) for surface in index.phrase(phrase) if surface.role is Role.SOURCE
    }
    return index.preferred(entries.pop()).text if len(entries) == 1 else None
