"""What the rest of the translation says about a word: the same name, written out of its nominative elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from mtcheck.locales.english import is_capitalised_word, is_word
from mtcheck.locales.respelling import fold
from mtcheck.model import Evidence, Signal
from mtcheck.names.finding import Proposal
from mtcheck.names.sentence import Sentence

__all__ = ["Vocabulary", "propose", "vocabulary"]

Vocabulary = Mapping[str, str]
"""Names of the translation that its source has in the same form: folded, with their spelling."""

_SHORTEST = 4
_BOTH_GENDERS: Final = re.compile("(?:ov|ev|in|[sc]k)[aiy]$|(?:ov|ev)$")
"""Surnames that a man and a woman of one family bear in two forms (*Petrov*, *Petrova*)."""


def vocabulary(sentences: Sequence[Sentence]) -> Vocabulary:
    """Names that stand in the source just as in the translation, and so in the nominative."""
    found: dict[str, str] = {}
    for sentence in sentences:
        if sentence.respelt:
            continue
        for number, place in sentence.counterparts.items():
            word = sentence.translation[number]
            if fold(sentence.in_latin(sentence.source[place])) == word.folded and len(word.text) >= _SHORTEST:
                found.setdefault(word.folded, word.text)
    return found


def propose(sentence: Sentence, number: int, names: Vocabulary) -> Iterator[Proposal]:
    """A name that stands elsewhere, of which the source has a case form here."""
    word, form = sentence.translation[number], sentence.counterpart(number)
    if form is None or sentence.respelt or is_capitalised_word(word.text) or is_word(word.text):
        return
    if _BOTH_GENDERS.search(word.folded):
        return
    for reading in sentence.readings(form):
        other = names.get(fold(reading.nominative))
        if reading.ending and other is not None and fold(other) != word.folded and reading.cases not in {"V", "M", "P"}:
            yield Proposal(
                right=other,
                weight=1.1,
                evidence=(Evidence(Signal.CONSISTENCY, f"the article writes “{other}” elsewhere"),),
                reading=reading,
                form=form.text,
            )
