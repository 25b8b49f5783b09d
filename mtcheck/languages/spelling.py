"""English spelling, American and British: whether a lower-case word exists, and which word was meant.

The dictionary is hunspell's en_US, which chunspell bundles; British spellings are turned into American ones.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hunspell import Hunspell  # type: ignore[import-untyped]

__all__ = ["is_british", "is_spelt", "nearest"]

_BRITISH_TO_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"is(?=e|a|i)", "iz"), (r"ys(?=e|i)", "yz"), (r"our", "or"), (r"([tbv])re(?=$|s$|d$)", r"\1er"),
        (r"ll", "l"), (r"(?<=[^l])l(?=$|s$|ment)", "ll"), (r"l(?=ful)", "ll"), (r"ae|oe", "e"),
        (r"ence(?=$|s$|less)", "ense"), (r"ogue", "og"), (r"mme", "m"), (r"e(?=ing|able|ment)", ""),
        (r"artef", "artif"), (r"ough", "ow"), (r"mou", "mo"), (r"sce", "ske"), (r"que", "ck"),
        (r"tyre", "tire"), (r"kerb", "curb"), (r"ulph", "ulf"), (r"ium", "um"), (r"pyja", "paja"),
        (r"osy", "ozy"), (r"t$", "ed"), (r"xion", "ction"), (r"st$", ""),
    )
)  # fmt: skip

_NEWER_THAN_THE_DICTIONARY = re.compile(
    r"apps|archeolog\w+|blogs?|cafes?|convenors?|crowdfund\w*|emojis?|euros?|hashtags?|haute|memes?|online|offline|"
    r"podcast\w*|protestors?|rollouts?|selfies?|smartphones?|spam|startups?|vlogs?|wifi"
)
_SUFFIX = re.compile(r"(?:[drs]|(?<=[sxzho])es|ed|e?rs|er|ing)$")
_UNDOUBLED = re.compile(r"[^aeiou][aeiou][bdglmnprt](?:ed|er|ers|ing)$")
"""*occured*: short vowel and one consonant, which English doubles before such an ending."""
_PREFIX = re.compile(
    r"^(?:anti|bio|co|counter|cyber|de|dis|eco|inter|micro|mid|mini|mis|multi|non|out|over|post|pre|pro|re|semi|"
    r"sub|super|tele|trans|ultra|un|under|up)"
)


@lru_cache(maxsize=50_000)
def is_spelt(word: str) -> bool:
    """Whether English writes this lower-case word: by the dictionary, in British, or made of known parts."""
    if _listed(word) or _NEWER_THAN_THE_DICTIONARY.fullmatch(word) or _listed(word.capitalize()):
        return True
    return is_british(word) or _is_derived(word) or _is_compound(word)


@lru_cache(maxsize=2_000)
def nearest(word: str) -> str | None:
    """The likeliest known word one edit away: letters swapped, then one missing, wrong, too many; or None."""
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    swapped = (left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1)
    halved = (left + left[-1] + right for left, right in splits if left)
    doubled = (left + right[1:] for left, right in splits if left and right and left[-1] == right[0])
    missing = (left + letter + right for left, right in splits for letter in ascii_lowercase)
    wrong = (left + letter + right[1:] for left, right in splits if right for letter in ascii_lowercase)
    added = (left + right[1:] for left, right in splits if right)
    for candidates in (swapped, halved, doubled, missing, wrong, added):
        for candidate in candidates:
            if candidate != word and _listed(candidate):
                return candidate
    return None


@cache
def _dictionary() -> Hunspell:
    from hunspell import Hunspell

    return Hunspell("en_US")


def _listed(word: str) -> bool:
    try:
        return bool(_dictionary().spell(word))
    except UnicodeEncodeError:
        return False  # A letter that the dictionary's encoding lacks (*Kisić*) is in none of its words.


def is_british(word: str) -> bool:
    """Whether this lower-case word is a British spelling of one that the dictionary has (*labour*)."""
    american = word
    for british, replacement in _BRITISH_TO_AMERICAN:
        changed = british.sub(replacement, word)
        american = british.sub(replacement, american)
        if changed != word and (_listed(changed) or _listed(american)):
            return True
    return False


def _is_derived(word: str) -> bool:
    """*reinjected*, *podcasts*: a known word with a prefix, an ending, or both."""
    bare = word if _UNDOUBLED.search(word) else _SUFFIX.sub("", word)
    stems = {bare, _PREFIX.sub("", word), _PREFIX.sub("", bare)} - {word}
    return any(len(stem) > 3 and (_listed(stem) or _listed(stem + "e")) for stem in stems)


def _is_compound(word: str) -> bool:
    """*concertgoers*: two known words of at least four letters."""
    return any(_listed(word[:at]) and _listed(word[at:]) for at in range(4, len(word) - 3))
