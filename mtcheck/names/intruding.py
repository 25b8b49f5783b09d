"""Names of the translation that neither the source nor a reference has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mtcheck.languages.acronyms import acronyms
from mtcheck.languages.english import is_word
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import fold, plain_keys, respelling_key
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.alike import alike, initials, is_no_name, same_state
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["intruding"]

_STEM: Final = 3
_VOWELS: Final = re.compile("[aeiouy]")
_LEAST_LIKENESS_OF_SOUND: Final = 0.55


def intruding(sentence: Sentence, near: Sequence[Sentence]) -> Iterator[Finding]:
    """Runs of such names, where the references have a name that the translation lacks.

    ``near`` is the sentence with its neighbours: names in their sources and references may occur here.
    """
    said = {word.folded for word in sentence.translation}
    free = [word for word in sentence.references if _is_name(word) and word.folded not in said]
    if not free or not sentence.source:
        return
    run: list[Word] = []
    for word in sentence.translation:
        if not _is_intruder(word, free, near, sentence.target_lang):
            continue
        if run and not (word.joined and word.start - run[-1].end <= 1):
            yield _finding(sentence, run, free)
            run = []
        run.append(word)
    if run:
        yield _finding(sentence, run, free)


def _is_name(word: Word) -> bool:
    """Whether a translator has to keep it: an acronym may be written out."""
    if len(word.text) == 1 or not word.capitalised or word.text[-2].isupper():
        return False
    return not (word.initial and is_word(word.text))


def _is_intruder(word: Word, free: Sequence[Word], near: Sequence[Sentence], target_lang: str) -> bool:
    if not word.capitalised or len(word.text) < _STEM or is_no_name(word.text, target_lang):
        return False
    if is_word(word.text) and not word.acronym:
        return False
    if any(word.folded.startswith(name.folded) for name in free):
        return False  # *Rzeczpospolita* for *Rz*
    return not any(_may_stand(word, sentence) for sentence in near)


def _may_stand(word: Word, sentence: Sentence) -> bool:
    """Whether the source or a reference shows where the word may come from."""
    named = {other.folded for other in sentence.references}
    if same_state(word.folded, named, sentence.target_lang):
        return True
    if any(_is_meant_by(word, other) for other in sentence.references):
        return True
    if word.acronym and _is_acronym_of(word, sentence):
        return True
    if word.text == language_for(sentence.source_lang).name:
        return True  # a translator may add that the minister is *Czech*
    return any(_sounds_alike(word, sentence.in_latin(other)) for other in sentence.source)


def _is_acronym_of(word: Word, sentence: Sentence) -> bool:
    """Whether a text writes the acronym out, or the source has its own for it (*ONG*: NGO)."""
    if any(word.folded in initials(text) for text in (sentence.references, sentence.source)):
        return True
    meant = acronyms(sentence.source_lang)
    return any(other.acronym and meant.get(other.text) == word.text for other in sentence.source)


def _is_meant_by(word: Word, other: Word) -> bool:
    """Whether the reference's word may stand for it: a like name, or a word with the same beginning."""
    if other.capitalised:
        return alike(word.folded, other.folded)
    return word.folded == other.folded or word.folded[: _STEM + 1] == other.folded[: _STEM + 1]


def _sounds_alike(word: Word, form: str) -> bool:
    from rapidfuzz.distance import OSA

    plain = fold(form).rpartition("'")[2]
    if plain[:_STEM] == word.folded[:_STEM] or alike(word.folded, plain):
        return True
    sound = respelling_key(form)
    bones = _VOWELS.sub("", sound)
    return any(
        (len(bones) >= _STEM and _VOWELS.sub("", key) == bones)  # *Napoli*, *Neapel*
        or key[:_STEM] == sound[:_STEM]
        or OSA.normalized_similarity(key, sound) >= _LEAST_LIKENESS_OF_SOUND
        for key in plain_keys(word.text)
    )


def _finding(sentence: Sentence, run: Sequence[Word], free: Sequence[Word]) -> Finding:
    start, end = run[0].start, run[-1].end
    name = sentence.segment.translation[start:end]
    lacking = ", ".join(f"“{word.text}”" for word in free)
    return Finding(
        fault=Fault.MISSING,
        segment=sentence.segment,
        start=start,
        end=end,
        right=(),
        message=f"“{name}” is in neither the source nor the reference, which has {lacking}",
        evidence=(
            Evidence(Signal.REFERENCE, lacking),
            Evidence(Signal.SOURCE, f"no name like “{name}”"),
        ),
        confidence=0.8,
        severity=Severity.MAJOR,
    )
