"""Judges a mention: all witnesses, weighed by the fitted model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, NamedTuple

from mtcheck.glossary.index import Index, Role
from mtcheck.languages.cities import are_names_of_one_city
from mtcheck.languages.declension import cues_for, declension_for, nominatives_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_capitalised_word, is_street, is_title, is_word
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import fold, is_heard_as, romanisation
from mtcheck.languages.spelling import is_seen
from mtcheck.languages.surnames import surnames_for
from mtcheck.names import (
    consistency_witness,
    glossary_witness,
    nominative_witness,
    person_witness,
    reference_witness,
    retranslation_witness,
    source_witness,
)
from mtcheck.names.alike import alike, are_two_spellings, differ_in_ending
from mtcheck.names.both_exist import both_exist
from mtcheck.names.candidate import Candidate, join_candidates
from mtcheck.names.case_cues import is_nominative
from mtcheck.names.consistency_witness import Vocabulary
from mtcheck.names.decide import model
from mtcheck.names.english_name import is_in_an_english_name
from mtcheck.names.family import is_family_of
from mtcheck.names.full_name import has_i_of_ending, is_neuter, restores_behind_a_vowel
from mtcheck.names.mention import Mention, is_feminine_of
from mtcheck.names.mentions import Mentions
from mtcheck.names.one_place import is_region_of, stands_for_its_place
from mtcheck.names.only_seen import only_seen
from mtcheck.names.own_given_name import is_hers, is_his, own_given_name
from mtcheck.names.retranslation_witness import Judgement, weights
from mtcheck.names.sentence import Sentence
from mtcheck.names.spoken import Spoken
from mtcheck.names.uninflected import is_behind_a_mans_genitive

__all__ = [
    "Judged",
    "Witnesses",
    "beside_retranslation",
    "candidates_to_weigh",
    "judge_mention",
    "likely",
    "says_nothing",
    "setting",
]

_RIGHT: Final = frozenset({Role.PREFERRED, Role.ALLOWED})
_SHORT_ACRONYM: Final = 4
_LONGEST_STREET: Final = 3
_LONGEST_PARTICLE: Final = 4
"""The most letters of particles of names in other languages (*van*, *della*)."""
_COMPARED: Final = ("alike", "candidate fits", "same start")
_SHOWING_CASE: Final = (
    "context", "right elsewhere", "expected whole", "candidate in case", "beside a genitive", "cue word before",
    "cue word after", "cue neighbour", "cue first of the names", "cue no subject", "cue shape", "cue owner",
)  # fmt: skip
"""The features that show, each by itself, that a form is not the nominative."""
_OF_A_PLACE_MEANT: Final = ("expected whole", "candidate is place", "candidate in case")
_OBLIQUE: Final = "aeium"
"""The last letters of class nouns that are not in the nominative (*uragana Katrine*)."""
_SURE_CERTAINTY: Final = 0.95
_CONFIDENCE_WHERE_SURE: Final = 0.8
_CONFIDENCE_WHERE_SOURCE_DIFFERS: Final = 0.6
_CONFIDENCE_WHERE_BOTH_EXIST: Final = 0.6
_SHORTEST_STEM: Final = 4
_PLURAL_OF_ACRONYM: Final = re.compile("[A-Z]{2,}s")
_FLEETING: Final = re.compile("[aeo][^aeiou]")


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What the article and the glossary know about any mention."""

    index: Index | None
    vocabulary: Vocabulary
    mentions: Mentions


class Judged(NamedTuple):
    """A mention that should read otherwise, the right reading, and its calibrated probability (``confidence``, in [0,
    1]). ``lone`` is whether only the re-translation has that reading."""

    candidate: Candidate
    confidence: float
    lone: bool = False


def judge_mention(mention: Mention, witnesses: Witnesses, names: Mapping[int, Spoken]) -> Judged | None:
    """The likeliest right reading, if the mention is likely enough to be wrong; less likely beside a reference that has
    another name of the same thing, and sure where a reference has the reading that the source or the glossary shows."""
    judged = _judge(mention, witnesses, names)
    if judged is None or fold(judged.candidate.right) not in mention.sentence.reference_words:
        return judged
    right = judged.candidate.right
    if romanisation(mention.word.text) == romanisation(right):
        return judged
    if both_exist(mention, right):
        return judged._replace(confidence=min(judged.confidence, _CONFIDENCE_WHERE_BOTH_EXIST))
    of_reference = {fold(one.right) for one in reference_witness.propose(mention)}
    if fold(right) not in of_reference and not mention.sentence.counts[fold(right)]:
        return judged._replace(confidence=max(judged.confidence, _CONFIDENCE_WHERE_SURE))
    return judged


def _judge(mention: Mention, witnesses: Witnesses, names: Mapping[int, Spoken]) -> Judged | None:
    if (says_nothing(mention) or is_in_an_english_name(mention)) and not _is_undone(mention):
        return None
    told = likely(mention, witnesses, names)
    proposed = reference_witness.propose(mention)
    referred = next((one for one in proposed if not stands_for_its_place(mention, one.right)), None)
    if referred is not None:
        return None if _is_preferred(mention, referred, witnesses.index) else _by_reference(mention, referred, told)
    judged = _judgement(told, mention)
    if mention.sentence.references or mention.sentence.as_retold is None:
        return judged
    return _beside_retranslation(mention, judged, told)


def _judgement(told: Sequence[Candidate], mention: Mention) -> Judged | None:
    """What glossary, source and the article itself say."""
    judged = _judgement_of_model(told, mention)
    shown = next(nominative_witness.propose(mention), None)
    if shown is not None and (judged is None or fold(judged.candidate.right) != fold(shown.right)):
        return Judged(shown, _CONFIDENCE_WHERE_SURE)
    judged = judged or _certain(told, mention) or _place_meant(told, mention)
    if judged is None or is_family_of(mention, judged.candidate.right):
        return None
    if is_hers(mention, judged.candidate) or is_his(mention, judged.candidate):
        return None
    return judged._replace(candidate=own_given_name(judged.candidate, told, mention))


def _beside_retranslation(mention: Mention, judged: Judged | None, told: Sequence[Candidate]) -> Judged | None:
    """The judgement with what the re-translation has instead; a name that only that has is a lead."""
    options = list(beside_retranslation(mention, judged, told))
    if not options:
        return judged
    weighed = weights()
    probability, best = max(((weighed.probability(values), one) for one, values in options), key=lambda pair: pair[0])
    least = weighed.least if judged is None else model().confidence(model().least[setting(mention)])
    if probability < least:
        return None
    if _is_retold_of_its_place(mention, best):
        return judged
    if judged is not None and best is judged.candidate:
        best.evidence = (*best.evidence, *retranslation_witness.evidence_for(mention, best))
    return Judged(best, round(probability, 2), lone=judged is None)


def _is_retold_of_its_place(mention: Mention, best: Candidate) -> bool:
    """Whether the mention and the re-translation's word are of one place (*Olomouc*, *Olomoucko*)."""
    retold = mention.sentence.as_retold
    if retold is None or fold(best.right) not in retold.reference_places:
        return False
    return stands_for_its_place(Mention(retold, mention.number), best.right)


def beside_retranslation(
    mention: Mention, judged: Judged | None, told: Sequence[Candidate]
) -> Iterator[tuple[Candidate, dict[str, float]]]:
    """The candidate judged to be right and those of the re-translation, each with the features that its weights
    take."""
    named = {fold(one.right) for one in candidates_to_weigh(told, mention)}
    right, confidence = ("", 0.0) if judged is None else (fold(judged.candidate.right), judged.confidence)
    if judged is not None:
        yield judged.candidate, retranslation_witness.features(mention, judged.candidate, Judgement(right, confidence))
    for one in retranslation_witness.propose(mention):
        folded = fold(one.right)
        if folded != right:
            yield one, retranslation_witness.features(mention, one, Judgement(right, confidence, folded in named))


def _is_undone(mention: Mention) -> bool:
    """Whether the reference has the nominative of a form that the translation keeps, so that it is not in a name to be
    left as it is (*Stranda Square*: Strand)."""
    if not mention.kept or mention.word.acronym:
        return False
    referred = next(reference_witness.propose(mention), None)
    if referred is None:
        return False
    target = fold(referred.right)
    return any(reading.ending and fold(reading.nominative) == target for reading in mention.readings)


def _by_reference(mention: Mention, referred: Candidate, told: Sequence[Candidate]) -> Judged:
    target = fold(referred.right)
    same = [candidate for candidate in told if fold(candidate.right) == target]
    if not same and _is_spelt_as_in_source(mention, target):
        return Judged(referred, _CONFIDENCE_WHERE_SOURCE_DIFFERS)
    return Judged(join_candidates([referred, *same])[0], 0.97 if same else 0.9)


def _is_spelt_as_in_source(mention: Mention, target: str) -> bool:
    """Whether the translation keeps the source's spelling, and that is not a case form of the reference's name: the
    source or the reference has a slip (*Kier*, *Keir*)."""
    if not mention.kept or mention.sentence.by_ear:
        return False
    if are_names_of_one_city(mention.word.folded, target) and not alike(mention.word.folded, target):
        return False
    return not any(fold(reading.nominative) == target for reading in mention.readings)


def says_nothing(mention: Mention) -> bool:
    """Whether it is in a reference, an acronym, a title, or part of a longer name that is kept."""
    word, text = mention.word, mention.word.text
    if word.folded in mention.sentence.reference_words or (word.acronym and len(text) <= _SHORT_ACRONYM):
        return True
    if _PLURAL_OF_ACRONYM.fullmatch(text) or _is_in_own_letters(mention):
        return True
    if _is_of_a_species(mention):
        return True
    return _is_of_a_street(mention) or _is_of_copied_words(mention) or (is_title(text.casefold()) and is_word(text))


def _is_in_own_letters(mention: Mention) -> bool:
    """Whether a source that respells names has this one letter by letter (*реч „Sie“*)."""
    return mention.form is not None and mention.sentence.respelt and mention.form.text == mention.word.text


def likely(mention: Mention, witnesses: Witnesses, names: Mapping[int, Spoken]) -> list[Candidate]:
    """The candidates that may be right; only case forms if a word behind it is left too (*Hrvatska poštanska banka* is
    not Croatia)."""
    told = _candidates(mention, witnesses, names)
    if not _is_copied(mention, 1):
        return told
    return [one for one in told if one.reading is not None and one.reading.ending]


def _is_of_a_street(mention: Mention) -> bool:
    """Whether it is the name of a street, which English leaves in the source's genitive (*Maršala Tita Street*)."""
    text, number = mention.sentence.translation, mention.number
    behind = text[number + 1 : min(mention.run[1], number + _LONGEST_STREET) + 1]
    if not mention.kept or _is_behind_a_preposition(mention):
        return False
    return any(word.joined and is_street(word.text.casefold()) for word in behind)


def _is_behind_a_preposition(mention: Mention) -> bool:
    """Whether the source's form is directly behind a preposition that may govern its case (*duž Stranda*)."""
    sentence, place = mention.sentence, mention.place
    if not place or not sentence.source[place].joined:
        return False
    governed = set(sentence.governing(sentence.in_latin(sentence.source[place - 1]).casefold()))
    return any(reading.ending and governed & set(reading.cases) for reading in mention.readings)


def _is_of_copied_words(mention: Mention) -> bool:
    """Whether it is in a name that is kept whole (*Trg bana Jelačića*, *Zmaja od Bosne*); only the first word may be in
    another case than the source's."""
    sentence, number = mention.sentence, mention.number
    text = sentence.translation
    return any(
        _is_copied(mention, step)
        and 0 <= number + 2 * step < len(text)
        and _is_of_a_kept_name(sentence, number + 2 * step)
        and (step < 0 or Mention(sentence, number + 2).kept)
        and not is_word(text[number + 2 * step].text)
        for step in (-1, 1)
    )


def _is_of_a_kept_name(sentence: Sentence, number: int) -> bool:
    """Whether the word renders one of the source, except a preposition, which opens a sentence and not a name (*Za
    obilazak Gome*)."""
    place = sentence.counterparts.get(number)
    return place is not None and not sentence.governing(sentence.in_latin(sentence.source[place]).casefold())


def _is_of_a_species(mention: Mention) -> bool:
    """Whether it may be a Latin nominative followed by a Latin word in small letters (*Karenia brevis*)."""
    latin = nominatives_for(mention.sentence.language)
    if not (_is_copied(mention, 1) and latin.genus.search(mention.word.folded)):
        return False
    return latin.species.search(mention.sentence.translation[mention.number + 1].text) is not None


def _is_copied(mention: Mention, step: int) -> bool:
    """Whether the word before (-1) or behind it (1) is a lower-case word of the source language, left too."""
    beside = mention.beside(step) if mention.kept else None
    if beside is None:
        return False
    form, word = beside
    if not word.text.islower() or word.text != form.text or is_word(word.text):
        return False
    governed = mention.sentence.governing(word.text)
    return len(word.text) >= _LONGEST_PARTICLE or governed == "G" or ("I" in governed and len(word.text) > 2)


def _judgement_of_model(told: Sequence[Candidate], mention: Mention) -> Judged | None:
    """The judgement of the fitted model, for which a glossary is needed."""
    named = candidates_to_weigh(told, mention)
    if not named:
        return None
    chosen = model()
    probability, best = max(((chosen.probability(one.features), one) for one in named), key=lambda pair: pair[0])
    if probability < chosen.least[setting(mention)] or _is_of_the_language(mention, best):
        return None
    if _is_form_without_ending(mention, best) or _is_of_the_place(mention, best) or _is_subject_by_ear(mention):
        return None
    confidence = round(chosen.confidence(probability), 2)
    return Judged(best, max(confidence, _CONFIDENCE_WHERE_SURE) if _is_form_kept(mention, best) else confidence)


def _is_form_kept(mention: Mention, candidate: Candidate) -> bool:
    """Whether the translation copies what the source writes by ear for one name of the glossary alone, perhaps in a
    case (*Džonson*, *Virdžiniji*)."""
    own = candidate.features.get("anchored alone") and candidate.features.get("candidate heard")
    return bool(own) and mention.kept and mention.sentence.by_ear


def _is_subject_by_ear(mention: Mention) -> bool:
    """Whether the source begins with the word as it is heard, and an auxiliary follows: respelt, it is the subject
    (*Masa će*: Massa) and hardly a name in a case, which an engine copies."""
    form, place = mention.form, mention.place
    if form is None or place is None or not (form.initial and mention.sentence.by_ear) or mention.kept:
        return False
    source = mention.sentence.source
    after = mention.sentence.spelt(place + 1).casefold() if place + 1 < len(source) else ""
    heard = is_heard_as(mention.spelt, mention.word.text)
    return heard and after in cues_for(mention.sentence.language).auxiliaries


def _is_of_the_place(mention: Mention, candidate: Candidate) -> bool:
    """Whether a word that no form of the source explains is the adjective or the region of the candidate, a place
    (*Olomoucko*)."""
    if mention.form is not None or not candidate.features.get("candidate is place"):
        return False
    return is_region_of(mention.word.folded, fold(candidate.right), mention.sentence.language)


def _is_form_without_ending(mention: Mention, candidate: Candidate) -> bool:
    """Whether the source's form is the word with an ending of two letters or more, in a language whose endings are
    unknown, and the candidate has another sound (Albanian *Llogarasë*: Llogara, not Logar; but *Makronit*: Macron)."""
    if mention.form is None or mention.sentence.respelt or declension_for(mention.sentence.language).endings:
        return False
    form, word = fold(mention.spelt), mention.word.folded
    ended = form.startswith(word) and len(form) >= len(word) + 2
    own = ended and len(word) >= _SHORTEST_STEM and not form.startswith(fold(candidate.right))
    return own and not is_heard_as(word, candidate.right)


def _is_of_the_language(mention: Mention, candidate: Candidate) -> bool:
    """Whether an article shows that a word of the dictionary is not a name (*The Rim of the World*)."""
    text, number = mention.sentence.translation, mention.number
    if not number or candidate.features.get("context") or not is_word(mention.word.text):
        return False
    articles = cues_for(mention.sentence.target_lang).definite
    return mention.word.joined and text[number - 1].text.casefold() in articles


def _is_spelt_by_source(mention: Mention, candidate: Candidate) -> bool:
    """Whether the source spells the word the same, as it does names of its own region, and means it: a surname of that
    kind (*Vučićević*: not Vučević), a given name (*Јован Вуковић*: not Ivan; *Michalovi*: not Michael)."""
    word = mention.word
    spelt = romanisation(word.text)
    meant = any(romanisation(reading.nominative) == spelt for reading in mention.readings)
    declined = candidate.reading is not None and bool(candidate.reading.ending)
    if not meant or romanisation(candidate.right) == spelt or (mention.kept and declined):
        return False
    ends = surnames_for(mention.sentence.language).unheard
    if is_given_name(word.text) and is_given_name(candidate.right):
        behind = mention.sentence.translation[mention.number + 1 : mention.run[1]]
        return not mention.sentence.by_ear or any(ends.search(other.folded) for other in behind[:1])
    unheard = candidate.reading is None and not is_heard_as(mention.spelt, candidate.right)
    return unheard and ends.search(word.folded) is not None


def candidates_to_weigh(told: Sequence[Candidate], mention: Mention) -> list[Candidate]:
    """The candidates for the fitted model: the glossary's names, unless the rest of a person's name tells; for a given
    name that the source has unchanged, only those with the words around it."""
    if any("person tells" in candidate.features for candidate in told):
        return []
    named = [one for one in told if _is_of_glossary(mention, one)]
    if not (mention.kept and is_given_name(mention.word.text)):
        return named
    if is_capitalised_word(mention.word.text) or _is_in_nominative(mention):
        named = [one for one in named if _is_shown_in_case(mention, one)]
    if mention.number + 1 < mention.run[1]:
        return [one for one in named if one.features.get("context") or _is_of_a_given_name(one)]
    return named


def _is_in_nominative(mention: Mention) -> bool:
    return mention.place is not None and is_nominative(mention.sentence, mention.place)


def _is_of_glossary(mention: Mention, candidate: Candidate) -> bool:
    """Whether the glossary has the candidate, and the source does not show that the word is right."""
    if "candidate words" not in candidate.features or _is_own(candidate):
        return False
    if mention.is_reading and candidate.features.get("own letters"):
        return False
    return not _is_spelt_by_source(mention, candidate)


def _is_shown_in_case(mention: Mention, candidate: Candidate) -> bool:
    """Whether anything but the glossary shows that a common given name that the source has unchanged is a case form
    (*uragan Rosa*: not Justin Rose's)."""
    if mention.place is None or any(candidate.features.get(name, 0.0) > 0 for name in _SHOWING_CASE):
        return True
    sentence, place = mention.sentence, mention.place
    before = sentence.source[place - 1].text if place and sentence.source[place].joined else ""
    return bool(cues_for(sentence.language).apposition.fullmatch(before)) and before[-1] in _OBLIQUE


def _is_own(candidate: Candidate) -> bool:
    """Whether the sentence shows that the form is the name itself, and no other word of the candidate is beside it."""
    return bool(candidate.features.get("named")) and not candidate.features.get("context")


def _certain(told: Sequence[Candidate], mention: Mention) -> Judged | None:
    """The candidate that the source's cues or the article's other mentions leave no doubt about."""
    if _is_a_nominative(mention):
        return None
    told = _without_impossible(told, mention)
    sure = [one for one in told if one.features.get("certainty", 0.0) >= _SURE_CERTAINTY]
    elsewhere = [one for one in sure if "elsewhere" in one.features or "usual" in one.features]
    best = _surest(elsewhere or sure) or only_seen(mention, told)
    if best is None or (not elsewhere and best.features.get("mentions prefer", 0) > 0):
        return None
    return Judged(_with_its_vowel(mention, best, told), _CONFIDENCE_WHERE_SURE)


def _is_a_nominative(mention: Mention) -> bool:
    """Whether the word only lacks the accent of the source's case ending, and so is its nominative (*Aryną*: Aryna)."""
    said = mention.word.text.casefold()
    return (
        mention.kept and said != mention.spelt and any(said == one.nominative for one in mention.readings if one.ending)
    )


def _place_meant(told: Sequence[Candidate], mention: Mention) -> Judged | None:
    """The glossary's place that the source means, if the translation keeps its form in the case that a preposition
    requires (*iz Rima*: Rome), though that is a name, too."""
    if not mention.kept:
        return None
    meant = (
        one
        for one in told
        if all(one.features.get(name, 0.0) > 0 for name in _OF_A_PLACE_MEANT)
        and not one.features.get("known to glossary")
        and one.reading is not None
        and one.reading.ending
    )
    best = next(meant, None)
    return None if best is None else Judged(best, _CONFIDENCE_WHERE_SURE)


def _without_impossible(told: Sequence[Candidate], mention: Mention) -> list[Candidate]:
    """The candidates that neither the rest of the name nor English rules out."""
    told = [one for one in told if "person tells" in one.features] or _not_of_a_person(told, mention)
    return [one for one in told if not _is_ruled_out(mention, one)]


def _is_no_nominative(mention: Mention, candidate: Candidate) -> bool:
    """Whether a vowel is restored behind a vowel, where none can have been dropped (*Poláka*: not *Poláek*), or *-iy*
    is (*Szymańskiego*), or an *-i* that is the ending's (*Wilczkiem*: not *Wilczki*), or a neuter ending on a man's
    surname (*Malého*: not *Malé*)."""
    reading = candidate.reading
    if reading is None or mention.sentence.respelt:
        return False
    if has_i_of_ending(reading, mention.readings):
        return True
    if restores_behind_a_vowel(reading):
        return True
    return reading.nominative.endswith("iy") or (mention.given == "m" and is_neuter(reading))


def _surest(told: Sequence[Candidate]) -> Candidate | None:
    """The first candidate that the other word of a person's name requires; else that with the plainest ending, or the
    surest."""
    by_name = (one for one in told if "person tells" in one.features)
    surest = max(told, key=lambda one: (one.features["certainty"], is_given_name(one.right)), default=None)
    return next(by_name, surest)


def _with_its_vowel(mention: Mention, best: Candidate, told: Sequence[Candidate]) -> Candidate:
    """The same nominative with the vowel that it lacks, if it ends in two consonants as names hardly do and the form
    can have lost one there (*Vrgorca*: Vrgorac, not Vrgorc)."""
    if best.reading is None or best.reading.restored or is_seen(fold(best.right)):
        return best
    nominative = best.reading.nominative
    if not nominatives_for(mention.sentence.language).fled.search(nominative):
        return best
    same = (one for one in told if one.reading is not None and _FLEETING.fullmatch(one.reading.restored))
    return next((one for one in same if _has_its_consonants(one, nominative)), best)


def _has_its_consonants(candidate: Candidate, nominative: str) -> bool:
    """Whether the candidate is the nominative with a vowel before its last letter."""
    longer = "" if candidate.reading is None else candidate.reading.nominative
    return longer[:-2] + longer[-1:] == nominative


def _is_ruled_out(mention: Mention, candidate: Candidate) -> bool:
    return (
        _is_known_as_it_is(mention, candidate)
        or _is_no_nominative(mention, candidate)
        or _looks_like_a_genitive(mention, candidate)
    )


def _is_known_as_it_is(mention: Mention, candidate: Candidate) -> bool:
    """Whether English has the word as it is, and hardly ever what is proposed (*Picchu*: Picch), or the word is in a
    longer name that is kept (*Machu Picchu*, *Puerto Princesa*). That *bran* is a word shows nothing about a name
    *Brán*."""
    features = candidate.features
    if not is_seen(mention.word.folded) or "person tells" in features or "elsewhere" in features:
        return False
    if not is_seen(fold(candidate.right)) or is_word(fold(candidate.right)):
        return True
    if not mention.kept or mention.given:
        return False
    return any(_is_kept_name(mention.sentence, mention.number + step) for step in (-1, 1))


def _looks_like_a_genitive(mention: Mention, candidate: Candidate) -> bool:
    """Whether a common name that ends in *-e* only looks like the genitive of another, which no preposition requires
    (*Karine*: not Karina)."""
    reading = candidate.reading
    if reading is None or reading.ending != "e" or set(mention.cases) & set(reading.cases):
        return False
    return mention.kept and is_capitalised_word(mention.word.text) and not is_given_name(mention.word.text)


def _is_kept_name(sentence: Sentence, number: int) -> bool:
    """Whether a word of the translation is in the source unchanged, with a capital, and is used in English."""
    place = sentence.counterparts.get(number)
    if place is None or not 0 <= number < len(sentence.translation):
        return False
    word = sentence.translation[number]
    return word.capitalised and word.text == sentence.source[place].text and is_seen(word.folded)


def _not_of_a_person(told: Sequence[Candidate], mention: Mention) -> Sequence[Candidate]:
    """The candidates that may be right if the word is part of a person's name that the source has unchanged.

    A given name that the source has unchanged (*Ivana*, *Nedim*) and the surname after one (*Sanja Kanada*) are not
    case forms of others, unless a man's name in the genitive is beside them; a given name is one only of another given
    name (*Ivana Horvata*).
    """
    given = is_given_name(mention.word.text)
    if not mention.kept or not (mention.given or given) or (not given and _is_behind_a_case_form(mention)):
        return told
    if given:
        return [one for one in told if _is_of_a_given_name(one)]
    return [one for one in told if one.features.get("beside a genitive") or one.features.get("feminised")]


def _is_behind_a_case_form(mention: Mention) -> bool:
    """Whether the given name before is left in its case too, so that it shows no nominative (*Gyöngyiu Daniu*,
    *priljubljenega Vladislava Gomulko*)."""
    before = Mention(mention.sentence, mention.number - 1) if mention.number else None
    if before is None or before.place is None or not before.kept:
        return False
    if is_given_name(before.word.text) and not is_behind_a_mans_genitive(mention.sentence, before.place):
        return False
    return any(reading.ending and is_given_name(reading.nominative) for reading in before.readings)


def _is_of_a_given_name(candidate: Candidate) -> bool:
    """Whether a given name in the genitive is another person's, whose surname is in the genitive beside it."""
    return bool(candidate.features.get("beside a genitive")) and is_given_name(candidate.right)


def _is_preferred(mention: Mention, referred: Candidate, index: Index | None) -> bool:
    """Whether the glossary prefers the translation's spelling to the reference's of the same name (*Zelensky*;
    *Kharkiv*, not *Kharkov*), or allows both (*Kraków*, *Cracow*)."""
    if index is None:
        return False
    word, other = mention.word.folded, fold(referred.right)
    surfaces = [index.surface(number) for number in index.containing(word)]
    if romanisation(mention.word.text) == romanisation(referred.right):
        return any(surface.role is Role.PREFERRED for surface in surfaces)
    own = (one for one in surfaces if one.words == (word,) and one.role in _RIGHT)
    return any(
        spelling.words == (other,) and (one.role is Role.PREFERRED or spelling.role in _RIGHT)
        for one in own
        for spelling in index.spellings(one.entry)
    )


def setting(mention: Mention) -> str:
    """Which of the model's operating points applies."""
    return "glossary" if mention.sentence.segment.source is None else "glossary+source"


def _candidates(mention: Mention, witnesses: Witnesses, names: Mapping[int, Spoken]) -> list[Candidate]:
    """The proposals of the glossary, the source and the article's other mentions, with all features.

    Neither one spelling (*Harbor*, *Harbour*) or dictionary word for another, nor a place for its adjective.
    """
    index, vocabulary = witnesses.index, witnesses.vocabulary
    proposed: list[Candidate] = [*person_witness.propose(mention)]
    vouched = mention.word.folded in vocabulary.kept and not mention.kept
    if index is not None:
        proposed += _of_glossary(mention, index, names, vouched=vouched)
    known = index is not None and index.knows(mention.word.folded)
    if not known:
        proposed += consistency_witness.propose(mention, vocabulary)
        proposed += source_witness.propose(mention)
    elif index is not None and mention.given and not _is_known_with_given_name(mention, index):
        proposed += source_witness.slips(mention)
    found = join_candidates(proposed)
    if not found:
        return found
    shared = mention.features | {
        "glossary": index is not None,
        "known to glossary": known,
        "vouched": vouched,
        "candidates": min(len(found), 20),
        "mentions": min(vocabulary.count(mention.word.folded), 5),
    }
    for candidate in found:
        right = fold(candidate.right)
        candidate.features |= shared
        candidate.features["right elsewhere"] = min(vocabulary.count(right), 5)
        if mention.place is not None and not mention.sentence.respelt:
            preferred = witnesses.mentions.preference(mention.word.folded, right, mention.sentence, mention.place)
            candidate.features["mentions prefer"] = max(-2, min(preferred, 2))
    found = [one for one in found if not _is_another_word(mention, one)]
    for name in _COMPARED:
        _compare(found, name)
    return found


def _has_other_accents(mention: Mention, candidate: Candidate) -> bool:
    """Whether the word has a letter that the target lacks, not at its end, and the candidate does not: what keeps its
    accents is seldom misspelt otherwise (in English, *Mađar*: not Madara). A source can show that it is."""
    if mention.form is not None:
        return False
    usual = language_for(mention.sentence.target_lang).letters
    own = {letter for letter in mention.word.text[:-1].casefold() if not letter.isascii()} - usual
    return not own <= set(candidate.right.casefold())


def _compare(found: Sequence[Candidate], name: str) -> None:
    """Note how far each candidate is ahead of the best of the others in this feature; 1 without others."""
    best = sorted(((one.features.get(name, 0.0), place) for place, one in enumerate(found)), reverse=True)
    for place, one in enumerate(found):
        others = [value for value, other in best[:2] if other != place]
        one.features[f"{name} ahead"] = one.features.get(name, 0.0) - others[0] if others else 1.0


def _of_glossary(mention: Mention, index: Index, names: Mapping[int, Spoken], *, vouched: bool) -> Iterator[Candidate]:
    namesake = _is_a_namesake(mention, names)
    for one in glossary_witness.propose(mention, index, names):
        if namesake and not _is_heard(mention, one):
            continue
        if not vouched or differ_in_ending(mention.word.folded, fold(one.right)):
            yield one


def _has_stem(mention: Mention) -> bool:
    """Whether the source has the woman's surname in some case (*Nováková* for *Novákovou*)."""
    word = mention.word.folded
    spelt = fold(mention.spelt)
    return not mention.kept and word.endswith("ova") and spelt.startswith(word[:-1]) and len(spelt) >= len(word)


def _is_her_own(mention: Mention, candidate: Candidate) -> bool:
    """Whether the word is a woman's own surname, and the candidate a man's."""
    if candidate.features.get("feminised"):
        return False
    if is_feminine_of(mention.word.folded, fold(candidate.right)) and _has_stem(mention):
        return True
    return _is_a_womans(mention, candidate)


def _is_a_womans(mention: Mention, candidate: Candidate) -> bool:
    """Whether, as far as its bearer is known, the source's form is the woman's surname that the translation has.

    *Петрова* is Petrova or the genitive of Petrov: a man's only if a man's given name, a required case or another
    mention shows it. *Поповой* can only be Popova's.
    """
    word, language = mention.word.folded, language_for(mention.sentence.language)
    ends = surnames_for(mention.sentence.language).womans_in_case
    if mention.place is None or not language.womens_surnames or not ends.search(word):
        return False
    spelt = fold(mention.spelt)
    if spelt.startswith(word[:-1]) and surnames_for(mention.sentence.language).womans_cases.match(spelt, len(word) - 1):
        return True
    if not is_feminine_of(word, fold(candidate.right)) or spelt != word:
        return False
    if mention.is_of_a_woman:
        return True
    told = mention.given or mention.cases or candidate.features.get("right elsewhere")
    return not (told or _is_behind_a_noun(mention) or _has_another_subject(mention))


def _is_behind_a_noun(mention: Mention) -> bool:
    """Whether the word before the source's form may be a noun that has the form as its genitive (*слова Петрова*) or
    is in the genitive itself (*депутата Петрова*); nouns that end in a consonant may be a woman's profession."""
    sentence, place = mention.sentence, mention.place
    if not place or not sentence.source[place].joined:
        return False
    before = sentence.source[place - 1]
    return (before.initial or before.text.islower()) and bool(
        cues_for(sentence.language).nouns_with_genitive.fullmatch(sentence.in_latin(before).lower())
    )


def _has_another_subject(mention: Mention) -> bool:
    """Whether the past tense behind the source's form is not that of one woman (*указ Путина вступил*), nor of a woman
    among several (*Иванова и Петрова вышли*)."""
    sentence, place = mention.sentence, mention.place or 0
    words = sentence.source
    if any(other.text[:1].isupper() for other in words[place + 1 : place + 3]):
        return False
    if (
        place > 1
        and words[place - 1].text.islower()
        and len(words[place - 1].text) < 3
        and words[place - 2].capitalised
    ):
        return False
    behind = (sentence.in_latin(other) for other in words[place + 1 : place + 4] if other.text.islower())
    verbs = cues_for(sentence.language).past_verbs
    return any(verbs.fullmatch(word) for word in behind)


def _is_a_namesake(mention: Mention, names: Mapping[int, Spoken]) -> bool:
    """Whether the word is a transliterated surname that the glossary does not have."""
    place, sentence = mention.place, mention.sentence
    if place is None:
        before = sentence.counterparts.get(mention.number - 1)
        place = None if before is None or before + 1 >= len(sentence.source) else before + 1
    if place is None or place in names or not mention.given or not sentence.respelt:
        return False
    spelt = sentence.in_latin(sentence.source[place])
    return romanisation(spelt) == romanisation(mention.word.text)


def _is_heard(mention: Mention, candidate: Candidate) -> bool:
    """Whether the source's form can be one of the candidate's."""
    right = candidate.right
    return any(fold(one.nominative) == fold(right) or is_heard_as(one.nominative, right) for one in mention.readings)


def _is_of_a_name_in_case(mention: Mention, candidate: Candidate) -> bool:
    """Whether the translation's word renders a name of the source that is a case form of the candidate or the candidate
    by ear (*Butt*: *Butte*); the latter and what has no source have to be placed as names are."""
    form, reading = mention.form, candidate.reading
    if form is None:
        return mention.sentence.segment.source is None and mention.is_placed
    if form.initial or reading is None:
        return False
    return bool(reading.ending) or (mention.sentence.by_ear and mention.is_placed)


def _is_known_with_given_name(mention: Mention, index: Index) -> bool:
    """Whether the glossary has the word in a name with the word before it."""
    before = mention.sentence.translation[mention.number - 1].folded
    return any(before in index.surface(place).words for place in index.containing(mention.word.folded))


def _is_another_word(mention: Mention, candidate: Candidate) -> bool:
    """Whether a candidate is ruled out: it is the same word, the dictionary has both, or the mention is the place's
    adjective (*Catalan*)."""
    features, text = candidate.features, mention.word.text
    if fold(candidate.right) == mention.word.folded:
        return True
    if _is_her_own(mention, candidate) or _has_other_accents(mention, candidate):
        return True
    if are_two_spellings(text.casefold(), candidate.right.casefold()):
        return True
    if features.get("is word") and features.get("candidate is word") and not _is_of_a_name_in_case(mention, candidate):
        return True
    if not features.get("candidate is place") or not (features.get("is word") or is_capitalised_word(text)):
        return False
    word, name = mention.word.folded, fold(candidate.right)
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False)))
    return stem >= _SHORTEST_STEM and bool(
        derivations_for(mention.sentence.target_lang).adjectives.search(word, stem - 1)
    )
