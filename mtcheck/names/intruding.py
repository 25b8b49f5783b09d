"""Names of the translation that neither the source nor a reference has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from mtcheck.languages.acronyms import acronyms
from mtcheck.languages.english import is_word
from mtcheck.languages.heard_syllables import heard_names, is_heard_as_whole, tells_letters
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import fold, plain_keys, respelling_key
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.alike import alike, initials, is_no_name, same_state
from mtcheck.names.both_exist import is_city_left, is_city_said_otherwise
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.one_place import is_of_a_place_said
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["has_alias", "intruding"]

_STEM: Final = 3
_MOST_PAIRS: Final = 200_000
_VOWELS: Final = re.compile("[aeiouy]")
_LEAST_LIKENESS_OF_SOUND: Final = 0.55


def intruding(sentence: Sentence, near: Sequence[Sentence], kept: AbstractSet[str]) -> Iterator[Finding]:
    """Runs of such names, where the references have a name that the translation lacks, or has less often.

    ``near`` is the sentence with its neighbours: names in their sources and references may occur here. ``kept`` are
    words, folded, for places that the references name, too.
    """
    free = _said_less(sentence)
    if not free or not sentence.source:
        return
    run: list[Word] = []
    for word in sentence.translation:
        if word.folded in kept or not _is_intruder(word, free, near, sentence.target_lang):
            continue
        if run and not (word.joined and word.start - run[-1].end <= 1):
            yield _finding(sentence, run, free)
            run = []
        run.append(word)
    if run:
        yield _finding(sentence, run, free)


def _said_less(sentence: Sentence) -> list[Word]:
    """The names that a reference has more often than the translation, each once; not those of places that it calls
    otherwise."""
    said, wanted = sentence.counts, sentence.reference_counts
    names = (word for word in sentence.references if _is_name(word) and said[word.folded] < wanted[word.folded])
    lacking = {word.folded: word for word in names}
    own = frozenset(sentence.translation_places) if lacking else frozenset()
    others = (word for word in lacking.values() if not is_of_a_place_said(word.folded, own, sentence))
    return [word for word in others if not _is_city_said(word.folded, sentence)]


def _is_city_said(folded: str, sentence: Sentence) -> bool:
    return is_city_left(folded, sentence) or is_city_said_otherwise(folded, sentence)


def has_alias(sentence: Sentence) -> bool:
    """Whether the translation has a name that the source has, too, and no reference has, in any spelling near it."""
    forms = [sentence.in_latin(word) for word in sentence.source if word.capitalised and not word.initial]
    heard = heard_names(sentence.segment.source or "")
    if len(sentence.translation) * (len(forms) + len(heard) + len(sentence.references)) > _MOST_PAIRS:
        return False
    return any(
        any(_sounds_alike(word, form) for form in forms) or any(is_heard_as_whole(word.text, one) for one in heard)
        for word in sentence.translation
        if _is_unknown_name(word) and not _is_in_references(word, sentence)
    )


def _is_unknown_name(word: Word) -> bool:
    return _is_name(word) and len(word.text) >= _STEM and not word.acronym and not is_word(word.text)


def _is_in_references(word: Word, sentence: Sentence) -> bool:
    return word.folded in sentence.reference_words or any(_is_meant_by(word, other) for other in sentence.references)


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
    if any(word.folded.startswith(name.folded) or name.folded.startswith(word.folded) for name in free):
        return False  # *Rzeczpospolita* for *Rz*, *Mon* for *Monday*
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
    if any(is_heard_as_whole(word.text, heard) for heard in heard_names(sentence.segment.source or "")):
        return True
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
    spelt = tells_letters(sentence.segment.source or "")
    evidence = [Evidence(Signal.REFERENCE, lacking)]
    if spelt:
        evidence.append(Evidence(Signal.SOURCE, f"no name like “{name}”"))
    return Finding(
        fault=Fault.MISSING,
        segment=sentence.segment,
        start=start,
        end=end,
        right=(),
        message=f"“{name}” is {'in neither the source nor' if spelt else 'not in'} the reference, which has {lacking}",
        evidence=tuple(evidence),
        confidence=0.8 if spelt else 0.75,
        severity=Severity.MAJOR,
    )
