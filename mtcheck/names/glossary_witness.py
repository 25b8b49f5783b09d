"""What the glossary says about a word of the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from mtcheck.glossary.index import Index, Role, Surface
from mtcheck.glossary.inflect import Reading, readings
from mtcheck.languages.english import is_capitalised_word, is_word, same_family
from mtcheck.languages.language import group
from mtcheck.languages.respelling import fold, latin, plain_key, plain_keys, respelling_key, romanisation
from mtcheck.model import Evidence, Signal
from mtcheck.names.alike import differ_in_ending, is_derived
from mtcheck.names.finding import Proposal
from mtcheck.names.sentence import Sentence, after_given_name, likeness, run_around
from mtcheck.names.spoken import Spoken
from mtcheck.names.words import Word, words

__all__ = ["propose"]

_RARE = 60
_HARDLY_ALIKE = 0.3
_OWN_LETTERS: Final = frozenset("čćđšž")
_OF_A_PEOPLE: Final = re.compile("(?:an|ish|ese|ic)$")
_PARTICLES = frozenset(["the", "of", "and", "for", "von", "van", "der", "den", "del", "las", "los"])


def propose(sentence: Sentence, number: int, index: Index, names: Mapping[int, Spoken]) -> Iterator[Proposal]:
    """The names of the glossary that the word may stand for instead of what it says.

    ``names`` are those that the source speaks of, at each of their places.
    """
    word = sentence.translation[number]
    place = sentence.counterparts.get(number)
    form = sentence.source[place] if place is not None else None
    known = _known(sentence, number, index)
    if form is not None and place is not None:
        expected = tuple(_expected(word, place, sentence.in_latin(form), names.get(place), index))
        if any(fold(proposal.right) == word.folded for proposal in expected):
            return
        believed = known >= 0.9 or is_word(word.text)
        yield from (proposal for proposal in expected if not believed or " " in proposal.form)
    if known == 1.0 and (form is None or fold(sentence.in_latin(form)) != word.folded):
        return
    anchored = _anchored(sentence, form, place, index) if form is not None and place is not None else {}
    candidates = dict.fromkeys(anchored)
    if known < 1.0:
        candidates |= dict.fromkeys(index.near(word.folded))
        candidates |= dict.fromkeys(_undone(word, sentence, index))
    for candidate in candidates:
        if candidate != word.folded and _plausible(word, candidate, sentence):
            yield from _weighed(sentence, number, candidate, anchored.get(candidate), index, known, names)


def _expected(word: Word, place: int, form: str, name: Spoken | None, index: Index) -> Iterator[Proposal]:
    """What the glossary writes for the name that the source's form at ``place`` belongs to."""
    if name is None or (len(name.surface.words) > 1 and name.surface.kind != "person"):
        return
    position = len(name.surface.words) - (name.end - place)
    for surface in index.spellings(name.surface.entry):
        if len(surface.words) != len(name.surface.words):
            continue
        if surface.role is Role.PREFERRED or (surface.role is Role.ALLOWED and surface.words[position] == word.folded):
            reading = name.readings[place - name.start]
            kept = fold(reading.nominative) == word.folded
            if not kept and _alike(word.folded, surface.words[position]) < _HARDLY_ALIKE:
                continue
            if not name.whole and _is_its_own(word, form, reading):
                continue
            if is_derived(word.folded, surface.words[position]):
                continue
            yield Proposal(
                right=_cased(surface, surface.words[position], word),
                weight=1.3,
                evidence=(Evidence(Signal.GLOSSARY, f"“{surface.text}” for “{name.surface.text}”"),),
                name=surface.text,
                reading=reading,
                form=name.surface.text if name.whole else "",
            )


def _is_its_own(word: Word, form: str, reading: Reading) -> bool:
    """Whether the word sounds like the source's form without being the form itself (*Massa* for *Masa*)."""
    kept = romanisation(word.text) == romanisation(form)
    return bool(reading.ending) and not kept and respelling_key(form) in plain_keys(word.text)


def _known(sentence: Sentence, number: int, index: Index) -> float:
    """How far the word is right as it stands: 1 for a name of its own or in its full name, 0 for nothing known."""
    word = sentence.translation[number]
    surfaces = [index.surface(surface) for surface in index.containing(word.folded)]
    surfaces = [surface for surface in surfaces if surface.role <= Role.ALLOWED and _written(surface, word)]
    if any(surface.kind == "person" and surface.words[-1] == word.folded for surface in surfaces):
        return 1.0
    if any(len(surface.words) > 1 and _context(sentence, number, surface, word.folded) for surface in surfaces):
        return 1.0
    if any(len(surface.words) == 1 for surface in surfaces) and not _of_another(sentence, number):
        return 1.0
    if is_capitalised_word(word.text) or (word.text.endswith("s") and is_capitalised_word(word.text[:-1])):
        return 1.0 if surfaces else 0.9
    if not surfaces:
        return 0.0
    if after_given_name(sentence.translation, number):
        return 0.3
    return 0.9 if is_word(word.text) else 0.4


def _of_another(sentence: Sentence, number: int) -> bool:
    """Whether the word belongs to a longer name, so that an entry for the word alone does not speak of it.

    It is an English word after a first name (*Robert Hook*), or has the source's form where a preposition asks for a
    case, beside another name (*v Novi Škotski*).
    """
    word, place = sentence.translation[number], sentence.counterparts.get(number)
    if is_word(word.text) and not is_capitalised_word(word.text) and after_given_name(sentence.translation, number):
        return True
    if place is None or fold(sentence.in_latin(sentence.source[place])) != word.folded or not sentence.cases(place):
        return False
    start, end = run_around(sentence.translation, number)
    return any(not is_word(other.text) for other in sentence.translation[start:end] if other is not word)


def _written(surface: Surface, word: Word) -> bool:
    """Whether the surface is no acronym, or the word is one too (*OAH* says nothing about *Oah*)."""
    return word.acronym or not (surface.text.isupper() and len(surface.text) < 6)


def _anchored(sentence: Sentence, form: Word, place: int, index: Index) -> dict[str, Reading]:
    """Words of the glossary that the source's form is a case form of."""
    found: dict[str, Reading] = {}
    cases = sentence.cases(place)
    fitting = [r for r in sentence.readings(form) if _usable(r) and (not cases or set(r.cases) & set(cases + "PM"))]
    if not sentence.by_ear:
        for reading in fitting:
            spelt = fold(reading.nominative)
            if index.knows(spelt):
                found.setdefault(spelt, reading)
    for reading in fitting:
        for sounding in index.sounding(respelling_key(reading.nominative)):
            if ":" not in sounding:
                found.setdefault(sounding, reading)
    return found


def _usable(reading: Reading) -> bool:
    """Whether the reading tells anything: vocatives and plural nominatives of foreign names hardly occur in news."""
    if len(reading.nominative) < 3:
        return False
    return not (set(reading.cases) <= set("VM") and reading.ending in {"e", "i", "y", "o"})


def _undone(word: Word, sentence: Sentence, index: Index) -> Iterator[str]:
    """Words of the glossary that the translation's word is a case form of."""
    for reading in readings(word.folded, sentence.language):
        if reading.ending and _usable(reading) and len(reading.nominative) >= 3 and index.knows(reading.nominative):
            yield reading.nominative


def _plausible(word: Word, candidate: str, sentence: Sentence) -> bool:
    if candidate.removesuffix("s").removesuffix("'") == word.folded or candidate == word.folded.removesuffix("s"):
        return False
    if ("'" in candidate and "'" not in word.folded) or same_family(word.folded, candidate):
        return False
    if is_derived(word.folded, candidate):
        return False
    undone = any(reading.nominative == candidate for reading in readings(word.folded, sentence.language))
    alike = _alike(word.folded, candidate)
    return ((undone or alike >= 0.66) and word.folded[:1] == candidate[:1]) or alike >= 0.8


def _alike(one: str, other: str) -> float:
    from rapidfuzz.distance import OSA

    sound = max(OSA.normalized_similarity(key, plain_key(one)) for key in plain_keys(other))
    return 0.7 * OSA.normalized_similarity(one, other) + 0.3 * sound


def _weighed(
    sentence: Sentence,
    number: int,
    candidate: str,
    reading: Reading | None,
    index: Index,
    known: float,
    names: Mapping[int, Spoken],
) -> Iterator[Proposal]:
    word = sentence.translation[number]
    form = sentence.counterpart(number)
    surfaces = [index.surface(surface) for surface in index.containing(candidate)[:_RARE]]
    surfaces = [surface for surface in surfaces if surface.role is Role.PREFERRED and _written(surface, word)]
    if not surfaces:
        return
    surface, context = max(
        ((surface, _context(sentence, number, surface, candidate)) for surface in surfaces),
        key=lambda found: (found[1], -len(found[0].words)),
    )
    if form is not None and _has_another_name(sentence, number, surface, index, names):
        return
    supported, kept, refuted = _supported(sentence, number, candidate, reading, context)
    ordinary = known >= 0.9 or is_word(word.text)
    if is_word(word.text) and form is None and not context:
        return
    if kept and ordinary and not context and not sentence.cases(sentence.counterparts[number]):
        return
    if kept and is_capitalised_word(word.text) and not context:
        return
    if not context and _may_be_anothers(sentence, form, surface, candidate):
        return
    if supported is None or (known == 1.0 and not kept) or (known == 0.9 and not (kept or refuted or context)):
        return
    weight = 0.2 + 0.5 * _alike(word.folded, candidate) + 0.4 * min(context, 2) + supported
    weight += 0.05 if len(surface.words) == 1 else 0.0 if context or surface.words[-1] == candidate else -0.15
    weight += 0.1 if len(candidate) > 4 and is_capitalised_word(candidate.capitalize()) else 0.0
    weight += 0.05 if candidate.startswith(word.folded) else 0.0
    weight += 0.25 if differ_in_ending(word.folded, candidate) else 0.0
    weight += 0.02 * min(len(surfaces), 3)
    weight -= 0.6 * (min(known, 0.3) if refuted else known)
    if is_word(word.text):
        weight -= 0.6 if form is None else 0.15 if not kept and (len(surface.words) == 1 or context) else 0.3
    if kept and reading is not None:
        weight -= _far_fetched(word.folded, reading)
    if not context and surface.kind != "person" and len(surface.words) > 1 and _is_ordinary(candidate):
        return
    evidence = [Evidence(Signal.GLOSSARY, f"“{surface.text}”")]
    if reading is not None and form is not None:
        evidence.append(Evidence(Signal.SOURCE, explained(form, reading)))
    yield Proposal(
        right=_cased(surface, candidate, word),
        weight=weight,
        evidence=tuple(evidence),
        name=surface.text,
        reading=reading,
        form=form.text if form is not None else "",
    )


def _has_another_name(
    sentence: Sentence, number: int, surface: Surface, index: Index, names: Mapping[int, Spoken]
) -> bool:
    """Whether the source's language calls the place by a name of its own, and this is not it.

    *Romima* (the Roma) could be a case of *Rome* by its sound, but Rome is *Rim*.
    """
    if surface.kind != "place" or len(surface.words) > 1:
        return False
    named = names.get(sentence.counterparts[number])
    if named is not None and named.surface.entry == surface.entry:
        return False
    start = f"{group(sentence.language)}:"
    forms = [form.text for form in index.spellings(surface.entry) if form.words and form.words[0].startswith(start)]
    sounds = set(plain_keys(surface.text))
    return bool(forms) and not any(respelling_key(latin(form, sentence.language)) in sounds for form in forms)


def _may_be_anothers(sentence: Sentence, form: Word | None, surface: Surface, candidate: str) -> bool:
    """Whether a word of the surface says too little alone: three letters, a first name, or other letters (*Krišto*).

    A name of the region keeps its letters in the source: *Kristo* is no *Krišto*, unless the source writes none.
    """
    if len(candidate) < 4 or (surface.kind == "person" and surface.words[-1] != candidate):
        return True
    if form is None or group(sentence.language) != "hbs" or not _OWN_LETTERS & sentence.source_letters:
        return False
    spelt = next((word.text.casefold() for word in words(surface.text) if word.folded == candidate), "")
    return not _OWN_LETTERS.intersection(spelt) <= set(sentence.in_latin(form))


def _is_ordinary(candidate: str) -> bool:
    """Whether English uses the word by itself: *new*, *Dominican*."""
    of_a_people = _OF_A_PEOPLE.search(candidate) is not None
    return is_word(candidate) or (of_a_people and is_capitalised_word(candidate.capitalize()))


def _supported(
    sentence: Sentence, number: int, candidate: str, reading: Reading | None, context: int
) -> tuple[float | None, bool, bool]:
    """What the source adds to the glossary's word; whether its form was kept; whether it refutes the word.

    The first is None when the source speaks against the glossary's word.
    """
    word = sentence.translation[number]
    form = sentence.counterpart(number)
    by_ending = differ_in_ending(word.folded, candidate)
    if form is None:
        undone = any(r.ending and r.nominative == candidate for r in readings(word.folded, sentence.language))
        if not (by_ending or undone or context):
            return None, False, False
        unlikely = 0.1 * min(max(len(candidate) - 5, 0), 3)  # two long names are seldom alike by chance
        unseen = 0.4 if sentence.segment.source is None else 0.0  # a source that has neither name speaks for neither
        return unlikely + unseen, False, False
    spelt = sentence.in_latin(form)
    if fold(spelt) == word.folded:
        if reading is not None and reading.ending and (sentence.respelt or fold(reading.nominative) == candidate):
            return 0.55 + (0.2 if sentence.cases(sentence.counterparts[number]) else 0.0), True, False
        if sentence.by_ear and by_ending and len(candidate) > len(word.text) > 6:
            return 0.2, False, False
        return (0.0 if context else None), False, False
    spelled = [fold(option.nominative) for option in sentence.readings(form) if _usable(option)]
    if not sentence.by_ear and word.folded in spelled and candidate not in spelled and not context:
        return None, False, False
    fits = likeness(candidate, spelt, sentence.language, sentence.by_ear)
    now = likeness(word.text, spelt, sentence.language, sentence.by_ear)
    if candidate in spelled and not sentence.by_ear:
        return 0.65, False, by_ending and word.folded not in spelled
    if sentence.by_ear and now >= 0.95 and fits < now - 0.005 and not context:
        return None, False, False
    sounds = bool(set(plain_keys(candidate)) & set(plain_keys(word.text)))
    if fits >= 0.75 and (fits > now + 0.03 or (fits >= now - 0.05 and (by_ending or sounds))):
        return 0.45 + 0.1 * fits, False, by_ending and fits > now + 0.1
    return (0.2 if by_ending else None), False, False


def _far_fetched(folded: str, reading: Reading) -> float:
    """What speaks against a kept form's reading: a short stem, a nominative that the form does not show."""
    doubt = 0.3 if len(folded) - len(reading.ending) < 4 else 0.0
    return doubt + (0.2 if reading.ending == "e" else 0.1 if reading.restored in {"o", "i", "e"} else 0.0)


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
    for part in words(surface.text):
        if part.folded == candidate:
            return part.text.upper() if word.acronym and len(word.text) > 3 else part.text
    return candidate
