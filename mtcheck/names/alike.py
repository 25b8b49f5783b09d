"""Whether two words may be the same name, spelt, inflected, derived or shortened differently."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from mtcheck.languages.declension import cues_for, nominatives_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.respelling import fold, plain_keys
from mtcheck.languages.spelling import is_british, is_spelt
from mtcheck.languages.world import LANGUAGE, NO_NOUN, states_alike, target_world
from mtcheck.names.words import Word

__all__ = [
    "alike",
    "are_two_spellings",
    "differ_in_ending",
    "initials",
    "is_derived",
    "is_foreign_plural",
    "is_no_name",
    "is_of_people",
    "is_one_letter_off",
    "is_ordinary",
    "is_plural_of_a_name",
    "is_slip",
    "same_state",
]

_LEAST_LIKENESS: Final = 0.6
_STEM: Final = 4
_EXCHANGED: Final = frozenset(
    frozenset(pair) for pair in ("ae", "ei", "ou", "iy", "ij", "jy", "ck", "kq", "kx", "gh", "sz", "vw", "bv", "dt")
)
"""Pairs of letters that two romanisations of a name may exchange (*Ahmed*, *Ahmad*)."""
_ROMAN: Final = re.compile("[IVX]{2,5}")
_SELDOM_HEARD: Final = frozenset("aeiouyhj")
"""Letters that one romanisation may have and another may lack."""


def alike(one: str, other: str) -> bool:
    """Whether two folded words share their start, most letters or their sound."""
    from rapidfuzz.distance import OSA

    if one == other or (min(len(one), len(other)) >= _STEM and one[:_STEM] == other[:_STEM]):
        return True
    return OSA.normalized_similarity(one, other) >= _LEAST_LIKENESS or bool(
        set(plain_keys(one)) & set(plain_keys(other))
    )


def differ_in_ending(one: str, other: str) -> bool:
    """Whether two words are the same except for the last letters of the longer one, or the last letter of both."""
    shorter = min(len(one), len(other))
    common = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    return common >= 3 and common >= shorter - 1 and abs(len(one) - len(other)) <= 3


def are_two_spellings(one: str, other: str) -> bool:
    """Whether one of two lower-case words is the American spelling of the other, British one (*harbor*, *harbour*); no
    spelling adds a last letter to another one except *e* (*Granta* is not *Grant*)."""
    from rapidfuzz.distance import OSA

    shorter, longer = sorted((one, other), key=len)
    if is_british(one) == is_british(other) or (longer[:-1] == shorter and longer[-1] != "e"):
        return False
    return is_spelt(one) and is_spelt(other) and OSA.distance(one, other, score_cutoff=2) <= 2


def is_ordinary(word: str, target_lang: str) -> bool:
    """Whether English has the word in lower case, in American or British spelling (*Labour*)."""
    lowered = word.casefold()
    if is_word(lowered) or not is_british(lowered):
        return is_word(lowered)
    return any(
        is_word(lowered.replace(british, american))
        for british, american in derivations_for(target_lang).spellings
        if british in lowered
    )


def is_no_name(word: str, target_lang: str) -> bool:
    """Whether a word with a capital is a day, a month, a currency: what a translator may replace."""
    return cues_for(target_lang).no_names.fullmatch(word) is not None


def is_derived(word: str, name: str, target_lang: str) -> bool:
    """Whether the target derives the word from the name (*Harappan*, *Greenlandic*), or the name from the word
    (*Croats*, *Slovak*: *Croatia*, *Slovakia*); both folded."""
    ends = derivations_for(target_lang)
    for stem in (name, name[:-1]) if name[-1:] in ends.dropped else (name,):
        rest = word.removeprefix(stem)
        made = len(stem) >= _STEM and rest != word
        if made and (ends.derived.fullmatch(rest) or (len(rest) >= _STEM and is_word(rest))):
            return True
    stem = name.removesuffix(ends.land)
    return stem in {word, word.removesuffix(ends.plural)} and stem != name and len(name) > _STEM + 1


def is_foreign_plural(nominative: str) -> bool:
    """Whether a name that is read as the nominative of a plural form is a plural itself: *Lakers* of *Lakerse*."""
    return nominative.endswith(nominatives_for(UNKNOWN.name).plural)


def is_plural_of_a_name(word: str, target_lang: str) -> bool:
    """Whether a word is a name that the dictionary has, in the target's plural (*Americans*)."""
    plural = derivations_for(target_lang).plural
    return bool(plural) and word.endswith(plural) and is_capitalised_word(word.removesuffix(plural))


def is_of_people(word: str, target_lang: str) -> bool:
    """Whether a word is an adjective of a people or names its members or its language."""
    derived = derivations_for(target_lang)
    single = word.removesuffix(derived.plural)
    if is_given_name(word):
        return False
    if is_capitalised_word(word) and _is_made_of_a_name(word, derived.derived):
        return True
    people = derived.peoples_alone.search(single) if single == word else _has_plural(single, derived.peoples)
    if people and is_capitalised_word(single):
        return True
    world = target_world(target_lang)
    if world is None:
        return False
    code = world.code_of(word)
    return code.startswith(LANGUAGE) or (not code and bool(world.codes_of(fold(word))))


def _has_plural(single: str, peoples: re.Pattern[str]) -> bool:
    """Whether a word for a people has a plural with an ending (*Koreans*, not *Olympics*)."""
    return peoples.search(single) is not None and NO_NOUN.search(single) is None


def _is_made_of_a_name(word: str, derived: re.Pattern[str]) -> bool:
    """Whether the dictionary has the name that a word is derived from, too (*Hinduism*: Hindu)."""
    found = derived.search(word)
    stem = word[: found.start()] if found and len(found.group()) > 1 else ""  # *Glynn*: not Glyn
    return len(stem) >= _STEM and is_capitalised_word(stem)


def is_one_letter_off(one: str, other: str, target_lang: str) -> bool:
    """Whether two folded words differ in one letter or in two swapped ones, but not in the target's plural ending."""
    from rapidfuzz.distance import OSA

    plural = derivations_for(target_lang).plural
    return OSA.distance(one, other, score_cutoff=1) == 1 and other not in {one + plural, one.removesuffix(plural)}


def is_slip(one: str, other: str, target_lang: str) -> bool:
    """Whether two folded words differ by a letter in a way that romanisations do not (*Hangeul*, *Hangul*)."""
    if not is_one_letter_off(one, other, target_lang) or one[0] != other[0]:
        return False
    if len(one) != len(other):
        shorter, longer = sorted((one, other), key=len)
        letter = next(letter for place, letter in enumerate(longer) if longer[:place] + longer[place + 1 :] == shorter)
        return letter not in _SELDOM_HEARD and plain_keys(one)[0] != plain_keys(other)[0]
    differing = [frozenset(pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(differing) > 1 or differing[0] not in _EXCHANGED


def same_state(folded: str, others: AbstractSet[str], target_lang: str) -> bool:
    """Whether one of the others is another name of the same state (*US*, *America*)."""
    states = states_alike(target_lang)
    state = states.get(folded)
    return state is not None and any(states.get(other) == state for other in others)


def initials(text: Sequence[Word]) -> str:
    """The initials of runs of capitalised words with at most one other word between them (*Court of Human Rights*:
    chr; *World War II*: wwii)."""
    letters, others = [], 0
    for word in text:
        others = 0 if word.capitalised else others + 1
        if word.capitalised:
            letters.append(word.folded if _ROMAN.fullmatch(word.text) else word.text[0].casefold())
        elif others == 2:
            letters.append(" ")
    return "".join(letters)
