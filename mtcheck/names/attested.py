"""Whether English writes a name so."""

from __future__ import annotations

from mtcheck.languages.cities import is_city
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.respelling import fold
from mtcheck.languages.spelling import is_listed

__all__ = ["is_attested"]


def is_attested(word: str) -> bool:
    """Whether people write a word so in English, perhaps with other accents, or a city or a person is called it."""
    folded = fold(word)
    return is_listed(folded) or is_city(folded) or is_given_name(word)
