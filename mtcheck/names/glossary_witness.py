"""What the glossary says about a word of the translation."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.glossary.index import Index, Role, Surface, source_word
from mtcheck.glossary.inflect import Reading, readings
from mtcheck.locales.english import is_capitalised_word, is_word
from mtcheck.locales.respelling import fold, plain_key, plain_keys, respelling_key
from mtcheck.model import Evidence, Signal
from mtcheck.names.finding import Proposal
from mtcheck.names.sentence import Sentence, likeness
from mtcheck.names.words import Word

__all__ = ["propose"]

_RARE = 60
_PARTICLES = frozenset(["the", "of", "and", "for", "von", "van", "der", "den", "del", "las", "los"])


def propose(sentence: Sentence, number: int, index: Index) -> Iterator[Proposal]:
    """The names of the glossary that the word may stand for instead of what it says."""
    word = sentence.translation[number]
    place = sentence.counterparts.get(number)
    form = sentence.source[place] if place is not None else None
    anchored = _anchored(sentence, form, place, index) if form is not None and place is not None else {}
    candidates = dict.fromkeys(anchored)
    candidates |= dict.fromkeys(index.near(word.folded))
    candidates |= dict.fromkeys(_undone(word, sentence, index))
    known = _known(sentence, number, index)
    for candidate in candidates:
        if candidate != word.folded and _plausible(word, candidate, sentence):
            yield from _weighed(sentence, number, candidate, anchored.get(candidate), index, known)


def _known(sentence: Sentence, number: int, index: Index) -> float:
    """How far the word is right as it stands: 1 for a name of its own or in its full name, 0 for nothing known."""
    word = sentence.translation[number]
    surfaces = [index.surface(surface) for surface in index.containing(word.folded)]
    surfaces = [surface for surface in surfaces if surface.role <= Role.ALLOWED and _written(surface, word)]
    if any(len(surface.words) == 1 or _context(sentence, number, surface, word.folded) for surface in surfaces):
        return 1.0
    if is_capitalised_word(word.text):
        return 0.9 if surfaces else 0.4
    if not surfaces:
        return 0.0
    if _after_given_name(sentence, number):
        return 0.3
    return 0.9 if is_word(word.text) else 0.4


def _after_given_name(sentence: Sentence, number: int) -> bool:
    """Whether a common first name stands before the word, so that it is a surname even if it is an English word."""
    if not number or not sentence.translation[number].joined:
        return False
    before = sentence.translation[number - 1].text
    return is_capitalised_word(before) and not is_word(before) and not before.endswith(("i", "an", "ish", "ese"))


def _written(surface: Surface, word: Word) -> bool:
    """Whether the surface is no acronym, or the word is one too (*OAH* says nothing about *Oah*)."""
    return word.acronym or not (surface.text.isupper() and len(surface.text) < 6)


def _anchored(sentence: Sentence, form: Word, place: int, index: Index) -> dict[str, Reading]:
    """Words of the glossary that the source's form is a case form of."""
    found: dict[str, Reading] = {}
    cases = sentence.cases(place)
    fitting = [r for r in sentence.readings(form) if not cases or set(r.cases) & set(cases + "PM")]
    if not sentence.respelt:
        for reading in fitting:
            spelt = fold(reading.nominative)
            if index.knows(spelt):
                found.setdefault(spelt, reading)
    for reading in fitting:
        for sounding in index.sounding(respelling_key(reading.nominative)):
            if ":" not in sounding:
                found.setdefault(sounding, reading)
    for reading in sentence.readings(form):
        named = source_word(reading.nominative, sentence.language)
        for number in index.containing(named):
            surface = index.surface(number)
            preferred = index.preferred(surface.entry)
            if len(preferred.words) == len(surface.words):
                found.setdefault(preferred.words[surface.words.index(named)], reading)
    return found


def _undone(word: Word, sentence: Sentence, index: Index) -> Iterator[str]:
    """Words of the glossary that the translation's word is a case form of."""
    for reading in readings(word.folded, sentence.language):
        if reading.ending and len(reading.nominative) >= 3 and index.knows(reading.nominative):
            yield reading.nominative


def _plausible(word: Word, candidate: str, sentence: Sentence) -> bool:
    if candidate.removesuffix("s").removesuffix("'") == word.folded or candidate == word.folded.removesuffix("s"):
        return False
    undone = any(reading.nominative == candidate for reading in readings(word.folded, sentence.language))
    alike = _alike(word.folded, candidate)
    return ((undone or alike >= 0.66) and word.folded[:1] == candidate[:1]) or alike >= 0.8


def _alike(one: str, other: str) -> float:
    from rapidfuzz.distance import OSA

    sound = max(OSA.normalized_similarity(key, plain_key(one)) for key in plain_keys(other))
    return 0.7 * OSA.normalized_similarity(one, other) + 0.3 * sound


def _weighed(
    sentence: Sentence, number: int, candidate: str, reading: Reading | None, index: Index, known: float
) -> Iterator[Proposal]:
    word = sentence.translation[number]
    form = sentence.counterpart(number)
    surfaces = [index.surface(surface) for surface in index.containing(candidate)[:_RARE]]
    surfaces = [surface for surface in surfaces if surface.role <= Role.ALLOWED and _written(surface, word)]
    if not surfaces:
        return
    surface, context = max(
        ((surface, _context(sentence, number, surface, candidate)) for surface in surfaces),
        key=lambda found: (found[1], -len(found[0].words)),
    )
    weight = 0.2 + 0.5 * _alike(word.folded, candidate) + 0.4 * min(context, 2)
    weight += 0.05 if len(surface.words) == 1 else 0.0 if context or surface.words[-1] == candidate else -0.15
    weight += 0.1 if is_capitalised_word(candidate.capitalize()) else 0.0
    weight += 0.05 if candidate.startswith(word.folded) else 0.0
    unlikely = 0.1 * min(max(len(candidate) - 5, 0), 3)  # two long names are seldom alike by chance
    evidence = [Evidence(Signal.GLOSSARY, f"“{surface.text}”")]
    kept = False
    if form is None:
        weight += unlikely + (0.4 if sentence.segment.source is None else 0.2)
    else:
        spelt = sentence.in_latin(form)
        fits = likeness(candidate, spelt, sentence.language, sentence.respelt)
        now = likeness(word.text, spelt, sentence.language, sentence.respelt)
        if fold(spelt) == word.folded:
            kept = reading is not None and bool(reading.ending)
            weight += 0.4 + _cue(sentence, number) if kept else unlikely
        elif fits >= now - 0.05 and fits >= 0.75:
            weight += 0.4 + 0.1 * fits + (0.0 if reading is not None else 0.5 * unlikely)
        else:
            weight += unlikely
        if reading is not None and fold(reading.nominative) == candidate:
            weight += 0.15
        if reading is not None:
            evidence.append(Evidence(Signal.SOURCE, explained(form, reading)))
    if known == 1.0 and not kept:
        return
    weight -= 0.6 * known
    if is_word(word.text):
        weight -= 0.1 if form is not None else 0.6
    yield Proposal(
        right=_cased(surface, candidate, word),
        weight=weight,
        evidence=tuple(evidence),
        name=surface.text,
        reading=reading,
        form=form.text if form is not None else "",
    )


def _cue(sentence: Sentence, number: int) -> float:
    """What the place of the source's form says for its being in an oblique case."""
    place = sentence.counterparts[number]
    return 0.1 if sentence.cases(place) else 0.0


def _context(sentence: Sentence, number: int, surface: Surface, candidate: str) -> int:
    """How many other words of the surface stand where they should around the word, as they are or in a case form."""
    position = surface.words.index(candidate)
    count = 0
    for offset, other in enumerate(surface.words):
        place = number + offset - position
        if offset != position and 0 <= place < len(sentence.translation) and len(other) > 2 and other not in _PARTICLES:
            count += _means(sentence, place, other)
    return count


def _means(sentence: Sentence, place: int, name: str) -> bool:
    neighbour = sentence.translation[place]
    if neighbour.folded == name:
        return True
    form = sentence.counterpart(place)
    return form is not None and any(fold(reading.nominative) == name for reading in sentence.readings(form))


def explained(form: Word, reading: Reading) -> str:
    """How the source's form is read."""
    if not reading.ending:
        return f"“{form.text}”"
    return f"{reading.case} “{form.text}”"


def _cased(surface: Surface, candidate: str, word: Word) -> str:
    """The candidate as the surface writes it; in capitals where the translation is."""
    from mtcheck.names.words import words

    for part in words(surface.text):
        if part.folded == candidate:
            return part.text.upper() if word.acronym and len(word.text) > 3 else part.text
    return candidate
