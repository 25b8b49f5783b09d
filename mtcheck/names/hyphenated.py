"""Case endings left on an acronym behind a hyphen: *HDZ-a*, *RTS-u*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from mtcheck.glossary.index import Index
from mtcheck.languages.declension import declension_for
from mtcheck.languages.language import hyphenating
from mtcheck.model import Evidence, Signal
from mtcheck.names.finding import Finding, left_in
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["find_hyphenated"]

_HYPHENS: Final = frozenset("-‑–")
_LONGEST_ENDING: Final = 3
_CONFIDENCE: Final = 0.97


def find_hyphenated(sentence: Sentence, index: Index | None) -> Iterator[Finding]:
    """Acronyms of the glossary or of the source that the translation leaves in the source's case."""
    text = sentence.segment.translation
    for word, ending in pairwise(sentence.translation):
        if not word.acronym or text[word.end : ending.start] not in _HYPHENS:
            continue
        if text[ending.end : ending.end + 1] == "-" or ending.text not in _endings(sentence.language):
            continue
        evidence = [*_evidence(sentence, word, ending, index)]
        if evidence:
            why = f"-{ending.text} is a case ending"
            yield left_in(sentence.segment, (word.start, ending.end), word.text, why, tuple(evidence), _CONFIDENCE)


def _evidence(sentence: Sentence, word: Word, ending: Word, index: Index | None) -> Iterator[Evidence]:
    if index is not None and index.knows(word.folded):
        yield Evidence(Signal.GLOSSARY, f"“{word.text}”")
    source = sentence.segment.source or ""
    for form, after in pairwise(sentence.source):
        between = source[form.end : after.start]
        if form.acronym and between in _HYPHENS and sentence.in_latin(after) == ending.text:
            yield Evidence(Signal.SOURCE, f"“{source[form.start : after.end]}”")
            return


@cache
def _endings(language: str) -> frozenset[str]:
    """The endings of a language; where it has none, those of any whose acronyms take them after a hyphen."""
    languages = (language,) if declension_for(language).endings else hyphenating()
    return frozenset(
        ending for name in languages for ending, *_ in declension_for(name).endings if len(ending) <= _LONGEST_ENDING
    )
