"""Case forms of names: what each source form of an entry becomes in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final, TypeAlias

from mtcheck.glossary.entry import Entry, Gender, Kind
from mtcheck.languages.language import group, language_for
from mtcheck.languages.paradigms import (
    ADJECTIVES_AFTER,
    AGREEMENTS,
    CASE_NAMES,
    GENITIVES,
    NEUTERS,
    PARADIGMS,
    PLURALS,
    Paradigm,
)

__all__ = ["CaseForms", "case_forms", "name_in_cases", "plural_forms"]

Columns: TypeAlias = tuple[tuple[str, ...], ...]
"""The forms of one word, case by case."""

_LONGEST: Final = 200
_BARE: Final = str.maketrans("", "", "-'’ʼ")
_SON: Final = re.compile("(.+)-((?:молод|млад|стар)ший)")
_ON_A_RIVER: Final = re.compile("(.+?)(-на-.+)")
_ADJECTIVE: Final = re.compile(r"(?:[sščc]k|n|nj|[vltr]|lik|šnj|rnj)[aeio]$|^Ujedinjen[ei]$")
_TOWN_OF_PEOPLE: Final = re.compile(r"\w{3}[^aeiou]ci$")
"""*Vinkovci*, *Križevci*, *Černovci*: plurals by their form."""


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


def name_in_cases(nominative: str, language: str, *, person: bool) -> dict[str, tuple[str, ...]]:
    """The forms of one word of a name by the letter of each case (:data:`mtcheck.languages.endings.CASES`); none where
    no paradigm fits, and of a name that ends in a vowel but *-a* or *-i*, which may stay as it is."""
    table = PARADIGMS.get(language, ())
    gender = "f" if nominative.endswith(("a", "а", "я")) else "s" if person else "t"
    row = _paradigm(nominative, gender, table)
    if row is None or len(nominative) > _LONGEST:
        return {}
    columns = _declined(nominative, gender, table, animate=person)
    return dict(zip("GDAVLIP", columns, strict=True))


def plural_forms(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """The tag, case and text of each case form of a name whose noun is a plural, in Ukrainian and Russian.

    :mod:`mtcheck.languages.endings` reads words back to a singular; what it cannot read is to be looked up.
    """
    if entry.kind is Kind.PERSON or entry.indeclinable:
        return
    for tag, form in entry.sources:
        language = group(tag)
        if not _in_cyrillic(language) or len(form) > _LONGEST:
            continue
        if any(_is_plural(entry, language, part) for part in _parts(form)):
            for case, texts in _cases(entry, language, form):
                yield from ((tag, case, text) for text in texts if text != form)


def _is_plural(entry: Entry, language: str, words: list[str]) -> bool:
    if not any(PLURALS.search(word) for word in words):
        return False
    noun = _noun(entry, language, words)
    return noun < len(words) and _gender_of_noun(entry, language, words, noun) in {"p", "q"}


def _parts(form: str) -> list[list[str]]:
    """The words of a name, cut at *and*: each part declines by itself (*Боснія і Герцеговина*)."""
    return [part.split(" ") for part in re.split(r" (?=[iіи] )|(?<= [iіи]) ", form)]


def _cases(entry: Entry, language: str, form: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    columns: list[Columns] = []
    for part in _parts(form):
        columns += (_word(entry, language, part, place) for place in range(len(part)))
    words = form.split(" ")
    joined = len(columns) > 1 and re.search(" [іи] ", form)
    if joined and any(
        PLURALS.search(word) and column == _unchanged(word)
        for word, column in zip(words, columns, strict=True)
        if len(word) > 1
    ):
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


def _unchanged(word: str) -> Columns:
    return tuple((word,) if name != "possessive" else () for name in CASE_NAMES)


def _word(entry: Entry, language: str, words: list[str], place: int) -> Columns:
    """The forms of one word of a name, case by case."""
    word = words[place]
    if len(word) < 2 or not word.translate(_BARE).isalpha() or (word[1:] != word[1:].lower() and "-" not in word):
        return _unchanged(word)
    if entry.kind is Kind.PERSON:
        gender = _gender_of_person(entry, language, words, place)
        parts = son.groups() if _in_cyrillic(language) and (son := _SON.fullmatch(word)) else (word,)
        return _hyphenated(_declined(part, gender, PARADIGMS[language], animate=True) for part in parts)
    noun = _noun(entry, language, words)
    if place == noun:
        gender = _gender_of_noun(entry, language, words, noun)
        if _in_cyrillic(language) and (town := _ON_A_RIVER.fullmatch(word)):
            declined = _declined(town[1], gender, PARADIGMS[language], animate=False)
            return tuple(tuple(f"{form}{town[2]}" for form in forms) for forms in declined)
        return _declined(word, gender, PARADIGMS[language], animate=False)
    if place < noun < len(words) and (agreeing := _agreeing(language, word, words[place + 1])):
        return _declined(word, agreeing, PARADIGMS[f"{language}-adjective"], animate=False)
    if language != "hbs" and place == noun + 1 and ADJECTIVES_AFTER.search(word):
        return _declined(word, "f", PARADIGMS[f"{language}-adjective"], animate=False)
    return _unchanged(word)


def _hyphenated(parts: Iterable[Columns]) -> Columns:
    """Words joined by hyphens that all decline (*Трамп-молодший*)."""
    columns = tuple(parts)
    return tuple(
        tuple("-".join(forms) for forms in _aligned([column[case] for column in columns]))
        for case in range(len(CASE_NAMES))
    )


@cache
def _in_cyrillic(language: str) -> bool:
    """Whether there are case endings of this language, and it is written in Cyrillic only."""
    return language in PARADIGMS and language_for(language).scripts == ("Cyrillic",)


def _gender_of_person(entry: Entry, language: str, words: list[str], place: int) -> str:
    if not words[place][0].isupper() or len(words[place]) < 3 or (_in_cyrillic(language) and len(words[-1]) == 1):
        return ""  # a particle, an initial, a Chinese name (*Ван И*)
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
    if place and _in_cyrillic(language) and not _declines(entry, language, words, place):
        return len(words)
    if place or len(words) == 1:
        return place
    if language != "hbs":
        owned = GENITIVES.search(words[1]) or ADJECTIVES_AFTER.search(words[1])
        return 0 if owned and not PLURALS.search(words[0]) else len(words)
    if entry.kind is Kind.PLACE or _consonant(words[-1]):
        return len(words) - 1
    return 0


def _declines(entry: Entry, language: str, words: list[str], noun: int) -> bool:
    """Whether a noun after its adjective has a paradigm, if it is a plural: adjectives do not decline alone."""
    gender = _gender_of_noun(entry, language, words, noun)
    return gender not in {"p", "q"} or _paradigm(words[noun], gender, PARADIGMS[language]) is not None


def _consonant(word: str) -> bool:
    return not word.endswith(("a", "e", "i", "o", "u"))


def _gender_of_noun(entry: Entry, language: str, words: list[str], noun: int) -> str:
    word = words[noun]
    agreeing = _agreeing(language, words[noun - 1], word) if noun else ""
    if _in_cyrillic(language):
        named = "p" if entry.kind in {Kind.ORGANISATION, Kind.WORK} else "q"
        if agreeing == "p":
            return named
        if len(words) == 1 and named == "q" and _paradigm(word, "q", PARADIGMS[language]):
            return "q"
        if not agreeing and NEUTERS.search(word):
            return "n"
    if agreeing and (language != "hbs" or agreeing == "q"):
        return agreeing
    if word.endswith("i") and (agreeing or entry.name.endswith("s") or _TOWN_OF_PEOPLE.search(word)):
        return "p"
    if word.endswith(("a", "а", "я")):
        return "f"
    return "n" if word.endswith(("o", "e", "о", "е", "є")) else "t"


def _paradigm(word: str, gender: str, table: tuple[Paradigm, ...]) -> Paradigm | None:
    return next((row for row in table if gender and gender in row.genders and row.ending.search(word)), None)


def _declined(word: str, gender: str, table: tuple[Paradigm, ...], *, animate: bool) -> Columns:
    row = _paradigm(word, gender, table)
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
    if ending == "0":
        return stem
    if ending.startswith("<"):
        return stem[:-1] + ending[1:]
    return stem + ending
