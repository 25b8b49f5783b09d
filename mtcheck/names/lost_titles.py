"""Titles of a reference, made of words of the dictionary, that no word of the translation resembles (*Articles of
Confederation*)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from mtcheck.languages.declension import cues_for
from mtcheck.languages.english import is_word
from mtcheck.names.alike import is_no_name, same_state
from mtcheck.names.words import Word

__all__ = ["lost_titles"]

_STEM: Final = 4
_MOST_SMALL_WORDS: Final = 2
_MOST_WORDS: Final = 12


def lost_titles(text: Sequence[Word], said: AbstractSet[str], target_lang: str) -> Mapping[int, int]:
    """The places of their words in a reference, each with the place of the title's first one; ``said`` are the folded
    words of the translation.

    A translator who calls an institution otherwise (*Office*, *Service*) still keeps one of its words, or the acronym.
    """
    stems = {word[:_STEM] for word in said}
    found: dict[int, int] = {}
    for title in _titles(text, target_lang):
        told = [place for place in title if not _is_of_a_state(text, place, said, target_lang)]
        if len(told) > 1 and _is_lost([text[place] for place in told], said, stems, target_lang):
            found |= dict.fromkeys(told, told[0])
    return found


def _is_of_a_state(text: Sequence[Word], place: int, said: AbstractSet[str], target_lang: str) -> bool:
    """Whether it, or the next word (*United States*), is another name of a state that the translation names."""
    return any(word.capitalised and same_state(word.folded, said, target_lang) for word in text[place : place + 2])


def _titles(text: Sequence[Word], target_lang: str) -> Iterator[list[int]]:
    """The places of the capitalised words of each run with at most two small words between them."""
    small = cues_for(target_lang).small_words
    run: list[int] = []
    for place, word in enumerate(text):
        if not word.capitalised or word.initial:
            if run and (word.initial or word.text not in small):
                yield run
                run = []
            continue
        if run and (not word.joined or place - run[-1] > _MOST_SMALL_WORDS + 1):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _is_lost(title: Sequence[Word], said: AbstractSet[str], stems: AbstractSet[str], target_lang: str) -> bool:
    if len(title) > _MOST_WORDS or not all(_is_of_the_dictionary(word, target_lang) for word in title):
        return False
    if any(word.folded[:_STEM] in stems for word in title):
        return False
    letters = "".join(word.folded[0] for word in title)
    return not any(2 <= len(word) <= len(letters) and word in letters for word in said)


def _is_of_the_dictionary(word: Word, target_lang: str) -> bool:
    return is_word(word.text) and not word.acronym and len(word.text) > 1 and not is_no_name(word.text, target_lang)
