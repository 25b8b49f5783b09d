"""The glossary as a witness: which of its names a word of the translation may stand for, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from mtcheck.glossary.index import Index, Role, Surface
from mtcheck.glossary.inflect import Reading, readings
from mtcheck.languages.cities import is_city
from mtcheck.languages.declension import cues_for, nominatives_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_capitalised_word, is_title, is_word, same_family
from mtcheck.languages.given_names import gender_of_given_name, is_given_name
from mtcheck.languages.language import group, language_for
from mtcheck.languages.named import is_language
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.respelling import fold, is_heard_as, latin, plain_key, plain_keys, respelling_key, romanisation
from mtcheck.languages.spelling import is_seen
from mtcheck.languages.surnames import surnames_for
from mtcheck.model import Evidence, Signal
from mtcheck.names.alike import alike, differ_in_ending, is_derived, is_ordinary
from mtcheck.names.assumed import can_be_case_form, declining
from mtcheck.names.candidate import Candidate
from mtcheck.names.compared import alikeness, by_source
from mtcheck.names.mention import Mention, is_feminine_of
from mtcheck.names.sentence import Sentence, after_given_name, run_around
from mtcheck.names.spoken import Spoken
from mtcheck.names.words import Word, words
from mtcheck.text.words import HYPHENS

__all__ = ["propose"]

_MOST_SURFACES: Final = 60
_HARDLY_ALIKE: Final = 0.3
_LEAST_LIKENESS: Final = 0.6
"""The least likeness of a word and a candidate, so that only candidates that can matter are looked at."""
_STEM: Final = 3
"""The first letters that a name and its distorted form share."""
_SHORTEST_NEIGHBOUR: Final = 4
_LAST_VOWELS: Final = "aeiouy"


def propose(mention: Mention, index: Index, names: Mapping[int, Spoken]) -> Iterator[Candidate]:
    """The names of the glossary that the word may stand for instead.

    ``names`` are those that the source mentions, by place.
    """
    word, sentence = mention.word, mention.sentence
    known = _features_of_known_word(mention, index)
    if not known["known"]:
        yield from _candidates_of_women(mention, index)
    expected = tuple(_candidates_from_source(mention, names, index))
    if any(fold(candidate.right) == word.folded for candidate in expected):
        return
    yield from (Candidate(c.right, known | c.features, c.evidence, c.name, c.reading, c.form) for c in expected)
    anchored = _readings_in_glossary(mention, index)
    near = index.near(word.folded) if not (known["known alone"] or known["known in full"]) else ()
    candidates = dict.fromkeys(_names_to_weigh(mention, known, anchored, near, index))
    plausible = [name for name in candidates if name != word.folded and _plausible(word, name, sentence)]
    ranked = sorted(plausible, key=lambda name: -_alike(word.folded, name))
    shared = known | {
        "near": min(len(near), 20),
        "anchors": min(sum(name in anchored for name in ranked), 9),
        "said anchored": word.folded in anchored,
    }
    for rank, name in enumerate(ranked):
        candidate = _candidate(mention, name, anchored.get(name), index, names)
        if candidate is not None:
            candidate.features |= shared
            candidate.features["rank"] = min(rank, 9)
            candidate.features["anchored alone"] = shared["anchors"] == 1 and name in anchored
            yield candidate


def _candidates_of_women(mention: Mention, index: Index) -> Iterator[Candidate]:
    """The glossary's women whose foreign surname has the ending of a Slavic woman's (*Merkelova*: Merkel)."""
    word = mention.word
    for end in surnames_for(UNKNOWN.name).given_to_women:
        stem = word.folded.removesuffix(end)
        surfaces = map(index.surface, index.containing(stem)) if stem != word.folded else ()
        found = next((one for one in surfaces if _is_a_womans_name(one, stem)), None)
        if found is not None and _is_by_herself_or_named(mention, found):
            told = alikeness(mention, stem) | {"feminised": 1.0, "certainty": 1.0}
            evidence = Evidence(Signal.GLOSSARY, f"“{found.text}”")
            yield Candidate(_in_case_of(found, stem, word), told, (evidence,), name=found.text)


def _is_a_womans_name(surface: Surface, surname: str) -> bool:
    of_her = surface.role is Role.PREFERRED and surface.kind == "person" and surface.gender == "f"
    return of_her and len(surface.words) > 1 and surface.words[-1] == surname


def _is_by_herself_or_named(mention: Mention, surface: Surface) -> bool:
    """Whether no given name but hers is before the surname."""
    start, _ = mention.run
    before = mention.sentence.translation[start : mention.number]
    return all(word.folded in surface.words for word in before)


def _candidates_from_source(mention: Mention, names: Mapping[int, Spoken], index: Index) -> Iterator[Candidate]:
    """The glossary's spelling of the name that the source's form belongs to."""
    word, place = mention.word, mention.place
    name = None if place is None else names.get(place)
    if place is None or name is None or not _may_be_mentioned(mention, name):
        return
    reading, position = name.readings[place - name.start], len(name.surface.words) - (name.end - place)
    for surface in _to_be_written(name, position, word, index):
        target = surface.words[position]
        if not _may_render(mention, name, reading, target):
            continue
        features = _features_of_candidate(mention, target, surface, reading, index)
        features |= {
            "expected": 1.0,
            "expected whole": name.whole,
            "expected words": min(len(name.surface.words), 3),
            "expected in full": name.whole and len(name.surface.words) > 1,
        }
        yield Candidate(
            right=_in_case_of(surface, target, word),
            features=features,
            evidence=(Evidence(Signal.GLOSSARY, f"“{surface.text}” for “{name.surface.text}”"),),
            name=surface.text,
            reading=reading,
            form=name.surface.text if name.whole else "",
        )


def _may_be_mentioned(mention: Mention, name: Spoken) -> bool:
    """Whether the source's name is a person's or of one word, and the mention is not of another person."""
    if len(name.surface.words) > 1 and name.surface.kind != "person":
        return False
    return not (_is_a_woman_of_his_name(mention, name) or (name.surface.kind == "place" and _is_a_person(mention)))


def _to_be_written(name: Spoken, position: int, word: Word, index: Index) -> Iterator[Surface]:
    """The spellings with as many words as the source's name: the preferred ones, and an allowed one if the word is as
    it has it at ``position``."""
    for surface in index.spellings(name.surface.entry):
        if len(surface.words) != len(name.surface.words):
            continue
        if surface.role is Role.PREFERRED or (surface.role is Role.ALLOWED and surface.words[position] == word.folded):
            yield surface


def _may_render(mention: Mention, name: Spoken, reading: Reading, target: str) -> bool:
    """Whether the word may have been written for the glossary's ``target``: it is the source's nominative or resembles
    the target, and is neither derived from it nor, for a surname alone, another name of the same sound."""
    word = mention.word
    kept = fold(reading.nominative) == word.folded
    if not kept and _alike(word.folded, target) < _HARDLY_ALIKE:
        return False
    if not name.whole and (_is_its_own(word, mention.spelt, reading) or _is_read_so(mention, target, reading)):
        return False
    return not is_derived(word.folded, target, mention.sentence.target_lang)


def _is_a_woman_of_his_name(mention: Mention, name: Spoken) -> bool:
    """Whether only the first of two words is in a case: a man's surname that ends in a consonant declines, a woman's
    never does (*sa Zoranom Janković*)."""
    first, last = name.readings[0], name.readings[-1]
    if len(name.readings) < 2 or name.surface.kind != "person" or not first.ending or last.ending:
        return False
    return language_for(mention.sentence.language).undeclined_women and last.nominative[-1] not in "aeiou"


def _is_a_person(mention: Mention) -> bool:
    """Whether the word is behind a given name, or is one itself and no preposition shows that the source has a place
    (*Sofija je rekla*: Sophia)."""
    return bool(mention.given) or (is_given_name(mention.word.text) and not mention.cases)


def _is_its_own(word: Word, form: str, reading: Reading) -> bool:
    """Whether the word sounds like the source's form without being the form itself (*Massa* for *Masa*)."""
    kept = romanisation(word.text) == romanisation(form)
    return bool(reading.ending) and not kept and is_heard_as(form, word.text)


def _features_of_known_word(mention: Mention, index: Index) -> dict[str, float]:
    """How far the glossary has the word as written."""
    word, sentence, number = mention.word, mention.sentence, mention.number
    surfaces = [index.surface(surface) for surface in index.containing(word.folded)]
    surfaces = [surface for surface in surfaces if surface.role <= Role.ALLOWED and _is_written_alike(surface, word)]
    of_another = _of_another(sentence, number)
    single = any(len(surface.words) == 1 for surface in surfaces)
    person = any(surface.kind == "person" and surface.words[-1] == word.folded for surface in surfaces)
    return {
        "glossary": 1.0,
        "known": bool(surfaces),
        "known alone": person or (single and not of_another),
        "known in full": any(
            len(surface.words) > 1 and _context(sentence, number, surface, word.folded) for surface in surfaces
        ),
        "of another": of_another,
        "surfaces": min(len(surfaces), 20),
    }


def _of_another(sentence: Sentence, number: int) -> bool:
    """Whether the word belongs to a longer name, so that an entry for the word alone does not mention it.

    It is an English word behind a first name (*Robert Hook*), or keeps the source's form where a preposition requires a
    case, beside another name (*v Novi Škotski*).
    """
    word, place = sentence.translation[number], sentence.counterparts.get(number)
    if is_word(word.text) and not is_capitalised_word(word.text) and after_given_name(sentence, number):
        return True
    if place is None or fold(sentence.in_latin(sentence.source[place])) != word.folded or not sentence.cases(place):
        return False
    start, end = run_around(sentence.translation, number)
    return any(not is_word(other.text) for other in sentence.translation[start:end] if other is not word)


def _is_written_alike(surface: Surface, word: Word) -> bool:
    """Whether the surface is not an acronym, or the word is one too (*OAH* has no bearing on *Oah*)."""
    return word.acronym or not (surface.text.isupper() and len(surface.text) < 6)


def _readings_in_glossary(mention: Mention, index: Index) -> dict[str, Reading]:
    """Words of the glossary that the source's form is a case form of."""
    found: dict[str, Reading] = {}
    cases = mention.cases
    usable = (r for r in mention.readings if _usable(r) and not _owns_nothing(mention, r))
    fitting = [r for r in usable if not cases or set(r.cases) & set(cases + "PM")]
    if not mention.sentence.by_ear:
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
    """Whether the reading counts: vocatives and plural nominatives of foreign names hardly occur in news."""
    if len(reading.nominative) < 3:
        return False
    return not (set(reading.cases) <= set("VM") and reading.ending in nominatives_for(UNKNOWN.name).rare)


def _owns_nothing(mention: Mention, reading: Reading) -> bool:
    """Whether the reading is only a possessive or a plural, although a given name is before it (*Bohuslav Martinů*) or
    no noun follows (*Leonov, znan tudi kot*: not Leon)."""
    if mention.place is None or not set(reading.cases) <= set("VMP"):
        return False
    if mention.given or not surnames_for(mention.sentence.language).possessive.fullmatch(reading.ending):
        return bool(mention.given)
    after = mention.sentence.source[mention.place + 1 : mention.place + 2]
    return not after or not after[0].joined or after[0].capitalised


def _nominatives_in_glossary(word: Word, sentence: Sentence, index: Index) -> Iterator[str]:
    """Words of the glossary that the translation's word is a case form of."""
    for reading in readings(word.folded, sentence.language):
        if reading.ending and _usable(reading) and len(reading.nominative) >= 3 and index.knows(reading.nominative):
            yield reading.nominative


def _names_to_weigh(
    mention: Mention, known: Mapping[str, float], anchored: Mapping[str, Reading], near: Sequence[str], index: Index
) -> Iterator[str]:
    """Words of the glossary that the translation's word may stand for. If that is itself a name: those that the
    source's form leads to, if it was kept, and commoner names."""
    word = mention.word
    if not (known["known alone"] or known["known in full"]):
        yield from (*anchored, *near, *_with_another_vowel(word, index))
        yield from _nominatives_in_glossary(word, mention.sentence, index)
        yield from _beside(mention, index)
    elif mention.kept:
        yield from anchored
    elif not known["known in full"]:
        yield from _commoner(word, anchored, index)


def _with_another_vowel(word: Word, index: Index) -> Iterator[str]:
    """The names of four letters that the word is without its last vowel (*Oah*: Oahu); the index finds no neighbours
    of shorter words."""
    if len(word.folded) == _SHORTEST_NEIGHBOUR - 1:
        yield from filter(index.knows, (word.folded + vowel for vowel in _LAST_VOWELS))


def _commoner(word: Word, anchored: Iterable[str], index: Index) -> Iterator[str]:
    """Those of these names that are in the dictionary, if the word lacks only their last letter (*Idah*, a town:
    Idaho)."""
    if not is_capitalised_word(word.text):
        names = (*anchored, *index.near(word.folded))
        yield from (name for name in names if name[:-1] == word.folded and is_capitalised_word(name.capitalize()))


def _beside(mention: Mention, index: Index) -> Iterator[str]:
    """The words that follow the preceding name in the glossary and begin like the word (*Milorad Dodikum*)."""
    word, number = mention.word, mention.number
    if not number or not word.joined:
        return
    before = mention.sentence.translation[number - 1]
    for place in index.containing(before.folded) if before.capitalised else ():
        own = index.surface(place).words
        for name, following in pairwise(own):
            if name == before.folded and len(following) > _STEM and following[:_STEM] == word.folded[:_STEM]:
                yield following


def _plausible(word: Word, candidate: str, sentence: Sentence) -> bool:
    """Whether the word is not a plural, possessive or derived form of the candidate, and resembles it at
    all."""
    ends = derivations_for(sentence.target_lang)
    if ends.singular(candidate) == word.folded or candidate == word.folded.removesuffix(ends.plural):
        return False
    if ("'" in candidate and "'" not in word.folded) or same_family(word.folded, candidate):
        return False
    if is_derived(word.folded, candidate, sentence.target_lang):
        return False
    if is_capitalised_word(word.text) and candidate.removeprefix(word.folded) in ends.lands:
        return False
    if _is_combined(word, candidate, sentence):
        return False
    undone = any(reading.nominative == candidate for reading in readings(word.folded, sentence.language))
    return undone or _alike(word.folded, candidate) >= _LEAST_LIKENESS


def _is_combined(word: Word, candidate: str, sentence: Sentence) -> bool:
    """Whether the word is how a name begins one of two (*Tibeto-Mongol*, *Indo-Aryan*)."""
    combining = derivations_for(sentence.target_lang).combining
    stem = word.folded.removesuffix(combining)
    if stem == word.folded or not candidate.startswith(stem):
        return False
    return sentence.segment.translation[word.end : word.end + 1] in HYPHENS


def _alike(one: str, other: str) -> float:
    from rapidfuzz.distance import OSA

    sound = max(OSA.normalized_similarity(key, plain_key(one)) for key in plain_keys(other))
    return 0.7 * OSA.normalized_similarity(one, other) + 0.3 * sound


def _candidate(
    mention: Mention, name: str, reading: Reading | None, index: Index, names: Mapping[int, Spoken]
) -> Candidate | None:
    word, sentence, number = mention.word, mention.sentence, mention.number
    surfaces = [index.surface(surface) for surface in index.containing(name)[:_MOST_SURFACES]]
    surfaces = [surface for surface in surfaces if surface.role is Role.PREFERRED and _is_written_alike(surface, word)]
    if not surfaces:
        return None
    surface = max(
        surfaces,
        key=lambda found: (
            _context(sentence, number, found, name),
            not _is_an_undeclined_woman(mention, found, name),
            -len(found.words),
        ),
    )
    if _is_called_otherwise(mention, surface, index, names) or _is_only_a_part(mention, name, surface):
        return None
    if _is_not_meant(mention, name, surface, reading):
        return None
    if mention.form is None and _is_another(mention, name, surface):
        return None
    features = _features_of_candidate(mention, name, surface, reading, index)
    features["bearers"] = min(len(surfaces), 10)
    features["another name"] = _has_another_name(mention, surface, index, names)
    evidence = [Evidence(Signal.GLOSSARY, f"“{surface.text}”")]
    if reading is not None and mention.form is not None:
        evidence.append(Evidence(Signal.SOURCE, explain_reading(mention.form, reading)))
    return Candidate(
        right=_in_case_of(surface, name, word),
        features=features,
        evidence=tuple(evidence),
        name=surface.text,
        reading=reading,
        form="" if mention.form is None else mention.form.text,
    )


def _is_an_undeclined_woman(mention: Mention, surface: Surface, name: str) -> bool:
    """Whether the word is a case form of a surname whose bearer does not decline it (*Macronom*: not Brigitte)."""
    if surface.gender != "f" or mention.word.folded == name or name[-1] in "aeiou":
        return False
    return name == surface.words[-1] and language_for(mention.sentence.language).undeclined_women


def _is_only_a_part(mention: Mention, name: str, surface: Surface) -> bool:
    """Whether no other word of a longer place name is beside the word: no place is called *Tomé* for *São Tomé*, nor
    *Leonove* for *Oleksieve-Leonove*.

    *Bosnia* by itself is Bosnia and Herzegovina, though; *Aleksandrom Popović* is not Aleksandrów Łódzki.
    """
    of_a_place = surface.kind == "place" or (not surface.kind and _is_hyphenated(surface, name))
    if not of_a_place or len(surface.words) < 2:
        return False
    if name == surface.words[0]:
        if _is_ordinary(name, mention.sentence.target_lang) and _is_behind_a_stranger(mention, surface):
            return True  # *República Dominicana*
        behind = mention.number + 1
        return behind < mention.run[1] and not alike(mention.sentence.translation[behind].folded, surface.words[1])
    return not _context(mention.sentence, mention.number, surface, name)


def _is_behind_a_stranger(mention: Mention, surface: Surface) -> bool:
    """Whether it is part of a longer name in a language other than the target's."""
    before = mention.sentence.translation[mention.number - 1]
    joined = mention.number > 0 and mention.word.joined and before.capitalised
    return joined and before.folded not in surface.words and not is_word(before.text)


def _is_hyphenated(surface: Surface, name: str) -> bool:
    """Whether the name follows a hyphen in a longer name of the glossary."""
    return any(surface.text[word.start - 1 : word.start] == "-" for word in words(surface.text) if word.folded == name)


def _is_not_meant(mention: Mention, name: str, surface: Surface, reading: Reading | None) -> bool:
    if _is_another_given_name(mention, name, surface, reading):
        return True
    return _is_somebody_else(mention, name, surface, reading) or _is_shown_right(mention, name, surface, reading)


def _is_shown_right(mention: Mention, name: str, surface: Surface, reading: Reading | None) -> bool:
    """Whether no other word of the candidate's name is beside the word, and word or source show that it is right.

    The word is an acronym in a lower-case text, and the candidate is not (*MINAE*: not Mina); the word is a surname
    derived from a town (*Donetskaya*); or the source's form shows it.
    """
    if _context(mention.sentence, mention.number, surface, name):
        return False
    if _is_an_acronym(mention) and not surface.text.isupper():
        return True
    if _is_of_a_town(mention.word.folded, name):
        return True
    if mention.form is None or mention.kept:
        return False
    return _is_read_so(mention, name, reading) or _is_heard_so(mention, name, reading)


def _is_heard_so(mention: Mention, name: str, reading: Reading | None) -> bool:
    """Whether the source's form is a case form of the word or sounds like it, and only the word is a common name
    (*Bostona*: Boston, not Bostono; *Vatikan*: Vatican, not Vatikán), or the form is none of the candidate (*Бремер*:
    Bremer, not Bremen; *Rabaka*: Rabak, not Rabat)."""
    word = mention.word.text
    same_end = fold(mention.spelt)[-1:] == mention.word.folded[-1:]  # *Pompey* is not *Pompeo*
    meant = mention.is_reading or (same_end and is_heard_as(mention.spelt, word))
    if meant and is_capitalised_word(word) and not is_capitalised_word(name.capitalize()):
        return True
    if reading is not None or not mention.is_reading or name == fold(mention.spelt):
        return False
    return not (mention.sentence.by_ear and is_heard_as(mention.spelt, name))


def _is_read_so(mention: Mention, name: str, reading: Reading | None) -> bool:
    """Whether the source's form is a case form of the word, a given name (*Hasana*: Hasan, not Hasani; *Юрій*: Yurii),
    or only a plural or vocative of the candidate (*Rotherhama*: Rotherham, not Rothera)."""
    if mention.form is None or mention.kept or not mention.is_reading:
        return False
    word = mention.word.text
    if is_given_name(word) and not (is_given_name(name) and _are_two_genders(word, name)):
        return True
    return reading is not None and set(reading.cases) <= set("VM")


def _is_an_acronym(mention: Mention) -> bool:
    """Whether only this word is in capitals, and not in the way that a surname may be (*Josip BROZ*)."""
    start, end = mention.run
    if not mention.word.acronym or end - start > 1:
        return False
    return any(word.text[1:].islower() for word in mention.sentence.translation)


def _is_of_a_town(word: str, name: str) -> bool:
    """Whether a surname is derived from the name (*Donetskaya*, *Zelenskyi*: not of *Zelensk*)."""
    ends = surnames_for(UNKNOWN.name)
    return bool(ends.towns.search(name)) and ends.of_towns.fullmatch(word.removeprefix(name)) is not None


def _is_another(mention: Mention, name: str, surface: Surface) -> bool:
    """Whether a word that no form of the source explains is another name than that of the glossary's surface: it is by
    itself (see :func:`_stands`), the surname of another person (*Robert Milinović*: not Zoran Milanović), or a surname
    of the region with other letters (*Zoran Lazić*: not Lazović)."""
    word, context = mention.word, _context(mention.sentence, mention.number, surface, name)
    named = bool(context) and not _is_beside_a_class_only(mention, surface, name)
    if not named and (_stands(mention, name) or _is_called_alike(mention, name, surface)):
        return True
    if not context and _is_of_another_owner_or_place(mention, name, surface):
        return True
    if surface.kind != "person" or not mention.given or _is_another_form(mention, name):
        return False
    if not context:
        return True
    own = surnames_for(UNKNOWN.name).usual.search(word.folded) is not None
    return own and (_edits(word.folded, name) > 1 or is_seen(word.folded))


def _is_of_another_owner_or_place(mention: Mention, name: str, surface: Surface) -> bool:
    if _is_of_an_owner(mention, name, surface) or _is_another_city(mention, name, surface):
        return True
    return surface.kind == "place" and _is_a_bearer(mention, name, surface)


def _is_a_bearer(mention: Mention, name: str, surface: Surface) -> bool:
    """Whether a place is not meant, but a person: the place's name has a given name first (*Fernand*: not Fernando de
    Noronha), a title is before the word (*Countess Rostova*), or it is a man's surname whose feminine the place is
    called by (*Orlov*: not Orlová)."""
    if len(surface.words) > 1 and name == surface.words[0] and is_given_name(name):
        return True
    before = mention.sentence.translation[mention.number - 1] if mention.number and mention.word.joined else None
    if before is not None and is_title(before.text.casefold()):
        return True
    word = mention.word.folded
    return name == word + "a" and surnames_for(UNKNOWN.name).usual.search(word) is not None


def _is_of_an_owner(mention: Mention, name: str, surface: Surface) -> bool:
    """Whether, where there is no source, word or candidate is the genitive of another name.

    The text keeps a whole name in its own language (*Telekom Slovenije*), or the candidate is the genitive in an
    organisation's name (*Srbijom*: not from Elektroprivreda Srbije).
    """
    sentence, word = mention.sentence, mention.word.folded
    if sentence.segment.source is not None:
        return False
    if (
        surface.kind in {"place", "organisation"}
        and _is_behind_a_name(mention)
        and name in _owners(word, sentence.language)
    ):
        return True
    if surface.kind != "organisation" or name == surface.words[0]:
        return False
    read = {one.nominative for tag in declining(sentence.language) for one in readings(word, tag)}
    return bool(read.intersection(_owners(name, sentence.language)))


def _is_another_city(mention: Mention, name: str, surface: Surface) -> bool:
    """Whether the word is a city's own name and not a case form of the other place (*Palu*: not Palau); a last letter
    alone shows no case if the language is unknown (*Indio*: not India)."""
    word, language = mention.word.folded, mention.sentence.language
    if surface.kind != "place" or not is_city(word):
        return False
    if language == UNKNOWN.name and word[:-1] == name[: len(word) - 1]:
        return True
    return not can_be_case_form(word, name, language)


def _owners(word: str, language: str) -> set[str]:
    """The nominatives that the word may be the genitive of."""
    read = (one for tag in declining(language) for one in readings(word, tag))
    return {one.nominative for one in read if one.ending and "G" in one.cases}


def _is_behind_a_name(mention: Mention) -> bool:
    """Whether another word of a name is right before it."""
    before = mention.number - 1
    return before >= mention.run[0] and not mention.sentence.translation[before].acronym


def _is_beside_a_class_only(mention: Mention, surface: Surface, name: str) -> bool:
    """Whether all that the text has of the rest of a place's name is a word for its kind (*Mara River*: not the
    Tara)."""
    if surface.kind != "place":
        return False
    text, number = mention.sentence.translation, mention.number
    position = surface.words.index(name)
    beside = ((number + offset - position, other) for offset, other in enumerate(surface.words) if other != name)
    shared = {other for at, other in beside if 0 <= at < len(text) and text[at].folded == other}
    return bool(shared) and all(map(is_word, shared))


def _is_called_alike(mention: Mention, name: str, surface: Surface) -> bool:
    """Whether the word is not a case form of ``name`` but another name.

    The glossary has ``name`` only as a person's given name (*Stofan*: not Stefan Löfven), or as a surname although the
    word is a given name (*Haris*: not Kamala Harris), or as a place although a surname follows (*Italo Balbo*: not
    Italy).
    """
    word, language = mention.word.folded, mention.sentence.language
    if can_be_case_form(word, name, language):
        return False
    if surface.kind == "person":
        return surface.words[-1] != name or is_given_name(mention.word.text)
    text, after = mention.sentence.translation, mention.number + 1
    if surface.kind != "place" or after >= len(text):
        return False
    surname = text[after]
    return surname.joined and surname.capitalised and not is_word(surname.text) and surname.folded not in surface.words


def _stands(mention: Mention, name: str) -> bool:
    """Whether a word that no form of the source explains is another name than ``name``: it needs no other reading, is a
    given name (*Brigita*: not Brigitte), begins with another sound (*Qingyang*: not Pyongyang), or differs within, and
    English has it (*Antakya*: not Antalya) or more than a letter is another (*Cuamba*: not Cuba)."""
    word, sounds = mention.word, plain_keys(name)
    if _stands_by_itself(mention, name) or (is_given_name(word.text) and not _are_two_genders(word.text, name)):
        return True
    if plain_key(word.text)[:1] not in {key[:1] for key in sounds} or _is_of_several(word, mention):
        return True
    if is_language(word.text, mention.sentence.target_lang) or _has_another_syllable(word.folded, name):
        return True
    if _is_another_form(mention, name) or plain_key(word.text) in sounds:
        return False
    return is_seen(word.folded) or len(word.folded) <= _SHORTEST_NEIGHBOUR or _edits(word.folded, name) > 1


def _has_another_syllable(word: str, name: str) -> bool:
    """Whether a short word differs from the name within, in the number of its letters (*Qing*: not Qiang): in names of
    one syllable each vowel counts."""
    short = len(word) <= _SHORTEST_NEIGHBOUR and len(word) != len(name)
    return short and word[:-1] != name[: len(word) - 1]


def _is_of_several(word: Word, mention: Mention) -> bool:
    """Whether it is the plural of a given name (*the Davors*: not Davos)."""
    plural = derivations_for(mention.sentence.target_lang).plural
    return bool(plural) and word.folded.endswith(plural) and is_given_name(word.folded.removesuffix(plural))


def _is_another_form(mention: Mention, name: str) -> bool:
    """Whether only the end differs, or the word is a case form of ``name`` (*Aleksandrom*: Aleksandar)."""
    word = mention.word.folded
    if differ_in_ending(word, name):
        return True
    return any(one.ending and one.nominative == name for one in readings(word, mention.sentence.language))


def _are_two_genders(one: str, other: str) -> bool:
    """Whether one of two given names is a woman's and the other a man's (*Fernanda*, *Fernando*)."""
    return {gender_of_given_name(one), gender_of_given_name(other)} == {"f", "m"}


def _edits(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)


def _stands_by_itself(mention: Mention, name: str) -> bool:
    """Whether the word needs no other reading: a common name (*Roma*), or an English word that resembles no capitalised
    word of the source or, without a source, is not part of a common name (*Labour*, *Papers*)."""
    text = mention.word.text
    if is_capitalised_word(text):
        return True
    if mention.sentence.segment.source is None and mention.is_placed:
        return False
    return is_ordinary(text, mention.sentence.target_lang) and (
        mention.sentence.segment.source is not None
        or not is_capitalised_word(name.capitalize())
        or _is_in_a_title(mention)
    )


def _is_in_a_title(mention: Mention) -> bool:
    """Whether another capitalised word of the dictionary is beside it (*Information Technology Month*)."""
    text, number = mention.sentence.translation, mention.number
    start, end = run_around(text, number)
    beside = (*text[max(start, number - 1) : number], *text[number + 1 : min(end, number + 2)])
    return any(is_word(word.text) and not is_given_name(word.text) for word in beside)


def _features_of_candidate(
    mention: Mention, name: str, surface: Surface, reading: Reading | None, index: Index
) -> dict[str, float]:
    """Features that word, source and candidate have in common."""
    word, sentence = mention.word, mention.sentence
    start, end = mention.run
    text = sentence.translation
    beside = [text[place] for place in range(start, end) if place != mention.number and len(text[place].text) > 1]
    strangers = [other for other in beside if other.folded not in surface.words]
    context = _context(sentence, mention.number, surface, name)
    return {
        **alikeness(mention, name),
        **by_source(mention, name, reading),
        "context": min(context, 2),
        "strangers": min(len(strangers), 3),
        "strangers left": start < mention.number and text[mention.number - 1] in strangers,
        "strangers right": mention.number + 1 < end and text[mention.number + 1] in strangers,
        "candidate words": min(len(surface.words), 4),
        "candidate last": surface.words[-1] == name,
        "candidate first": surface.words[0] == name,
        "candidate is person": surface.kind == "person",
        "candidate is place": surface.kind == "place",
        "candidate has kind": bool(surface.kind),
        "candidate frequency": min(index.frequency(name), 50),
        "candidate ordinary": _is_ordinary(name, sentence.target_lang),
        "woman of candidate": is_feminine_of(word.folded, name),
        "man of candidate": is_feminine_of(name, word.folded),
        "gender differs": _differs_in_gender(mention, surface),
        "own letters": _lacks_own_letters(mention, surface, name),
    }


def _differs_in_gender(mention: Mention, surface: Surface) -> bool:
    """Whether a woman is mentioned and the candidate is a man, or vice versa."""
    if not surface.gender or surface.kind != "person":
        return False
    if mention.is_of_a_woman:
        return surface.gender == "m"
    return mention.given == "m" and surface.gender == "f"


def _has_another_name(mention: Mention, surface: Surface, index: Index, names: Mapping[int, Spoken]) -> bool:
    """Whether the source language has another name for the entry, and this form is not it.

    *Romima* (the Roma) could be a case of *Rome* by its sound, but Rome is *Rim*.
    """
    if mention.place is None:
        return False
    sentence = mention.sentence
    named = names.get(mention.place)
    if named is not None and named.surface.entry == surface.entry:
        return False
    start = f"{group(sentence.language)}:"
    forms = [form for form in index.spellings(surface.entry) if form.words and form.words[0].startswith(start)]
    said = {word.partition(":")[2] for form in forms for word in form.words}
    here = {reading.nominative for reading in mention.readings}
    return bool(forms) and not said & here


def _is_somebody_else(mention: Mention, name: str, surface: Surface, reading: Reading | None) -> bool:
    """Whether the text and the glossary name different persons.

    A place is not a surname, nor is a first name; *Zoran* and *Zorana* are two people, and so are a woman and a man of
    the glossary with the same surname. A name spelt alike in source and translation is that name (*Berhane*, not
    *Berane*), unless the source's form can be the glossary's name or they differ in the ending.
    """
    word = mention.word
    context = _context(mention.sentence, mention.number, surface, name)
    if _begins_otherwise(mention, name) or _is_of_the_other_gender(mention, name):
        return True
    if mention.kept and not _leads_elsewhere(mention, name, reading) and _is_as_it_is(mention, name, context):
        return True
    if not context and _is_behind_a_kept_given_name(mention):
        return True
    if mention.given and mention.number + 1 == mention.run[1] and not context:
        first = surface.kind == "person" and surface.words[-1] != name
        return surface.kind == "place" or first or (mention.given == "f" and is_feminine_of(word.folded, name))
    return False


def _is_another_given_name(mention: Mention, name: str, surface: Surface, reading: Reading | None) -> bool:
    """Whether the glossary has ``name`` only as a person's given name, and neither the source's form nor the word is a
    case form of it (*North Carolina*: not Karoline Leavitt)."""
    if surface.kind != "person" or surface.words[-1] == name or reading is not None or mention.form is None:
        return False
    if _context(mention.sentence, mention.number, surface, name):
        return False
    return not can_be_case_form(mention.word.folded, name, mention.sentence.language)


def _is_of_the_other_gender(mention: Mention, name: str) -> bool:
    """Whether both are given names, one a woman's and one a man's, and the source does not rule the word out
    (*Claudije*: not Claudio)."""
    word = mention.word.text
    if not (_are_two_genders(word, name) and is_given_name(word) and is_given_name(name)):
        return False
    return mention.sentence.by_ear or not mention.is_no_reading


def _is_behind_a_kept_given_name(mention: Mention) -> bool:
    """Whether it is a surname like *Banjalučki* behind a given name, and the source has both unchanged, so that neither
    is in a case."""
    before = Mention(mention.sentence, mention.number - 1) if mention.given else None
    if before is None or not (before.kept and mention.kept and is_given_name(before.word.text)):
        return False
    return surnames_for(mention.sentence.language).mans.search(mention.word.folded) is not None


def _begins_otherwise(mention: Mention, name: str) -> bool:
    """Whether the start of the source's form sounds like the word's, and not like that of ``name`` (*Gridley*:
    Fridley)."""
    first = respelling_key(mention.spelt)[:1]
    if not first or mention.spelt[:1] == name[:1]:
        return False
    return first == plain_key(mention.word.text)[:1] and first != plain_key(name)[:1]


def _leads_elsewhere(mention: Mention, name: str, reading: Reading | None) -> bool:
    """Whether the form that both have is ``name`` in a case or as heard, give or take an *h*."""
    if reading is None or reading.ending:
        return reading is not None
    return mention.sentence.by_ear and mention.word.folded.replace("h", "") != name.replace("h", "")


def _is_as_it_is(mention: Mention, name: str, context: int) -> bool:
    """Whether a name spelt alike in source and translation is not a case form of the glossary's ``name``."""
    if mention.given or context:
        return bool(mention.given)
    word = mention.word.folded
    if is_capitalised_word(name.capitalize()) and not is_seen(word) and name.startswith(word):
        return False  # *Eskim* is the source language's name of *Eskimo*
    read = [reading for reading in mention.readings if fold(reading.nominative) == name]
    if not read and not (mention.sentence.by_ear and is_heard_as(mention.spelt, name)):
        return True  # *Bologa* is not a case of *Bologna*, nor *Бремер* of *Bremen*
    return not differ_in_ending(word, name) or any(_owns_nothing(mention, one) for one in read)


def _is_called_otherwise(mention: Mention, surface: Surface, index: Index, names: Mapping[int, Spoken]) -> bool:
    """Whether the source language's name for the place does not sound like the form: then the form is not that place.

    *Romima* (the Roma) could be a case of *Rome* by its sound, but Rome is *Rim*.
    """
    if mention.place is None or surface.kind != "place" or len(surface.words) > 1:
        return False
    named = names.get(mention.place)
    if named is not None and named.surface.entry == surface.entry:
        return False
    language = mention.sentence.language
    start = f"{group(language)}:"
    forms = [form.text for form in index.spellings(surface.entry) if form.words and form.words[0].startswith(start)]
    sounds = set(plain_keys(surface.text))
    return bool(forms) and not any(respelling_key(latin(form, language)) in sounds for form in forms)


def _lacks_own_letters(mention: Mention, surface: Surface, name: str) -> bool:
    """Whether a name of the region would have its own letters in the source, but does not (*Kristo*, *Krišto*)."""
    letters = language_for(mention.sentence.language).name_letters
    if mention.form is None or letters.isdisjoint(mention.sentence.source_letters):
        return False
    spelt = next((word.text.casefold() for word in words(surface.text) if word.folded == name), "")
    return not letters.intersection(spelt) <= set(mention.spelt)


def _is_ordinary(candidate: str, target_lang: str) -> bool:
    """Whether English uses the word by itself: *new*, *Dominican*."""
    of_a_people = derivations_for(target_lang).peoples.search(candidate) is not None
    return is_word(candidate) or (of_a_people and is_capitalised_word(candidate.capitalize()))


def _context(sentence: Sentence, number: int, surface: Surface, candidate: str) -> int:
    """How many other words of the surface are in their places around the word, unchanged or in a case form."""
    position = surface.words.index(candidate)
    small_words = cues_for(sentence.target_lang).small_words
    count = 0
    for offset, other in enumerate(surface.words):
        place = number + offset - position
        if (
            offset != position
            and 0 <= place < len(sentence.translation)
            and len(other) > 2
            and other not in small_words
        ):
            count += _means(sentence, place, other)
    return count


def _means(sentence: Sentence, place: int, name: str) -> bool:
    neighbour = sentence.translation[place]
    if neighbour.folded == name:
        return True
    form = sentence.counterpart(place)
    return form is not None and any(fold(reading.nominative) == name for reading in sentence.readings(form))


def explain_reading(form: Word, reading: Reading) -> str:
    """How the source's form is read, in words."""
    if not reading.ending:
        return f"“{form.text}”"
    return f"{reading.case} “{form.text}”"


def _in_case_of(surface: Surface, candidate: str, word: Word) -> str:
    """The candidate as the surface spells it; in capitals if the translation's word is."""
    for part in words(surface.text):
        if part.folded == candidate:
            return part.text.upper() if word.acronym and len(word.text) > 3 else part.text
    return candidate
