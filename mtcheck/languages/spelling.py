"""English spelling, American and British: whether a lower-case word exists, and which word was meant.

Dictionaries: hunspell's en_US, which chunspell bundles; British and other spellings, and rarer words, from SCOWL; words
newer than both, by how often they are written (wordfreq); words of set phrases (*de jure*) from WordNet.
``scripts/build_english_spelling`` and ``scripts/build_english_phrases`` make the lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

from mtcheck.languages.data_file import DataFile
from mtcheck.languages.lookup import locale_for
from mtcheck.languages.ordered import has_line
from mtcheck.languages.registry import HERE
from mtcheck.languages.word_list import read_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunspell import Hunspell  # type: ignore[import-untyped]

__all__ = ["in_dictionary", "is_british", "is_listed", "is_seen", "is_spelt", "join_parted", "nearest", "split_glued"]

_LONGEST_WORD: Final = 64
"""The most letters of an English word; finding the parts of a longer one takes long."""
_SHORTEST_BRITISH: Final = 7
"""From this many letters on, a word one edit away from a British or a rare word is a slip, not a foreign word."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """How words are made: their ``suffixes``, what comes before one that doubles the consonant (``undoubled``), and
    ``prefixes``; ``particles`` are words that are run together with others.
    """

    particles: frozenset[str]
    suffixes: re.Pattern[str]
    undoubled: re.Pattern[str]
    prefixes: re.Pattern[str]


@cache
def _parts() -> _Parts:
    file = DataFile(HERE / "en" / "spelling.toml")
    ends = file.ends(("suffixes", "undoubled"))
    prefixes = file.compiled("prefixes", f"^(?:{file.alternatives('prefixes')})")
    found = _Parts(frozenset(file.words("particles")), **ends, prefixes=prefixes)
    file.finish()
    return found


@lru_cache(maxsize=50_000)
def in_dictionary(word: str) -> bool:
    """Whether an American or a British dictionary has this lower-case word, even if only with a capital."""
    return _is_in_dictionary(word) or _is_in_dictionary(word.capitalize()) or _in_list("british", word)


@lru_cache(maxsize=50_000)
def is_spelt(word: str) -> bool:
    """Whether English writes this lower-case word: by a dictionary, often, or made of known parts."""
    return len(word) <= _LONGEST_WORD and (
        in_dictionary(word)
        or _in_list("newer", word)
        or _in_list("phrases", word)
        or word in _measures()
        or _is_derived(word)
        or _is_compound(word)
    )


@cache
def _measures() -> frozenset[str]:
    """The words of English units and currencies: *mille* of *per mille*, *hryvnias*."""
    locale = locale_for("en")
    return frozenset(word for phrase in (*locale.units, *locale.currencies) for word in phrase.split())


@lru_cache(maxsize=10_000)
def is_seen(word: str) -> bool:
    """Whether people write this lower-case word, even if only as a name, once in a hundred million words; not a
    slip."""
    return is_spelt(word) or _in_list("seen", word)


@lru_cache(maxsize=10_000)
def is_listed(word: str) -> bool:
    """Whether people write this lower-case word as :func:`is_seen` has it, and it is not only made of known parts
    (*Predine* is not *pre-* and *dine*)."""
    return in_dictionary(word) or _in_list("newer", word) or _in_list("seen", word)


def split_glued(word: str) -> str | None:
    """The two words that were written as one (*inthe*): one of them is a particle; None if there are no two."""
    particles = _parts().particles
    for at in range(1, len(word) if len(word) <= _LONGEST_WORD else 1):
        left, right = word[:at], word[at:]
        if (left in particles and len(right) > 2 and _is_in_dictionary(right)) or (
            right in particles and _is_in_dictionary(left) and at > 3
        ):
            return f"{left} {right}"
    return None


def join_parted(word: str, after: str) -> str | None:
    """The word that a space splits in two (*diffic ult*); None if both parts are words.

    Both parts are in small letters.
    """
    if is_spelt(word) and is_spelt(after):
        return None
    whole = word + after
    return whole if len(whole) > 5 and (_is_in_dictionary(whole) or _in_list("british", whole)) else None


@lru_cache(maxsize=2_000)
def nearest(word: str) -> str | None:
    """The likeliest known word one edit away: letters swapped, then one missing, wrong, too many; or None."""
    if len(word) > _LONGEST_WORD:
        return None
    candidates = [candidate for candidate in _one_edit_away(word) if candidate != word]
    found = next(filter(_is_in_dictionary, candidates), None)
    if found is None and len(word) >= _SHORTEST_BRITISH:
        found = next((candidate for candidate in candidates if _in_list("british", candidate)), None)
    return found


def _one_edit_away(word: str) -> Iterator[str]:
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    swapped = (left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1)
    halved = (left + left[-1] + right for left, right in splits if left)
    doubled = (left + right[1:] for left, right in splits if left and right and left[-1] == right[0])
    added = (left + right[1:] for left, right in splits if right)
    return chain(swapped, halved, doubled, _another_letter(splits), added)


def _another_letter(splits: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The words with a letter put in, then those with a letter instead of another."""
    yield from (left + letter + right for left, right in splits for letter in ascii_lowercase)
    yield from (left + letter + right[1:] for left, right in splits if right for letter in ascii_lowercase)


@cache
def _dictionary() -> Hunspell:
    from hunspell import Hunspell

    return Hunspell("en_US")


def _is_in_dictionary(word: str) -> bool:
    try:
        return bool(_dictionary().spell(word))
    except UnicodeEncodeError:
        return False  # A letter that the dictionary's encoding lacks (*Kisić*) is in none of its words.


@cache
def _list(name: str) -> str:
    return f"{read_list(HERE / 'en' / f'{name}.txt.gz')}\n"


def _in_list(name: str, word: str) -> bool:
    return has_line(_list(name), word)


@lru_cache(maxsize=2_000)
def is_british(word: str) -> bool:
    """Whether this lower-case word is one that the American dictionary lacks and a larger one has (*labour*)."""
    return not _is_in_dictionary(word) and _in_list("british", word)


def _is_derived(word: str) -> bool:
    """*reinjected*, *podcasts*: a known word with a prefix, an ending, or both."""
    parts = _parts()
    bare = word if parts.undoubled.search(word) else parts.suffixes.sub("", word)
    stems = {bare, parts.prefixes.sub("", word), parts.prefixes.sub("", bare)} - {word}
    return any(len(stem) > 3 and (_is_in_dictionary(stem) or _is_in_dictionary(stem + "e")) for stem in stems)


def _is_compound(word: str) -> bool:
    """*concertgoers*: two known words of at least four letters."""
    return any(_is_in_dictionary(word[:at]) and _is_in_dictionary(word[at:]) for at in range(4, len(word) - 3))
