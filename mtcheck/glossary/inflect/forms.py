"""Case forms of names: what each source form of an entry becomes in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from mtcheck.glossary.entry import Entry, Gender, Kind
from mtcheck.locales.language import group
from mtcheck.locales.paradigms import ADJECTIVES_AFTER, AGREEMENTS, CASE_NAMES, GENITIVES, PARADIGMS, PLURALS, Paradigm

__all__ = ["CaseForms", "case_forms"]

_LONGEST: Final = 200
_ADJECTIVE: Final = re.compile(r"(?:[sščc]k|n|nj|[vltr]|lik|šnj|rnj)[aeio]$|^Ujedinjen[ei]$")


@dataclass(frozen=True, slots=True)
class CaseForms:
    """The case forms of one source form; ``cases`` pairs a case's name with its forms, and may be empty."""

    language: str
    nominative: str
    cases: tuple[tuple[str, tuple[str, ...]], ...]


def case_forms(entry: Entry) -> tuple[CaseForms, ...]:
    """For each source form in a language we can decline, its case forms and possessive.

    A form that does not decline (an indeclinable entry, a woman's surname on a consonant, an acronym) has none.
    """
    return tuple(
        CaseForms(tag, form, () if entry.indeclinable else _cases(entry, group(tag), form))
        for tag, form in entry.sources
        if group(tag) in PARADIGMS and len(form) <= _LONGEST
    )


def _cases(entry: Entry, language: str, form: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    columns: list[tuple[tuple[str, ...], ...]] = []
    for part in re.split(r" (?=[iіи] )|(?<= [iіи]) ", form):
        words = part.split(" ")
        columns += (_word(entry, language, words, place) for place in range(len(words)))
    words = form.split(" ")
    joined = len(columns) > 1 and re.search(" [іи] ", form)
    if joined and any(PLURALS.search(word) for word in words if len(word) > 1):
        return ()
    found = []
    for case, name in enumerate(CASE_NAMES):
        if name == "possessive":
            forms = columns[-1][case] if entry.kind is Kind.PERSON else ()
        elif all(column == _unchanged(word) for column, word in zip(columns, words, strict=True)):
            forms = ()
        else:
            forms = tuple(" ".join(parts) for parts in _aligned([column[case] for column in columns]))
        if forms:
            found.append((name, forms))
    return tuple(found)


def _aligned(columns: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """One form of each word; where words have several, the first with the first, and so on."""
    most = max(len(column) for column in columns)
    if most == 1:
        yield from product(*columns)
    else:
        for place in range(most):
            yield tuple(column[min(place, len(column) - 1)] for column in columns)


def _unchanged(word: str) -> tuple[tuple[str, ...], ...]:
    return tuple((word,) if name != "possessive" else () for name in CASE_NAMES)


def _word(entry: Entry, language: str, words: list[str], place: int) -> tuple[tuple[str, ...], ...]:
    """The forms of one word of a name, case by case."""
    word = words[place]
    if len(word) < 2 or not word.replace("-", "").isalpha() or (word[1:] != word[1:].lower() and "-" not in word):
        return _unchanged(word)
    if entry.kind is Kind.PERSON:
        return _declined(word, _gender_of_person(entry, language, words, place), PARADIGMS[language], animate=True)
    noun = _noun(entry, language, words)
    if place == noun:
        gender = _gender_of_noun(entry, language, words, noun)
        return _declined(word, gender, PARADIGMS[language], animate=False)
    if place < noun < len(words) and (agreeing := _agreeing(language, word, words[place + 1])):
        return _declined(word, agreeing, PARADIGMS[f"{language}-adjective"], animate=False)
    if language != "hbs" and place == noun + 1 and ADJECTIVES_AFTER.search(word):
        return _declined(word, "f", PARADIGMS[f"{language}-adjective"], animate=False)
    return _unchanged(word)


def _gender_of_person(entry: Entry, language: str, words: list[str], place: int) -> str:
    if not words[place][0].isupper() or len(words[place]) < 3:
        return ""
    surname = place == len(words) - 1
    if entry.gender is Gender.FEMININE:
        return "w" if surname and language != "hbs" and len(words) > 1 else "f"
    return "s" if surname else "m"


def _agreeing(language: str, word: str, following: str) -> str:
    """The gender in which an adjective (*Crna*, *Кривий*) agrees with what follows it; "" for another word."""
    for gender, adjective, noun in AGREEMENTS.get(language, ()):
        if adjective.search(word) and noun.search(following):
            return gender
    if language != "hbs" or not _ADJECTIVE.search(word):
        return ""
    if word.endswith("i"):
        ends = following.endswith("i")
        return "p" if ends else "" if following.endswith(("a", "e", "o", "u")) else "t"
    if not following.endswith(("o", "e") if word.endswith("o") else word[-1]):
        return ""
    return {"a": "f", "o": "n", "e": "q"}[word[-1]]


def _noun(entry: Entry, language: str, words: list[str]) -> int:
    """Which word of a place's or organisation's name declines as its noun; beyond the last if none surely does."""
    place = 0
    while place < len(words) - 1 and _agreeing(language, words[place], words[place + 1]):
        place += 1
    if place or len(words) == 1:
        return place
    if language != "hbs":
        owned = GENITIVES.search(words[1]) or ADJECTIVES_AFTER.search(words[1])
        return 0 if owned and not PLURALS.search(words[0]) else len(words)
    if entry.kind is Kind.PLACE or _consonant(words[-1]):
        return len(words) - 1
    return 0


def _consonant(word: str) -> bool:
    return not word.endswith(("a", "e", "i", "o", "u"))


def _gender_of_noun(entry: Entry, language: str, words: list[str], noun: int) -> str:
    word = words[noun]
    agreeing = _agreeing(language, words[noun - 1], word) if noun else ""
    if agreeing and (language != "hbs" or agreeing == "q"):
        return agreeing
    if word.endswith("i") and (agreeing or entry.name.endswith("s")):
        return "p"
    if word.endswith(("a", "а", "я")):
        return "f"
    return "n" if word.endswith(("o", "e", "о", "е", "є")) else "t"


def _declined(word: str, gender: str, table: tuple[Paradigm, ...], *, animate: bool) -> tuple[tuple[str, ...], ...]:
    row = next((row for row in table if gender and gender in row.genders and row.ending.search(word)), None)
    if row is None:
        return _unchanged(word)
    stem = word[: len(word) - row.cut]
    genitive = tuple(_put(stem, ending) for ending in row.endings[0])
    cases: list[tuple[str, ...]] = []
    for endings in row.endings:
        match endings:
            case ("=",):
                cases.append((word,))
            case ("-",):
                cases.append(())
            case ("A",):
                cases.append(genitive if animate else (word,))
            case _:
                cases.append(tuple(_put(stem, ending) for ending in endings))
    return tuple(cases)


def _put(stem: str, ending: str) -> str:
    if ending.startswith("<"):
        return stem[:-1] + ending[1:]
    return stem + ending
