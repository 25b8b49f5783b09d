"""The meanings of words in a source, from the table used for the embedded model's prompts."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mtcheck.languages.script import to_latin

if TYPE_CHECKING:
    from mtcheck.translate.embedded.glosses import Glosses

__all__ = ["has_dictionary", "meanings"]


def has_dictionary(lang: str, target_lang: str) -> bool:
    """Whether :func:`meanings` has words of the one language for sources in the other."""
    from mtcheck.translate.embedded.training import training

    return training().reads(lang) and training().writes(target_lang)


@cache
def _table() -> Glosses:
    from mtcheck.translate.embedded.glosses import GLOSSES, load_glosses

    return load_glosses(GLOSSES)


@lru_cache(maxsize=4096)
def meanings(source: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of a source, in order and in Latin script, each with the words that it can mean."""
    latin = to_latin(source)
    return tuple((latin[start:end], glosses) for start, end, glosses in _table().by_word(latin))
