"""A place's name beside its adjective, the region around it, or another name of it, in another text (*Olomouc*,
*Olomoucko*; *Mumbai*, *Bombay*).

Translators choose freely between *the Olomouc region* and *Olomoucko*, *Sumy region* and *Sumska oblast*.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

from mtcheck.glossary.inflect import readings
from mtcheck.languages.cities import is_city, is_usual_name_of_its_city
from mtcheck.languages.declension import cues_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_capitalised_word, is_title, same_family
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.of_places import are_of_one_place, places_of
from mtcheck.languages.respelling import fold
from mtcheck.languages.world import source_world, target_world
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["is_of_a_place_said", "is_region_of", "stands_for_its_place"]

_STEM: Final = 3
_JOINING: Final = "o"
"""What Slavic languages have between the two words of a compound, in place of the first one's ending."""
_WORDS_BEHIND: Final = 2
"""How far behind a name the noun can be that says what it is (*Frýdek-Místek region*)."""


def stands_for_its_place(mention: Mention, referred: str) -> bool:
    """Whether the mention and a word of the reference are of one place, or it is the English name of the city.

    A surname may end as adjectives do (*Kowal*, *Kowalski*), so one of them has to be a city's, or to be where its
    text can only have a place.
    """
    sentence, one, other = mention.sentence, mention.word.folded, fold(referred)
    if is_usual_name_of_its_city(one, other):
        return True
    if not _are_of_one(one, other, sentence) or _lacks_its_end(one, other, sentence):
        return False
    told = ((sentence.translation, mention.number), (sentence.references, sentence.reference_places[other]))
    if any(_is_beside_its_noun(text, number, sentence.target_lang) for text, number in told):
        return True
    if any(_is_of_a_person(text, number) for text, number in told):
        return False
    prepositions = _before_places(one, other, sentence)
    if any(_is_behind_a_preposition(text, number, prepositions) for text, number in told):
        return True
    if is_city(one) or is_city(other) or is_capitalised_word(mention.word.text) or is_capitalised_word(referred):
        return True
    return _is_of_the_sources(one, other, sentence)


def is_of_a_place_said(folded: str, said: AbstractSet[str], sentence: Sentence) -> bool:
    """Whether any of the folded names that a translation has is of the place that the reference's word is of, perhaps
    by its English name (*Wileńszczyzna*: Vilnius), and does not render another word of the references."""
    own = said - sentence.reference_words
    called = _names_in_target(folded, sentence) if own else frozenset()
    of_it = [
        name
        for name in own
        if name in called or _are_of_one(folded, name, sentence) or is_usual_name_of_its_city(name, folded)
    ]
    if not of_it:
        return bool(own) and _is_of_two_words(folded, own, sentence)
    others = [word.folded for word in sentence.references if word.capitalised and word.folded != folded]
    return any(not any(_are_kin(name, other, sentence) for other in others) for name in of_it)


def _is_of_two_words(folded: str, own: AbstractSet[str], sentence: Sentence) -> bool:
    """Whether the reference's word is the adjective or the region of a place that the translation names in two words
    (*Banskobystrický*: Banská Bystrica), or the other way round."""
    lang = sentence.source_lang
    if not _compounds(sentence.translation).isdisjoint(places_of(folded, lang)):
        return True
    made = {place for name in own for place in places_of(name, lang)}
    return bool(made) and not _compounds(sentence.references, folded).isdisjoint(made)


def _compounds(text: Sequence[Word], word: str = "") -> set[str]:
    """Each two capitalised words in a row as one compound, in either order (*Hradec Králové*: Královéhradecký); if
    ``word`` is not empty, one of them."""
    pairs = (
        (one.folded, two.folded) for one, two in pairwise(text) if two.joined and one.capitalised and two.capitalised
    )
    told = [pair for pair in pairs if not word or word in pair]
    told += [(two, one) for one, two in told]
    return {one + two for one, two in told} | {one[:-1] + _JOINING + two for one, two in told}


def is_region_of(folded: str, place: str, source_lang: str) -> bool:
    """Whether a word is the adjective or the region of a place in the source's language (*Olomoucko*), and no case of
    its name."""
    if place not in places_of(folded, source_lang):
        return False
    return all(fold(reading.nominative) != place for reading in readings(folded, source_lang))


def _are_of_one(one: str, other: str, sentence: Sentence) -> bool:
    return any(are_of_one_place(one, other, tag) for tag in (sentence.source_lang, sentence.target_lang))


def _are_kin(one: str, other: str, sentence: Sentence) -> bool:
    return same_family(one, other) or _are_of_one(one, other, sentence)


def _is_of_the_sources(one: str, other: str, sentence: Sentence) -> bool:
    """Whether English makes one word of the other, and the source has its own of the same place (*baranjski*:
    *Baranja*, *Baranjan*)."""
    if not are_of_one_place(one, other, sentence.target_lang):
        return False
    forms = {fold(sentence.in_latin(word)) for word in sentence.source} - {one, other}
    near = (form for form in forms if form[:_STEM] == one[:_STEM])
    return any(not places_of(form, sentence.source_lang).isdisjoint((one, other)) for form in near)


def _lacks_its_end(one: str, other: str, sentence: Sentence) -> bool:
    """Whether the mention is only the beginning of the city that the reference's word is of (*Poltav*: Poltava)."""
    made = places_of(other, sentence.source_lang)
    return one in made and not is_city(one) and any(is_city(place) and place[:-1] == one for place in made)


def _names_in_target(folded: str, sentence: Sentence) -> frozenset[str]:
    """What the target calls the state or city that the word is the adjective or the region of in the source's
    language."""
    made = places_of(folded, sentence.source_lang)
    target = target_world(sentence.target_lang) if made else None
    source = None if target is None else source_world(sentence.source_lang, target)
    if target is None or source is None:
        return frozenset()
    codes = {code for place in made for name, code in source.called_by_first_word(place) if fold(name) == place}
    return frozenset(fold(name) for code in codes for name in target.called(code))


def _is_beside_its_noun(text: Sequence[Word], number: int, target_lang: str) -> bool:
    """Whether a noun behind the word says that it is a region's (*Zaporizka oblast*)."""
    regions = derivations_for(target_lang).regions
    for word in text[number + 1 : number + 1 + _WORDS_BEHIND]:
        if not word.joined:
            return False
        if word.folded in regions:
            return True
    return False


def _is_of_a_person(text: Sequence[Word], number: int) -> bool:
    before = text[number - 1] if number and text[number].joined else None
    return before is not None and (is_given_name(before.text) or is_title(before.text.casefold()))


def _before_places(one: str, other: str, sentence: Sentence) -> frozenset[str]:
    """The words before a name that show a place: where neither is the place's own name, as with a woman's surname and
    a man's (*Ogarzynska*, *Ogarzynski*), only those that are hardly before a person."""
    within = derivations_for(sentence.target_lang).within
    made = places_of(one, sentence.source_lang) | places_of(other, sentence.source_lang)
    return within if made.isdisjoint((one, other)) else within | cues_for(sentence.target_lang).placing


def _is_behind_a_preposition(text: Sequence[Word], number: int, prepositions: AbstractSet[str]) -> bool:
    before = text[number - 1] if number and text[number].joined else None
    return before is not None and before.text.casefold() in prepositions
