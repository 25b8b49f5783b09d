"""The references as witnesses for a word of the translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from mtcheck.glossary.inflect import readings
from mtcheck.languages.cities import are_names_of_one_city
from mtcheck.languages.common import is_common
from mtcheck.languages.declension import cues_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_capitalised_word, is_word, same_family
from mtcheck.languages.given_names import gender_of_given_name, is_given_name
from mtcheck.languages.heard_syllables import have_same_consonants, leaves_vowels_out
from mtcheck.languages.language import language_for
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.respelling import fold, plain_key, romanisation, spelt_out
from mtcheck.languages.spelling import is_seen
from mtcheck.languages.world import names_of_countries, target_world
from mtcheck.model import Evidence, Signal
from mtcheck.names.alike import are_two_spellings, is_no_name, is_one_letter_off, is_ordinary
from mtcheck.names.candidate import Candidate
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import likeness
from mtcheck.names.words import Word

__all__ = ["may_be_meant", "propose"]

_LEAST_LIKENESS: Final = 0.7
_STEM: Final = 4
_LONG_WORD: Final = 8
_WITHOUT_MARKS: Final = str.maketrans({"ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
"""Letters without an accent to take off, and how a text that lacks them writes names (*Kasımpaşa*, *Kasimpasa*)."""


def propose(mention: Mention) -> Iterator[Candidate]:
    """The reference's names that the word may stand for, the most similar first, unless the reference has the word
    itself."""
    sentence, word = mention.sentence, mention.word
    if word.folded in sentence.reference_words:
        return
    undone = _nominatives(mention)
    found = []
    for other in sentence.reference_names_near(mention.number):
        alike = _alike(word, other, undone) or _is_left_as_city(mention, other) * _LEAST_LIKENESS
        if alike and may_be_meant(mention, other):
            evidence = (Evidence(Signal.REFERENCE, f"“{other.text}”"),)
            found.append(Candidate(other.text, {"reference": alike}, evidence, name=other.text))
    yield from sorted(found, key=lambda candidate: -candidate.features["reference"])


def may_be_meant(mention: Mention, other: Word) -> bool:
    """Whether a word of the reference contradicts the translation's: that lacks it, and not both can be right."""
    sentence, word = mention.sentence, mention.word
    if sentence.counts[other.folded] >= sentence.reference_counts[other.folded] > 0:
        return False
    if same_family(word.folded, other.folded) or _are_words(mention, other):
        return False
    return not _may_both_stand(mention, other, _nominatives(mention))


def _nominatives(mention: Mention) -> AbstractSet[str]:
    """What the word can be a case form of."""
    found = readings(mention.word.folded, mention.sentence.language)
    return {one.nominative for one in found if one.ending}


def _alike(word: Word, other: Word, undone: AbstractSet[str]) -> float:
    """How far the word can be the reference's name, 0 to 1; ``undone`` are the nominatives that it can be a case form
    of."""
    from rapidfuzz.distance import OSA

    alike = max(
        OSA.normalized_similarity(word.folded, other.folded),
        OSA.normalized_similarity(plain_key(word.text), plain_key(other.text)),
    )
    if other.folded in undone:
        return max(alike, _LEAST_LIKENESS)
    return alike if alike >= _LEAST_LIKENESS else 0.0


def _is_left_as_city(mention: Mention, other: Word) -> bool:
    """Whether the translation keeps the source's name of a city, which the reference calls otherwise (*Firenze*,
    *Florence*)."""
    return mention.kept and are_names_of_one_city(mention.word.folded, other.folded)


def _may_both_stand(mention: Mention, other: Word, undone: AbstractSet[str]) -> bool:
    """Whether the translation's word is right, though the reference has another."""
    word, target_lang = mention.word, mention.sentence.target_lang
    if word.folded == other.folded.translate(_WITHOUT_MARKS) or spelt_out(word.text) == spelt_out(other.text):
        return True
    if _are_variants(word.text, other.text, target_lang) or _is_only_romanised(word.text, other.text):
        return True
    if leaves_vowels_out(mention.sentence.segment.source or "") and have_same_consonants(word.text, other.text):
        return True
    if _are_of_one_place(word.folded, other.folded, target_lang) or _is_of_a_state(mention):
        return True
    if _is_read_either_way(mention, other) or _is_kept_as_known(mention, other):
        return True
    if _are_both_romanised(mention, other):
        return True
    return _is_translated(mention, other, undone) or _is_slip_of_the_reference(mention, other)


def _is_read_either_way(mention: Mention, other: Word) -> bool:
    """Whether both are readings of the same characters (浅野川: *Asanogawa*, *Asanokawa*)."""
    letters = language_for(mention.sentence.source_lang).either_inside
    one, two = mention.word.folded, other.folded
    if not letters or one[:1] != two[:1]:
        return False
    same = str.maketrans({voiced: letter for letter, voiced in letters.items()})
    return one.translate(same) == two.translate(same)


def _are_both_romanised(mention: Mention, other: Word) -> bool:
    """Whether both romanise the source's name, with different letters for a sound (*Гнатюк*: *Hnatiuk*, *Gnatyuk*)."""
    sentence = mention.sentence
    if romanisation(mention.word.text) == romanisation(other.text):
        return False
    key = sentence.romanised(mention.word.text)
    return key == sentence.romanised(other.text) and key in sentence.romanised_names


def _is_kept_as_known(mention: Mention, other: Word) -> bool:
    """Whether the translation keeps the source's romanisation of a name, which is usual too (*Dmitri*, *Dmitry*)."""
    word = mention.word
    usual = is_given_name(word.text) or is_seen(word.folded)
    return mention.kept and usual and romanisation(word.text) == romanisation(other.text)


def _is_only_romanised(one: str, other: str) -> bool:
    """Whether both spell the same sounds, and English has the first and not the other (*Netanyahu*, *Netanjahu*)."""
    if romanisation(one) != romanisation(other) or is_word(other) or is_seen(fold(other)):
        return False
    return is_capitalised_word(one) or is_seen(fold(one))


def _are_of_one_place(one: str, other: str, target_lang: str) -> bool:
    """Whether two folded words name the same state or its people (*Germany*, *German*; *Türkiye*, *Turkey*)."""
    world = target_world(target_lang)
    return world is not None and not world.codes_of(one).isdisjoint(world.codes_of(other))


def _is_of_a_state(mention: Mention) -> bool:
    """Whether it and a word beside it, which the reference has too, are the name of a state (*Greta Britain* is a slip
    of the reference)."""
    text, number, sentence = mention.sentence.translation, mention.number, mention.sentence
    world = target_world(sentence.target_lang)
    for first in (number - 1, number):
        pair = text[max(0, first) : first + 2]
        if world is not None and len(pair) == 2 and pair[1].joined and world.code_of(f"{pair[0].text} {pair[1].text}"):
            return pair[first == number].folded in sentence.reference_words
    return False


def _is_translated(mention: Mention, other: Word, undone: AbstractSet[str]) -> bool:
    """Whether the reference translates a word of a name that the translation keeps as the source has it (*Comercial
    Mexicana*, *Commercial*)."""
    lowered, source_lang = mention.word.text.casefold(), mention.sentence.source_lang
    if not mention.kept or other.folded in undone or not is_common(lowered, source_lang):
        return False
    return is_word(other.text) and not any(fold(one.nominative) == other.folded for one in mention.readings)


def _are_words(mention: Mention, other: Word) -> bool:
    """Whether both are English words, and at least one is not a name by itself."""
    word = mention.word
    if not all(_is_english(each, mention.sentence.target_lang) for each in (word, other)):
        return False
    return not _are_alone(mention, other)


def _are_alone(mention: Mention, other: Word) -> bool:
    """Whether each of the two words is a name by itself."""
    sentence = mention.sentence
    place = sentence.reference_places[other.folded]
    return _alone(sentence.translation, mention.number) and _alone(sentence.references, place)


def _are_variants(one: str, other: str, target_lang: str) -> bool:
    """Whether both words exist and mean the same: *Organisation*, *Organization*; *Economy*, *Economics*; *Argentina*,
    *Argentine*."""
    from rapidfuzz.distance import Prefix

    lowered = one.casefold(), other.casefold()
    if _are_spellings(*lowered, target_lang):
        return True
    both = (is_word(one) and is_word(other)) or (is_capitalised_word(one) and is_capitalised_word(other))
    if not both or gender_of_given_name(one) or gender_of_given_name(other):
        return False
    shared = Prefix.similarity(*lowered)
    ends = {lowered[0][shared:], lowered[1][shared:]}
    derived, made = cues_for(UNKNOWN.name).derivations, derivations_for(target_lang)
    by_end = ends <= made.stems | {""} | derived and bool(ends & derived)
    of_a_stem = shared >= _STEM and (by_end or ends == made.last_letters)
    return of_a_stem and not set(lowered) <= names_of_countries(target_lang)  # Niger, Nigeria


def _are_spellings(one: str, other: str, target_lang: str) -> bool:
    """Whether two lower-case words are a British and an American spelling, or a plural like *parties* and its
    singular."""
    shorter, longer = sorted((one, other), key=len)
    if (shorter[-1:], longer.removeprefix(shorter[:-1])) in derivations_for(target_lang).plurals:
        return True
    return are_two_spellings(one, other)


def _is_slip_of_the_reference(mention: Mention, other: Word) -> bool:
    """Whether English has the translation's word and not the reference's, and the source does not support the
    reference's (*Bangladesch*, *Novembre*)."""
    word, text, target_lang = mention.word, mention.word.text, mention.sentence.target_lang
    if is_word(other.text) or is_capitalised_word(other.text):
        return False
    if is_no_name(text, target_lang) or _is_left_in_reference(mention, other):
        return True
    if text.casefold() in names_of_countries(target_lang):
        return True
    if _is_exonym_of_reference(mention, other):
        return True
    if not is_one_letter_off(word.folded, other.folded, target_lang):
        return False
    if _is_typo(word, other):
        return True
    if mention.form is None:
        return _is_slip_without_source(mention, other)
    if not is_capitalised_word(text) and (is_seen(other.folded) or not is_seen(word.folded)):
        return False
    sentence = mention.sentence
    if romanisation(text) == romanisation(other.text):
        return False
    return likeness(other.text, mention.spelt, sentence.language, sentence.by_ear) <= mention.fits


def _is_exonym_of_reference(mention: Mention, other: Word) -> bool:
    """Whether the source's form is a case form of a common English name, from which the reference's differs by more
    than a letter (*Bologna*, *Bolonia*)."""
    word = mention.word
    if not is_capitalised_word(word.text) or is_one_letter_off(word.folded, other.folded, mention.sentence.target_lang):
        return False
    return mention.is_reading and not is_given_name(word.text)


def _is_typo(word: Word, other: Word) -> bool:
    """Whether a translator's slip of the pen explains the reference's word, which English lacks: a letter of a long
    word is left out, or two are swapped (*Transportaion*, *Laskhar*), as engines hardly do."""
    if is_seen(other.folded) or not (is_word(word.text) or is_seen(word.folded)):
        return False
    if len(word.folded) == len(other.folded):
        return sorted(word.folded) == sorted(other.folded)
    return len(word.folded) > _LONG_WORD and is_word(word.text)


def _is_slip_without_source(mention: Mention, other: Word) -> bool:
    """The same of a word that no form in the source shows: *Chambre* is a slip in a title, *Noosa* a name."""
    if not is_seen(other.folded) and is_capitalised_word(mention.word.text):
        return True
    return is_word(mention.word.text) and not (is_seen(other.folded) and _are_alone(mention, other))


def _is_left_in_reference(mention: Mention, other: Word) -> bool:
    """Whether the reference keeps the source's word in a name that the translation writes in English words
    (*Patriotyczna Rewolucja*, *Patriotic Revolution*)."""
    if mention.form is None or mention.form.text != other.text or not is_word(mention.word.text):
        return False
    text, number = mention.sentence.translation, mention.number
    near = text[max(0, number - 1) : number] if text[number].joined else ()
    near += text[number + 1 : number + 2] if text[number + 1 : number + 2] and text[number + 1].joined else ()
    return any(word.capitalised and not word.initial and is_word(word.text) for word in near)


def _is_english(word: Word, target_lang: str) -> bool:
    return is_word(word.text) or is_ordinary(word.text, target_lang)


def _alone(text: Sequence[Word], number: int) -> bool:
    """Whether a capitalised word is a name by itself, not part of a title whose words are translated."""
    word = text[number]
    near = [text[number - 1]] if number and word.joined else []
    near += [text[number + 1]] if number + 1 < len(text) and text[number + 1].joined else []
    return not word.initial and not any(other.capitalised for other in near)
